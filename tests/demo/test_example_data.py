"""The example data come once, stay apart from real data, and leave nothing behind but the trail."""

import json

import pytest
import sqlalchemy as sa
from flask import Flask

from app.accounts.queries import by_email
from app.audit.queries import first_broken_event
from app.core.db import db, transaction
from app.demo.papers import issue_papers
from tests.conftest import SignIn
from tests.factories.cast import CAST, NOW


def run(app: Flask, *args: str) -> tuple[int, str, str]:
    result = app.test_cli_runner().invoke(args=["demo", *args])
    return result.exit_code, result.stdout, result.stderr


def test_it_never_mixes_with_real_data(app: Flask) -> None:
    code, _out, error = run(app, "load")
    assert (
        code == 2 and error == "Pemasangan ini sudah berisi data. Data contoh tidak dicampur dengan data sungguhan.\n"
    )
    assert run(app, "load", "--first-run") == (0, "", "")
    code, _out, error = run(app, "remove")
    assert code == 2 and error.count("\n") == 1


def test_it_is_not_loaded_twice(example: Flask) -> None:
    code, _out, error = run(example, "load")
    assert code == 2 and "sudah dimuat" in error


def test_once_removed_it_comes_back_only_when_asked(example: Flask) -> None:
    assert run(example, "remove")[0] == 0
    with example.app_context():
        left = {name: db.session.scalar(sa.text(f'SELECT count(*) FROM "{name}"')) for name in db.metadata.tables}
        assert first_broken_event() is None
    filled = {name for name, rows in left.items() if rows}
    stays = {"regions", "region_figures", "populations", "audit_events", "audit_head", "installation_facts"}
    assert filled == stays | {"status_mappings", "channel_mappings", "search_words"}
    with example.app_context():
        assert set(db.session.scalars(sa.text("SELECT DISTINCT source FROM search_words"))) == {"region"}
    assert run(example, "load", "--first-run") == (0, "", "")
    with example.app_context():
        assert db.session.scalar(sa.text("SELECT count(*) FROM organizations")) == 0
    assert run(example, "load")[0] == 0
    with example.app_context():
        assert db.session.scalar(sa.text("SELECT title FROM activities WHERE id = 1")).startswith("Audiensi PATTIRO")


@pytest.mark.parametrize("member", CAST, ids=lambda member: member.key)
def test_every_account_is_there_in_its_role(example: Flask, sign_in: SignIn, member) -> None:
    page = sign_in(member.key).get("/")
    assert page.status_code == 200
    assert "Data contoh. Jangan dipakai untuk laporan resmi." in page.text


def test_the_months_never_handed_in_are_missing_not_zero(example: Flask) -> None:
    arguments = ["complaints", "uptake", "--region", "36.72", "--year", "2026", "--json"]
    result = example.test_cli_runner().invoke(args=arguments)
    months = json.loads(result.stdout)["months"]
    assert [month["complete"] for month in months] == [True] * 7 + [False] * 5
    assert all(month["received"] is None for month in months[7:])
    assert all(month["received"] == month["citizen"] + month["officer"] + month["unknown"] for month in months[:7])


def test_imported_complaints_are_real_data_too(example: Flask) -> None:
    assert run(example, "remove")[0] == 0
    with example.app_context(), transaction():
        db.session.execute(
            sa.text(
                "INSERT INTO published_totals (region_code, starts_on, ends_on, coverage, channel_coverage, comparison,"
                " total, source, note, correction, created_at) VALUES ('36.02', '2024-01-01', '2024-12-31',"
                " 'agency_account', 'sp4n_lapor', 'exactly', 7, 'laporan', '', '', '2026-01-01 00:00:00')"
            )
        )
    code, _out, error = run(example, "load")
    assert code == 2
    assert "tidak dicampur" in error


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("contoh 01", "masih berlaku"),
        ("CONTOH-02", "sudah diganti dengan versi yang lebih baru"),
        ("C0NT-0H03", "Notula"),
        ("contoh04", "sudah ditarik pada"),
    ],
)
def test_a_newcomer_checks_a_paper_at_once(example: Flask, typed: str, told: str) -> None:
    visitor = example.test_client()
    page = visitor.get("/v", query_string={"kode": typed}, follow_redirects=True)
    assert page.status_code == 200
    assert told in page.text


def test_the_issued_papers_stand_on_their_activities(example: Flask, sign_in: SignIn) -> None:
    with example.app_context():
        folder = example.config["DATA_DIR"]
        titles = "SELECT id FROM activities WHERE title LIKE :title"
        bimtek = db.session.scalar(sa.text(titles), {"title": "Bimtek SP4N-LAPOR! bagi KIM%"})
    hearing, training = sign_in("biro").get("/kegiatan/1").text, sign_in("ngo-satu").get(f"/kegiatan/{bimtek}").text
    for page, codes in ((hearing, ("C0NT-0H03", "C0NT-0H04")), (training, ("C0NT-0H01", "C0NT-0H02"))):
        for code in codes:
            assert code in page, code
    assert len(list(folder.glob("dokumen/*/*.pdf"))) == 4
    assert run(example, "remove")[0] == 0
    assert list(folder.glob("dokumen/*/*.pdf")) == []


def test_what_was_issued_already_is_not_drawn_again(example: Flask) -> None:
    with example.app_context():
        sari = by_email("biro@contoh.example")
        assert sari is not None
        assert issue_papers("biro", actor=sari.viewer(), now=NOW) == 0
