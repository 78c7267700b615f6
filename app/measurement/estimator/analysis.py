"""From a panel to one answer: which row of the decision table it is, the estimate, and what holds it back."""

from dataclasses import replace

import numpy as np

from app.measurement.estimator import jackknife, level_scale, placebo
from app.measurement.estimator.answer import Answer, Pretrend
from app.measurement.estimator.arrays import Flags
from app.measurement.estimator.decision import ENOUGH_FOR_PLACEBO, LONG_AFTER, LONG_BEFORE, Grade, Method, Verdict, row
from app.measurement.estimator.effect import Effect, estimate
from app.measurement.estimator.eligible import Eligible, eligible
from app.measurement.estimator.facts import Facts, compared, facts, lacking
from app.measurement.estimator.fit import NotSettled
from app.measurement.estimator.grading import Finding, graded
from app.measurement.estimator.limits import LEAST_AFTER, SEED, WINDOW
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.pretrend import earlier
from app.measurement.estimator.rank import rank
from app.measurement.estimator.rates import rates
from app.measurement.estimator.reasons import OF_SHARES, Reason, Why, reason
from app.measurement.estimator.spans import Interval, Window
from app.measurement.estimator.study import Study


def analyse(
    panel: Panel,
    window: Window = WINDOW,
    seed: int = SEED,
    looked_at: Flags | None = None,
    anticipated: int = 0,
) -> Answer:
    """The answer for the months ``window`` after the first outreach; the same for the same panel, window and seed.

    ``looked_at`` (n,) names the regions that are looked at, otherwise all that were reached; the others that were
    reached still say, until then, what to expect. The ``anticipated`` months before the outreach are left out.
    """
    found = eligible(panel, window, looked_at)
    found = replace(found, study=replace(found.study, anticipated=anticipated))
    try:
        answer = _answer(found, panel, seed, ~panel.untouched if looked_at is None else looked_at)
    except NotSettled:
        answer = _refused(found.study, *found.reasons, reason(Why.NOT_SETTLED))
    return _of_shares(answer) if panel.shares else answer


def _of_shares(answer: Answer) -> Answer:
    told = (replace(reason, why=OF_SHARES.get(reason.why, reason.why)) for reason in answer.reasons)
    return replace(answer, reasons=tuple(told))


def _answer(found: Eligible, panel: Panel, seed: int, asked: Flags) -> Answer:
    study = found.study
    if not study.treated.any():
        nobody = [] if (asked & ~panel.untouched).any() else [reason(Why.NO_TREATED)]
        return _refused(study, *found.reasons, *nobody)
    if study.never.any():
        return _compared(found, panel, seed)
    if not lasting(study).treated.any():
        return _alone(found)
    later = replace(found, study=lasting(study), reasons=(*found.reasons, reason(Why.ONLY_LATER)))
    return _compared(later, panel, seed)


def lasting(study: Study) -> Study:
    """Where every region was reached, those that were reached last have nothing left to be compared with."""
    return study if study.never.any() else replace(study, treated=study.treated & (study.exposed.sum(1) >= LEAST_AFTER))


def _refused(study: Study, *reasons: Reason) -> Answer:
    treated, comparisons = int(study.treated.sum()), compared(study)
    return Answer(Method.NONE, None, Verdict.REFUSED, treated=treated, comparisons=comparisons, reasons=reasons)


def _alone(found: Eligible) -> Answer:
    """Nothing to compare with: a long series is shown, as before and after without a comparison."""
    study = found.study
    since = study.columns - study.start[:, None]
    inside = study.observed & (since >= study.window[0]) & (since <= study.window[1])
    before, after = study.untreated.sum(1)[study.treated], inside.sum(1)[study.treated]
    told = (*found.reasons, reason(Why.NO_COMPARISON))
    if ((before >= LONG_BEFORE) & (after >= LONG_AFTER)).any():
        answer = replace(_refused(study, *told), method=Method.SERIES, grade=Grade.D)
        return replace(answer, rates=rates(study))
    figures = {"before": int(before.max()), "after": int(after.max())}
    short = reason(Why.SHORT_SERIES, long_before=LONG_BEFORE, long_after=LONG_AFTER, **figures)
    return _refused(study, *told, short)


def _compared(found: Eligible, panel: Panel, seed: int) -> Answer:
    study = found.study
    effect = estimate(study)
    missing = lacking(study, effect, panel)
    if missing:
        return _refused(study, *found.reasons, *missing)
    known = facts(study, effect)
    method, grade = row(known.weight, known.comparisons, known.before, known.after, only_later=known.only_later)
    by_province = [reason(Why.BY_PROVINCE)] if len(np.unique(study.groups)) < len(study.groups) else []
    start = replace(
        _refused(study, *found.reasons, *by_province),
        method=method,
        grade=grade,
        verdict=Verdict.TOO_LITTLE_DATA,
        observed=round(float(effect.observed.sum())),
    )
    if method is Method.RATES:
        few = reason(Why.FEW_COMPARISONS, n=known.comparisons)
        return replace(start, reasons=(*start.reasons, few), rates=rates(study))
    start = replace(start, ratio=effect.ratio, expected=float(effect.expected.sum()))
    if method is Method.RANK:
        return _ranked(start, study, effect)
    return _with_interval(start, found, effect, known, seed)


def _ranked(start: Answer, study: Study, effect: Effect) -> Answer:
    place, among = rank(study, effect)
    ratio = estimate(earlier(study)).ratio
    before = Pretrend(ratio if np.isfinite(ratio) else None)
    return replace(start, pretrend=before, reasons=(*start.reasons, reason(Why.RANK, rank=place, among=among)))


def _with_interval(start: Answer, found: Eligible, effect: Effect, known: Facts, seed: int) -> Answer:
    study = found.study
    assert start.grade is not None
    measured = _interval(start.method, study, effect, np.random.default_rng((seed, 0)))
    if measured is None:
        return replace(start, grade=Grade.D, reasons=(*start.reasons, _without_interval(start.method, study)))
    interval, detectable = measured
    before = _pretrend(start.method, earlier(study), np.random.default_rng((seed, 1)))
    largest = found.regions[int(effect.expected.argmax())]
    finding = Finding(effect.ratio, interval, before, level_scale.ratio(study), largest)
    grade, verdict, told = graded(start.method, start.grade, known, finding)
    return replace(
        start,
        grade=grade,
        verdict=verdict,
        interval=interval,
        detectable_ratio=float(np.exp(detectable)),
        pretrend=before,
        reasons=(*start.reasons, *told),
    )


def _without_interval(method: Method, study: Study) -> Reason:
    if method is not Method.PLACEBO:
        return reason(Why.NO_INTERVAL)
    return reason(Why.NO_PLACEBO, n=placebo.known(study), enough=ENOUGH_FOR_PLACEBO)


def _pretrend(method: Method, study: Study, rng: np.random.Generator) -> Pretrend:
    effect = estimate(study)
    if not effect.ratio > 0:
        return Pretrend(effect.ratio if effect.ratio == 0 else None)
    measured = _interval(method, study, effect, rng)
    return Pretrend(effect.ratio, measured[0] if measured else None)


def _interval(method: Method, study: Study, effect: Effect, rng: np.random.Generator) -> tuple[Interval, float] | None:
    """The interval, and the smallest change of the log that would be found four times in five."""
    if method is Method.PLACEBO:
        return placebo.interval(study, effect, rng) if placebo.enough(study) else None
    return jackknife.interval(study, effect)
