"""What the roles are called."""

from app.core.i18n import _l
from app.core.viewer import Role

ROLES = {
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.PROVINCE_STAFF: _l("Staf Biro (provinsi)"),
    Role.REGION_STAFF: _l("Staf daerah (kabupaten/kota)"),
    Role.AGENCY: _l("OPD"),
    Role.NGO: _l("NGO"),
    Role.OBSERVER: _l("Peninjau"),
}
