"""The tables under an analysis: months, cohorts, regions, and what other assumptions would have said."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.dates import read_month
from app.core.i18n import _
from app.measurement.contents.asked import Names
from app.measurement.contents.words import between, verdict_words
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Method
from app.measurement.estimator.limits import LEAST_REACH
from app.measurement.labels import CHECKS, TREATMENTS
from app.measurement.results import Check, CheckKey, EventMonth, Part, Result
from app.measurement.sentences import change
from app.measurement.settings import Settings, Treatment
from app.regions.labels import full_name
from app.web.charts.compared import signed
from app.web.formats import month_long, number


@dataclass(frozen=True, slots=True)
class MonthRow:
    since: str
    regions: int | None
    observed: float | None
    expected: float | None
    range: str


@dataclass(frozen=True, slots=True)
class PartRow:
    name: str
    start: str
    regions: int
    observed: int
    expected: float | None
    change: str
    range: str
    code: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class CheckRow:
    assumption: str
    change: str
    range: str
    verdict: str
    differs: str
    checked: bool = True


def shown_months(result: Result) -> list[EventMonth]:
    """What the decision table allows to be shown: without a ratio only rates, without an interval no band."""
    answer = result.answer
    if answer.method in (Method.RATES, Method.SERIES):
        return [EventMonth(rate.since, 0, rate.treated, rate.comparison, None, None) for rate in answer.rates]
    if answer.ratio is None:
        return []
    if answer.interval is None:
        return [EventMonth(one.since, one.regions, one.observed, one.expected, None, None) for one in result.months]
    return list(result.months)


def month_rows(months: Sequence[EventMonth]) -> list[MonthRow]:
    return [MonthRow(signed(one.since), one.regions or None, one.observed, one.expected, _ends(one)) for one in months]


def _ends(one: EventMonth) -> str:
    if one.low is None or one.high is None:
        return ""
    return _("%(low)s sampai %(high)s", low=number(one.low, 2), high=number(one.high, 2))


def cohort_rows(result: Result) -> list[PartRow]:
    return [_part(one, _cohort(one), result.answer) for one in result.cohorts]


def _cohort(one: Part) -> str:
    month = read_month(one.name)
    return month_long(month) if month else one.name


def region_rows(result: Result, names: Names) -> list[PartRow]:
    """In the order of their codes: no ranking."""
    parts = sorted(result.regions, key=lambda one: one.name)
    return [_part(one, full_name(one.name, names.get(one.name, one.name)), result.answer) for one in parts]


def _part(one: Part, name: str, answer: Answer) -> PartRow:
    ratio = one.ratio if answer.ratio is not None else None
    return PartRow(
        name=name,
        start=month_long(one.start),
        regions=one.regions,
        observed=one.observed,
        expected=one.expected if answer.ratio is not None else None,
        change="" if ratio is None else change(ratio),
        range=between(one.interval if answer.interval is not None else None),
        code=one.name,
    )


def check_rows(result: Result, settings: Settings, names: Names) -> list[CheckRow]:
    return [_check(one, _assumed(one, settings, names), result.answer) for one in result.checks]


def _check(one: Check, words: str, answer: Answer) -> CheckRow:
    return CheckRow(
        assumption=words,
        change="" if one.ratio is None else change(one.ratio),
        range=between(one.interval),
        verdict=verdict_words(one.verdict),
        differs=_answer(one, answer),
        checked=_checked(one, answer),
    )


def _assumed(one: Check, settings: Settings, names: Names) -> str:
    """What was assumed instead, with its figure or name where it has one."""
    if one.key is CheckKey.WITHOUT_ONE and one.about:
        left_out = full_name(one.about, names[one.about]) if one.about in names else one.about
        return _("Tanpa %(region)s, yang paling menentukan", region=left_out)
    if one.key is CheckKey.REACH:
        return _("Hanya daerah dengan paling sedikit %(n)s peserta per 1.000 penduduk", n=number(LEAST_REACH, 1))
    if one.key is CheckKey.OFFICIALS:
        return str(TREATMENTS[next(kind for kind in Treatment if kind is not settings.treatment)])
    return str(CHECKS[one.key])


def _answer(one: Check, answer: Answer) -> str:
    if not _checked(one, answer):
        return _("Tidak dapat diperiksa")
    return _("Ya") if one.differs(answer) else _("Tidak")


def _checked(one: Check, answer: Answer) -> bool:
    """Not where it leaves too little to compare with."""
    return one.ratio is not None or answer.ratio is None
