"""The list narrowed to a month: how things stood at its end, and what was agreed, due and done within it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.commitments import queries
from app.commitments.operations import ClosingDetails, CommitmentEntry, cancel_commitment, close_commitment
from app.commitments.queries import Filters
from app.commitments.stages import Stage
from app.core.dates import PartialDate, Precision
from app.core.db import transaction
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

OCTOBER = date(2026, 10, 1)
TODAY = date(2026, 11, 22)


@pytest.fixture
def october(app: Flask, actor: Callable[[str], Any]) -> None:
    """Agreed in October: one kept in October, one kept late in November, one open. Agreed in August: one overdue,
    one cancelled in November. In November: one more. Budi's draft promises something too."""
    sari = actor("biro")

    def agreed(title: str, day: date, *promises: tuple[str, date | None], **changes: Any) -> None:
        entries = tuple(CommitmentEntry(what, due_on=due) for what, due in promises)
        held = PartialDate(day, Precision.DAY)
        recorded(changes.pop("by", sari), title, held_on=held, commitments=entries, **changes)

    with app.app_context():
        with transaction():
            agreed(
                "Oktober", date(2026, 10, 5),
                ("tepat waktu", date(2026, 10, 20)), ("selesai lambat", date(2026, 10, 31)), ("tanpa batas", None),
            )  # fmt: skip
            agreed(
                "Agustus", date(2026, 8, 5),
                ("lama terlambat", date(2026, 9, 1)), ("batal kemudian", date(2026, 10, 15)), region_code="36.03",
            )  # fmt: skip
            agreed("November", date(2026, 11, 5), ("baru", date(2026, 11, 30)))
            agreed("Draf", date(2026, 10, 6), ("janji draf", date(2026, 10, 7)), by=actor("ngo-satu"), submit=False)
        numbers = {row.what: row.id for row in queries.open_of(sari)}
        for what, day in (("tepat waktu", date(2026, 10, 19)), ("selesai lambat", date(2026, 11, 2))):
            with transaction():
                close_commitment(numbers[what], ClosingDetails("Surat", day), actor=sari, now=NOW)
        with transaction():
            cancel_commitment(numbers["batal kemudian"], "Diganti", actor=sari, now=NOW)


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.MADE, {"tepat waktu", "selesai lambat", "tanpa batas"}),
        (Stage.DATED, {"tepat waktu", "selesai lambat"}),
        (Stage.KEPT, {"tepat waktu"}),
        (Stage.CLOSED, {"tepat waktu"}),
        (Stage.LATE, {"selesai lambat", "lama terlambat", "batal kemudian"}),
        (Stage.OPEN, {"selesai lambat", "lama terlambat", "batal kemudian", "tanpa batas"}),
        (Stage.DUE, {"selesai lambat", "lama terlambat", "batal kemudian"}),
    ],
)
def test_october_looked_at_from_november(
    app: Flask, actor: Callable[[str], Any], stage: Stage, expected: set[str]
) -> None:
    with app.app_context():
        rows, _more = queries.page(Filters(stage, month=OCTOBER), actor("biro"), today=TODAY)
    assert {row.what for row in rows} == expected


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.MADE, {"tepat waktu", "selesai lambat", "tanpa batas", "lama terlambat", "batal kemudian", "baru"}),
        (Stage.DATED, {"tepat waktu", "selesai lambat", "lama terlambat", "baru"}),
        (Stage.KEPT, {"tepat waktu", "selesai lambat"}),
    ],
)
def test_without_a_month_they_mean_as_things_stand(
    app: Flask, actor: Callable[[str], Any], stage: Stage, expected: set[str]
) -> None:
    with app.app_context():
        rows, _more = queries.page(Filters(stage), actor("biro"), today=TODAY)
    assert {row.what for row in rows} == expected


@pytest.mark.usefixtures("october")
def test_sari_narrows_by_region_on_the_page(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/tindak-lanjut?keadaan=terlambat&bulan=2026-10&daerah=36.03").text
    assert "lama terlambat" in page
    assert "selesai lambat" not in page
    assert "Keadaan: Terlambat pada akhir bulan" in page
    assert '<option value="36.03" selected>Kabupaten Tangerang</option>' in page


@pytest.mark.usefixtures("october")
def test_budi_sees_his_own_draft_only_without_a_month(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    assert "janji draf" in budi.get("/tindak-lanjut").text
    assert "janji draf" not in budi.get("/tindak-lanjut?bulan=2026-10").text
    for query in ("", "?keadaan=semua", "?keadaan=terlambat&bulan=2026-10&daerah=36.02"):
        assert "janji draf" not in sign_in("ngo-dua").get("/tindak-lanjut" + query).text
