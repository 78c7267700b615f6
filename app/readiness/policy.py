"""Who may say how ready a region is: the Biro of every region, region staff of their own; all may read it.

The files behind it are for those, and for the OPD of the region itself.
"""

from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.permissions import Scope, declare, everyone, require, scope_of
from app.core.viewer import Role, Viewer

_ITS_OWN = {Role.PROVINCE_STAFF: Scope.ALL, Role.REGION_STAFF: Scope.REGION}

SEE = declare("readiness:see", everyone())
CHANGE = declare("readiness:change", _ITS_OWN)
SEE_FILES = declare("readiness:see_files", _ITS_OWN | {Role.AGENCY: Scope.REGION})


def may_change(region_code: str, viewer: Viewer) -> bool:
    return _reaches(CHANGE, region_code, viewer)


def may_see_files(region_code: str, viewer: Viewer) -> bool:
    return _reaches(SEE_FILES, region_code, viewer)


def require_change(region_code: str, viewer: Viewer) -> None:
    require(CHANGE, viewer)
    if not may_change(region_code, viewer):
        raise Forbidden(_("Anda hanya dapat mengubah kesiapan dan survei daerah Anda sendiri."))


def require_files(region_code: str, viewer: Viewer) -> None:
    require(SEE_FILES, viewer)
    if not may_see_files(region_code, viewer):
        raise Forbidden(_("Bukti dukung hanya untuk Biro, staf daerahnya, dan OPD daerah itu."))


def _reaches(action: str, region_code: str, viewer: Viewer) -> bool:
    scope = scope_of(action, viewer)
    return scope is Scope.ALL or (scope is Scope.REGION and viewer.region_code == region_code)
