"""Who begins sees three to five steps, ticked by what she really did; she may put them away and find them again."""

import re
import shlex

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.accounts.models import Account
from app.accounts.operations import hide_steps
from app.audit.models import AuditEvent
from app.commitments.models import Commitment, CommitmentState
from app.core.db import db, transaction
from app.dashboard.contents.steps import COMMANDS
from app.organizations.models import Organization
from tests.conftest import QueriesOf, SignIn
from tests.dashboard.conftest import TODAY, Rows, shown
from tests.factories.cast import NOW
from tests.sweep.test_pages import ROLES
from tests.sweep.test_words import ROOT

STEPS = {
    "biro": 5,
    "daerah": 3,
    "opd": 3,
    "ngo-satu": 4,
    "ngo-dua": 4,
    "admin": 3,
}
ROW = re.compile(
    r'task-list__link" href="([^"]+)"[^>]*>([^<]+)</a>.*?<strong class="govuk-tag[^>]*>([^<]+)<', re.DOTALL
)


def steps(html: str) -> dict[str, tuple[str, str]]:
    """title -> (link, state) of the list of first steps."""
    part = re.search(r'id="h-(?:steps|langkah)".*?</ul>', html, re.DOTALL)
    return {title: (href, state) for href, title, state in ROW.findall(part[0])} if part else {}


@pytest.mark.parametrize(("who", "number"), STEPS.items())
def test_each_role_has_a_few_steps_whose_links_open(sign_in: SignIn, who: str, number: int) -> None:
    browser = sign_in(who)
    on_home, at_any_time = steps(browser.get("/").text), steps(browser.get("/mulai").text)
    assert len(at_any_time) == number
    assert on_home in (at_any_time, {})
    for href, _state in at_any_time.values():
        assert browser.get(href.replace("&amp;", "&")).status_code == 200, href


def test_sari_sees_her_steps_ticked_as_she_goes(rows: Rows, app: Flask, sign_in: SignIn, actor) -> None:
    sari = sign_in("biro")
    found = steps(sari.get("/").text)
    assert found["Catat audiensi pertama"] == ("/kegiatan/pertemuan/catat?jenis=hearing", "Belum")
    assert found["Lengkapi profil dan kop surat"][0] == f"/mitra/{actor('biro').organization_id}/ubah"
    rows.activity("biro", "Audiensi")
    found = steps(sari.get("/").text)
    assert found["Catat audiensi pertama"][1] == "Selesai"
    assert found["Impor data SP4N-LAPOR!"][1] == "Belum"
    rows.months("36", [TODAY.replace(day=1)])
    assert steps(sari.get("/").text)["Impor data SP4N-LAPOR!"][1] == "Selesai"


def test_what_others_did_ticks_nothing_of_budis(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("ngo-dua", "Bimtek")
    assert steps(sign_in("ngo-satu").get("/").text)["Catat kegiatan pertama"][1] == "Belum"
    assert steps(sign_in("ngo-dua").get("/").text)["Catat kegiatan pertama"][1] == "Selesai"


def test_a_kept_commitment_is_hasans_step(rows: Rows, app: Flask, sign_in: SignIn) -> None:
    hasan = sign_in("opd")
    rows.commitment(rows.activity("biro", "Audiensi"), "Surat balasan", owner="opd", late=1)
    assert steps(hasan.get("/mulai").text)["Selesaikan tindak lanjut pertama"] == ("/tindak-lanjut?milik=saya", "Belum")
    done = {"state": CommitmentState.DONE, "evidence": "Surat 12", "closed_on": TODAY}
    with app.app_context(), transaction():
        db.session.execute(update(Commitment).values(**done))
    assert steps(hasan.get("/mulai").text)["Selesaikan tindak lanjut pertama"][1] == "Selesai"


def test_finished_steps_leave_beranda_and_stay_at_mulai(rows: Rows, app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    rows.activity("ngo-satu", "Bimtek")
    with app.app_context(), transaction():
        home = db.session.scalars(select(Account).where(Account.email == "ngo-satu@contoh.example")).one()
        organization = db.session.get_one(Organization, home.organization_id)
        organization.letterhead, organization.address = "LEMBAGA", "Jalan 1"
    assert "Langkah pertama (" not in shown(budi.get("/").text)
    assert "Langkah pertama (4 dari 4 selesai)" in shown(budi.get("/mulai").text)


def test_put_away_and_brought_back(app: Flask, sign_in: SignIn) -> None:
    budi, tuti = sign_in("ngo-satu"), sign_in("ngo-dua")
    for _twice in range(2):
        answer = budi.post("/mulai/keadaan")
        assert (answer.status_code, answer.location) == (303, "/")
    assert steps(budi.get("/").text) == {}
    assert 'href="/mulai"' in budi.get("/").text
    assert steps(tuti.get("/").text) != {}
    page = budi.get("/mulai").text
    assert len(steps(page)) == 4
    assert "Langkah ini Anda sembunyikan dari Beranda" in page
    answer = budi.post("/mulai/keadaan", data={"tampil": "ya"})
    assert (answer.status_code, answer.location) == (303, "/mulai")
    assert steps(budi.get("/").text) != {}
    with app.app_context():
        told = db.session.scalars(select(AuditEvent.action).where(AuditEvent.action.like("account:%steps"))).all()
    assert told == ["account:hide_steps", "account:show_steps"]


def test_a_stranger_puts_nothing_away(client) -> None:
    assert client.post("/mulai/keadaan").location.startswith("/masuk")
    assert client.get("/mulai").location.startswith("/masuk")


def test_rudi_who_only_reads_has_nothing_to_prepare(sign_in: SignIn) -> None:
    rudi = sign_in("peninjau")
    assert steps(rudi.get("/").text) == {}
    page = rudi.get("/mulai").text
    assert "tidak ada yang perlu disiapkan" in page
    assert 'href="/dasbor"' in page


@pytest.mark.parametrize("who", ROLES)
def test_among_example_data_the_first_step_is_to_leave_them(example: Flask, sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    found = steps(browser.get("/").text)
    assert list(found) == ([] if who == "peninjau" else ["Mulai dengan data sendiri"])
    page = browser.get("/mulai").text
    assert "Data contoh tidak dicampur dengan data sungguhan" in page
    assert ("demo remove" in page) == (who in ("biro", "admin"))


def test_the_commands_at_mulai_are_those_of_the_readme_and_they_work(example: Flask) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    runner = example.test_cli_runner()
    for command in COMMANDS:
        assert command in text
        result = runner.invoke(args=shlex.split(command)[5:])
        assert result.exit_code == 0, (command, result.output)


def test_beranda_and_mulai_ask_the_same_few_questions_whatever_there_is(
    rows: Rows, sign_in: SignIn, queries_of: QueriesOf, app: Flask, actor
) -> None:
    browsers = {who: sign_in(who) for who in ROLES}
    few = {(who, url): queries_of(browser, url) for who, browser in browsers.items() for url in ("/", "/mulai")}
    for number in range(12):
        rows.activity("ngo-satu", f"Bimtek {number}")
        rows.activity("biro", f"Audiensi {number}")
    many = {(who, url): queries_of(browser, url) for who, browser in browsers.items() for url in ("/", "/mulai")}
    assert max(many.values()) <= 15
    assert {key: count for key, count in many.items() if key[1] == "/mulai"} == {
        key: count for key, count in few.items() if key[1] == "/mulai"
    }
    with app.app_context(), transaction():
        hide_steps(True, actor=actor("biro"), now=NOW)
    assert queries_of(browsers["biro"], "/") <= 15
