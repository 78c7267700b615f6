"""Everyone signed in reads the register; the Biro changes every group, region staff those of their own region.

The names of members are for who may change their group; everyone else sees how many there are.
"""

from app.core.i18n import _l
from app.core.permissions import Scope, declare, everyone, scope_of
from app.core.viewer import Role, Viewer
from app.installation.settings import is_on, switch
from app.kim.models import Expansion

SEE = declare("kim:see", everyone())
CHANGE = declare("kim:change", {Role.PROVINCE_STAFF: Scope.ALL, Role.REGION_STAFF: Scope.REGION})

COMMUNITY = switch(
    "kim_community",
    _l("KIM adalah Komunitas Informasi Masyarakat"),
    _l(
        "Bila dicentang, KIM dipanjangkan menjadi Komunitas Informasi Masyarakat; bila tidak, menjadi Kelompok "
        "Informasi Masyarakat. KIM yang kepanjangannya ditulis sendiri dalam datanya tidak berubah."
    ),
)


def usual_expansion() -> Expansion:
    """What the K stands for where a group does not say it."""
    return Expansion.COMMUNITY if is_on(COMMUNITY) else Expansion.GROUP


def may_change_in(region_code: str, viewer: Viewer) -> bool:
    """Whether the viewer keeps the groups of this desa or kelurahan."""
    match scope_of(CHANGE, viewer):
        case Scope.ALL:
            return True
        case Scope.REGION:
            return viewer.region_code is not None and region_code.startswith(viewer.region_code + ".")
    return False
