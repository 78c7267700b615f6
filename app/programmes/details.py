"""Everything of a programme that people type, and what can be said of it without asking the database."""

from dataclasses import dataclass
from datetime import date

from app.core.i18n import _
from app.core.text import fold
from app.organizations.models import OrganizationCategory
from app.programmes.models import PRIORITIES, FieldOfWork, ProgrammeKind

Errors = dict[str | None, str]

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST = 30  # years: a plan of twenty years is the longest that governments make
MOST_REGIONS = 600
MOST_AGENCIES = 10
LIMITS = {"title": 300, "donor": 200, "document": 300, "description": 2_000, "source": 300}
LONGEST_REASON = 500
GOVERNMENT = (OrganizationCategory.AGENCY, OrganizationCategory.LOCAL_GOVERNMENT)


@dataclass(frozen=True, slots=True)
class ProgrammeDetails:
    """Everything of a programme or a priority that people type. A partner's has no ``document``; a priority has no
    donor and no partner OPD."""

    kind: ProgrammeKind
    organization_id: int | None
    title: str
    field: FieldOfWork
    first_year: int | None
    last_year: int | None
    region_codes: tuple[str, ...] = ()
    donor: str = ""
    donor_id: int | None = None
    agency_ids: tuple[int, ...] = ()
    document: str = ""
    description: str = ""
    source: str = ""

    @property
    def is_priority(self) -> bool:
        return self.kind in PRIORITIES


@dataclass(frozen=True, slots=True)
class Ending:
    """The last day on which it was carried out, and why it stopped."""

    ended_on: date
    reason: str


def faults(details: ProgrammeDetails) -> Errors:
    """Why the details cannot be stored, by field; whether places and organizations exist is not asked here."""
    errors: Errors = {
        name: _("Paling banyak %(n)d karakter.", n=limit)
        for name, limit in LIMITS.items()
        if len(getattr(details, name)) > limit
    }
    if not fold(details.title):
        errors["title"] = _("Isi nama program atau prioritas.")
    if details.organization_id is None:
        errors["organization_id"] = _("Pilih organisasi dari daftar.")
    errors |= _years(details)
    if not details.region_codes:
        errors["region_codes"] = _("Pilih paling sedikit satu wilayah.")
    elif len(details.region_codes) > MOST_REGIONS:
        errors["region_codes"] = _("Paling banyak %(n)d wilayah.", n=MOST_REGIONS)
    return errors | (_of_a_priority(details) if details.is_priority else _of_a_partner(details))


def _years(details: ProgrammeDetails) -> Errors:
    first, last = details.first_year, details.last_year
    errors: Errors = {}
    for name, year in (("first_year", first), ("last_year", last)):
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            errors[name] = _("Isi tahun dari %(first)d sampai %(last)d.", first=FIRST_YEAR, last=LAST_YEAR)
    if errors or first is None or last is None:
        return errors
    if last < first:
        return {"last_year": _("Tahun selesai tidak boleh sebelum tahun mulai.")}
    if last - first >= LONGEST:
        return {"last_year": _("Paling lama %(n)d tahun. Periksa tahunnya.", n=LONGEST)}
    return {}


def _of_a_priority(details: ProgrammeDetails) -> Errors:
    if details.donor or details.donor_id is not None:
        return {"donor": _("Kosongkan: donor hanya dicatat pada program mitra.")}
    return {"agencies": _("Kosongkan: OPD mitra hanya dicatat pada program mitra.")} if details.agency_ids else {}


def _of_a_partner(details: ProgrammeDetails) -> Errors:
    errors: Errors = {}
    if details.document:
        errors["document"] = _("Kosongkan: dokumen hanya dicatat pada prioritas pemerintah.")
    if details.donor and details.donor_id is not None:
        errors["donor"] = _("Pilih donor dari daftar atau tulis namanya, jangan keduanya.")
    if len(details.agency_ids) > MOST_AGENCIES:
        errors["agencies"] = _("Paling banyak %(n)d OPD mitra.", n=MOST_AGENCIES)
    return errors


def unfit(kind: ProgrammeKind, category: OrganizationCategory) -> str:
    """Why an organization of this category cannot have one of this kind; empty when it can."""
    if kind in PRIORITIES and category not in GOVERNMENT:
        return _("Prioritas pemerintah dicatat pada OPD atau pemerintah daerah. Pilih OPD penanggung jawabnya.")
    if kind is ProgrammeKind.PARTNER and category in GOVERNMENT:
        return _("Program mitra dicatat pada NGO, donor, atau mitra lain. Untuk OPD, pilih jenis prioritas.")
    return ""
