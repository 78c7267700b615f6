"""A script at Diskominfo imports and reads figures: exact JSON, one sentence for a mistake, exit code 2."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app.complaints import tracking
from app.core.db import db
from tests.complaints.exports import SECRET, report, table, write_csv
from tests.complaints.files import UNSAID, reports, write_export

IMPORT = ("complaints", "import")
COUNTS = ("rows", "new", "updated", "unchanged", "rejected")


@pytest.fixture
def run(app: Flask):
    def invoke(*words: str) -> Result:
        return app.test_cli_runner().invoke(args=[str(word) for word in words])

    return invoke


@pytest.fixture
def export(tmp_path: Path) -> str:
    return str(write_export(tmp_path / "ekspor.xlsx", *reports(1, 2, 3)))


def refused(result: Result) -> str:
    """The one sentence of a mistake."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    assert "Usage" not in result.stderr
    return result.stderr


def test_json_of_an_import(run, export: str) -> None:
    first = run(*IMPORT, export, "--agency-region", "32.04", "--json")
    assert (first.exit_code, first.stderr) == (0, "")
    assert json.loads(first.stdout) == dict(zip(COUNTS, (3, 3, 0, 0, 0), strict=True)) | {"warnings": []}
    again = json.loads(run(*IMPORT, export, "--agency-region", "32.04", "--json").stdout)
    assert [again[name] for name in COUNTS] == [3, 0, 0, 3, 0]


def test_refused_rows_and_warnings_are_sentences(run, tmp_path: Path) -> None:
    path = write_export(tmp_path / "a.xlsx", report("1", Sumber_Laporan="Radio"), report("", "2 May 2024"))
    found = json.loads(run(*IMPORT, path, "--agency-region", "32.04", "--json").stdout)
    assert [found[name] for name in COUNTS] == [2, 1, 0, 0, 1]
    assert any("Radio" in sentence for sentence in found["warnings"])
    assert any(sentence.startswith("Baris 13, Tracking ID") for sentence in found["warnings"])


def test_a_person_reads_a_summary(run, tmp_path: Path) -> None:
    path = write_export(tmp_path / "a.xlsx", *reports(1, 2), report("", f"{SECRET}"))
    result = run(*IMPORT, path, "--agency-region", "32.04")
    assert result.exit_code == 0
    assert result.stdout.startswith("3 baris: 2 baru, 0 diperbarui, 0 tidak berubah, 1 ditolak.\n")
    assert "Baris 14, Tracking ID" in result.stdout
    assert SECRET not in result.output


def test_many_refused_rows_are_cut_short(run, tmp_path: Path) -> None:
    path = write_export(tmp_path / "a.xlsx", *[report("", "2 May 2024") for _number in range(103)])
    result = run(*IMPORT, path, "--agency-region", "32.04")
    assert result.stdout.count("Tracking ID kosong") == 100
    assert "dan 3 baris lain ditolak" in result.stdout


