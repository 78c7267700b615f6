"""Why an answer is weaker than it could be: what holds it back, how it was compared, and who is left out."""

from dataclasses import replace

from app.measurement.contents.asked import Names, named
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.reasons import Figure, Reason, Why
from app.measurement.results import Result
from app.measurement.sentences import sentence

LEFT_OUT = {Why.BEFORE_DATA, Why.NO_POPULATION, Why.NONE_SETTLED, Why.GAPS, Why.SHORT_BEFORE, Why.SHORT_AFTER}
HOW = {Why.RANK, Why.ONLY_LATER, Why.BY_PROVINCE, Why.NO_INTERVAL, Why.NO_PLACEBO}


def by_name(result: Result, names: Names) -> Result:
    """The result whose reasons name their regions; stored are codes."""
    reasons = tuple(_named(one, names) for one in result.answer.reasons)
    return replace(result, answer=replace(result.answer, reasons=reasons))


def held_back(answer: Answer) -> list[str]:
    """What holds the grade back. Where nothing could be computed, also which regions are left out, and until when."""
    apart = HOW if answer.verdict is Verdict.REFUSED else HOW | LEFT_OUT
    return [sentence(one) for one in answer.reasons if one.why not in apart]


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
