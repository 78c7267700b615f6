"""What a list of groups looks like: its columns, and one row of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.core.dates import PartialDate, Precision
from app.kim.details import GroupDetails
from app.kim.models import Expansion, Signer

MOST_ROWS = 500
KEPT = timedelta(days=30)

# The columns of the template, in its order; the first four must be there. What is exported begins with the same.
HEADINGS = {
    "name": "Nama KIM",
    "regency": "Kabupaten/kota",
    "district": "Kecamatan",
    "village": "Desa/kelurahan",
    "expansion": "Kepanjangan K",
    "address": "Alamat",
    "founded": "Tanggal berdiri",
    "decree_number": "Nomor SK",
    "decree_on": "Tanggal SK",
    "decree_until": "SK berlaku sampai",
    "signer": "Pejabat yang mengukuhkan",
    "legal_basis": "Dasar hukum",
    "contact": "Kontak (jabatan)",
    "website": "Situs",
    "media": "Media",
    "level": "Tingkat",
}
TEXTS = ("name", "address", "decree_number", "legal_basis", "contact", "website", "media", "level")


@dataclass(slots=True)
class Row:
    """One group of the list, its cells as they are stored; with ``problems`` it cannot be taken, and each of them says
    why. ``place`` is the desa or kelurahan in words."""

    line: int
    texts: dict[str, str]
    place: str = ""
    problems: list[str] = field(default_factory=list)

    def details(self) -> GroupDetails:
        return details_of(self.texts)

    def as_data(self) -> dict[str, Any]:
        return {"line": self.line, "texts": self.texts, "place": self.place, "problems": self.problems}


def details_of(texts: dict[str, str]) -> GroupDetails:
    """From cells that were understood: choices by their values, days as 2026-11-18."""
    expansion, signer = texts.get("expansion"), texts.get("signer")
    plain: dict[str, Any] = {name: texts.get(name, "") for name in TEXTS}
    return GroupDetails(
        region_code=texts.get("region_code", ""),
        expansion=Expansion(expansion) if expansion else None,
        founded=_partial(texts.get("founded", "")),
        decree_on=_day(texts.get("decree_on", "")),
        decree_until=_day(texts.get("decree_until", "")),
        signer=Signer(signer) if signer else None,
        **plain,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _partial(text: str) -> PartialDate:
    """'2026', '2026-11' or '2026-11-18'."""
    if not text:
        return PartialDate.unknown()
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[text.count("-")]
    return PartialDate(date.fromisoformat((text + "-01-01")[:10]), precision)
