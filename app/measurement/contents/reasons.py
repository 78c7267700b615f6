"""Why an answer is weaker than it could be: what holds it back, how it was compared, and who is left out."""

from collections.abc import Sequence
from dataclasses import replace

from app.measurement.contents.asked import Names, named
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.reasons import LEFT_OUT, Figure, Reason, Why
from app.measurement.labels import EXCLUDED
from app.measurement.results import Result
from app.measurement.sentences import sentence
from app.measurement.settings import Settings

MOVED = {
    Why.ROSE,
    Why.FELL,
    Why.SHARE_ROSE,
    Why.SHARE_FELL,
    Why.EXPLAINED_RISE,
    Why.EXPLAINED_FALL,
    Why.NEAR_EARLIER,
    Why.NO_PRETREND,
}
HOW = {Why.RANK, Why.ONLY_LATER, Why.BY_PROVINCE, Why.NO_INTERVAL, Why.NO_PLACEBO}


def by_name(result: Result, names: Names) -> Result:
    """The result whose reasons name their regions; stored are codes."""
    reasons = tuple(_named(one, names) for one in result.answer.reasons)
    return replace(result, answer=replace(result.answer, reasons=reasons))


def held_back(result: Result, settings: Settings, names: Names) -> list[str]:
    """What holds the grade back, what moved before the activity first. Where nothing could be computed, also which of
    the regions looked at are left out, and until when."""
    answer, looked_at, bare = result.answer, named(settings.regions, names), unusable(result, settings, names)
    apart = HOW | {Why.NO_TREATED} if bare else HOW
    told = [one for one in answer.reasons if one.why not in apart and not _beside(one, answer, looked_at)]
    return bare + [sentence(one) for one in sorted(told, key=lambda one: one.why not in MOVED)]


def unusable(result: Result, settings: Settings, names: Names) -> list[str]:
    """Why not one of the regions that were asked for can be looked at; nothing where one can."""
    bare = {code: why for code, why in result.excluded if code in settings.regions}
    if not bare or len(bare) < len(settings.regions):
        return []
    return [f"{EXCLUDED[why]}: {named([code], names)[0]}." for code, why in bare.items()]


def left_out(answer: Answer, looked_at: Sequence[str] = ()) -> list[str]:
    """Who is left out without holding anything back."""
    return [sentence(one) for one in answer.reasons if _beside(one, answer, looked_at)]


def _beside(reason: Reason, answer: Answer, looked_at: Sequence[str]) -> bool:
    if reason.why not in LEFT_OUT:
        return False
    named_ = reason.figures.get("regions")
    others = bool(looked_at) and isinstance(named_, tuple) and not set(named_) & set(looked_at)
    return others or answer.verdict is not Verdict.REFUSED


def of(kinds: set[Why], answer: Answer) -> list[str]:
    return [sentence(one) for one in answer.reasons if one.why in kinds]


def _named(reason: Reason, names: Names) -> Reason:
    return replace(reason, figures={key: _by_name(key, figure, names) for key, figure in reason.figures.items()})


def _by_name(key: str, figure: Figure, names: Names) -> Figure:
    if key == "region" and isinstance(figure, str):
        return named([figure], names)[0]
    if key == "regions" and isinstance(figure, tuple):
        return tuple(named([str(one) for one in figure], names))
    return figure
