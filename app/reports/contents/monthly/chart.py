"""The chart of a month: two years of complaints per 100,000 residents, with the activities marked."""

from dataclasses import dataclass
from datetime import date

from app.activities.labels import KIND_LETTERS, KINDS
from app.activities.models import ActivityKind
from app.complaints.figures import rate
from app.complaints.queries import disrupted_months
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.panel import Panel
from app.reports.queries.outreach import kinds_by_day
from app.web.charts import Marker, Uptake
from app.web.formats import number

Held = list[tuple[date, ActivityKind]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """``letters`` says what the letters below it stand for, ``whose`` which regions' line it is: so many of them."""

    uptake: Uptake
    regions: int
    letters: str
    whose: str


def drawing_of(asked: Asked, panel: Panel, complete: list[str]) -> Drawing | None:
    """None where there is no line to draw. ``complete`` are the accounts whose month is complete."""
    codes = _drawn(asked, panel, complete)
    if not codes:
        return None
    held = kinds_by_day(asked.code, asked.drawn[0], asked.month, asked.viewer)
    return Drawing(_chart(asked, panel, codes, held), len(codes), _letters(held), _whose(asked, codes))


def _drawn(asked: Asked, panel: Panel, complete: list[str]) -> list[str]:
    """Whose line is drawn. Of a province those complete in every month, so that no region's coming or going looks like
    a change; where these are less than half of the people, all that are complete now, with gaps."""
    if not asked.is_province:
        known = any(one.complete for one in panel.months[asked.code].values())
        return [asked.code] if known and panel.residents([asked.code]) else []
    always = [code for code in complete if all(panel.months[code][month].complete for month in asked.drawn)]
    residents = panel.residents(complete)
    if not residents:
        return []
    return always if (panel.residents(always) or 0) * 2 >= residents else complete


def _chart(asked: Asked, panel: Panel, codes: list[str], held: Held) -> Uptake:
    """A month is drawn only where it is complete for each of these regions."""
    residents = panel.residents(codes)

    def rates(name: str) -> list[float | None]:
        return [rate(panel.sum(codes, month, name), residents) if month in whole else None for month in asked.drawn]

    whole = {month for month in asked.drawn if len(panel.complete(codes, month)) == len(codes)}
    return Uptake(
        name=asked.name,
        months=asked.drawn,
        citizen=rates("citizen"),
        officer=rates("officer"),
        markers=[Marker(day, str(KINDS[kind]), KIND_LETTERS[kind]) for day, kind in held],
        disrupted=_disrupted(asked, codes),
    )


def _disrupted(asked: Asked, codes: list[str]) -> frozenset[date]:
    """Months in which the service was disrupted for all of them."""
    months = disrupted_months(codes, asked.drawn[0], asked.month).values()
    return frozenset(set.intersection(*months))


def _letters(held: Held) -> str:
    marked = {kind for _day, kind in held}
    told = "; ".join(f"{KIND_LETTERS[kind]}: {str(KINDS[kind]).lower()}" for kind in KINDS if kind in marked)
    return told + "." if told else ""


def _whose(asked: Asked, codes: list[str]) -> str:
    if not asked.is_province:
        return _("Garis hanya melewati bulan yang datanya lengkap.")
    return _(
        "Garis: %(some)s dari %(all)s kabupaten/kota, hanya bulan yang datanya lengkap pada semuanya.",
        some=number(len(codes)),
        all=number(len(asked.accounts)),
    )
