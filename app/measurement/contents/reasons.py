"""Why an answer is weaker than it could be: what would raise it, how it was compared, and who is left out."""

from app.measurement.contents.asked import Names, named
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.reasons import Figure, Reason, Why
from app.measurement.sentences import sentence

LEFT_OUT = {Why.BEFORE_DATA, Why.NO_POPULATION, Why.GAPS, Why.SHORT_BEFORE, Why.SHORT_AFTER}
HOW = {Why.RANK, Why.ONLY_LATER, Why.BY_PROVINCE, Why.NO_INTERVAL}
MOVED = {Why.ROSE, Why.FELL, Why.EXPLAINED_RISE, Why.EXPLAINED_FALL, Why.NEAR_EARLIER, Why.NO_PRETREND}


def would_raise(answer: Answer, names: Names) -> list[str]:
    """What is missing for a better grade, or for any answer: then also which regions were left out, and until when."""
    apart = HOW if answer.verdict is Verdict.REFUSED else HOW | LEFT_OUT
    return [said(one, names) for one in answer.reasons if one.why not in apart]


def of(kinds: set[Why], answer: Answer, names: Names) -> list[str]:
    return [said(one, names) for one in answer.reasons if one.why in kinds]


def said(reason: Reason, names: Names) -> str:
    """The reason with regions by name, not by code."""
    figures = {key: _by_name(key, figure, names) for key, figure in reason.figures.items()}
    return sentence(Reason(reason.why, figures))


def _by_name(key: str, figure: Figure, names: Names) -> Figure:
    if key == "region" and isinstance(figure, str):
        return named([figure], names)[0]
    if key == "regions" and isinstance(figure, tuple):
        return tuple(named([str(one) for one in figure], names))
    return figure
