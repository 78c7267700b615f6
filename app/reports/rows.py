"""The tables of a Laporan Kegiatan as text, row by row, the way templates/reports/components/table.html wants them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.reports.contents.plain import ActivityPage, Attendee, Guests, HeadsTable, Promise, TakenOver
from app.reports.queries.activity import RegionUptake
from app.web.formats import date_long, number

Row = tuple[str, ...]
Columns = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class HeadsRows:
    """A table of heads; each column is a label, a width and a kind."""

    label: str
    columns: Columns
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything tabular on the paper, and the line under its chart."""

    heads: tuple[HeadsRows, ...]
    guests: tuple[Row, ...]
    teachers: tuple[Row, ...]
    promises: tuple[Row, ...]
    planned: tuple[Row, ...]
    taken_over: tuple[Row, ...]
    attendees: tuple[Row, ...]
    documents: tuple[Row, ...]
    figure_note: str


def rows_of(page: ActivityPage, around: RegionUptake | None, *, by_initials: bool) -> Rows:
    people = page.people or ()
    return Rows(
        heads=tuple(_heads(table) for table in page.heads),
        guests=tuple(_guests(row) for row in page.guests),
        teachers=_numbered((row.told, row.topic or "–") for row in people if row.teaches),
        promises=_numbered(_promise(row) for row in page.promises or ()),
        planned=_numbered(_promise(row)[:3] for row in page.promises or ()),
        taken_over=_numbered(map(_taken_over, page.taken_over)),
        attendees=_numbered(_initialled(row) if by_initials else _attendee(row) for row in people),
        documents=_numbered((row.name, row.caption or "–") for row in page.attached.documents),
        figure_note=_figure_note(around) if around else "",
    )


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple((f"{count}.", *row) for count, row in enumerate(rows, 1))


def _heads(table: HeadsTable) -> HeadsRows:
    columns = ((str(table.title), "", ""), *((str(label), "w15", "n") for label in table.columns))
    rows = tuple((label, *map(number, numbers)) for label, numbers in table.rows)
    return HeadsRows(str(table.title), columns, rows, ("Jumlah", *map(number, table.total)))


def _guests(row: Guests) -> Row:
    told = ". ".join(text.rstrip(". \n") for text in (row.composition, row.purpose) if text)
    return row.region, row.leader or "–", number(row.size), told or "–"


def _promise(row: Promise) -> Row:
    return row.what, row.owner or "–", date_long(row.due_on), str(row.state[0])


def _taken_over(row: TakenOver) -> Row:
    what = f"{row.what} ({row.reason})" if row.reason else row.what
    return what, row.owner, date_long(row.due_on)


def _attendee(row: Attendee) -> Row:
    return row.name or "–", row.title or "–", row.organization or "–", str(row.part)


def _initialled(row: Attendee) -> Row:
    """Without the position, which would tell who it is."""
    return initials(row.name) or "–", row.organization or "–", str(row.part)


def initials(name: str) -> str:
    """'S. R.' for 'Siti Rohmah, S.Pd.'; what stands behind a comma is a title."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name.partition(",")[0])
    return " ".join(f"{word[0].upper()}." for word in words)


def _figure_note(around: RegionUptake) -> str:
    """What the letters under the chart stand for, and where its numbers come from."""
    letters = "; ".join(f"{letter}: {kind.lower()}" for letter, kind in around.kinds.items())
    residents = around.population
    sources = (
        f"Sumber: ekspor SP4N-LAPOR!; {number(residents.total)} penduduk ({residents.year}, {residents.source}). "
        "Hanya bulan yang datanya lengkap yang digambar."
    )
    return f"{letters}. {sources}" if letters else sources
