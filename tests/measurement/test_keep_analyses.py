"""Every analysis is kept and counted once, and what is stored gives the same result once more."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.audit.operations import record
from app.core.db import db, transaction
from app.core.errors import Forbidden
from app.core.viewer import SYSTEM, Viewer
from app.measurement import analyses, computing
from app.measurement.models import Analysis, DataVersion
from app.measurement.settings import Outcome, Settings, Treatment
from tests.factories.cast import NOW
from tests.measurement.conftest import REACHED, Give, world

Actor = Callable[[str], Viewer]


def standard_of(code: str | None) -> Analysis | None:
    found = analyses.standard_of(code, SYSTEM)
    return found.analysis if found else None


def events() -> list[str]:
    return list(db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


@pytest.mark.usefixtures("context")
def test_sari_asks_and_what_is_found_is_kept(actor: Actor, given: Give) -> None:
    number = computing.analyse(Settings(), actor=actor("biro"), now=NOW)
    found = analyses.analysis(number, actor("peninjau"))
    assert (found.number, found.standard, found.created_by_id) == (1, False, actor("biro").account_id)
    assert found.result["answer"]["treated"] == 3
    assert events()[-1] == "measurement:analyse"
    assert db.session.scalars(select(DataVersion.digest)).all() == [found.data_digest]


@pytest.mark.usefixtures("context")
def test_the_same_question_on_the_same_data_is_counted_once(actor: Actor, given: Give) -> None:
    first = computing.analyse(Settings(), actor=actor("biro"), now=NOW)
    assert computing.analyse(Settings(), actor=actor("ngo-satu"), now=NOW) == first
    other = computing.analyse(Settings(outcome=Outcome.RECEIVED), actor=actor("ngo-satu"), now=NOW)
    digest = analyses.analysis(first, SYSTEM).data_digest
    assert analyses.analysis(other, SYSTEM).number == 2
    assert analyses.counts([digest]) == {digest: (2, 0, 2)}


@pytest.mark.usefixtures("context")
def test_new_data_are_counted_from_one_again(actor: Actor, given: Give) -> None:
    first = computing.analyse(Settings(), actor=actor("biro"), now=NOW)
    changed = world()
    changed.citizen[0, 0] += 1
    given(changed)
    second = computing.analyse(Settings(), actor=actor("biro"), now=NOW)
    assert second != first
    assert analyses.analysis(second, SYSTEM).number == 1


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("who", ["peninjau", "admin"])
def test_who_only_reads_asks_nothing(actor: Actor, given: Give, who: str) -> None:
    with pytest.raises(Forbidden):
        computing.analyse(Settings(), actor=actor(who), now=NOW)
    with pytest.raises(Forbidden):
        computing.prospect(Settings(), actor=actor(who), now=NOW)
    assert db.session.scalar(select(Analysis.id)) is None


@pytest.mark.usefixtures("context")
def test_the_standard_analyses_are_those_laid_down_beforehand(given: Give) -> None:
    told: list[str] = []
    outcome = computing.standard(lambda done, of, name: told.append(f"{done}/{of} {name}"), now=NOW)
    assert (outcome.computed, outcome.kept) == (4, 0)
    assert told == [*(f"{n}/4 Kabupaten {code}" for n, code in enumerate(REACHED)), "3/4 "]
    for code in (None, *REACHED):
        found = standard_of(code)
        assert found is not None
        assert found.settings["regions"] == ([code] if code else [])
    assert standard_of("32.01") is None


@pytest.mark.usefixtures("context")
def test_what_somebody_asked_first_becomes_standard_and_keeps_its_number(actor: Actor, given: Give) -> None:
    asked = computing.analyse(Settings(regions=(REACHED[0],)), actor=actor("ngo-satu"), now=NOW)
    outcome = computing.standard(now=NOW)
    assert (outcome.computed, outcome.kept) == (3, 1)
    found = standard_of(REACHED[0])
    assert found is not None
    assert (found.id, found.number) == (asked, 1)
    assert "measurement:make_standard" in events()


@pytest.mark.usefixtures("context")
def test_nothing_is_computed_again_while_the_data_are_the_same(given: Give) -> None:
    computing.standard(now=NOW)
    before = standard_of(None)
    assert before is not None
    with transaction():
        record("activity:record", actor=SYSTEM, now=NOW, subject=("activity", 1))
    assert analyses.changed_since(analyses.data_of(before.data_digest).last_event_id)
    assert computing.standard(now=NOW).computed == 0
    # Looked at again: what was recorded has not changed the data.
    assert not analyses.changed_since(analyses.data_of(before.data_digest).last_event_id)


@pytest.mark.usefixtures("context")
def test_data_that_come_back_when_an_import_is_undone_are_answered_as_before(given: Give) -> None:
    computing.standard(now=NOW)
    before = standard_of(None)
    changed = world()
    changed.citizen[0, 0] += 1
    for action, made in (("complaints:import", changed), ("complaints:undo_import", world())):
        with transaction():
            record(action, actor=SYSTEM, now=NOW, subject=("import", 1))
        given(made)
        computing.standard(now=NOW)
    again = standard_of(None)
    assert before is not None
    assert again is not None
    assert again.id == before.id
    assert not analyses.changed_since(analyses.data_of(again.data_digest).last_event_id)


@pytest.mark.usefixtures("context")
def test_a_region_whose_activity_was_withdrawn_has_no_answer_any_more(given: Give) -> None:
    computing.standard(now=NOW)
    with transaction():
        record("activity:cancel", actor=SYSTEM, now=NOW, subject=("activity", 1))
    calm = world()
    public = calm.reached[Treatment.PUBLIC]
    start = np.where(np.isin(calm.regions, REACHED[:1]), np.inf, public.start)
    given(replace(calm, reached=calm.reached | {Treatment.PUBLIC: replace(public, start=start)}))
    assert standard_of(REACHED[0]) is not None  # not looked at again yet
    computing.standard(now=NOW)
    assert standard_of(REACHED[0]) is None
    assert standard_of(REACHED[1]) is not None


@pytest.mark.usefixtures("context")
def test_only_what_may_change_the_figures_makes_an_answer_old(given: Give) -> None:
    computing.standard(now=NOW)
    found = standard_of(None)
    assert found is not None
    with transaction():
        record("person:add", actor=SYSTEM, now=NOW, subject=("person", 1))
    assert not analyses.changed_since(analyses.data_of(found.data_digest).last_event_id)
    with transaction():
        record("complaints:import", actor=SYSTEM, now=NOW, subject=("import", 1))
    assert analyses.changed_since(analyses.data_of(found.data_digest).last_event_id)


@pytest.mark.usefixtures("context")
def test_what_is_stored_gives_the_same_result_once_more(actor: Actor, given: Give) -> None:
    number = computing.analyse(Settings(), actor=actor("biro"), now=NOW)
    given(world(months=30))  # the tables hold other data by now
    assert computing.recompute(number, actor=actor("biro"), now=NOW)
    told = analyses.last_recomputed(number)
    assert told is not None
    assert told.identical
    with transaction():
        found = db.session.get_one(Analysis, number)
        found.result = found.result | {"other_activities": 7}
    assert not computing.recompute(number, actor=actor("biro"), now=NOW)
    assert analyses.last_recomputed(number) == analyses.Recomputed(NOW, False)


@pytest.mark.usefixtures("context")
def test_only_the_biro_computes_standard_ones_and_once_more(actor: Actor, given: Give) -> None:
    number = computing.analyse(Settings(), actor=actor("ngo-satu"), now=NOW)
    for refused in ("ngo-satu", "daerah", "opd", "peninjau", "admin"):
        with pytest.raises(Forbidden):
            computing.recompute(number, actor=actor(refused), now=NOW)
        with pytest.raises(Forbidden):
            computing.standard(actor=actor(refused), now=NOW)


def test_the_command_line_computes_and_checks(app: Flask, given: Give) -> None:
    run = app.test_cli_runner().invoke
    assert run(args=["measurement", "standard"]).output == "4 analisis baku dihitung, 0 sudah ada.\n"
    again = run(args=["measurement", "recompute", "1"])
    assert (again.exit_code, again.output) == (0, "Hasilnya sama persis.\n")
    assert run(args=["measurement", "recompute", "99"]).exit_code == 2
    with app.app_context(), transaction():
        found = db.session.get_one(Analysis, 1)
        found.result = found.result | {"other_activities": 7}
    assert run(args=["measurement", "recompute", "1"]).exit_code == 1


def test_a_mistyped_number_is_one_sentence(app: Flask) -> None:
    found = app.test_cli_runner().invoke(args=["measurement", "recompute", "satu"])
    assert (found.exit_code, found.output.count("\n")) == (2, 1)
