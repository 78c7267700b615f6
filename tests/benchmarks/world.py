"""An installation to measure: 20,000 activities, 10,000 organizations, 36 months of eight regions, and a bimtek."""

import os
from datetime import date, timedelta
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert, select

from app import create_app
from app.accounts.operations import start_sign_in
from app.accounts.queries import by_email
from app.activities.models import Activity, ActivityKind, EventState, Mode, PaperState, PersonPart
from app.activities.operations import ActivityDetails, PersonEntry
from app.complaints.models import ChannelGroup, ComplaintImport, CoveredMonth, ReportStatus, UptakeCell
from app.core import clock
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.text import fold
from app.core.viewer import SYSTEM, Viewer
from app.organizations.models import Organization, OrganizationCategory
from app.regions import imports, operations
from app.regions.queries import kabupaten_kota
from app.search.operations import rebuild
from app.training.operations import TrainingEntry, record_training
from tests.factories.cast import NOW, add_cast
from tests.factories.registers import WORDS as NAMES

ACTIVITIES = 20_000
ORGANIZATIONS = 10_000
MONTHS = 36
REGIONS = ("36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74")
EMPTY = ("short_name", "letterhead", "address", "phone", "website", "mailbox")
WORDS = "Pendampingan diberikan kepada perangkat desa dan kelompok informasi masyarakat di setiap kecamatan. " * 6


def build(folder: Path) -> tuple[Flask, int, str]:
    """The application over this folder, the number of the bimtek, and the token of Sari's sign-in."""
    os.environ["GAUNG_DATA_DIR"] = str(folder)
    os.environ.pop("GAUNG_DATABASE_URL", None)
    app = create_app()
    with app.app_context(), app.test_request_context():
        upgrade()
        with transaction():
            operations.load_regions(list(imports.read_regions(depth=2)), actor=SYSTEM, now=NOW)
            add_cast()
        sari = by_email("biro@contoh.example")
        assert sari is not None
        viewer, number = sari.viewer(), sari.id
        with transaction():
            _activities()
            _organizations()
            _months()
            bimtek = _bimtek(viewer)
            rebuild(actor=SYSTEM, now=NOW)
            token = start_sign_in(number, address="127.0.0.1", browser="bench", now=clock.now())
        db.session.remove()
    return app, bimtek, token


def _activities() -> None:
    owners = list(db.session.scalars(select(Organization.id)))
    kinds = list(ActivityKind)
    rows = [
        {
            "kind": kinds[n % len(kinds)],
            "title": f"Kegiatan nomor {n} tentang pengelolaan pengaduan di daerah",
            "search_text": f"kegiatan nomor {n} tentang pengelolaan pengaduan di daerah",
            "paper_state": PaperState.SANCTIONED if n % 3 else PaperState.SUBMITTED,
            "event_state": EventState.HELD,
            "starts_on": date(2026, 11, 20) - timedelta(days=n % 1000),
            "date_precision": Precision.DAY,
            "timezone": "Asia/Jakarta",
            "mode": Mode.IN_PERSON,
            "place": "Aula kecamatan",
            "region_code": REGIONS[n % len(REGIONS)],
            "background": WORDS,
            "results": WORDS,
            "conclusions": WORDS,
            "owner_organization_id": owners[n % len(owners)],
            "created_at": NOW,
            "changed_at": NOW,
        }
        for n in range(ACTIVITIES)
    ]
    db.session.execute(insert(Activity), rows)


def _organizations() -> None:
    places = kabupaten_kota()
    rows = []
    for n in range(ORGANIZATIONS):
        place = places[n % len(places)]
        name = f"Yayasan {NAMES[n % len(NAMES)]} {NAMES[n * 7 % 31]} {n} {place.name}"
        known = {"name": name, "folded_name": fold(name), "region_code": place.code, "created_at": NOW}
        rows.append(known | {"category": OrganizationCategory.NGO, "version": 1} | dict.fromkeys(EMPTY, ""))
    db.session.execute(insert(Organization), rows)


def _months() -> None:
    months = [date(2023 + (10 + n) // 12, (10 + n) % 12 + 1, 1) for n in range(MONTHS)]
    counts = {"rows": 1, "new": 1, "updated": 0, "unchanged": 0, "rejected": 0, "warnings": [], "imported_at": NOW}
    for code in REGIONS:
        period = {"period_starts_on": months[0], "period_ends_on": months[-1]}
        taken = ComplaintImport(agency_region_code=code, file_digest=code, **period, **counts)
        db.session.add(taken)
        db.session.flush()
        covered = [{"region_code": code, "month": month, "complete": True, "import_id": taken.id} for month in months]
        db.session.execute(insert(CoveredMonth), covered)
        cells = [
            {"region_code": code, "month": month, "channel_group": group, "status": status, "reports": 20 + month.month}
            for month in months
            for group in ChannelGroup
            for status in ReportStatus
        ]
        db.session.execute(insert(UptakeCell), cells)


def _bimtek(viewer: Viewer) -> int:
    people = tuple(
        PersonEntry(PersonPart.PARTICIPANT, name=f"Peserta Rekaan {n}", title="Anggota KIM Desa Rekaan")
        for n in range(60)
    )
    details = ActivityDetails(
        kind=ActivityKind.TRAINING,
        title="Bimtek SP4N-LAPOR! bagi 60 anggota KIM",
        held_on=PartialDate(date(2026, 11, 18), Precision.DAY),
        region_code="36.02",
        people=people,
        narrative=dict.fromkeys(("background", "purpose", "agenda", "materials", "results", "conclusions"), WORDS),
    )
    return record_training(TrainingEntry(details), submit=True, actor=viewer, now=NOW)
