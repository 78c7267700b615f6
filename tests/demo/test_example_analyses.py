"""Each question about the example data gets the answer that it is there to show."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.queries import by_email
from app.core.db import db
from app.demo.analyses import EXAMPLES, Example
from app.demo.invented.world import RISING
from app.demo.tasks import compute_examples
from app.jobs.registry import Work
from app.measurement.asked import asked
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Why
from app.measurement.models import Analysis
from app.measurement.queries import source
from app.measurement.settings import settings_from
from app.measurement.source import Source
from tests.conftest import SignIn


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


def test_the_worker_computes_each_question_and_the_list_shows_it(example: Flask, sign_in: SignIn) -> None:
    with example.app_context():
        kept = {row.id: settings_from(row.settings) for row in db.session.scalars(select(Analysis))}
    assert [question.settings for question in EXAMPLES if question.settings not in kept.values()] == []
    rising = next(number for number, settings in kept.items() if settings.regions == RISING)
    browser = sign_in("peninjau")
    assert "Sudah naik sebelum kegiatan" in browser.get(f"/dasbor/perbandingan/{rising}").text
    assert "Sudah naik sebelum kegiatan" in browser.get("/dasbor/perbandingan").text


def test_asked_again_nothing_is_computed_twice(example: Flask) -> None:
    with example.app_context():
        sari, analyses = by_email("biro@contoh.example"), select(func.count(Analysis.id))
        assert sari is not None
        before = db.session.scalar(analyses)
        compute_examples(Work({}, sari.viewer(), lambda _done, _of, _note: None))
        assert db.session.scalar(analyses) == before
