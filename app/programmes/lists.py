"""What a list of programmes looks like: its columns, and one row of it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.programmes.details import ProgrammeDetails
from app.programmes.models import FieldOfWork, ProgrammeKind

MOST_ROWS = 500
KEPT = timedelta(days=30)

# The columns of the template, in its order.
HEADINGS = {
    "organization": "Organisasi",
    "title": "Nama program",
    "kind": "Jenis",
    "field": "Bidang",
    "first_year": "Tahun mulai",
    "last_year": "Tahun selesai",
    "regions": "Wilayah",
    "donor": "Donor",
    "agencies": "OPD mitra",
    "document": "Dokumen",
    "description": "Uraian",
    "source": "Sumber",
}
REQUIRED = ("organization", "title", "field", "first_year", "last_year", "regions")


@dataclass(slots=True)
class Row:
    """One programme of the list: ``texts`` as they stand there, ``found`` what they mean. With ``problems`` it cannot
    be taken, and each of them says why."""

    line: int
    texts: dict[str, str]
    found: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def details(self) -> ProgrammeDetails:
        return details_of(self.texts, self.found)

    def as_data(self) -> dict[str, Any]:
        return {"line": self.line, "texts": self.texts, "found": self.found, "problems": self.problems}


def details_of(texts: dict[str, str], found: dict[str, Any]) -> ProgrammeDetails:
    return ProgrammeDetails(
        kind=ProgrammeKind(found["kind"]),
        organization_id=found["organization_id"],
        title=texts["title"],
        field=FieldOfWork(found["field"]),
        first_year=found["first_year"],
        last_year=found["last_year"],
        region_codes=tuple(found["region_codes"]),
        donor=texts.get("donor", ""),
        agency_ids=tuple(found["agency_ids"]),
        document=texts.get("document", ""),
        description=texts.get("description", ""),
        source=texts.get("source", ""),
    )
