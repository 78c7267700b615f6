"""What the kinds of organizations are called on screens and papers, and how a region's name is shortened."""

from app.core.i18n import _l
from app.organizations.models import OrganizationCategory

CATEGORIES = {
    OrganizationCategory.NGO: _l("NGO atau ormas"),
    OrganizationCategory.AGENCY: _l("OPD (perangkat daerah)"),
    OrganizationCategory.LOCAL_GOVERNMENT: _l("Pemerintah daerah"),
    OrganizationCategory.CENTRAL_GOVERNMENT: _l("Pemerintah pusat"),
    OrganizationCategory.DONOR: _l("Donor atau mitra pembangunan"),
    OrganizationCategory.KIM: _l("KIM"),
    OrganizationCategory.MEDIA: _l("Media"),
    OrganizationCategory.UNIVERSITY: _l("Perguruan tinggi"),
    OrganizationCategory.PRIVATE: _l("Swasta"),
}


def short_region(name: str) -> str:
    """'Kab. Lebak' for 'Kabupaten Lebak'; a kota and a province keep their names."""
    return name.replace("Kabupaten ", "Kab. ", 1)
