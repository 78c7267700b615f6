"""The months of each region in signs and words, for the page and for the download."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import url_for
from markupsafe import Markup

from app.complaints.labels import HELD, HELD_SIGNS
from app.complaints.policy import may_import_for
from app.complaints.queries import Held, HeldMonth, completeness
from app.core.i18n import _
from app.core.viewer import Viewer
from app.regions.queries import Choice
from app.web.formats import month_short, number

MOST_YEARS = 5
FIRST_YEAR = 2011  # of LAPOR! itself
HEADINGS = ("kode", "daerah", "bulan", "keadaan", "diterima", "dari_warga", "gangguan_layanan")


@dataclass(frozen=True, slots=True)
class Span:
    """Whole years, up to the last month that is over."""

    first: date
    last: date

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)


def span(asked_from: str, asked_to: str, over: date) -> Span:
    """The years asked for, at most five; three of them when nothing, or nonsense, is asked."""
    last = _year(asked_to, over.year, over.year)
    first = max(_year(asked_from, last - 2, last), last - MOST_YEARS + 1, FIRST_YEAR)
    return Span(date(first, 1, 1), min(date(last, 12, 1), over))


def _year(text: str, usual: int, most: int) -> int:
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else usual
    return min(max(asked, FIRST_YEAR), most)


@dataclass(frozen=True, slots=True)
class Year:
    """``signs`` has one sign a month, ``months`` the same in words."""

    year: int
    signs: Markup
    months: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RegionMonths:
    name: str
    told: str
    years: tuple[Year, ...]
    href: str
    import_href: str


def rows_of(places: Sequence[Choice], chosen: Span, viewer: Viewer) -> list[RegionMonths]:
    """One row a region, in the order of the places."""
    found = completeness([place.code for place in places], chosen.first, chosen.last)
    return [_row(place, found[place.code], viewer) for place in places]


def _row(place: Choice, months: list[HeldMonth], viewer: Viewer) -> RegionMonths:
    may_import = may_import_for(place.code, viewer)
    return RegionMonths(
        name=place.name,
        told=", ".join(_told(months)),
        years=tuple(_years(months)),
        href=url_for("complaints.region", code=place.code),
        import_href=url_for("complaints.take_in", daerah=place.code) if may_import else "",
    )


def _told(months: list[HeldMonth]) -> Iterator[str]:
    """How many months are what: '30 ada jumlahnya, 6 belum diimpor, 13 gangguan layanan'."""
    counts = Counter(one.held for one in months)
    for held in Held:
        if counts[held]:
            yield _("%(count)s %(state)s", count=number(counts[held]), state=HELD[held])
    if disrupted := sum(one.disrupted for one in months):
        yield _("%(count)s %(state)s", count=number(disrupted), state=_("terkena gangguan layanan"))


def _years(months: Iterable[HeldMonth]) -> Iterator[Year]:
    for year, inside in groupby(months, key=lambda one: one.month.year):
        found = list(inside)
        yield Year(year, _signs(found), tuple((month_short(one.month), worded(one)) for one in found))


def _signs(months: Iterable[HeldMonth]) -> Markup:
    """A sign for each month; those that the service was disrupted in are underlined."""
    runs = groupby(months, key=lambda one: one.disrupted)
    parts = ((disrupted, "".join(HELD_SIGNS[one.held] for one in found)) for disrupted, found in runs)
    return Markup("").join(Markup("<u>{}</u>").format(text) if disrupted else text for disrupted, text in parts)


def worded(one: HeldMonth) -> str:
    """'● 12', '◐ 5, belum lengkap', '– belum ada data', each with '▲ gangguan layanan' where there was one."""
    sign, received = HELD_SIGNS[one.held], number(one.received)
    match one.held:
        case Held.COUNTED:
            told = f"{sign} {received}"
        case Held.PARTIAL:
            told = f"{sign} {received}, {HELD[one.held]}"
        case _:
            told = f"{sign} {HELD[one.held]}"
    return _("%(data)s ▲ gangguan layanan", data=told) if one.disrupted else told


def as_csv(places: Sequence[Choice], chosen: Span) -> bytes:
    """One line a region and month; semicolons and a mark at the start, as Excel in Indonesia opens it."""
    found = completeness([place.code for place in places], chosen.first, chosen.last)
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(HEADINGS)
    for place in places:
        lines.writerows(_line(place, one) for one in found[place.code])
    return text.getvalue().encode("utf-8-sig")


def _line(place: Choice, one: HeldMonth) -> tuple[object, ...]:
    disrupted = _("ya") if one.disrupted else _("tidak")
    return place.code, place.name, f"{one.month:%Y-%m}", HELD[one.held], one.received, one.citizen, disrupted
