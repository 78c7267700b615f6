"""Which months of complaints are missing or incomplete, by region and in words: missing is never zero."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.complaints.labels import stretches
from app.complaints.queries import MonthUptake
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.panel import Panel
from app.web.formats import month_long, number

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Gaps:
    """A region of which not every drawn month is complete; the months in words."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """``sentences`` for the page, ``gaps`` for the annex."""

    sentences: tuple[str, ...]
    gaps: tuple[Gaps, ...]


def completeness(asked: Asked, panel: Panel) -> Completeness:
    gaps = tuple(_gaps(asked, panel))
    told = _of_province(asked, panel, gaps) if asked.is_province else _of_one(asked, panel, gaps)
    return Completeness(tuple(told), gaps)


def _gaps(asked: Asked, panel: Panel) -> Iterator[Gaps]:
    for code in asked.accounts:
        months = [panel.months[code][month] for month in asked.drawn]
        if words := _words(months):
            yield Gaps(code, asked.places[code], words)


def _words(months: list[MonthUptake]) -> str:
    absent = [one.month for one in months if one.missing]
    partial = [one.month for one in months if not one.missing and not one.complete]
    parts = []
    if len(absent) == len(months):
        parts.append(_("belum ada data"))
    elif absent:
        parts.append(_("belum ada data %(months)s", months=stretches(absent)))
    if partial:
        parts.append(_("belum lengkap %(months)s", months=stretches(partial)))
    return ". ".join(part[:1].upper() + part[1:] for part in parts)


def _of_one(asked: Asked, panel: Panel, gaps: tuple[Gaps, ...]) -> Iterator[str]:
    month = month_long(asked.month)
    if panel.months[asked.code][asked.month].complete:
        yield _("Data pengaduan %(month)s lengkap.", month=month)
    else:
        yield _("Data pengaduan %(month)s belum lengkap atau belum ada, jadi tidak dihitung.", month=month)
    if gaps:
        yield _("Dalam %(count)s bulan terakhir: %(months)s.", count=len(asked.drawn), months=_lowered(gaps[0].words))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _of_province(asked: Asked, panel: Panel, gaps: tuple[Gaps, ...]) -> Iterator[str]:
    complete = panel.complete(asked.accounts, asked.month)
    yield _(
        "Data pengaduan %(month)s lengkap untuk %(some)s dari %(all)s kabupaten/kota.",
        month=month_long(asked.month),
        some=number(len(complete)),
        all=number(len(asked.accounts)),
    )
    if lacking := [asked.places[code] for code in asked.accounts if code not in complete]:
        yield _("Belum ada atau belum lengkap: %(names)s.", names=named(lacking))
    if gaps:
        yield _(
            "Dalam %(count)s bulan terakhir, %(some)s daerah memiliki bulan yang belum ada atau belum lengkap.",
            count=len(asked.drawn),
            some=number(len(gaps)),
        )


def named(names: list[str]) -> str:
    """The first few names, and how many more."""
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return _("%(names)s, dan %(count)s lainnya", names=shown, count=number(more)) if more > 0 else shown


def month_state(month: MonthUptake) -> str:
    if month.complete:
        return _("Lengkap")
    return _("Belum ada data") if month.missing else _("Belum lengkap")
