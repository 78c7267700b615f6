"""Dewi records who knows SP4N-LAPOR! and who uses it: always with the number asked, none compared with another kind."""

from collections.abc import Iterator
from math import sqrt
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.complaints.intervals import wilson
from app.complaints.models import AwarenessAssessment
from app.core.db import db
from tests.complaints.stored import rows_in
from tests.factories.cast import NOW

URL = "/pengaduan/asesmen/tambah"
LIST = "/pengaduan/36.02/asesmen"
TYPED: dict[str, Any] = {
    "region_code": "36.02",
    "assessed_on": ["21", "10", "2026"],
    "respondents": "public",
    "method": "at_activity",
    "asked": "120",
    "knowing": "54",
    "users": "15",
    "source": "Laporan bimtek",
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("count", "asked", "low", "high"),
    [
        (10, 20, 29.93, 70.07),
        (0, 10, 0.0, 27.75),
        (10, 10, 72.25, 100.0),
        (54, 120, 36.39, 53.92),
        (1, 1, 20.65, 100.0),
        (31.5 * 4, 400, 27.14, 36.21),
    ],
)
def test_the_interval_is_wilsons(count: float, asked: int, low: float, high: float) -> None:
    found = wilson(count, asked)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)
    assert found.low <= found.share <= found.high
    for end in (found.low / 100, found.high / 100):  # what defines it: each end lies 1.96 of its own errors away
        assert abs(end - count / asked) == pytest.approx(1.959964 * sqrt(end * (1 - end) / asked), abs=1e-6)


def test_an_assessment_is_read_beside_uptake_with_the_number_asked(sign_in) -> None:
    answer = sign_in("daerah").post(URL, data=TYPED)
    assert (answer.status_code, answer.location) == (303, LIST)
    for url in (LIST, "/dasbor/36.02", "/pengaduan/36.02"):
        page = sign_in("peninjau").get(url).text
        for text in (
            "Warga: Kuesioner pada kegiatan",
            "21 Oktober 2026",
            "54 dari 120 orang yang ditanya, 45,0% (kisaran yang masuk akal 36,4% sampai 53,9%)",
            "15 dari 120 orang yang ditanya, 12,5%",
            "Laporan bimtek",
        ):
            assert text in page, (url, text)
        assert "terlalu sedikit" not in page


def test_fewer_than_thirty_are_few(sign_in) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED | {"asked": "29", "knowing": "20", "users": ""})
    dewi.post(URL, data=TYPED | {"asked": "30", "knowing": "20", "users": "", "method": "online"})
    page = dewi.get("/dasbor/36.02").text
    assert "Hanya 29 orang yang ditanya" in page
    assert page.count("terlalu sedikit") == 1
    assert "Pernah memakainya" not in page  # nobody was asked that


def test_where_only_a_share_was_published_the_count_is_about(sign_in) -> None:
    dewi = sign_in("daerah")
    share = {"asked": "400", "knowing": "", "users": "", "knowing_percent": "31,5", "users_percent": "8"}
    assert dewi.post(URL, data=TYPED | share).status_code == 303
    page = dewi.get(LIST).text
    assert "sekitar 126 dari 400 orang yang ditanya, menurut persentase yang diterbitkan 31,5%" in page
    assert "(kisaran yang masuk akal sekitar 27,1% sampai 36,2%)" in page
    assert "sekitar 32 dari 400" in page


def test_another_kind_of_people_or_way_stands_apart_and_nothing_is_called_a_change(sign_in) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED)
    dewi.post(URL, data=TYPED | {"assessed_on": ["2", "5", "2025"], "knowing": "30"})
    dewi.post(URL, data=TYPED | {"assessed_on": ["2", "5", "2025"], "method": "telephone", "knowing": "20"})
    dewi.post(URL, data=TYPED | {"assessed_on": ["2", "5", "2025"], "respondents": "officials", "knowing": "99"})
    page = dewi.get("/dasbor/36.02").text.split('id="h-awareness"')[1].split("</section>")[0]
    groups = [part.split("<")[0] for part in page.split('govuk-heading-s">')[1:]]
    assert groups == [
        "Warga: Kuesioner pada kegiatan",
        "Pegawai OPD: Kuesioner pada kegiatan",
        "Warga: Wawancara telepon",
    ]
    assert "tidak diperbandingkan" in page
    for word in ("naik", "turun", "meningkat", "berubah", "selisih"):
        assert word not in page, word


