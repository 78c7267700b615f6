"""Dewi records what a satisfaction survey found, by hand and from a file; what cannot be so is refused in words."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.readiness.lists import HEADINGS, SurveyDetails
from app.readiness.models import SatisfactionSurvey
from app.readiness.operations import record_survey
from app.sheets.writing import workbook
from tests.browsing import send
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories.cast import NOW

MEANS = ("3,41", "3,22", "3,05", "3,9", "3,3", "3,44", "3,52", "3,18", "3,12")
PERIOD: dict[str, Any] = {"starts_on": ["1", "1", "2026"], "ends_on": ["30", "6", "2026"]}
ANSWERS: dict[str, Any] = {f"u{number}": answer for number, answer in enumerate(MEANS, 1)}
LINE = ("Layanan pengaduan", "2026-01-01", "2026-06-30", "150", *MEANS)
NEW = "/skm/36.02/catat"


def details(**changes: Any) -> SurveyDetails:
    whole: dict[str, Any] = {"region_code": "36.02", "unit": "Layanan pengaduan", "respondents": 150}
    whole |= {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30), "answers": MEANS}
    return SurveyDetails(**(whole | changes))


def held(app: Flask) -> list[tuple[str, int, list[str]]]:
    with app.app_context():
        query = select(SatisfactionSurvey).order_by(SatisfactionSurvey.id)
        return [(row.unit, row.respondents, row.answers) for row in db.session.scalars(query)]


def csv_of(*lines: tuple[Any, ...]) -> bytes:
    return "\n".join(";".join(map(str, line)) for line in (tuple(HEADINGS.values()), *lines)).encode()


def upload(browser: FlaskClient, content: bytes, name: str = "skm.csv", code: str = "36.02") -> Any:
    data = {"file": (io.BytesIO(content), name)}
    return browser.post(f"/skm/{code}/impor", data=data, content_type="multipart/form-data")


def test_dewi_records_one_by_hand(sign_in: SignIn, app: Flask) -> None:
    dewi = sign_in("daerah")
    answer = send(dewi, NEW, unit="Layanan pengaduan", respondents="150", **PERIOD, **ANSWERS)
    assert answer.status_code == 303
    page = dewi.get(answer.location).text
    for words in ("83,72", "B (Baik)", "150", "1 Jan 2026 sampai 30 Jun 2026", "tepat 1/9"):
        assert words in page, words
    assert held(app) == [("Layanan pengaduan", 150, [one.replace(",", ".") for one in MEANS])]
    assert "83,72" in sign_in("ngo-dua").get("/skm?daerah=36.02").text
    assert "IKM 83,72, mutu B (Baik), dari 150 responden" in sign_in("ngo-dua").get("/kesiapan/36.02/2026").text


def test_an_element_may_be_told_by_counts(sign_in: SignIn) -> None:
    dewi, counts = sign_in("daerah"), ANSWERS | {"u1": "2 / 10 / 60 / 48"}
    answer = send(dewi, NEW, unit="Layanan", respondents="120", **PERIOD, **counts)
    page = dewi.get(answer.location).text
    assert "3,2833" in page and "2 / 10 / 60 / 48" in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"respondents": 0}, "respondents", "paling sedikit 1"),
        ({"answers": (*MEANS[:8], "")}, "u9", "U9 kosong. SKM memerlukan kesembilan unsur."),
        ({"answers": MEANS[:8]}, "u9", "kesembilan unsur"),
        ({"answers": ("4,5", *MEANS[1:])}, "u1", "dari 1 sampai 4"),
        ({"answers": ("0,5", *MEANS[1:])}, "u1", "dari 1 sampai 4"),
        ({"answers": (MEANS[0], "2/10/60/48", *MEANS[2:])}, "u2", "berjumlah 120, sedangkan respondennya 150"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on", "tidak boleh sebelum"),
        ({"ends_on": date(2026, 12, 31)}, "ends_on", "belum lewat"),
        ({"starts_on": date(2001, 1, 1)}, "starts_on", "paling dini"),
        ({"unit": " "}, "unit", "Isi nama unit"),
    ],
)
def test_what_cannot_be_so_is_refused_at_its_field(
    context: None, actor: Actor, changes: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(DomainError) as refused, transaction():
        record_survey(details(**changes), actor=actor("biro"), now=NOW)
    assert words in refused.value.errors[field]
    assert db.session.scalars(select(SatisfactionSurvey)).all() == []


def test_the_form_says_it_too_and_keeps_what_was_typed(sign_in: SignIn, app: Flask) -> None:
    answer = send(sign_in("daerah"), NEW, unit="Layanan", respondents="150", **PERIOD, **(ANSWERS | {"u3": "5"}))
    assert answer.status_code == 422
    assert "U3: isi rata-rata dari 1 sampai 4" in answer.text and 'value="3,41"' in answer.text
    assert held(app) == []


def test_one_survey_of_a_unit_and_period_is_recorded_once(context: None, actor: Actor) -> None:
    with transaction():
        record_survey(details(), actor=actor("biro"), now=NOW)
    with pytest.raises(DomainError, match="sudah dicatat"), transaction():
        record_survey(details(unit="LAYANAN  Pengaduan"), actor=actor("biro"), now=NOW)


def test_dewi_changes_and_deletes_it(sign_in: SignIn, app: Flask) -> None:
    dewi = sign_in("daerah")
    page = send(dewi, NEW, unit="Layanan", respondents="150", **PERIOD, **ANSWERS).location
    assert send(dewi, f"{page}/ubah", respondents="151").status_code == 303
    assert held(app)[0][1] == 151
    stale = send(dewi, f"{page}/ubah", version="1", respondents="152")
    assert stale.status_code == 422 and "Tersimpan sekarang" in stale.text
    assert send(dewi, f"{page}/hapus", version="1").status_code == 422, "somebody changed it since"
    assert send(dewi, f"{page}/hapus").status_code == 303
    assert held(app) == [] and dewi.get(page).status_code == 404


def test_each_role_may_what_it_may(sign_in: SignIn, app: Flask, actor: Actor) -> None:
    page = send(sign_in("biro"), NEW, unit="Layanan", respondents="150", **PERIOD, **ANSWERS).location
    for who in ("opd", "ngo-satu", "peninjau", "admin"):
        browser = sign_in(who)
        assert browser.get(page).status_code == browser.get("/skm").status_code == 200, who
        for address in (NEW, f"{page}/ubah", f"{page}/hapus", "/skm/36.02/impor", "/skm/templat.xlsx"):
            assert browser.get(address).status_code == 403, (who, address)
    dewi = sign_in("daerah")
    assert dewi.get("/skm/36.03/catat").status_code == dewi.get("/skm/36.03/impor").status_code == 403
    with app.app_context(), pytest.raises(Forbidden), transaction():
        record_survey(details(region_code="36.03"), actor=actor("daerah"), now=NOW)


def test_dewi_looks_at_a_file_first_and_then_saves_it(sign_in: SignIn, app: Flask) -> None:
    dewi = sign_in("daerah")
    other = ("Loket", "1 Juli 2025", "31 Desember 2025", 120, *["2/10/60/48"] * 9)
    answer = upload(dewi, csv_of(LINE, other))
    assert answer.status_code == 303 and held(app) == []
    page = dewi.get(answer.location).text
    assert "Belum ada yang disimpan." in page and "83,72" in page and "82,08" in page
    assert sign_in("biro").get(answer.location).status_code == 404, "it is hers until it is saved"
    saved = send(dewi, answer.location)
    assert saved.status_code == 303
    assert "2 survei dicatat." in dewi.get(saved.location).text
    assert [unit for unit, _n, _answers in held(app)] == ["Layanan pengaduan", "Loket"]
    again = dewi.get(upload(dewi, csv_of(LINE, other)).location).text
    assert "Tidak ada survei baru dalam berkas ini." in again and "Simpan SKM" not in again


def test_a_workbook_is_read_as_well(sign_in: SignIn, app: Flask) -> None:
    with workbook() as (book, out):
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADINGS.values())
        sheet.write_row(1, 0, ("Loket", "", "", 12, 3.5, 4, 3.0833333333333335, 3, 3, 3, 3, 3, 3))
        sheet.write_datetime(1, 1, date(2026, 1, 1), day)
        sheet.write_datetime(1, 2, date(2026, 3, 31), day)
    dewi = sign_in("daerah")
    send(dewi, upload(dewi, out.getvalue(), "skm.xlsx").location)
    assert held(app)[0][2][:3] == ["3.5", "4", "3.083333333333333"]


def test_every_wrong_cell_is_named_and_the_rest_can_be_saved(sign_in: SignIn, app: Flask) -> None:
    wrong = ("", "kemarin", "2026-06-30", "0", "4,2", "", *MEANS[2:])
    dewi = sign_in("daerah")
    page = dewi.get(upload(dewi, csv_of(LINE, wrong, LINE)).location).text
    for sentence in (
        "Baris 3, kolom Unit: Isi nama unit yang disurvei.",
        "Baris 3, kolom Awal: tulis tanggal",
        "Baris 3, kolom Responden: Jumlah responden paling sedikit 1 orang.",
        "Baris 3, kolom U1: U1: isi rata-rata dari 1 sampai 4",
        "Baris 3, kolom U2: U2 kosong.",
        "Baris 4, kolom Unit: unit dan masa ini sudah ada pada baris 2.",
    ):
        assert sentence in page, sentence
    assert held(app) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Unit;Awal\nA;2026-01-01", "Kolom ini tidak ada: Akhir"),
        (csv_of(), "Tidak ada survei di bawah baris judul."),
        (b"a;b\n1;2", "Tidak ada baris judul"),
    ],
)
def test_a_file_of_another_kind_is_refused(sign_in: SignIn, content: bytes, words: str) -> None:
    answer = upload(sign_in("daerah"), content)
    assert answer.status_code == 422 and words in answer.text


def test_a_file_seen_before_others_saved_is_looked_at_again(sign_in: SignIn, app: Flask) -> None:
    dewi, sari = sign_in("daerah"), sign_in("biro")
    first, second = upload(dewi, csv_of(LINE)).location, upload(sari, csv_of(LINE)).location
    seen = sari.get(second).text.split('name="seen"')[1].split('value="')[1].split('"')[0]
    send(dewi, first)
    answer = send(sari, second) if "Simpan SKM" in sari.get(second).text else sari.post(second, data={"seen": seen})
    assert answer.status_code == 422 and "berubah sejak halaman ini dibuka" in answer.text
    assert len(held(app)) == 1


def test_the_template_is_read_back(sign_in: SignIn) -> None:
    dewi = sign_in("daerah")
    answer = dewi.get("/skm/templat.xlsx")
    assert answer.status_code == 200
    assert "Tidak ada survei di bawah baris judul." in upload(dewi, answer.data, "templat.xlsx").text


def test_the_list_asks_the_database_a_fixed_number_of_times(
    sign_in: SignIn, queries_of: QueriesOf, app: Flask, actor: Actor
) -> None:
    few = queries_of(sign_in("biro"), "/skm?daerah=36.02")
    with app.app_context(), transaction():
        for number in range(20):
            record_survey(details(unit=f"Unit {number}"), actor=actor("biro"), now=NOW)
    assert queries_of(sign_in("biro"), "/skm?daerah=36.02") == few <= 15
