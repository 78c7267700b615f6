"""Each question about the example data gets the answer that it is there to show."""

import pytest
from flask import Flask

from app.demo.analyses import EXAMPLES, Example
from app.measurement.asked import asked
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Why
from app.measurement.queries import source
from app.measurement.source import Source


@pytest.fixture(scope="module")
def data() -> list[Source]:
    """The source, once it was read."""
    return []


@pytest.fixture
def whole(example: Flask, data: list[Source]) -> Source:
    if not data:
        with example.app_context():
            data.append(source())
    return data[0]


def test_there_are_regions_enough_in_three_provinces(whole: Source) -> None:
    counted = [code for code, scope in zip(whole.regions, whole.scope, strict=True) if scope]
    assert len(counted) >= 45
    assert {code[:2] for code in counted} == {"32", "33", "36"}


@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: f"{question.method}-{question.why}")
def test_each_question_shows_its_row(whole: Source, question: Example) -> None:
    settings = question.settings
    found = asked(whole, settings)
    answer = analyse(found.panel, settings.window, settings.seed, looked_at=found.looked_at)
    assert (answer.method, answer.grade, answer.verdict) == (question.method, question.grade, question.verdict)
    assert question.why is None or question.why in {reason.why for reason in answer.reasons}


def test_every_row_of_the_decision_table_is_shown() -> None:
    assert {question.method for question in EXAMPLES} == set(Method)
    assert {question.grade for question in EXAMPLES} == {*Grade, None}
    assert {question.verdict for question in EXAMPLES} == set(Verdict)
    refusals = {question.why for question in EXAMPLES if question.method is Method.NONE}
    assert refusals >= {Why.SHORT_BEFORE, Why.SHORT_AFTER, Why.FEW_EXPECTED, Why.BEFORE_DATA}
