"""On PostgreSQL, where others really save while an analysis is made."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import delete, select

from app.complaints.models import ChannelCoverage, ComparisonBatch, ComparisonMonth, Coverage, SourceKind
from app.core.db import db, transaction
from app.core.viewer import SYSTEM
from app.measurement import computing
from app.measurement.models import Analysis
from app.measurement.operations import Data, Question, keep_analysis
from app.measurement.queries import counts, reading
from app.measurement.settings import Outcome, Settings
from tests.factories.cast import NOW

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("context")]

ASKED = [Settings(outcome=outcome) for outcome in Outcome] * 2


def test_analyses_of_the_same_new_data_that_end_at_once_are_each_counted_once(app: Flask) -> None:
    together = Barrier(len(ASKED))

    def keep(settings: Settings) -> int:
        with app.app_context():
            together.wait(30)
            with transaction():
                question = Question(settings, standard=True)
                return keep_analysis(question, Data("d" * 64, b"data", 0), {}, actor=SYSTEM, now=NOW).id

    with ThreadPoolExecutor(len(ASKED)) as pool:
        kept = [one.result() for one in [pool.submit(copy_context().run, keep, settings) for settings in ASKED]]
    assert len(set(kept)) == len(Outcome)
    db.session.remove()
    assert sorted(db.session.scalars(select(Analysis.number))) == list(range(1, len(Outcome) + 1))


def _take_away() -> None:
    with transaction():
        db.session.execute(delete(ComparisonMonth))
        db.session.execute(delete(ComparisonBatch))


def test_what_is_read_is_of_one_moment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of comparison months is taken away between two questions to the database."""
    with transaction():
        batch = ComparisonBatch(
            file_digest="d" * 64, source_kind=SourceKind.REPORT, source="Surat", months=1, imported_at=NOW
        )
        db.session.add(batch)
        db.session.flush()
        scope = {"coverage": Coverage.AGENCY_ACCOUNT, "channel_coverage": ChannelCoverage.SP4N_LAPOR}
        month = {"region_code": "36.02", "month": date(2025, 3, 1), "received": 7, "citizen": 5}
        db.session.add(ComparisonMonth(**month, **scope, batch_id=batch.id))
    asked = counts.comparison_scopes

    def meanwhile() -> dict[str, str]:
        found = asked()
        with ThreadPoolExecutor(1) as pool:
            pool.submit(copy_context().run, _elsewhere).result()
        return found

    def _elsewhere() -> None:
        with app.app_context():
            _take_away()

    monkeypatch.setattr(reading, "comparison_scopes", meanwhile)
    source, _data = computing.read_data()
    assert (source.regions, source.citizen.tolist()) == (("36.02",), [[5.0]])
    monkeypatch.undo()
    assert computing.read_data()[0].regions == ()