def test_a_silent_file_needs_its_period(run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", table(reports(1), details=UNSAID))
    assert "Isi awal dan akhir periodenya" in refused(run(*IMPORT, path, "--agency-region", "32.04"))
    period = ("--period", "2024-05-01", "2024-06-30")
    assert run(*IMPORT, path, "--agency-region", "32.04", *period).exit_code == 0
    months = uptake(run)["months"]
    assert [month["received"] for month in months[3:7]] == [None, 1, 0, None]


def uptake(run, region: str = "32.04", year: str = "2024"):
    return json.loads(run("complaints", "uptake", "--region", region, "--year", year, "--json").stdout)


def test_json_of_the_uptake(run, tmp_path: Path) -> None:
    path = write_export(
        tmp_path / "a.xlsx",
        report("1", "5 May 2024"),
        report("2", "6 May 2024", Sumber_Laporan="Instagram", Status_Laporan="Diarsipkan oleh Admin"),
        report("", "7 Jun 2024"),
        report("4", "8 Jun 2024", Sumber_Laporan="Radio"),
    )
    run(*IMPORT, path, "--agency-region", "32.04")
    found = uptake(run)
    assert list(found) == ["region", "year", "months"]
    assert (found["region"], found["year"]) == ("32.04", 2024)
    assert [month["month"] for month in found["months"]] == [f"2024-{number:02}" for number in range(1, 13)]
    names = ["month", "received", "citizen", "officer", "unknown", "finished", "complete"]
    assert all(list(month) == names for month in found["months"])
    assert list(found["months"][3].values()) == ["2024-04", 0, 0, 0, 0, 0, True]
    assert list(found["months"][4].values()) == ["2024-05", 2, 1, 1, 0, 1, True]
    assert list(found["months"][5].values()) == ["2024-06", 1, 0, 0, 1, 1, False]
    assert list(uptake(run, year="2023")["months"][0].values()) == ["2023-01", *[None] * 5, False]


def test_uptake_for_a_reader(run, export: str) -> None:
    run(*IMPORT, export, "--agency-region", "32.04")
    lines = run("complaints", "uptake", "--region", "32.04", "--year", "2024").stdout.splitlines()
    assert lines[0] == "Kabupaten Bandung"
    assert lines[5] == "2024-05: 3 diterima (3 warga, 0 petugas, 0 tidak diketahui), 3 selesai"
    other = run("complaints", "uptake", "--region", "32.04", "--year", "2020").stdout.splitlines()
    assert other[1] == "2020-01: belum ada data"


MISTAKES = [
    (("{file}", "--agency-region", "99.99"), "Daerah dengan kode itu tidak ada"),
    (("{file}", "--agency-region", "36.02.01"), "Daerah dengan kode itu tidak ada"),
    (("{file}", "--agency-region", "Bandung"), "Daerah dengan kode itu tidak ada"),
    (("{file}", "--agency-region", ""), "Daerah dengan kode itu tidak ada"),
    (("{file}",), "Perintah ini ditulis"),
    ((), "Perintah ini ditulis"),
    (("{file}", "--agency-region", "32.04", "--cepat"), "Perintah ini ditulis"),
    (("{file}", "--agency-region", "32.04", "--period", "2024-01-01"), "Perintah ini ditulis"),
    (("{file}", "--agency-region", "32.04", "--period", "kemarin", "2024-01-01"), "Tulis periode"),
    (("{file}", "--agency-region", "32.04", "--period", "2024-02-30", "2024-03-01"), "Tulis periode"),
    (("{file}", "--agency-region", "32.04", "--period", "2024-03-01", "2024-02-01"), "mendahului awalnya"),
    (("{file}", "--agency-region", "32.04", "--period", "2024-01-01", "9999-12-31"), "paling lambat tahun 2100"),
    (("/tidak/ada.xlsx", "--agency-region", "32.04"), "tidak dapat dibuka"),
    (("{folder}", "--agency-region", "32.04"), "tidak dapat dibuka"),
    (("{pdf}", "--agency-region", "32.04"), "PDF"),
    (("{empty}", "--agency-region", "32.04"), "Berkas kosong"),
]


@pytest.mark.parametrize(("words", "sentence"), MISTAKES)
def test_a_mistake_in_one_sentence(run, export: str, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "kosong.xlsx").write_bytes(b"")
    places = {
        "file": export,
        "folder": tmp_path,
        "pdf": tmp_path / "a.pdf",
        "empty": tmp_path / "kosong.xlsx",
    }
    assert sentence in refused(run(*IMPORT, *(word.format(**places) for word in words)))


def test_strict_refuses_the_file(run, tmp_path: Path) -> None:
    path = write_export(tmp_path / "a.xlsx", *reports(1), report("", "2 May 2024"))
    assert "1 baris ditolak" in refused(run(*IMPORT, path, "--agency-region", "32.04", "--strict", "--json"))
    assert uptake(run)["months"][4]["received"] is None


def test_a_lost_key_stops_it(app: Flask, run, export: str) -> None:
    run(*IMPORT, export, "--agency-region", "32.04")
    (Path(app.config["DATA_DIR"]) / tracking.FILE).unlink()
    assert "Kunci pelacakan" in refused(run(*IMPORT, export, "--agency-region", "32.04"))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--region", "32.04", "--year", "24"), "Tulis tahun"),
        (("--region", "32.04", "--year", "dua ribu"), "Tulis tahun"),
        (("--region", "32.04", "--year", "9999"), "Tulis tahun"),
        (("--region", "32.99", "--year", "2024"), "Daerah dengan kode itu tidak ada"),
        (("--region", "32.04"), "Perintah ini ditulis"),
    ],
)
def test_a_mistake_in_asking_for_uptake(run, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in refused(run("complaints", "uptake", *words, "--json"))


def test_a_database_that_is_not_ready(app: Flask, run, export: str) -> None:
    with app.app_context():
        db.session.connection().exec_driver_sql("DROP TABLE uptake_cells")
        db.session.commit()
    assert "db upgrade" in refused(run(*IMPORT, export, "--agency-region", "32.04"))


def test_regions_that_are_not_loaded(app: Flask, run, export: str) -> None:
    with app.app_context():
        connection = db.session.connection()
        for table in ("populations", "region_figures", "accounts", "organizations", "regions"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        db.session.commit()
    assert "regions load" in refused(run(*IMPORT, export, "--agency-region", "32.04"))
