"""Why an answer is weaker than it could be: what holds it back, how it was compared, and who is left out."""

from collections.abc import Sequence
from dataclasses import replace

from app.measurement.contents.asked import Names, named
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.reasons import LEFT_OUT, Figure, Reason, Why
from app.measurement.results import Result
from app.measurement.sentences import sentence

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


def held_back(answer: Answer, looked_at: Sequence[str] = ()) -> list[str]:
    """What holds the grade back, what moved before the activity first. Where nothing could be computed, also which of
    the regions looked at are left out, and until when; ``looked_at`` names them, nobody means all."""
    told = [one for one in answer.reasons if one.why not in HOW and not _beside(one, answer, looked_at)]
    return [sentence(one) for one in sorted(told, key=lambda one: one.why not in MOVED)]


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
