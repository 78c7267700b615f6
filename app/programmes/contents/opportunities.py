"""What could meet, what overlaps and what is missing in one province and year, in words. Nobody is ranked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.i18n import _, ngettext
from app.core.viewer import Viewer
from app.programmes import queries
from app.programmes.labels import FIELDS, place_name, years
from app.programmes.models import FieldOfWork
from app.programmes.opportunities import (
    Match,
    Overlap,
    Standing,
    Uncovered,
    Unmatched,
    matches,
    overlaps,
    uncovered,
    unmatched,
)
from app.regions.queries import Choice, province_with_below

SHOWN = 12  # places named in a sentence
NAMED = 20  # programmes named in a row


@dataclass(frozen=True, slots=True)
class Named:
    """A programme or a priority as a row names it."""

    id: int
    title: str
    organization: str

    @property
    def said(self) -> str:
        return f"{self.title} ({self.organization})"


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: of which field, about what, and the reason in words. ``about`` are priorities, ``others`` the
    programmes; ``left`` says how many of them are not named here."""

    field: Any
    place: str
    about: tuple[Named, ...]
    others: tuple[Named, ...]
    reason: str
    left: int = 0


@dataclass(frozen=True, slots=True)
class OpportunityPage:
    """``programmes`` and ``priorities`` say how many were compared."""

    province: Choice
    year: int
    programmes: int
    priorities: int
    matches: list[Row]
    overlaps: list[Row]
    uncovered: list[Row]
    unmatched: list[Row]


def opportunity_page(
    province: Choice, year: int, viewer: Viewer, field: FieldOfWork | None = None, *, most: int | None = NAMED
) -> OpportunityPage:
    """Everything of a province and a year by field, then by title; ``most`` programmes are named in a row."""
    rows = sorted(queries.standing(province.code, year, viewer, field), key=lambda row: str(FIELDS[row.field]))
    known = province_with_below(province.code)
    below = {province.code: [code for code in known if "." in code]}
    names = known | queries.place_names({code for row in rows for code in row.codes} - known.keys())
    words = Words(names, most)
    return OpportunityPage(
        province=province,
        year=year,
        programmes=sum(not row.is_priority for row in rows),
        priorities=sum(row.is_priority for row in rows),
        matches=[words.match(found) for found in matches(rows)],
        overlaps=[words.overlap(found) for found in overlaps(rows)],
        uncovered=[words.uncovered(found) for found in uncovered(rows, below)],
        unmatched=[words.unmatched(found) for found in unmatched(rows)],
    )


class Words:
    """Says each finding; ``names`` are those of the places."""

    def __init__(self, names: Mapping[str, str], most: int | None = NAMED) -> None:
        self._names = names
        self._most = most

    def match(self, found: Match) -> Row:
        priority, programme = found.priority, found.programme
        reason = _(
            "Bidangnya sama, %(field)s; keduanya di %(places)s; keduanya berjalan %(years)s.",
            field=str(FIELDS[priority.field]),
            places=self._places(found.codes),
            years=years(*found.years),
        )
        place = self._places(found.codes)
        return Row(FIELDS[priority.field], place, (_named(priority),), (_named(programme),), reason)

    def overlap(self, found: Overlap) -> Row:
        organizations = len({one.organization_id for one in found.programmes})
        reason = ngettext(
            "%(num)d organisasi bekerja pada bidang %(field)s di %(place)s.",
            "%(num)d organisasi bekerja pada bidang %(field)s di %(place)s.",
            organizations,
            field=str(FIELDS[found.field]),
            place=place_name(found.code, self._names),
        )
        named = [_named(one) for one in found.programmes]
        shown = named[: self._most]
        place = place_name(found.code, self._names)
        return Row(FIELDS[found.field], place, (), tuple(shown), reason, len(named) - len(shown))

    def uncovered(self, found: Uncovered) -> Row:
        field = FIELDS[found.priority.field]
        place = self._places(found.codes)
        reason = _("Belum ada program mitra bidang %(field)s di %(places)s.", field=str(field), places=place)
        return Row(field, place, (_named(found.priority),), (), reason)

    def unmatched(self, found: Unmatched) -> Row:
        field = FIELDS[found.programme.field]
        elsewhere = _("Ada prioritas bidang %(field)s di provinsi ini, tetapi di wilayah lain.", field=str(field))
        none = _("Belum ada prioritas pemerintah bidang %(field)s di provinsi ini.", field=str(field))
        place = self._places(found.programme.codes)
        return Row(field, place, (), (_named(found.programme),), elsewhere if found.elsewhere else none)

    def _places(self, codes: Sequence[str]) -> str:
        shown = ", ".join(self._short(codes[:SHOWN]))
        left = len(codes) - SHOWN
        more = ngettext("%(num)d wilayah lain", "%(num)d wilayah lain", left) if left > 0 else ""
        return _("%(places)s, dan %(more)s", places=shown, more=more) if more else shown

    def _short(self, codes: Iterable[str]) -> list[str]:
        return [place_name(code, self._names) for code in codes]


def _named(row: Standing) -> Named:
    return Named(row.id, row.title, row.organization)
