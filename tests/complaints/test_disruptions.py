"""Sari and Dewi keep the days on which SP4N-LAPOR! was out of order; months that hold one of them are marked."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from app.audit.models import AuditEvent
from app.complaints.models import ServiceDisruption
from app.complaints.operations import DisruptionDetails, add_disruption, correct_disruption, delete_disruption
from app.complaints.queries import disrupted_months, months_between, months_of
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.viewer import Viewer
from tests.complaints.exports import report
from tests.complaints.files import details
from tests.factories.cast import NOW

LIST, ADD = "/pengaduan/gangguan", "/pengaduan/gangguan/tambah"
AUGUST = DisruptionDetails(None, date(2025, 8, 30), date(2025, 9, 1), "Layanan terputus", "Berita 2 September 2025")
LEBAK = replace(AUGUST, region_code="36.02", what="Jaringan Lebak terputus")
TYPED = {
    "starts_on": ["30", "8", "2025"],
    "ends_on": ["1", "September", "2025"],
    "region_code": "36.02",
    "what": "Jaringan Lebak terputus",
    "source": "Surat Diskominfo 3 September 2025",
}


def add(details_: DisruptionDetails, actor: Viewer) -> int:
    with transaction():
        return add_disruption(details_, actor=actor, now=NOW)


def kept(app: Flask) -> list[tuple[Any, ...]]:
    with app.app_context():
        rows = db.session.scalars(select(ServiceDisruption).order_by(ServiceDisruption.id))
        return [(row.region_code, row.starts_on, row.ends_on, row.what, row.source) for row in rows]


def events(app: Flask) -> list[tuple[str, str | None, dict[str, Any]]]:
    with app.app_context():
        rows = db.session.scalars(select(AuditEvent).where(AuditEvent.subject_type == "service_disruption"))
        return [(row.action, row.subject_id, row.details) for row in rows]


# ---- On the screen


@pytest.mark.parametrize(("who", "where"), [("biro", "indonesia"), ("biro", "36.03"), ("daerah", "36.02")])
def test_it_is_added_corrected_and_deleted(app: Flask, sign_in, who: str, where: str) -> None:
    browser = sign_in(who)
    answer = browser.post(ADD, data=TYPED | {"region_code": where})
    assert (answer.status_code, answer.location) == (303, LIST)
    page = sign_in("peninjau").get(LIST).text
    for text in ("30 Agustus 2025 sampai 1 September 2025", "Jaringan Lebak terputus", "Surat Diskominfo"):
        assert text in page, text
    form = browser.get(f"{LIST}/1/ubah").text
    assert f'value="{where}" selected' in form
    assert 'value="Jaringan Lebak terputus"' in form
    answer = browser.post(f"{LIST}/1/ubah", data=TYPED | {"region_code": where, "ends_on": ["2", "9", "2025"]})
    assert (answer.status_code, answer.location) == (303, LIST)
    assert [row[2] for row in kept(app)] == [date(2025, 9, 2)]
    assert "Jaringan Lebak terputus" in browser.get(f"{LIST}/1/hapus").text
    assert browser.post(f"{LIST}/1/hapus").location == LIST
    assert kept(app) == []
    code = None if where == "indonesia" else where
    assert events(app) == [
        ("complaints:add_disruption", "1", {"region": code}),
        ("complaints:correct_disruption", "1", {"region": code, "fields": ["ends_on"]}),
        ("complaints:delete_disruption", "1", {"region": code}),
    ]
    assert browser.get(f"{LIST}/1/ubah").status_code == 404


def test_a_form_that_is_sent_twice_adds_one(app: Flask, sign_in) -> None:
    browser = sign_in("biro")
    [nonce] = re.findall(r'name="nonce" .*?value="([^"]+)"', browser.get(ADD).text)
    typed = TYPED | {"nonce": nonce}
    assert [browser.post(ADD, data=typed).location for _time in range(2)] == [LIST, LIST]
    assert len(kept(app)) == 1


def test_what_another_tab_saved_is_not_overwritten_unseen(app: Flask, sign_in) -> None:
    browser, where = sign_in("biro"), {"region_code": "36.02"}
    browser.post(ADD, data=TYPED | where)
    opened = seen_in(browser.get(f"{LIST}/1/ubah").text)
    first = TYPED | where | {"what": "Yang pertama", "seen": opened}
    assert browser.post(f"{LIST}/1/ubah", data=first).status_code == 303
    late = TYPED | where | {"what": "Yang kedua", "seen": opened}
    answer = browser.post(f"{LIST}/1/ubah", data=late)
    assert answer.status_code == 422
    assert "diubah orang lain sejak Anda membukanya" in answer.text
    assert 'value="Yang kedua"' in answer.text
    assert [row[3] for row in kept(app)] == ["Yang pertama"]
    again = browser.post(f"{LIST}/1/ubah", data=late | {"seen": seen_in(answer.text)})
    assert again.status_code == 303
    assert [row[3] for row in kept(app)] == ["Yang kedua"]


def seen_in(html: str) -> str:
    return html.split('name="seen"')[1].split('value="')[1].split('"')[0]


def test_dewi_keeps_her_own_region_alone(app: Flask, sign_in, actor) -> None:
    with app.app_context():
        for one in (AUGUST, replace(LEBAK, region_code="36.03")):
            add(one, actor("biro"))
    dewi = sign_in("daerah")
    page = dewi.get(ADD).text
    assert 'value="indonesia"' not in page
    assert 'value="36.03"' not in page
    for where in ("indonesia", "36.03", "36", "", "\x00"):
        assert dewi.post(ADD, data=TYPED | {"region_code": where}).status_code == 422
    before = kept(app)
    for number in (1, 2):
        for step in ("ubah", "hapus"):
            assert dewi.get(f"{LIST}/{number}/{step}").status_code == 403
            assert dewi.post(f"{LIST}/{number}/{step}", data=TYPED).status_code == 403
    assert f"{LIST}/1/ubah" not in dewi.get(LIST).text
    assert f"{LIST}/1/ubah" in sign_in("biro").get(LIST).text
    assert kept(app) == before


@pytest.mark.parametrize("who", ["opd", "ngo-satu", "ngo-dua", "admin", "peninjau"])
def test_everyone_reads_and_nobody_else_writes(app: Flask, sign_in, actor, who: str) -> None:
    with app.app_context():
        add(AUGUST, actor("biro"))
    browser = sign_in(who)
    page = browser.get(LIST)
    assert page.status_code == 200
    assert "Seluruh Indonesia" in page.text
    assert ADD not in page.text
    for url in (ADD, f"{LIST}/1/ubah", f"{LIST}/1/hapus"):
        assert browser.get(url).status_code == 403
        assert browser.post(url, data=TYPED).status_code == 403
    assert len(kept(app)) == 1


def test_a_stranger_is_asked_to_sign_in(client: FlaskClient) -> None:
    for url in (LIST, ADD, f"{LIST}/1/ubah", f"{LIST}/1/hapus"):
        assert client.get(url).location.startswith("/masuk")


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("starts_on", ["", "", ""], "Isi hari pertama"),
        ("starts_on", ["31", "12", "2010"], "sejak tahun 2011"),
        ("starts_on", ["31", "2", "2025"], "tidak ada di kalender"),
        ("ends_on", ["29", "8", "2025"], "mendahului hari pertama"),
        ("ends_on", ["1", "1", "9999"], "2100"),
        ("region_code", "36.99", "Pilih salah satu"),
        ("region_code", "36.02.01", "Pilih salah satu"),
        ("what", " ", "Isi apa yang terjadi"),
        ("what", "a" * 301, "paling banyak 300"),
        ("source", "", "Isi sumbernya"),
        ("source", "a\x00", "Hapus karakter"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(app: Flask, sign_in, name: str, typed: Any, sentence: str) -> None:
    answer = sign_in("biro").post(ADD, data=TYPED | {name: typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'href="#{name}' in answer.text
    assert kept(app) == []


def test_words_are_shown_as_words(app: Flask, sign_in, actor) -> None:
    with app.app_context():
        add(replace(AUGUST, what="<script>alert(1)</script>"), actor("biro"))
    page = sign_in("biro").get(LIST).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999", "-1", "x"])
def test_no_such_disruption(sign_in, number: str) -> None:
    assert sign_in("biro").get(f"{LIST}/{number}/ubah").status_code == 404


# ---- Below the screen


def test_the_operations_refuse_as_the_screen_does(app: Flask, context: None, actor) -> None:
    biro, daerah = actor("biro"), actor("daerah")
    number, own = add(AUGUST, biro), add(LEBAK, daerah)
    for wrong in (
        lambda: add(AUGUST, daerah),
        lambda: add(LEBAK, actor("ngo-satu")),
        lambda: delete_disruption(number, actor=daerah, now=NOW),
        lambda: correct_disruption(number, LEBAK, actor=daerah, now=NOW),
        lambda: correct_disruption(own, AUGUST, actor=daerah, now=NOW),
        lambda: delete_disruption(own, actor=actor("ngo-dua"), now=NOW),
    ):
        with pytest.raises(Forbidden):
            wrong()
    for changes in ({"what": ""}, {"source": ""}, {"ends_on": date(2025, 8, 29)}, {"starts_on": date(2010, 1, 1)}):
        with pytest.raises(DomainError):
            add(replace(AUGUST, **changes), biro)
    for code in ("36.99", "36.02.01"):
        with pytest.raises(DomainError):
            add(replace(AUGUST, region_code=code), biro)
    with pytest.raises(NotFound):
        delete_disruption(99, actor=biro, now=NOW)
    assert len(kept(app)) == 2


def test_what_changes_nothing_leaves_no_trace(app: Flask, context: None, actor) -> None:
    number = add(LEBAK, actor("biro"))
    with transaction():
        correct_disruption(number, LEBAK, actor=actor("daerah"), now=NOW)
    assert [action for action, _number, _details in events(app)] == ["complaints:add_disruption"]


# ---- Months


def test_one_day_disrupts_its_month_and_the_whole_country_every_region(context: None, actor) -> None:
    add(AUGUST, actor("biro"))
    add(replace(LEBAK, starts_on=date(2025, 11, 30), ends_on=date(2025, 11, 30)), actor("biro"))
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", note := lambda *args: statements.append(args[2]))
    try:
        found = disrupted_months(["36.02", "36.03"], date(2025, 9, 1), date(2025, 11, 1))
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert found == {"36.02": {date(2025, 9, 1), date(2025, 11, 1)}, "36.03": {date(2025, 9, 1)}}
    assert len([one for one in statements if "service_disruptions" in one]) == 1
    assert disrupted_months(["36.03"], date(2025, 10, 1), date(2025, 12, 1)) == {"36.03": set()}
    assert disrupted_months([], date(2025, 8, 1), date(2025, 12, 1)) == {}


@settings(max_examples=200)
@given(st.dates(date(2011, 1, 1), date(2100, 12, 31)), st.integers(0, 900), st.integers(0, 500), st.integers(0, 30))
def test_a_month_counts_when_it_holds_a_day(starts_on: date, days: int, month: int, length: int) -> None:
    ends_on = date.fromordinal(starts_on.toordinal() + days)
    first, last = date(2011 + month // 12, month % 12 + 1, 1), date(2011 + (month + length) // 12, 1, 1)
    row = ServiceDisruption(starts_on=starts_on, ends_on=ends_on)
    held = {date.fromordinal(day).replace(day=1) for day in range(starts_on.toordinal(), ends_on.toordinal() + 1)}
    assert set(months_of(row, first, last)) == held & set(months_between(first, last))


# ---- On the page of a region


def test_the_page_of_a_region_marks_and_says_it(app: Flask, sign_in, bring, actor, queries_of) -> None:
    above = details("Pemerintah Kabupaten Lebak", "(2025-06-01) - (2025-12-31)", "2026-01-05")
    bring(report("1", "2 September 2025"), region="36.02", above=above)
    sari, url = sign_in("biro"), "/dasbor/36.02?bulan=12&sampai=2025-12"
    before, plain = queries_of(sari, url), sari.get(url).text
    assert "angguan layanan" not in plain.partition("<details")[0]
    with app.app_context():
        add(AUGUST, actor("biro"))
        add(replace(LEBAK, region_code="36.03", what="Bukan di sini"), actor("biro"))
    page = sari.get(url).text
    for text in (
        "Gangguan layanan pada 2 dari 12 bulan.",
        "30 Agustus 2025 sampai 1 September 2025, seluruh Indonesia: Layanan terputus (Berita 2 September 2025)",
        "Lengkap; gangguan layanan",
    ):
        assert text in page, text
    assert page.count("; gangguan layanan<") == 2
    assert "Bukan di sini" not in page
    assert queries_of(sari, url) == before
    assert before <= 15
