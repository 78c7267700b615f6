"""Computing analyses: the data read once, the estimate made outside every transaction, then kept.

It brings numpy and scipy, so only jobs and commands import it, and only while they run.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from app.core.db import db, one_moment, transaction
from app.core.permissions import require
from app.core.viewer import SYSTEM, Viewer
from app.measurement import analyses, operations, queries, results
from app.measurement.asked import asked
from app.measurement.estimator import analysis
from app.measurement.estimator.decision import Method
from app.measurement.measure import measure
from app.measurement.models import DataVersion
from app.measurement.operations import Data, Question
from app.measurement.policy import ASK, KEEP
from app.measurement.settings import Settings, Treatment, settings_from
from app.measurement.source import Source, digest, packed, unpacked

Told = Callable[[int, int, str], None]  # how many of how many, and the name of the region


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many standard analyses were computed now, and how many were there already."""

    computed: int
    kept: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """What can be said before anything is compared: nothing here tells what happened after the outreach."""

    method: Method
    treated: int
    comparisons: int
    detectable_ratio: float | None


def read_data() -> tuple[Source, Data]:
    """Everything as it is now, with the newest event of just that."""
    db.session.rollback()
    one_moment()
    last = analyses.last_event_id()
    source = queries.source()
    db.session.rollback()
    content = packed(source)
    return source, Data(digest(content), content, last)


def analyse(settings: Settings, *, actor: Viewer, now: datetime) -> int:
    """The number of the analysis: of a new one, or of the one that asked the same of the same data."""
    require(ASK, actor)
    source, data = read_data()
    return _kept(Question(settings), source, data, actor, now)[0]


def several(asked_for: Iterable[Settings], *, actor: Viewer, now: datetime) -> int:
    """How many of these questions had to be computed; the data are read once."""
    require(ASK, actor)
    source, data = read_data()
    return sum(_kept(Question(settings), source, data, actor, now)[1] for settings in asked_for)


def _kept(question: Question, source: Source, data: Data, actor: Viewer, now: datetime) -> tuple[int, bool]:
    """The number of an analysis, and whether it had to be computed."""
    found = analyses.found_before(data.digest, operations.digest_of(question.settings))
    new, result = found is None, found.result if found else {}
    db.session.rollback()
    if new:
        result = _stored(source, question.settings)
    with transaction():
        return operations.keep_analysis(question, data, result, actor=actor, now=now).id, new


def _stored(source: Source, settings: Settings) -> dict[str, Any]:
    """What is found, as it comes back from the database."""
    stored: dict[str, Any] = json.loads(json.dumps(results.as_json(measure(source, settings)), allow_nan=False))
    return stored


def standard_questions(source: Source) -> list[tuple[str, Question]]:
    """What was laid down beforehand: each reached region, in order of their codes, and last all of them together."""
    start = source.reached[Treatment.PUBLIC].start
    reached = [(source.regions[i], source.names[i]) for i in np.flatnonzero(~np.isposinf(start))]
    each = [(name, Question(Settings(regions=(code,)), True, code)) for code, name in reached]
    return [*each, ("", Question(Settings(), True))] if each else []


def standard(told: Told = lambda done, of, name: None, *, actor: Viewer = SYSTEM, now: datetime) -> Outcome:
    """Compute the standard analyses that the data of today still lack."""
    require(KEEP, actor)
    source, data = read_data()
    questions = standard_questions(source)
    computed = 0
    for done, (name, question) in enumerate(questions):
        told(done, len(questions), name)
        computed += _kept(question, source, data, actor, now)[1]
    with transaction():
        operations.confirm_data(data, actor=actor, now=now)
    return Outcome(computed, len(questions) - computed)


def recompute(number: int, *, actor: Viewer, now: datetime) -> bool:
    """Whether the stored data, settings and seed give the stored result once more, to the last digit."""
    require(KEEP, actor)
    found = analyses.analysis(number, actor)
    settings, before = settings_from(found.settings), found.result
    content = db.session.get_one(DataVersion, found.data_digest).content
    db.session.rollback()
    identical = _stored(unpacked(content), settings) == before
    with transaction():
        operations.note_recomputed(number, identical=identical, actor=actor, now=now)
    return identical


def prospect(settings: Settings, *, actor: Viewer, now: datetime) -> Prospect:
    """How many regions would be looked at and compared, and the smallest change that could be seen."""
    require(ASK, actor)
    source, _data = read_data()
    found = asked(source, settings)
    answer = analysis.analyse(found.panel, settings.window, settings.seed, looked_at=found.looked_at)
    return Prospect(answer.method, answer.treated, answer.comparisons, answer.detectable_ratio)
