"""Everything of an organization that people type, and what can be said of it without asking the database."""

import re
from dataclasses import dataclass

from app.core.i18n import _
from app.core.text import fold
from app.organizations.models import OrganizationCategory

LONGEST_NAME = 200
LETTERHEAD_LINES = 3
LIMITS = {
    "name": LONGEST_NAME,
    "short_name": 60,
    "letterhead": 400,
    "address": 300,
    "phone": 60,
    "website": 200,
    "mailbox": 200,
}
# It becomes a link: only these two schemes, and nothing that could end the attribute.
WEBSITE = re.compile(r"https?://[^\s<>\"'@/]+\.[^\s<>\"'@]+")


@dataclass(frozen=True, slots=True)
class OrganizationDetails:
    """Everything of an organization that people type."""

    name: str
    category: OrganizationCategory
    region_code: str
    short_name: str = ""
    letterhead: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""
    mailbox: str = ""


FIELDS = tuple(OrganizationDetails.__dataclass_fields__)


def folded(name: str) -> str:
    """The name as it is searched and compared; folding can lengthen it past its column."""
    return fold(name)[:LONGEST_NAME]


def with_scheme(website: str) -> str:
    return f"https://{website}" if website and "://" not in website else website


def faults(details: OrganizationDetails) -> dict[str | None, str]:
    """Why the details cannot be stored, by field; whether the place and the name are free is not asked here."""
    errors: dict[str | None, str] = {
        name: _("Paling banyak %(n)d karakter.", n=limit)
        for name, limit in LIMITS.items()
        if len(getattr(details, name)) > limit
    }
    if not folded(details.name):
        errors["name"] = _("Isi nama organisasi.")
    if len(details.letterhead.splitlines()) > LETTERHEAD_LINES:
        errors["letterhead"] = _("Kop paling banyak %(n)d baris.", n=LETTERHEAD_LINES)
    if details.website and not WEBSITE.fullmatch(details.website):
        errors["website"] = _("Tulis alamat situs yang lengkap, misalnya https://contoh.or.id")
    return errors
