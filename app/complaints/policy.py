"""Who may bring in LAPOR! data, say what its words mean and record figures; what results is open to all inside."""

from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.permissions import Scope, declare, everyone, require, scope_of
from app.core.viewer import Role, Viewer

IMPORT = declare("complaints:import", {Role.PROVINCE_STAFF: Scope.ALL, Role.REGION_STAFF: Scope.REGION})
MAP = declare("complaints:map", {Role.PROVINCE_STAFF: Scope.ALL})
COMPARE = declare("complaints:compare", {Role.PROVINCE_STAFF: Scope.ALL})
RECORD = declare("complaints:record", {Role.PROVINCE_STAFF: Scope.ALL, Role.REGION_STAFF: Scope.REGION})
SEE = declare("complaints:see", everyone())


def may_import_for(region_code: str, viewer: Viewer) -> bool:
    """Province staff for any region, region staff for their own."""
    scope = scope_of(IMPORT, viewer)
    return scope is Scope.ALL or (scope is Scope.REGION and viewer.region_code == region_code)


def require_import_for(region_code: str, viewer: Viewer) -> None:
    require(IMPORT, viewer)
    if not may_import_for(region_code, viewer):
        raise Forbidden(_("Anda hanya dapat mengimpor data daerah Anda sendiri."))


def may_change_disruption(region_code: str | None, viewer: Viewer) -> bool:
    """Province staff all of them, region staff those of their own region; None is the whole country."""
    if region_code is None:
        return scope_of(IMPORT, viewer) is Scope.ALL
    return may_import_for(region_code, viewer)


def require_change_disruption(region_code: str | None, viewer: Viewer) -> None:
    require(IMPORT, viewer)
    if not may_change_disruption(region_code, viewer):
        raise Forbidden(_("Anda hanya dapat mengubah gangguan layanan di daerah Anda sendiri."))


def may_record_for(region_code: str, viewer: Viewer) -> bool:
    """Figures that others told: recaps, published totals, assessments. As with imports."""
    scope = scope_of(RECORD, viewer)
    return scope is Scope.ALL or (scope is Scope.REGION and viewer.region_code == region_code)


def require_record_for(region_code: str, viewer: Viewer) -> None:
    require(RECORD, viewer)
    if not may_record_for(region_code, viewer):
        raise Forbidden(_("Anda hanya dapat mencatat angka daerah Anda sendiri."))
