"""What Budi types into the form of a bimtek."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

RECORD = "/kegiatan/pelatihan/catat?jenis=training"

BIMTEK: dict[str, Any] = {
    "kind": "training",
    "title": "Bimtek SP4N-LAPOR! bagi KIM",
    "event_state": "held",
    "held_on": ["18", "11", "2026"],
    "starts_at": "09.00",
    "ends_at": "15.00",
    "mode": "in_person",
    "province": "36",
    "region_code": "36.02",
    "target_codes": ["36.02", "36.03"],
    "place": "Aula Kecamatan Cibadak",
    "expected_heads": "70",
    "lesson_hours": "8",
    "audience-total": "60",
    "audience-female": "33",
    "audience-male": "27",
    "audience-group_kim_female": "33",
    "audience-group_officials_male": "27",
    "audience-disability_with_female": "3",
    "audience-disability_without_female": "30",
    "audience-disability_unrecorded_male": "27",
    "people-0-part": "speaker",
    "people-0-name": "Narasumber Rekaan",
    "people-0-title": "Fasilitator",
    "people-0-topic": "Cara menyampaikan pengaduan",
    "people-1-part": "participant",
    "people-1-name": "Peserta Rekaan",
    "commitments-0-what": "Membentuk admin LAPOR! di 12 desa",
    "commitments-0-owner_person": "Kepala Bidang Rekaan",
    "commitments-0-due_on": ["15", "12", "2026"],
    "background": "Sebagian perangkat desa belum memahami SP4N-LAPOR!.",
    "purpose": "Meningkatkan kemampuan anggota KIM.",
    "results": "Peserta dapat menyampaikan pengaduan.",
    "conclusions": "Pendampingan dilanjutkan.",
    "save": "draft",
}


def bimtek(**changes: Any) -> dict[str, Any]:
    """The form with other answers; a name's hyphens are written as ``__``; None leaves a field out."""
    typed = BIMTEK | {name.replace("__", "-"): value for name, value in changes.items()}
    return {name: value for name, value in typed.items() if value is not None}


def recorded(browser: FlaskClient, **changes: Any) -> int:
    """The number of a bimtek this browser has just recorded."""
    response = browser.post(RECORD, data=bimtek(**changes))
    assert response.status_code == 303, response.text
    return int(response.location.rpartition("/")[2])


def rows(app: Flask, model: Any) -> int:
    """How many rows a table has."""
    from app.core.db import db  # noqa: PLC0415

    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0
