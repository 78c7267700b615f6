"""Which regions have an account at LAPOR!."""

from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.regions.models import Region, RegionLevel
from app.regions.queries import is_loaded, region

ACCOUNT_LEVELS = (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.CITY)


def account_region(code: str) -> Region:
    """The province or kabupaten/kota with this code: only those have an account at LAPOR!."""
    if not is_loaded():
        raise NotFound(_("Daftar daerah belum dimuat. Jalankan dahulu: flask --app wsgi regions load"))
    found = region(code)
    if found.level not in ACCOUNT_LEVELS:
        raise DomainError(_("Pilih provinsi atau kabupaten/kota pemilik akun LAPOR!, misalnya 36.02."), "agency_region")
    return found
