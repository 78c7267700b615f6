"""An audiensi of Sari's and a bimtek of Budi's, and steps of a report."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.models import Activity, PaperState
from app.complaints.models import ChannelGroup, ComplaintImport, CoveredMonth, ReportStatus, UptakeCell
from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.reports import papers
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import typed
from tests.factories.rows import Rows
from tests.training.typed import recorded

SetState = Callable[[int, PaperState], None]


@pytest.fixture
def set_state(app: Flask) -> SetState:
    """set_state(1, PaperState.SANCTIONED)"""

    def change(number: int, state: PaperState) -> None:
        with app.app_context(), transaction():
            db.session.get_one(Activity, number).paper_state = state

    return change


@pytest.fixture
def hearing(app: Flask, sign_in: SignIn) -> int:
    """An audiensi that Sari has handed in: points, a decision, guests, a commitment, and names."""
    with app.app_context():
        warga = db.session.scalars(select(Organization.id).where(Organization.name == "Lembaga Suara Warga")).one()
    said = {
        "participants-0": str(warga),
        "people-0-name": "Nama Pimpinan",
        "people-0-title": "Asisten Daerah",
        "points-0-kind": "offer",
        "points-0-speaker": "Pembicara Bernama",
        "points-0-text": "Menawarkan kerja sama.",
        "points-0-correction": "Menurut arsip: Badung",
        "decisions-0": "Bertemu tiap triwulan.",
        "delegations-0-region_code": "16.04",
        "delegations-0-leader": "Pemimpin Rombongan",
        "delegations-0-size": "14",
        "commitments-0-what": "Menyusun jadwal",
        "commitments-0-owner_person": "Penanggung Bernama",
        "commitments-0-due_on": ["20", "11", "2026"],
        "background": "Kanal belum dikenal.",
        "save": "send",
    }
    response = sign_in("biro").post("/kegiatan/pertemuan/catat", data=typed() | said)
    assert response.status_code == 303, response.text
    return int(response.location.rpartition("/")[2])


@pytest.fixture
def recorded_by_budi(sign_in: SignIn) -> int:
    """A bimtek that Budi has handed in."""
    return recorded(sign_in("ngo-satu"), save="send")


@pytest.fixture
def uptake_of_lebak(app: Flask) -> None:
    """15 citizens' reports in each of the twelve months before November 2026; July is missing, August incomplete."""
    with app.app_context(), transaction():
        figures = {"rows": 1, "new": 1, "updated": 0, "unchanged": 0, "rejected": 0, "warnings": []}
        period = {"period_starts_on": date(2025, 11, 1), "period_ends_on": date(2026, 10, 31)}
        taken = ComplaintImport(agency_region_code="36.02", file_digest="0", imported_at=NOW, **period, **figures)
        db.session.add(taken)
        db.session.flush()
        for month in (date(2025 + n // 12, n % 12 + 1, 1) for n in range(10, 22)):
            if month.month == 7:
                continue
            complete = month.month != 8
            db.session.add(CoveredMonth(region_code="36.02", month=month, complete=complete, import_id=taken.id))
            cell = {"channel_group": ChannelGroup.CITIZEN, "status": ReportStatus.FINISHED, "reports": 15}
            db.session.add(UptakeCell(region_code="36.02", month=month, **cell))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of each paper, in place of drawing it."""
    seen: list[str] = []

    def draw(html: str, photos: object) -> bytes:
        seen.append(html)
        return b"%PDF-" + html.encode()

    monkeypatch.setattr(papers, "render_limited", draw)
    return seen


@pytest.fixture
def rows(app: Flask, actor: Callable[[str], Viewer]) -> Rows:
    return Rows(app, actor)
