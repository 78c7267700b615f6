"""The ledger by side, series and period; the share kept in time, and the workbook."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from app.commitments import queries
from app.commitments.models import Commitment
from app.commitments.operations import (
    ClosingDetails,
    CommitmentEntry,
    MovingDetails,
    close_commitment,
    postpone_commitment,
)
from app.commitments.queries import Filters, Kept
from app.commitments.sides import Side
from app.commitments.stages import Stage
from app.commitments.views.periods import period_value, read_period
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

Actor = Callable[[str], Any]
TODAY = date(2026, 11, 22)
AUGUST = PartialDate(date(2026, 8, 3), Precision.DAY)


@pytest.fixture
def ledger(app: Flask, actor: Actor) -> None:
    """Six promises of Hasan's agency due in October, four of them kept in time, one moved and kept by the second day;
    four of Budi's, all kept."""
    opd, ngo = actor("opd").organization_id, actor("ngo-satu").organization_id
    with app.app_context():
        with transaction():
            agency = [CommitmentEntry(f"opd {n}", opd, due_on=date(2026, 10, 10)) for n in range(6)]
            citizens = [CommitmentEntry(f"ngo {n}", ngo, due_on=date(2026, 10, 10)) for n in range(4)]
            recorded(actor("ngo-satu"), held_on=AUGUST, commitments=(*agency, *citizens))
        for row in db.session.scalars(select(Commitment).order_by(Commitment.id)).all():
            number, what, version = row.id, row.what, row.version
            if what == "opd 4":
                with transaction():
                    moved = MovingDetails(date(2026, 12, 1), "Alasan", version)
                    postpone_commitment(number, moved, actor=actor("biro"), now=NOW)
            if what != "opd 5":
                day = date(2026, 11, 20) if what == "opd 4" else date(2026, 10, 9)
                with transaction():
                    close_commitment(number, ClosingDetails("Surat", day), actor=actor("biro"), now=NOW)


@pytest.mark.usefixtures("ledger", "context")
def test_the_share_counts_by_the_day_first_agreed_and_hides_the_few(actor: Actor) -> None:
    kept = queries.on_time(Filters(), actor("biro"), TODAY)
    assert kept.government == Kept(6, 4)
    assert kept.ngo == Kept(None, None)
    assert kept.ngo.share is None
    assert queries.on_time(Filters(), actor("opd"), TODAY).own == Kept(6, 4)
    october = Filters(month=date(2026, 10, 1))
    assert queries.on_time(october, actor("biro"), TODAY).government == Kept(6, 4)
    assert queries.on_time(Filters(month=date(2026, 9, 1)), actor("biro"), TODAY).government == Kept(None, None)
    assert queries.on_time(Filters(), actor("ngo-dua"), TODAY).government == Kept(None, None)


@pytest.mark.usefixtures("ledger")
def test_what_is_not_due_yet_is_not_counted(app: Flask, actor: Actor) -> None:
    opd = actor("opd").organization_id
    with app.app_context():
        with transaction():
            later = tuple(CommitmentEntry(f"kelak {n}", opd, due_on=TODAY + timedelta(days=n)) for n in range(9))
            recorded(actor("ngo-satu"), "Lain", commitments=later)
        assert queries.on_time(Filters(), actor("biro"), TODAY).government == Kept(6, 4)


@pytest.mark.usefixtures("ledger")
def test_sari_reads_each_side_and_the_share(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    agency = sari.get("/tindak-lanjut?keadaan=semua&sisi=opd").text
    assert "opd 1" in agency
    assert "ngo 1" not in agency
    assert "ngo 1" in sari.get("/tindak-lanjut?keadaan=semua&sisi=ngo").text
    assert "kurang dari 5" in agency
    assert "66,7%" in agency


@pytest.mark.usefixtures("ledger", "context")
@pytest.mark.parametrize(("side", "count"), [(Side.NGO, 4), (Side.AGENCY, 6), (Side.GOVERNMENT, 6), (Side.REGION, 0)])
def test_sides(actor: Actor, side: Side, count: int) -> None:
    rows, _more = queries.page(Filters(Stage.MADE, side=side), actor("biro"), today=TODAY)
    assert len(rows) == count


@pytest.mark.usefixtures("ledger", "context")
def test_a_quarter_and_a_year_take_in_their_months(actor: Actor) -> None:
    for text, count in (("2026-T3", 10), ("2026", 10), ("2026-08", 10), ("2026-09", 0), ("2025", 0)):
        period = read_period(text)
        assert period is not None
        assert period_value(period) == text
        asked = Filters(Stage.MADE, month=period[0], until=period[1])
        assert len(queries.page(asked, actor("biro"), today=TODAY)[0]) == count, text
    for nonsense in ("", "2026-T5", "1", "0001", "2026-13", "²026"):
        assert read_period(nonsense) is None


@pytest.mark.usefixtures("ledger")
def test_the_workbook_holds_the_same_as_text_and_only_what_is_seen(sign_in: SignIn) -> None:
    answer = sign_in("biro").get("/tindak-lanjut/unduh?keadaan=semua")
    assert answer.status_code == 200
    book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    rows = book.get_sheet_by_index(0).to_python()
    assert len(rows) == 11
    assert {type(cell) for row in rows for cell in row} == {str}
    shares = book.get_sheet_by_index(1).to_python()
    assert shares[2][1:] == ["6", "4", "66,7%"]
    stranger = sign_in("ngo-dua").get("/tindak-lanjut/unduh?keadaan=semua")
    assert len(CalamineWorkbook.from_filelike(BytesIO(stranger.data)).get_sheet_by_index(0).to_python()) == 1
    assert sign_in("peninjau").get("/tindak-lanjut/unduh").status_code == 403


@pytest.mark.usefixtures("ledger")
def test_few_questions_however_many_rows(sign_in: SignIn, queries_of: QueriesOf) -> None:
    sari = sign_in("biro")
    assert queries_of(sari, "/tindak-lanjut?keadaan=semua&bulan=2026&sisi=opd&daerah=36.02&seri=1") <= 15
    assert queries_of(sari, "/tindak-lanjut/1") <= 15