def test_more_users_than_knowers_is_pointed_out(sign_in) -> None:
    dewi = sign_in("daerah")
    assert dewi.post(URL, data=TYPED | {"users": "60"}).status_code == 303
    assert "lebih banyak daripada yang mengenal" in dewi.get(LIST).text


def test_a_correction_and_a_deletion_leave_the_old_to_be_read(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED)
    change = "/pengaduan/asesmen/1/koreksi"
    assert 'value="54"' in dewi.get(change).text
    assert dewi.post(change, data=TYPED | {"knowing": "45"}).status_code == 422  # without a reason
    assert dewi.post(change, data=TYPED | {"knowing": "45", "reason": "Salah ketik"}).location == LIST
    page = sign_in("peninjau").get(LIST).text
    assert "45 dari 120" in page and "54 dari 120" not in page
    assert dewi.get(change).status_code == 404
    assert dewi.post("/pengaduan/asesmen/2/hapus", data={"reason": " "}).status_code == 422
    assert dewi.post("/pengaduan/asesmen/2/hapus", data={"reason": "Bukan daerah ini"}).location == LIST
    page = dewi.get(LIST).text
    assert "Belum ada asesmen" in page
    assert "22 November 2026: Salah ketik" in page and "22 November 2026: Bukan daerah ini" in page
    with app.app_context():
        about = select(AuditEvent.action).where(AuditEvent.subject_type == "awareness_assessment")
        assert list(db.session.scalars(about.order_by(AuditEvent.id))) == [
            "complaints:record_assessment",
            "complaints:correct_assessment",
            "complaints:delete_assessment",
        ]


@pytest.mark.parametrize(
    ("typed", "name", "sentence"),
    [
        ({"region_code": ""}, "region_code", "Pilih daerah"),
        ({"assessed_on": ["23", "11", "2026"]}, "assessed_on", "belum lewat"),
        ({"respondents": ""}, "respondents", "Pilih siapa"),
        ({"method": "sihir"}, "method", "Pilih salah satu"),
        ({"asked": "0", "knowing": "0", "users": ""}, "asked", "paling sedikit 1"),
        ({"asked": "²"}, "asked", "angka bulat"),
        ({"knowing": "121"}, "knowing", "tidak dapat melebihi yang ditanya (120 orang)"),
        ({"users": "121"}, "users", "tidak dapat melebihi"),
        ({"knowing": ""}, "knowing", "Isi berapa orang yang mengenal"),
        ({"knowing_percent": "45"}, "knowing_percent", "Isi jumlah orangnya saja"),
        ({"knowing": "", "knowing_percent": "145"}, "knowing_percent", "dari 0 sampai 100"),
        ({"source": ""}, "source", "Isi sumber"),
        ({"source_url": "ftp://contoh"}, "source_url", "alamat web"),
        ({"note": "a" * 501}, "note", "paling banyak 500"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(app: Flask, sign_in, typed: Any, name: str, sentence: str) -> None:
    answer = sign_in("biro").post(URL, data=TYPED | typed)
    assert answer.status_code == 422
    assert sentence in answer.text and f'href="#{name}' in answer.text
    with app.app_context():
        assert rows_in(AwarenessAssessment) == 0


def test_others_read_and_do_not_record(app: Flask, sign_in) -> None:
    sign_in("biro").post(URL, data=TYPED | {"region_code": "36.03"})
    for who in ("daerah", "opd", "ngo-satu", "admin", "peninjau"):
        browser = sign_in(who)
        assert "54 dari 120" in browser.get("/pengaduan/36.03/asesmen").text
        for what in ("koreksi", "hapus"):
            url = f"/pengaduan/asesmen/1/{what}"
            assert browser.get(url).status_code == 403
            assert browser.post(url, data=TYPED | {"reason": "x"}).status_code == 403
        if who != "daerah":
            assert browser.post(URL, data=TYPED).status_code == 403
    assert sign_in("daerah").post(URL, data=TYPED | {"region_code": "36.03"}).status_code == 422
    with app.app_context():
        assert rows_in(AwarenessAssessment) == 1
