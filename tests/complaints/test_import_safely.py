"""Who may import for which region, with which key, and that nothing a reporter wrote is kept."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.audit.queries import first_broken_event
from app.complaints import tracking
from app.complaints.imports import read_export
from app.complaints.models import (
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    ImportProblem,
    UptakeCell,
)
from app.complaints.operations import import_reports
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.core.viewer import SYSTEM
from app.installation.queries import fact
from app.regions.models import Region, RegionLevel
from tests.complaints.exports import SECRET, report
from tests.complaints.files import BANDUNG, details, write_export
from tests.complaints.stored import rows_in
from tests.engines import Store
from tests.factories.cast import NOW

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)
TABLES = (ComplaintReport, ComplaintImport, ImportProblem, UptakeCell, CoveredMonth)


@pytest.mark.parametrize(
    ("agency", "region", "fits"),
    [
        ("Pemerintah Kabupaten Bandung", "32.04", True),
        ("PEMKAB. BANDUNG", "32.04", True),
        ("Diskominfo Kab. Bandung", "32.04", True),
        ("Pemerintah Kota Bandung", "32.04", False),
        ("Pemerintah Kabupaten Bandung Barat", "32.04", False),
        ("Pemerintah Kabupaten Bandung", "32.73", False),
        ("Pemkot Bandung", "32.73", True),
        ("Pemerintah Provinsi Jambi", "15", True),
        ("Pemerintah Kota Jambi", "15", False),
        ("Pemerintah Provinsi Jambi", "15.71", False),
        ("???", "32.04", False),
    ],
)
def test_the_name_in_the_file_is_compared_with_the_region(bring, agency: str, region: str, fits: bool) -> None:
    told = bring(report("1"), region=region, above=details(agency)).warnings
    assert any("tidak sama dengan daerah" in sentence for sentence in told) is not fits


def test_who_may_import_for_which_region(bring, actor) -> None:
    lebak = details("Pemerintah Kabupaten Lebak")
    assert bring(report("1"), region="36.02", above=lebak, actor=actor("daerah")).new == 1
    assert bring(report("2"), actor=actor("biro")).new == 1
    for who, region in (
        ("daerah", "36.03"),
        ("daerah", "36"),
        ("opd", "36.02"),
        ("ngo-satu", "36.02"),
        ("admin", "36"),
    ):
        with pytest.raises(Forbidden):
            bring(report("3"), region=region, actor=actor(who))
    assert rows_in(ComplaintReport) == 2


def test_the_operation_itself_refuses(context, actor, tmp_path: Path) -> None:
    export = read_export(write_export(tmp_path / "a.xlsx", report("1")), imported_on=NOW.date())
    for who, region in (("daerah", "36.03"), ("opd", "36.02"), ("admin", "36.02")):
        with pytest.raises(Forbidden), transaction():
            import_reports(export, agency_region_code=region, file_digest="", key=bytes(32), actor=actor(who), now=NOW)
    assert rows_in(ComplaintReport) == 0


def test_a_key_that_changed_meanwhile_stops_the_operation(bring, tmp_path: Path) -> None:
    bring(report("1"))
    export = read_export(write_export(tmp_path / "a.xlsx", report("1")), imported_on=NOW.date())
    with pytest.raises(DomainError, match="berubah sejak impor"), transaction():
        import_reports(export, agency_region_code=BANDUNG, file_digest="", key=bytes(32), actor=SYSTEM, now=NOW)
    assert rows_in(ComplaintReport) == 1


@pytest.mark.parametrize("region", ["99", "36.99", "36.02.01", "abc", ""])
def test_only_a_province_or_kabupaten_kota_has_an_account(bring, region: str) -> None:
    with pytest.raises(DomainError):
        bring(report("1"), region=region)
    assert rows_in(ComplaintImport) == 0


def test_a_kecamatan_has_no_account(bring) -> None:
    with transaction():
        db.session.add(
            Region(
                code="36.02.01",
                name="Malingping",
                level=RegionLevel.DISTRICT,
                parent_code="36.02",
                timezone="Asia/Jakarta",
            )
        )
    with pytest.raises(DomainError, match="Pilih provinsi atau kabupaten/kota"):
        bring(report("1"), region="36.02.01")


def test_one_event_says_what_happened(bring, actor) -> None:
    dewi = actor("daerah")
    result = bring(report("1"), report("", "2 May 2024"), region="36.02", actor=dewi)
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("complaints:"))).one()
    assert (event.action, event.actor_id, event.subject_id) == (
        "complaints:import",
        dewi.account_id,
        str(result.import_id),
    )
    counted = {"rows": 2, "new": 1, "updated": 0, "unchanged": 0, "rejected": 1, "region": "36.02"}
    assert event.details == counted
    assert first_broken_event() is None


def test_the_key_is_made_once_and_for_its_owner_alone(bring, app: Flask) -> None:
    bring(report("1"))
    path = Path(app.config["DATA_DIR"]) / tracking.FILE
    key = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert fact(tracking.FACT) == tracking.fingerprint(bytes.fromhex(key))
    assert key not in str(fact(tracking.FACT))
    bring(report("2"))
    assert path.read_text() == key
    assert [found.name for found in path.parent.glob("tracking*")] == [tracking.FILE]


def test_of_two_processes_that_make_the_key_the_first_wins(tmp_path: Path, monkeypatch) -> None:
    first = tracking.open_key(tmp_path, None)
    monkeypatch.setattr(Path, "exists", lambda self: False)
    assert tracking.open_key(tmp_path, None) == first


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, context) -> None:
    with pytest.raises(DomainError, match="Kunci pelacakan"):
        tracking.open_key(tmp_path / "tidak ada", None)


@pytest.mark.parametrize("content", [None, "", "bukan kunci", "ab" * 32])
def test_another_key_stops_the_import(bring, app: Flask, content: str | None) -> None:
    bring(report("1"))
    path = Path(app.config["DATA_DIR"]) / tracking.FILE
    path.unlink()
    if content is not None:
        path.write_text(content)
    with pytest.raises(DomainError, match="Kunci pelacakan"):
        bring(report("1"), report("2"))
    assert rows_in(ComplaintReport) == 1
    assert path.exists() == (content is not None)


def test_nothing_a_reporter_wrote_is_kept_anywhere(bring, app: Flask, database: Store, caplog) -> None:
    bring(
        report("7654321"),
        report(f"7{SECRET}", "2 May 2024"),
        report("7654323", f"kemarin {SECRET}"),
        report("7654324", Waktu_Laporan_Masuk=SECRET),
    )
    db.session.remove()
    kept = {path.name: path.read_bytes() for path in Path(app.config["DATA_DIR"]).rglob("*") if path.is_file()}
    kept["the database"] = database.everything()
    assert "tracking.key" in kept and b"complaints:import" in kept["the database"]
    for name, held in kept.items():
        assert SECRET.encode() not in held, name
        assert b"7654321" not in held, name
    assert SECRET not in caplog.text
