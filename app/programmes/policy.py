"""Who may know of a programme, and who records and changes it.

The register is open to everyone signed in: that nobody knew who works where is why it exists. The Biro changes any,
region staff those of its own office and those in its region, an OPD the priorities of which it is in charge, an NGO
its own programmes. A list is brought in by the same people, and each of its rows is judged like one that was typed.
"""

from collections.abc import Iterable

from app.core.permissions import Scope, declare, everyone, scope_of
from app.core.viewer import Role, Viewer
from app.programmes.models import Programme

_ITS_OWN = {
    Role.PROVINCE_STAFF: Scope.ALL,
    Role.REGION_STAFF: Scope.REGION,
    Role.AGENCY: Scope.OWN,
    Role.NGO: Scope.OWN,
}

SEE = declare("programmes:see", everyone())
CHANGE = declare("programmes:change", _ITS_OWN)
# An OPD has priorities and no programmes of a partner; an NGO the other way round.
RECORD = declare("programmes:record", {role: scope for role, scope in _ITS_OWN.items() if role is not Role.AGENCY})
RECORD_PRIORITY = declare(
    "programmes:record_priority", {role: scope for role, scope in _ITS_OWN.items() if role is not Role.NGO}
)


def may_change(programme: Programme, viewer: Viewer) -> bool:
    """Needs ``regions`` loaded."""
    return may_keep(programme.organization_id, (row.region_code for row in programme.regions), viewer)


def may_keep(organization_id: int | None, region_codes: Iterable[str], viewer: Viewer) -> bool:
    """Whether the viewer may keep one of this organization in these regions."""
    own = viewer.organization_id is not None and organization_id == viewer.organization_id
    match scope_of(CHANGE, viewer):
        case Scope.ALL:
            return True
        case Scope.REGION:
            around = viewer.region_code
            return own or any(around and (code == around or code.startswith(around + ".")) for code in region_codes)
        case Scope.OWN:
            return own
    return False
