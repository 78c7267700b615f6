"""The index follows every operation within its transaction, and comes out the same when it is built anew."""

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import Activity
from app.activities.operations import delete_draft
from app.commitments.operations import CommitmentEntry
from app.core.db import db, transaction
from app.organizations import operations as organizations
from app.organizations.models import Organization, OrganizationCategory
from app.partnerships.operations import delete_partnership
from app.search.models import SearchWord
from tests.conftest import Actor, SignIn
from tests.factories import meetings, partnerships
from tests.factories.cast import NOW
from tests.factories.reports import version_of

Kept = set[tuple[str, str, int]]


def kept(word: str = "") -> Kept:
    """What the index holds, or holds of a word; needs an application context."""
    query = sa.select(SearchWord.source, SearchWord.word, SearchWord.owner_id)
    found = db.session.execute(query.where(SearchWord.word == word) if word else query)
    return {(source, held, number) for source, held, number in found}


def finds(browser: FlaskClient, q: str, title: str) -> bool:
    return f">{title}</a>" in browser.get(f"/cari?q={q}").text


def test_an_organization_is_found_by_its_new_name_alone(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari = sign_in("biro")
    details = organizations.OrganizationDetails("Perkumpulan Gemerlap", OrganizationCategory.NGO, "36.02", "PG")
    with app.app_context(), transaction():
        number = organizations.add_organization(details, actor=actor("ngo-satu"), now=NOW).id
    assert finds(sari, "gemerlap", "Perkumpulan Gemerlap") and finds(sari, "pg+lebak", "Perkumpulan Gemerlap")
    moved = organizations.OrganizationDetails("Perkumpulan Cemerlang", OrganizationCategory.NGO, "36.03", "PC")
    with app.app_context(), transaction():
        version = db.session.get_one(Organization, number).version
        organizations.change_organization(number, moved, version=version, actor=actor("biro"), now=NOW)
    assert finds(sari, "cemerlang+tangerang", "Perkumpulan Cemerlang")
    for q in ("gemerlap", "cemerlang+lebak"):
        assert not finds(sari, q, "Perkumpulan Cemerlang"), q


def test_what_is_not_saved_is_not_found(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    try:
        with app.app_context(), transaction():
            meetings.recorded(actor("biro"), "Rapat gemerlap")
            raise LookupError
    except LookupError:
        pass
    with app.app_context():
        assert kept("gemerlap") == set()
    assert not finds(sign_in("biro"), "gemerlap", "Rapat gemerlap")


def test_the_words_of_what_is_deleted_are_gone_with_it(app: Flask, actor: Actor) -> None:
    promise = CommitmentEntry(what="Janji gemerlap")
    with app.app_context():
        before = kept()
        with transaction():
            draft = meetings.recorded(actor("ngo-satu"), "Rapat gemerlap", submit=False, commitments=(promise,))
            agreement = partnerships.recorded(actor("biro"))
        assert len(kept("gemerlap")) == 2
        with transaction():
            delete_draft(draft, version=version_of(draft), actor=actor("ngo-satu"), now=NOW)
            delete_partnership(agreement, version=1, actor=actor("biro"), now=NOW)
        assert kept() == before


def test_built_anew_it_is_what_the_operations_kept(example: Flask) -> None:
    """Also after everything that the example data do, file imports and all."""
    run = example.test_cli_runner().invoke
    with example.app_context():
        held = kept()
        sources = {source for source, _word, _number in held}
        assert len(sources) == 10 and len(held) > 5000
    assert run(args=["search", "rebuild", "--if-missing"]).output == ""
    assert run(args=["search", "rebuild"]).output == f"{len(held)} kata dicatat untuk pencarian.\n"
    with example.app_context():
        assert kept() == held


def test_an_older_installation_is_read_once(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        meetings.recorded(actor("biro"), "Rapat gemerlap")
        db.session.execute(sa.delete(SearchWord))
    assert not finds(sign_in("biro"), "gemerlap", "Rapat gemerlap")
    assert app.test_cli_runner().invoke(args=["search", "rebuild", "--if-missing"]).exit_code == 0
    assert finds(sign_in("biro"), "gemerlap", "Rapat gemerlap")


def test_a_question_walks_along_the_index(app: Flask) -> None:
    """A beginning is one stretch of it, however many rows there are."""
    from_word = "SELECT owner_id FROM search_words WHERE source = 'person' AND word >= 'bu' AND word < 'bv'"
    with app.app_context():
        if db.session.get_bind().dialect.name == "sqlite":
            plan = str(db.session.execute(sa.text("EXPLAIN QUERY PLAN " + from_word)).all())
            assert "SEARCH" in plan and "source=? AND word>?" in plan
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Activity)) == 0
