"""October 2026 in Banten, small enough to be counted by hand, looked at on 22 November 2026."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities.models import ActivityKind, Dimension, EventState, PaperState, Sex
from app.commitments.models import CommitmentState
from app.core import clock
from app.core.dates import Precision
from app.core.db import transaction
from app.core.viewer import Viewer
from tests.factories import partnerships
from tests.factories.cast import NOW
from tests.factories.rows import LEBAK, OCTOBER, TANGERANG, Audience, Rows

SEPTEMBER, YEAR_AGO = date(2026, 9, 1), date(2025, 10, 1)
FEMALE, MALE, UNRECORDED = Sex.FEMALE, Sex.MALE, Sex.UNRECORDED
GROUP, DISABILITY = Dimension.GROUP, Dimension.DISABILITY
JAKARTA = "31.71"


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Sunday, 22 November 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


def heads(female: int, male: int, unrecorded: int = 0) -> Audience:
    """By sex alone: everyone's group and disability unrecorded."""
    counts = {FEMALE: female, MALE: male, UNRECORDED: unrecorded}
    return {(d, "unrecorded", sex): n for d in (GROUP, DISABILITY) for sex, n in counts.items() if n}


@pytest.fixture
def outreach(rows: Rows) -> dict[str, int]:
    """Four that count in October, one in September, two a year ago, and eight that do not count at all."""
    small = {(GROUP, "kim", FEMALE): 33, (GROUP, "officials", MALE): 27, (DISABILITY, "with", FEMALE): 3}
    small |= {(DISABILITY, "without", FEMALE): 30, (DISABILITY, "unrecorded", MALE): 27}
    safe = {(GROUP, "public", FEMALE): 70, (GROUP, "public", MALE): 40, (GROUP, "public", UNRECORDED): 10}
    safe |= {(DISABILITY, "with", FEMALE): 6, (DISABILITY, "without", FEMALE): 64}
    safe |= {(DISABILITY, "without", MALE): 40, (DISABILITY, "unrecorded", UNRECORDED): 10}
    kinds = ActivityKind
    made = {
        "hearing": rows.activity("biro", "Audiensi Oktober", on=date(2026, 10, 5)),
        "training": rows.activity(
            "ngo-satu", "Bimtek Oktober", on=date(2026, 10, 12), state=PaperState.SUBMITTED,
            kind=kinds.TRAINING, audience_total=60, audience=small,
        ),
        "outreach": rows.activity(
            "ngo-dua", "Sosialisasi Oktober", on=date(2026, 10, 1), precision=Precision.MONTH,
            kind=kinds.OUTREACH, region_code=TANGERANG, audience_total=120, audience=safe,
        ),
        "elsewhere": rows.activity(
            "ngo-dua", "Sosialisasi di Jakarta", on=date(2026, 10, 31), targets=(TANGERANG,),
            kind=kinds.OUTREACH, region_code=JAKARTA, audience_total=20, audience=heads(10, 10),
        ),
    }  # fmt: skip
    rows.activity("biro", "Bulan sebelumnya", on=date(2026, 9, 30))
    for day in (1, 31):
        rows.activity("biro", f"Tahun lalu {day}", on=date(2025, 10, day))
    in_october: dict[str, Any] = {"on": date(2026, 10, 12), "audience_total": 999}
    rows.activity("ngo-satu", "Draf Budi", state=PaperState.DRAFT, **in_october)
    rows.activity("ngo-dua", "Draf Tuti", state=PaperState.DRAFT, region_code=TANGERANG, **in_october)
    rows.activity("ngo-satu", "Dikembalikan", state=PaperState.RETURNED, **in_october)
    for event in (EventState.PLANNED, EventState.POSTPONED, EventState.CANCELLED):
        rows.activity("biro", f"Tidak jadi {event}", event=event, **in_october)
    rows.activity("biro", "Hanya tahun", on=date(2026, 1, 1), precision=Precision.YEAR)
    rows.activity("biro", "Daerah lain", region_code=JAKARTA, **in_october)
    return made


@pytest.fixture
def promised(rows: Rows, outreach: dict[str, int]) -> None:
    """Agreed in October: three. Done in October: two. Due in October: three, of which one was done by its end.
    Late at its end: three, one of them from an old activity and owed by the Biro, which recorded it."""
    done, cancelled = CommitmentState.DONE, CommitmentState.CANCELLED
    old = rows.activity("biro", "Audiensi lama", on=date(2026, 3, 3))
    training = outreach["training"]
    rows.commitment(
        training, "Selesai tepat waktu", owner="opd", due_on=date(2026, 10, 20), state=done,
        closed_on=date(2026, 10, 20), evidence="Surat",
    )  # fmt: skip
    rows.commitment(
        training, "Selesai bulan berikutnya", owner="opd", due_on=date(2026, 10, 31), state=done,
        closed_on=date(2026, 11, 3), evidence="Surat",
    )  # fmt: skip
    rows.commitment(outreach["hearing"], "Belum jatuh tempo", owner="ngo-satu", due_on=date(2026, 11, 1))
    rows.commitment(old, "Lama terlambat", owner=None, due_on=date(2026, 4, 1))
    rows.commitment(old, "Terlambat Oktober", owner="opd", due_on=date(2026, 10, 2), owner_person="Penanggung Bernama")
    rows.commitment(
        old, "Selesai tanpa batas", owner="opd", due_on=None, state=done, closed_on=date(2026, 10, 9), evidence="Surat"
    )
    rows.commitment(
        old, "Dibatalkan", owner="opd", due_on=date(2026, 10, 9), state=cancelled, closed_on=date(2026, 10, 1),
        evidence="Diganti",
    )  # fmt: skip


@pytest.fixture
def complaints(rows: Rows) -> None:
    """Lebak is complete in all three months; Tangerang has only part of October 2025; nobody else has any."""
    rows.month(LEBAK, OCTOBER, citizen=40, officer=10, finished=20)
    rows.months(LEBAK, [SEPTEMBER], citizen=30, officer=5)
    rows.months(LEBAK, [YEAR_AGO], citizen=20)
    rows.months(TANGERANG, [OCTOBER], citizen=100, officer=48, finished=30, unknown=2)
    rows.months(TANGERANG, [SEPTEMBER], citizen=90, officer=40)
    rows.month(TANGERANG, YEAR_AGO, citizen=70, complete=False)


@pytest.fixture
def agreed(app: Flask, actor: Callable[[str], Viewer]) -> None:
    """One ends 60 days after the end of October, in Lebak; one 91 days after it; one ended in October."""
    sari = actor("biro")
    with app.app_context(), transaction():
        for title, ends_on in (
            ("Hampir berakhir di Lebak", date(2026, 12, 30)),
            ("Masih lama", date(2027, 1, 30)),
            ("Sudah berakhir", date(2026, 10, 30)),
        ):
            partnerships.recorded(sari, title=title, ends_on=ends_on)


@pytest.fixture
def october(outreach: dict[str, int], promised: None, complaints: None, agreed: None) -> dict[str, int]:
    """All of it; the numbers of the activities that count."""
    return outreach
