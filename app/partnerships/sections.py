"""What packages above show on the pages of partnerships."""

from app.partnerships.models import Partnership
from app.web.sections import Section, Sections

__all__ = ["Section", "partnership_section"]

partnership_section = Sections[Partnership]()
