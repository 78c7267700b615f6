"""What was observed and what was expected, month by month from the activity: the drawing and its table."""

from dataclasses import dataclass

from app.core.i18n import _
from app.measurement.contents.tables import MonthRow, month_rows, shown_months
from app.measurement.estimator.decision import Method, Verdict
from app.measurement.labels import OUTCOMES
from app.measurement.results import EventMonth, Result
from app.measurement.settings import Outcome, Settings
from app.web.charts import Compared, ComparedChart, both_compared


@dataclass(frozen=True, slots=True)
class Drawing:
    """Both sizes. ``beside`` names the second line; ``pale`` draws what claims nothing."""

    charts: tuple[ComparedChart, ComparedChart]
    months: list[MonthRow]
    beside: str
    pale: bool


def drawing_of(result: Result, settings: Settings) -> Drawing | None:
    """None where the decision table allows no month to be shown."""
    months = shown_months(result)
    if not months:
        return None
    pale, beside = result.answer.verdict is Verdict.ALREADY_RISING, _beside(result)
    compared = _compared(months, unit_words(settings), beside, pale=pale)
    return Drawing(both_compared(compared, uid="bandingan"), month_rows(months), beside, pale)


def unit_words(settings: Settings) -> str:
    if settings.outcome is Outcome.FINISHED:
        return _("Selesai dari setiap 100 pengaduan warga, per bulan")
    return _("%(what)s per 100.000 penduduk per bulan", what=OUTCOMES[settings.outcome])


def _compared(months: list[EventMonth], unit: str, beside: str, *, pale: bool) -> Compared:
    return Compared(
        unit=unit,
        expected_name=beside,
        since=[one.since for one in months],
        observed=[one.observed for one in months],
        expected=[one.expected for one in months],
        low=[one.low for one in months],
        high=[one.high for one in months],
        pale=pale,
    )


def _beside(result: Result) -> str:
    """What stands beside what was observed."""
    alone = result.answer.method in (Method.RATES, Method.SERIES)
    return _("Daerah pembanding") if alone else _("Yang diperkirakan")
