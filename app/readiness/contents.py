"""What the pages of readiness show, as plain data, and the empty file of surveys that people fill in."""

from dataclasses import dataclass
from typing import Any

from app.attachments.models import Attachment
from app.attachments.queries import of_owners
from app.core.i18n import _
from app.core.viewer import Viewer
from app.readiness import queries
from app.readiness.checklist import DIMENSIONS, Checklist, Standing
from app.readiness.facts import Fact, facts_of
from app.readiness.labels import (
    BANDS,
    COLOURS,
    ELEMENTS,
    ITEMS,
    STATES,
    details,
    outreach_words,
    short,
    since,
)
from app.readiness.labels import DIMENSIONS as DIMENSION_NAMES
from app.readiness.lists import ANSWERS, HEADINGS, MOST_ROWS
from app.readiness.models import Dimension, Item, SatisfactionSurvey, State
from app.readiness.policy import may_change, may_see_files
from app.readiness.satisfaction import band, index, mean, rounded
from app.regions.labels import full_name
from app.regions.models import Region
from app.sheets.writing import workbook
from app.web.formats import date_short, number


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item on the page; ``item_id`` is 0 where nothing was said for this very year."""

    key: str
    name: str
    tag: tuple[str, str]
    details: str
    since: str
    note: str
    files: list[Attachment]
    item_id: int


@dataclass(frozen=True, slots=True)
class DimensionPart:
    key: str
    name: str
    rows: list[ItemRow]
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    region: Region
    name: str
    year: int
    checklist: Checklist
    parts: list[DimensionPart]
    years: list[int]
    history: list[queries.History]
    may_change: bool
    may_see_files: bool


def readiness_page(code: str, year: int, viewer: Viewer) -> ReadinessPage:
    region = queries.ready_region(code)
    found, stored = queries.checklist_of(code, year), queries.stored_year(code, year)
    sees = may_see_files(code, viewer)
    files = files_of(found) if sees else {}
    surveys = queries.surveys_of(code, year=year)
    return ReadinessPage(
        region=region,
        name=full_name(region.code, region.name),
        year=year,
        checklist=found,
        parts=[_part(dimension, found, files, surveys, code) for dimension in Dimension],
        years=queries.recorded_years(code),
        history=queries.history(stored.id, code, viewer) if stored else [],
        may_change=may_change(code, viewer),
        may_see_files=sees,
    )


def files_of(found: Checklist) -> dict[int, list[Attachment]]:
    """The files of what the standings rest on, by the number of the item."""
    ids = [one.said.item_id for one in found.standings if one.said]
    return of_owners(queries.FILE_OWNER, ids) if ids else {}


def _part(
    dimension: Dimension,
    found: Checklist,
    files: dict[int, list[Attachment]],
    surveys: list[SatisfactionSurvey],
    code: str,
) -> DimensionPart:
    standings = found.by_item()
    rows = [_row(standings[item], found, files) for item in DIMENSIONS[dimension]]
    told = facts_of(dimension, code, found.year)
    if dimension is Dimension.OUTCOME:
        told = [*[_survey_fact(one) for one in surveys], *told]
    return DimensionPart(dimension.value, str(DIMENSION_NAMES[dimension]), rows, told)


def _row(standing: Standing, found: Checklist, files: dict[int, list[Attachment]]) -> ItemRow:
    said = standing.said
    counted = standing.item is Item.OUTREACH
    return ItemRow(
        key=standing.item.value,
        name=str(ITEMS[standing.item]),
        tag=(str(STATES[standing.state]), COLOURS[standing.state]),
        details=outreach_words(found.outreach) if counted else details(standing),
        since=since(standing, found.year),
        note=said.note if said else "",
        files=files.get(said.item_id, []) if said else [],
        item_id=said.item_id if said and said.year == found.year else 0,
    )


def _survey_fact(one: SatisfactionSurvey) -> Fact:
    return Fact(_("SKM: %(unit)s", unit=one.unit), survey_words(one))


def survey_words(one: SatisfactionSurvey) -> str:
    value = index(one.answers)
    return _(
        "IKM %(index)s, mutu %(band)s, dari %(n)s responden (%(period)s)",
        index=number(rounded(value), 2),
        band=BANDS[band(value)],
        n=number(one.respondents),
        period=period(one),
    )


def period(one: Any) -> str:
    return _("%(first)s sampai %(last)s", first=date_short(one.starts_on), last=date_short(one.ends_on))


@dataclass(frozen=True, slots=True)
class ElementRow:
    """``mean`` is the NRR; ``counts`` is how many gave each score, where that was told."""

    element: str
    mean: Any
    counts: str


def element_rows(one: SatisfactionSurvey) -> list[ElementRow]:
    return [
        ElementRow(
            f"{name.upper()}. {label}",
            rounded(mean(answer), 4),
            answer.replace("/", " / ") if "/" in answer else "",
        )
        for name, label, answer in zip(ANSWERS, ELEMENTS, one.answers, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """What stands beside the uptake of a region: how many of the eleven are there, and which are not."""

    year: int
    present: int
    asked: int
    carried: str
    absent: str
    unknown: str


def region_summary(code: str, year: int) -> RegionSummary:
    """In one query."""
    found = queries.checklist_of(code, year)
    there = found.of(State.PRESENT)
    return RegionSummary(
        year=year,
        present=len(there),
        asked=len(found.standings),
        carried=joined([one for one in there if one.carried]),
        absent=joined(found.of(State.ABSENT)),
        unknown=joined(found.of(State.UNKNOWN)),
    )


def joined(standings: list[Standing]) -> str:
    return ", ".join(short(one) for one in standings)


def surveys_template() -> bytes:
    """One survey per row; what each column takes stands on a second sheet."""
    with workbook() as (book, out):
        sheet, help_ = (book.add_worksheet(name) for name in ("SKM", "Petunjuk"))
        bold, text, wrap = (
            book.add_format(kind) for kind in ({"bold": True}, {"num_format": "@"}, {"text_wrap": True})
        )
        for place, name in enumerate(HEADINGS):
            plain = None if name == "respondents" else text
            sheet.set_column(place, place, 44 if name == "unit" else 14, plain)
        sheet.write_row(0, 0, HEADINGS.values(), bold)
        sheet.freeze_panes(1, 0)
        help_.set_column(0, 1, 60, wrap)
        for line, row in enumerate(_explained()):
            help_.write_row(line, 0, row, bold if line == 0 else wrap)
    return out.getvalue()


def _explained() -> list[tuple[str, str]]:
    answer = _("%(label)s: rata-rata dari 1 sampai 4, misalnya 3,41, atau empat jumlah, misalnya 2/10/60/48")
    about = {
        "unit": _("Nama unit layanan yang disurvei"),
        "starts_on": _("Hari pertama masa survei, misalnya 2026-01-01"),
        "ends_on": _("Hari terakhir masa survei, misalnya 2026-06-30"),
        "respondents": _("Banyaknya responden, paling sedikit 1"),
        **{name: answer % {"label": label} for name, label in zip(ANSWERS, ELEMENTS, strict=True)},
    }
    last = _("Satu unit dan masa per baris, paling banyak %(rows)s baris.", rows=MOST_ROWS)
    return [(_("Kolom"), _("Isi")), *((HEADINGS[name], words) for name, words in about.items()), (last, "")]
