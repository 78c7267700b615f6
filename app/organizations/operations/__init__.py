"""Adding organizations to the register, one or a list of them, and changing them."""

from app.organizations.details import FIELDS, LIMITS, OrganizationDetails
from app.organizations.operations.importing import confirm_import, keep_import
from app.organizations.operations.register import HOME_LEVELS, add_organization, change_organization

__all__ = [
    "FIELDS",
    "HOME_LEVELS",
    "LIMITS",
    "OrganizationDetails",
    "add_organization",
    "change_organization",
    "confirm_import",
    "keep_import",
]
