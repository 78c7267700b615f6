"""Results as an analysis would have found them, kept as if it had been computed."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.core.viewer import SYSTEM, Viewer
from app.measurement.analyses import last_event_id
from app.measurement.estimator.answer import Answer, Pretrend, Rate
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Reason, Why, reason
from app.measurement.operations import Data, Question, keep_analysis
from app.measurement.results import Check, CheckKey, EventMonth, Excluded, Part, Result, as_json
from app.measurement.settings import Settings
from tests.factories.cast import NOW

LEBAK, TANGERANG, CILEGON, BOGOR = "36.02", "36.03", "36.72", "32.01"


def months(*, band: bool = True) -> tuple[EventMonth, ...]:
    return tuple(_month(since, band) for since in range(-12, 13))


def _month(since: int, band: bool) -> EventMonth:
    expected = 3.0 + 0.05 * (since % 5)
    observed = expected + 0.1 * (since % 3) + (1.1 if 1 <= since <= 6 else 0.0) + (4 if since == 0 else 0)
    ends = (expected * 0.8, expected * 1.2) if band and since > 0 else (None, None)
    return EventMonth(since, 3, observed, expected if since <= 6 else None, *(ends if since <= 6 else (None, None)))


INCREASE = Answer(
    Method.PLACEBO,
    Grade.B,
    Verdict.INCREASE,
    ratio=1.31,
    interval=(1.12, 1.52),
    observed=1240,
    expected=946.6,
    treated=3,
    comparisons=24,
    detectable_ratio=1.24,
    pretrend=Pretrend(1.02, (0.9, 1.15)),
    reasons=(
        reason(Why.FEW_TREATED, n=3, enough=10),
        reason(Why.SHORT_BEFORE, regions=(CILEGON,), month=date(2023, 1, 1)),
    ),
)
PARTS = (
    Part(TANGERANG, date(2025, 3, 1), 1, 740, 546.2, 1.355, (1.1, 1.6)),
    Part(LEBAK, date(2025, 3, 1), 1, 480, 380.3, 1.262, (1.01, 1.55)),
    Part(CILEGON, date(2025, 5, 1), 1, 20, 20.1, 0.995, None),
)
CHECKS = (
    Check(CheckKey.ANTICIPATION, Verdict.INCREASE, Grade.B, 1.33, (1.11, 1.55), 3, 24),
    Check(CheckKey.ALL_CHANNELS, Verdict.NO_CLEAR_CHANGE, Grade.C, 1.08, (0.95, 1.24), 3, 24),
    Check(CheckKey.WITHOUT_ONE, Verdict.TOO_LITTLE_DATA, Grade.D, 1.21, (0.7, 1.9), 2, 24, TANGERANG),
    Check(CheckKey.KEPT, Verdict.REFUSED, None, None, None, 0, 0),
)


def result(answer: Answer = INCREASE, **changes: Any) -> Result:
    """A whole result around an answer, with something to say under every heading."""
    whole = Result(
        answer=answer,
        months=months(),
        cohorts=(
            Part("2025-03", date(2025, 3, 1), 2, 1220, 926.5, 1.317, (1.12, 1.52)),
            Part("2025-05", date(2025, 5, 1), 1, 20, 20.1, 0.995, None),
        ),
        regions=PARTS,
        checks=CHECKS,
        excluded=((BOGOR, Excluded.OTHER_SCOPE),),
        treated=(LEBAK, TANGERANG, CILEGON),
        compared=("36.01", "36.04"),
        residents=5_100_000,
        participants=412,
        other_activities=2,
        province_wide=(CILEGON,),
        by_kind=(),
        borrowed_years=(LEBAK,),
    )
    return replace(whole, **changes)


def _d(method: Method, *reasons: Reason, **changes: Any) -> Answer:
    return Answer(method, Grade.D, Verdict.TOO_LITTLE_DATA, treated=1, comparisons=9, reasons=reasons, **changes)


RANK = _d(
    Method.RANK,
    reason(Why.RANK, rank=3, among=10),
    ratio=1.2,
    observed=300,
    expected=250.0,
    pretrend=Pretrend(0.98),
)
_RATES = tuple(Rate(since, 4.0 + 0.1 * (since % 4), 3.0 + 0.1 * (since % 3)) for since in range(-12, 7))
RATES = _d(Method.RATES, reason(Why.FEW_COMPARISONS, n=5), observed=300, rates=_RATES)
SERIES = replace(
    _d(Method.SERIES, reason(Why.NO_COMPARISON), rates=tuple(replace(one, comparison=None) for one in _RATES)),
    verdict=Verdict.REFUSED,
    comparisons=0,
)
REFUSED = Answer(
    Method.NONE,
    None,
    Verdict.REFUSED,
    treated=1,
    comparisons=24,
    reasons=(
        reason(Why.FEW_EXPECTED, expected=12, least=30, enough=3),
        reason(Why.SHORT_AFTER, regions=(LEBAK,), month=date(2027, 2, 1)),
    ),
)
RISING = replace(
    INCREASE,
    grade=Grade.D,
    verdict=Verdict.ALREADY_RISING,
    pretrend=Pretrend(1.3, (1.1, 1.5)),
    reasons=(reason(Why.ROSE, ratio=1.3),),
)


def kept(
    found: Result,
    settings: Settings | None = None,
    *,
    by: Viewer = SYSTEM,
    standard: bool = False,
    region: str | None = None,
    digest: str = "d" * 64,
) -> int:
    """Keep it inside the caller's transaction, as of all that was recorded by now; its number."""
    data = Data(digest, b"data", last_event_id())
    question = Question(settings or Settings(), standard, region)
    return keep_analysis(question, data, as_json(found), actor=by, now=NOW).id
