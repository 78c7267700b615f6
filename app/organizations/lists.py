"""What a list of organizations looks like: its columns, and one row of it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.organizations.details import OrganizationDetails
from app.organizations.models import OrganizationCategory

MOST_ROWS = 500
KEPT = timedelta(days=30)

# The columns of the template, in its order; the first, third and fourth must be there.
HEADINGS = {
    "name": "Nama",
    "short_name": "Singkatan",
    "category": "Kategori",
    "region_code": "Daerah",
    "address": "Alamat",
    "phone": "Telepon kantor",
    "website": "Situs",
    "mailbox": "Surel lembaga",
}


@dataclass(slots=True)
class Row:
    """One organization of the list; with ``problems`` it cannot be taken, and each of them says why."""

    line: int
    texts: dict[str, str]
    problems: list[str] = field(default_factory=list)

    def details(self) -> OrganizationDetails:
        return details_of(self.texts, OrganizationCategory(self.texts["category"]))

    def as_data(self) -> dict[str, Any]:
        return {"line": self.line, "texts": self.texts, "problems": self.problems}


def details_of(texts: dict[str, str], category: OrganizationCategory) -> OrganizationDetails:
    plain = {name: text for name, text in texts.items() if name != "category"}
    return OrganizationDetails(category=category, **plain)


def full_name(code: str, name: str) -> str:
    """A region as the list names it: a province is told from a kabupaten or kota of its name."""
    return name if "." in code else f"Provinsi {name}"
