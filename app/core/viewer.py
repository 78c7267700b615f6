"""Who is looking or acting: a frozen value that goes into every query and operation."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The roles of the permission table; SYSTEM is the command line and jobs."""

    ADMINISTRATOR = "administrator"
    PROVINCE_STAFF = "province_staff"
    REGION_STAFF = "region_staff"
    AGENCY = "agency"
    NGO = "ngo"
    OBSERVER = "observer"
    SYSTEM = "system"


# The roles that record things; the others keep the system or only read.
WRITERS = (Role.PROVINCE_STAFF, Role.REGION_STAFF, Role.AGENCY, Role.NGO)


@dataclass(frozen=True, slots=True)
class Viewer:
    """``organization_id`` is None for the system and for administrators; ``region_code`` is the area of the
    viewer's organization (a province code for province staff, a kabupaten/kota code for region staff)."""

    account_id: int | None
    role: Role
    organization_id: int | None = None
    region_code: str | None = None
    name: str = ""
    organization_name: str = ""


SYSTEM = Viewer(account_id=None, role=Role.SYSTEM, name="Sistem")
