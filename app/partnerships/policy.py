"""Who may know what of a partnership, and who records and changes it.

The row of the register (title, kind, parties, dates, state, regions) is open to everyone signed in: officials have to
know who already works with whom. What the parties agreed between them - the numbers of the paper, its scope, the note
and the file - is for the parties themselves, the Biro, and the region staff of a region in which it applies.
The same people record and change it: the Biro any, region staff those of their region, an OPD or an NGO those to
which it is a party.
"""

from app.core.permissions import Scope, declare, everyone, scope_of
from app.core.viewer import Role, Viewer
from app.partnerships.models import Partnership

_ITS_OWN = {
    Role.PROVINCE_STAFF: Scope.ALL,
    Role.REGION_STAFF: Scope.REGION,
    Role.AGENCY: Scope.OWN,
    Role.NGO: Scope.OWN,
}

SEE = declare("partnerships:see", everyone())
SEE_DETAILS = declare("partnerships:see_details", _ITS_OWN)
CHANGE = declare("partnerships:change", _ITS_OWN)


def may_see_details(partnership: Partnership, viewer: Viewer) -> bool:
    """Numbers, scope, note and file; needs ``parties`` and ``regions`` loaded."""
    return _reaches(scope_of(SEE_DETAILS, viewer), partnership, viewer)


def may_change(partnership: Partnership, viewer: Viewer) -> bool:
    """Needs ``parties`` and ``regions`` loaded."""
    return _reaches(scope_of(CHANGE, viewer), partnership, viewer)


def _reaches(scope: Scope, partnership: Partnership, viewer: Viewer) -> bool:
    own = any(party.organization_id == viewer.organization_id for party in partnership.parties)
    match scope:
        case Scope.ALL:
            return True
        case Scope.REGION:
            return own or any(_lies_in(row.region_code, viewer.region_code) for row in partnership.regions)
        case Scope.OWN:
            return own
    return False


def _lies_in(code: str, around: str | None) -> bool:
    return around is not None and (code == around or code.startswith(around + "."))
