"""What packages above show on the pages of organizations."""

from app.organizations.models import Organization
from app.web.sections import Section, Sections

__all__ = ["Section", "organization_section"]

organization_section = Sections[Organization]()
