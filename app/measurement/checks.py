"""The same question again, each time with one assumption changed: what would another verdict hang on?"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from app.measurement.asked import Asked, asked
from app.measurement.estimator import level_scale
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.arrays import Flags
from app.measurement.estimator.decision import Grade, Verdict, verdict_of
from app.measurement.estimator.fit import NotSettled
from app.measurement.estimator.limits import ANTICIPATED, LEAST_REACH, LONGER
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Why
from app.measurement.estimator.whole import Whole
from app.measurement.reach import per_thousand
from app.measurement.results import Check, CheckKey
from app.measurement.settings import Outcome, Settings, Treatment
from app.measurement.source import Source

OTHER = {Treatment.PUBLIC: Treatment.OFFICIALS, Treatment.OFFICIALS: Treatment.PUBLIC}


def checks(source: Source, settings: Settings, found: Asked, main: Whole) -> tuple[Check, ...]:
    """Only those that change something; none where there is no ratio that they could change."""
    if main.answer.ratio is None:
        return ()
    told = [*_of_regions(source, settings, found, main), *_of_settings(source, settings, found), _level(main)]
    order = list(CheckKey)
    return tuple(sorted(told, key=lambda check: order.index(check.key)))


def _of_regions(source: Source, settings: Settings, found: Asked, main: Whole) -> Iterator[Check]:
    """With the same counts of other regions or months."""
    yield _check(CheckKey.ANTICIPATION, _again(settings, found, anticipated=ANTICIPATED))
    treated = np.isin(found.panel.regions, main.named(main.study.treated))
    near = ~treated & np.isin(_provinces(found.panel), _provinces(found.panel)[treated])
    if near.any():
        yield _check(CheckKey.SPILLOVER, _again(settings, _without(found, near)))
    reached = per_thousand(source, settings, found) >= LEAST_REACH
    if (treated & ~reached).any():
        yield _check(CheckKey.REACH, _again(settings, replace(found, looked_at=found.looked_at & reached)))
    if treated.sum() > 1:
        largest = max(main.regions, key=lambda part: part.expected).name
        left = _without(found, np.array(found.panel.regions) == largest)
        yield _check(CheckKey.WITHOUT_ONE, _again(settings, left), about=largest)


def _of_settings(source: Source, settings: Settings, found: Asked) -> Iterator[Check]:
    """With other settings."""
    if settings.window[1] < LONGER[1]:
        yield _asked(CheckKey.LONGER, source, replace(settings, window=LONGER))
    if settings.outcome is Outcome.CITIZEN and np.isfinite(source.citizen_kept[found.rows]).any():
        yield _asked(CheckKey.KEPT, source, replace(settings, outcome=Outcome.CITIZEN_KEPT))
    if settings.outcome in (Outcome.CITIZEN, Outcome.CITIZEN_KEPT):
        yield _asked(CheckKey.ALL_CHANNELS, source, replace(settings, outcome=Outcome.RECEIVED))
    if not settings.without_disrupted and source.disrupted[found.rows, found.columns].any():
        yield _asked(CheckKey.UNDISRUPTED, source, replace(settings, without_disrupted=True))
    other = OTHER[settings.treatment]
    if np.isfinite(source.reached[other].start[found.rows]).any():
        yield _asked(CheckKey.OFFICIALS, source, replace(settings, treatment=other))


def _level(main: Whole) -> Check:
    """Changes equal in number. The interval moves along with the ratio, so there is no grade of its own. Where the
    answer claims nothing, neither does this, unless it is this that brought the answer so low."""
    answer = main.answer
    ratio = _level_ratio(main)
    check = replace(_check(CheckKey.LEVEL, answer), grade=None, ratio=ratio, interval=None)
    if ratio is None:
        return replace(check, verdict=Verdict.TOO_LITTLE_DATA)
    if answer.interval is None or not answer.ratio:
        return check
    low, high = (end * ratio / answer.ratio for end in answer.interval)
    silent = answer.grade is Grade.D and Why.SCALE not in {reason.why for reason in answer.reasons}
    silent |= answer.verdict is Verdict.ALREADY_RISING
    return replace(check, interval=(low, high), verdict=answer.verdict if silent else verdict_of((low, high)))


def _level_ratio(main: Whole) -> float | None:
    try:
        return level_scale.ratio(main.study)
    except NotSettled:
        return None


def _asked(key: CheckKey, source: Source, settings: Settings) -> Check:
    return _check(key, _again(settings, asked(source, settings)))


def _again(settings: Settings, found: Asked, anticipated: int = 0) -> Answer:
    return analyse(found.panel, settings.window, settings.seed, found.looked_at, anticipated)


def _check(key: CheckKey, answer: Answer, about: str = "") -> Check:
    return Check(
        key,
        answer.verdict,
        answer.grade,
        answer.ratio,
        answer.interval,
        answer.treated,
        answer.comparisons,
        about,
    )


def _provinces(panel: Panel) -> np.ndarray[tuple[int, ...], np.dtype[np.str_]]:
    return np.array([region[:2] for region in panel.regions])


def _without(found: Asked, left_out: Flags) -> Asked:
    """As if nothing were known of these regions. They stay in the panel: their province is not whole without them."""
    return replace(found, panel=replace(found.panel, people=np.where(left_out[:, None], np.nan, found.panel.people)))
