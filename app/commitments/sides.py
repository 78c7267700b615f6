"""The two sides of a promise: organizations of citizens, and government."""

from enum import StrEnum

from sqlalchemy import ColumnElement

from app.core.i18n import _l
from app.organizations.models import Organization, OrganizationCategory

AGENCIES = (OrganizationCategory.AGENCY,)
GOVERNMENTS = (OrganizationCategory.LOCAL_GOVERNMENT,)
GOVERNMENT = (*AGENCIES, *GOVERNMENTS, OrganizationCategory.CENTRAL_GOVERNMENT)


class Side(StrEnum):
    """What the list can be narrowed to; agencies and regional governments are also one side together."""

    NGO = "ngo"
    AGENCY = "agency"
    REGION = "region"
    GOVERNMENT = "government"


SIDES = {
    Side.NGO: _l("Organisasi masyarakat (NGO)"),
    Side.AGENCY: _l("OPD"),
    Side.REGION: _l("Pemerintah daerah"),
    Side.GOVERNMENT: _l("Pemerintah (OPD, daerah, pusat)"),
}
CATEGORIES = {
    Side.NGO: (OrganizationCategory.NGO,),
    Side.AGENCY: AGENCIES,
    Side.REGION: GOVERNMENTS,
    Side.GOVERNMENT: GOVERNMENT,
}


def is_on(side: Side) -> ColumnElement[bool]:
    """The condition on the organization that owes it."""
    return Organization.category.in_(CATEGORIES[side])
