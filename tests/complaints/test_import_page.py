"""Sari and Dewi send the export through the browser: the result can be read again, a wrong file is refused kindly."""

import io
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.complaints import tracking
from app.complaints.intake import take_in
from app.complaints.models import ComplaintImport, ComplaintReport
from app.complaints.views import importing
from app.core import clock
from app.core.db import db
from tests.complaints.exports import SECRET, report, table, write_csv, write_xlsx
from tests.complaints.files import UNSAID, details, reports, write_export

URL = "/pengaduan/impor"
LEBAK = details("Pemerintah Kabupaten Lebak")


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch) -> Path:
    """Where temporary files go during a test."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def uploads(app: Flask) -> Path:
    """Where an export lies while it is read."""
    return Path(app.config["DATA_DIR"]) / "sementara"


@pytest.fixture
def total(app: Flask):
    def count() -> int:
        with app.app_context():
            return db.session.scalar(select(func.count()).select_from(ComplaintReport)) or 0

    return count


@pytest.fixture
def lebak(tmp_path: Path) -> bytes:
    rows = [*reports(1, 2), report("3", Sumber_Laporan="Radio Desa"), report(SECRET, "2 May 2024")]
    return write_export(tmp_path / "lebak.xlsx", *rows, above=LEBAK).read_bytes()


def send(browser: FlaskClient, content: bytes | None, **typed: Any) -> Any:
    data: dict[str, Any] = {"agency_region": "36.02"} | typed
    if content is not None:
        data["file"] = (io.BytesIO(content), "ekspor.xlsx")
    return browser.post(URL, data=data, content_type="multipart/form-data")


@pytest.mark.parametrize("who", ["biro", "daerah"])
def test_an_export_is_brought_in_and_its_result_read_again(sign_in, total, lebak, scratch, who: str) -> None:
    browser = sign_in(who)
    answer = send(browser, lebak)
    assert (answer.status_code, answer.location) == (303, "/pengaduan/impor/1")
    assert total() == 3
    assert list(scratch.iterdir()) == []
    for _time in range(2):
        page = browser.get(answer.location)
        assert page.status_code == 200
        for text in (
            "Hasil impor Kabupaten Lebak",
            "<dt>Baru</dt><dd><b>3</b>",
            "<dt>Ditolak</dt><dd><b>1</b>",
            "“Radio Desa” belum dikenal",
            "Baris 15, Tracking ID",
            "1 Januari 2024 sampai 31 Desember 2024",
        ):
            assert text in page.text, text
        assert SECRET not in page.text


def test_an_export_is_read_beside_the_data_for_us_alone(sign_in, lebak, uploads, monkeypatch) -> None:
    seen: list[tuple[Path, int, int]] = []

    def watched(path: Path, *words: Any, **others: Any) -> Any:
        seen.append((path.parent.parent, path.parent.stat().st_mode & 0o777, uploads.stat().st_mode & 0o777))
        return take_in(path, *words, **others)

    monkeypatch.setattr(importing, "take_file_in", watched)
    assert send(sign_in("biro"), lebak).status_code == 303
    assert seen == [(uploads, 0o700, 0o700)]
    assert list(uploads.iterdir()) == []


def test_what_a_killed_process_left_is_removed_after_an_hour(sign_in, lebak, uploads) -> None:
    now = clock.now().timestamp()
    for name, minutes in (("lama", 61), ("baru", 50)):
        (uploads / name).mkdir(parents=True)
        (uploads / name / "ekspor").write_text(SECRET)
        os.utime(uploads / name, (now - 60 * minutes,) * 2)
    send(sign_in("biro"), lebak)
    assert [path.name for path in uploads.iterdir()] == ["baru"]


def test_the_same_file_twice(sign_in, total, lebak) -> None:
    sari = sign_in("biro")
    send(sari, lebak)
    page = sari.get(send(sari, lebak).location).text
    assert "<dt>Baru</dt><dd><b>0</b>" in page
    assert "<dt>Tidak berubah</dt><dd><b>3</b>" in page
    assert total() == 3


def test_strict_takes_nothing(sign_in, total, lebak) -> None:
    answer = send(sign_in("biro"), lebak, strict="y")
    assert answer.status_code == 422
    assert "1 baris ditolak, jadi berkas ini tidak diimpor" in answer.text
    assert total() == 0


def test_the_region_asked_for_is_chosen(sign_in) -> None:
    sari = sign_in("biro")
    assert '<option value="36.03" selected>' in sari.get(f"{URL}?daerah=36.03").text
    assert '<option value="32.04" selected>Kabupaten Bandung' in sari.get(f"{URL}?daerah=32.04").text
    assert "Banten (provinsi)" in sari.get(URL).text
    for odd in ("36.02.01", "99", "%00", "abc"):
        page = sari.get(f"{URL}?daerah={odd}")
        assert page.status_code == 200
        assert " selected" not in page.text or '<option value="" selected>' in page.text


def test_sari_imports_for_another_province(sign_in, tmp_path, total) -> None:
    content = write_export(tmp_path / "a.xlsx", *reports(1)).read_bytes()
    assert send(sign_in("biro"), content, agency_region="32.04").status_code == 303
    assert total() == 1


def test_dewi_is_offered_her_own_region_alone(sign_in, lebak, total) -> None:
    dewi = sign_in("daerah")
    page = dewi.get(f"{URL}?daerah=36.03").text
    assert 'value="36.02"' in page
    assert 'value="36.03"' not in page
    for other in ("36.03", "36", "32.04", "", "\x00"):
        assert send(dewi, lebak, agency_region=other).status_code == 422
    assert total() == 0


@pytest.mark.parametrize("who", ["opd", "ngo-satu", "ngo-dua", "admin", "peninjau"])
def test_nobody_else_imports(sign_in, lebak, total, who: str) -> None:
    browser = sign_in(who)
    assert browser.get(URL).status_code == 403
    assert send(browser, lebak).status_code == 403
    assert URL not in browser.get("/pengaduan").text
    assert total() == 0


def test_results_are_for_who_may_import_there(sign_in, lebak, tmp_path) -> None:
    sari = sign_in("biro")
    send(sari, lebak)
    send(sari, lebak, agency_region="36.03")
    dewi = sign_in("daerah")
    assert dewi.get("/pengaduan/impor/1").status_code == 200
    assert dewi.get("/pengaduan/impor/2").status_code == 404
    assert dewi.get("/pengaduan/impor/3").status_code == 404
    assert sign_in("opd").get("/pengaduan/impor/1").status_code == 403


WRONG = [
    (None, "Pilih berkas ekspor"),
    (b"", "Berkas kosong"),
    (b"%PDF-1.7", "Berkas ini PDF"),
    (b"PK\x03\x04 rusak", "Berkas rusak"),
    (b"\xd0\xcf\x11\xe0", "Excel lama"),
    (b"halo;dunia\n1;2\n", "Tracking ID"),
    (b"\x00" * 5000, "bukan lembar Excel"),
]


@pytest.mark.parametrize(("content", "sentence"), WRONG)
def test_a_file_that_cannot_be_read(sign_in, scratch, app, content: bytes | None, sentence: str) -> None:
    answer = send(sign_in("biro"), content)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert '<a href="#file">' in answer.text
    assert list(scratch.iterdir()) == []
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(ComplaintImport)) == 0


def test_text_where_a_file_is_expected(sign_in) -> None:
    answer = sign_in("biro").post(URL, data={"file": "ekspor.xlsx", "agency_region": "36.02"})
    assert answer.status_code == 422
    assert "Pilih berkas ekspor" in answer.text


def test_a_silent_file_asks_for_its_period(sign_in, tmp_path, app) -> None:
    content = write_csv(tmp_path / "a.csv", table(reports(1), details=UNSAID)).read_bytes()
    sari = sign_in("biro")
    answer = send(sari, content)
    assert answer.status_code == 422
    assert '<a href="#period_from">Berkas tidak memuat Periode Masuk' in answer.text
    period = {"period_from": ["1", "5", "2024"], "period_to": ["30", "Juni", "2024"]}
    assert send(sari, content, **period, other_name="y").status_code == 303
    with app.app_context():
        assert str(db.session.get_one(ComplaintImport, 1).period_ends_on) == "2024-06-30"


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (["1", "5", "2024"], ["", "", ""], "Isi akhir periode juga"),
        (["", "", ""], ["1", "5", "2024"], "Isi awal periode juga"),
        (["2", "5", "2024"], ["1", "5", "2024"], "mendahului awalnya"),
        (["31", "2", "2024"], ["1", "5", "2024"], "tidak ada di kalender"),
        (["\x00"], ["²"], "tidak ada di kalender"),
    ],
)
def test_a_period_half_said_or_wrong(sign_in, lebak, total, first, last, sentence: str) -> None:
    answer = send(sign_in("biro"), lebak, period_from=first, period_to=last)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert total() == 0


def test_a_lost_key_is_said_at_the_file(app: Flask, sign_in, lebak) -> None:
    sari = sign_in("biro")
    send(sari, lebak)
    (Path(app.config["DATA_DIR"]) / tracking.FILE).unlink()
    answer = send(sari, lebak)
    assert answer.status_code == 422
    assert "Kunci pelacakan" in answer.text


def test_another_governments_file_waits_for_a_second_look(sign_in, tmp_path, total) -> None:
    content = write_xlsx(
        tmp_path / "a.xlsx", table([report("1")], details=details("Pemerintah Kota Serang"))
    ).read_bytes()
    sari = sign_in("biro")
    answer = send(sari, content)
    assert answer.status_code == 422
    assert '<a href="#agency_region">Nama instansi pada berkas (Pemerintah Kota Serang) tidak sama' in answer.text
    assert total() == 0
    assert send(sari, content, other_name="y").status_code == 303
    assert total() == 1


def test_a_hostile_word_is_shown_as_text(sign_in, tmp_path) -> None:
    odd = report("1", Sumber_Laporan="<script>alert(1)</script>", Status_Laporan="{{ 7 * 7 }}")
    above = details("<b>Pemkab</b>\x0b{{ config }}")
    content = write_xlsx(tmp_path / "a.xlsx", table([odd], details=above)).read_bytes()
    sari = sign_in("biro")
    page = sari.get(send(sari, content, other_name="y").location).text
    assert "<script>alert" not in page
    assert "<b>Pemkab" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7 * 7 }}" in page


def test_the_result_page_costs_the_same_for_any_number_of_rows(sign_in, tmp_path, queries_of) -> None:
    sari = sign_in("biro")
    counts = []
    for refused in (1, 40):
        rows = [report("", "2 May 2024") for _number in range(refused)]
        content = write_export(tmp_path / "a.xlsx", *rows, above=LEBAK).read_bytes()
        counts.append(queries_of(sari, send(sari, content).location))
    assert counts[0] == counts[1] <= 15
