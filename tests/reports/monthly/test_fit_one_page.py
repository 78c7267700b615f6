"""Whatever the month holds, everything before the annex is one page, on A4 and on F4."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import ActivityKind, Dimension, PaperState, Sex
from app.core.dates import shifted
from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.documents.models import PaperSize
from app.documents.operations import LONGEST_NUMBER
from app.organizations.models import Organization
from tests.conftest import SignIn
from tests.factories import partnerships
from tests.factories.rows import OCTOBER, Rows
from tests.reports.issued import month_issued
from tests.reports.printed import pages

DRAWN = [shifted(OCTOBER, -number) for number in range(23, -1, -1)]
LONG = "Pemberdayaan Masyarakat dan Penguatan Pengelolaan Pengaduan Pelayanan Publik "
NARROW, WIDE = "Pengelolaan Pengaduan ", "WWWW MMMM "


def filled(text: str, length: int) -> str:
    """The text over and over, up to the most that a field takes."""
    return (text * (length // len(text) + 1))[:length].strip()


def agreed(sari: Viewer) -> None:
    """Eight that end in November."""
    for day in range(1, 9):
        partnerships.recorded(sari, title=filled(LONG, 300), ends_on=date(2026, 11, day), region_codes=("52",))


def kop(app: Flask, home: int, text: str) -> None:
    """Every line of the letterhead as long as its field lets it be."""
    with app.app_context(), transaction():
        found = db.session.get_one(Organization, home)
        found.letterhead = "\n".join(filled(text, 99) for _line in range(4))
        found.name, found.address = filled(text, 200), filled(text, 300)
        found.phone, found.website, found.mailbox = filled(text, 60), filled(text, 200), filled(text, 200)


@pytest.fixture
def full(rows: Rows, app: Flask, actor: Callable[[str], Viewer]) -> None:
    """As much as stands on a page before it is set dense: six rows, a kop of 240 letters, marks with letters."""
    for kind in list(ActivityKind)[:3]:
        for month in DRAWN[2::3]:
            rows.activity("biro", filled(LONG, 300), on=month, kind=kind, region_code="52.08", audience_total=999_999)
    rows.activity("biro", "Tanpa jumlah", on=OCTOBER, region_code="52.08")
    safe = {(Dimension.GROUP, "public", Sex.MALE): 10, (Dimension.DISABILITY, "with", Sex.MALE): 10}
    small = {(Dimension.GROUP, "public", Sex.MALE): 1, (Dimension.DISABILITY, "with", Sex.MALE): 1}
    for audience in (safe, small):
        rows.activity("biro", "Tercatat", on=OCTOBER, region_code="52.08", audience_total=10, audience=audience)
    for place in range(1, 9):
        rows.months(f"52.{place:02}", DRAWN, citizen=88_888, officer=77_777, finished=55_555, unknown=11_111)
    with app.app_context(), transaction():
        found = db.session.get_one(Organization, actor("biro").organization_id)
        found.letterhead, found.address = f"{filled(LONG, 50)}\n{filled(LONG, 50)}", filled(LONG, 100)
        for days in range(1, 9):
            partnerships.recorded(
                actor("biro"), title=filled(LONG, 300), ends_on=date(2026, 11, days), region_codes=("52",)
            )


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("paper", PaperSize)
def test_a_full_month_is_one_page(sign_in: SignIn, paper: str) -> None:
    front, annex = issued(sign_in("biro"), paper)
    assert "IV. Kerja sama yang berakhir dalam 90 hari" in front
    assert annex[0].startswith("Lampiran Laporan Bulanan")


@pytest.fixture
def crowded(rows: Rows, app: Flask, actor: Callable[[str], Viewer]) -> None:
    """Every kind of activity in each of 24 months, figures as large as fields take, five lines of complaints."""
    heads = {(Dimension.GROUP, "public", sex): 333_333 for sex in Sex}
    safe = {(Dimension.DISABILITY, "with", Sex.FEMALE): 333_333}
    small = {(Dimension.DISABILITY, "with", Sex.MALE): 3, (Dimension.DISABILITY, "without", Sex.MALE): 3_333}
    for kind in ActivityKind:
        for month in DRAWN:
            state = PaperState.SUBMITTED if month.month % 2 else PaperState.SANCTIONED
            about = small if kind is ActivityKind.HEARING else safe
            number = rows.activity(
                "biro", filled(LONG, 300), on=month, state=state, kind=kind, region_code="52.08",
                targets=("52", "52.01", "52.02"), audience_total=999_999, audience=heads | about,
            )  # fmt: skip
        rows.activity("biro", "Tanpa jumlah", on=OCTOBER, kind=kind, region_code="52.08")
        rows.commitment(number, filled(LONG, 900), owner="opd", due_on=date(2026, 10, 20))
    for place, begun in enumerate((0, 0, 4, 8, 11, 11, 22, 23), 1):
        rows.months(f"52.{place:02}", DRAWN[begun:], citizen=88_888, officer=77_777, finished=55_555, unknown=11_111)
    rows.month("52.71", OCTOBER, citizen=5, complete=False)
    with app.app_context(), transaction():
        agreed(actor("biro"))


def issued(browser: FlaskClient, paper: str) -> tuple[str, list[str]]:
    """The page and its annex with a QR code at their feet and the longest number at their head."""
    link = month_issued(browser, "52", paper=paper, number=filled(WIDE, LONGEST_NUMBER))
    front, *annex = pages(browser.get(f"{link}/berkas").data)
    return front, annex


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("text", ["", NARROW, WIDE])
def test_a_crowded_month_is_one_page(
    app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer], paper: str, text: str
) -> None:
    if text:
        kop(app, actor("biro").organization_id or 0, text)
    front, annex = issued(sign_in("biro"), paper)
    assert "IV. Kerja sama yang berakhir dalam 90 hari" in front
    assert "dan 6 lainnya (lampiran)" in front
    assert annex[0].startswith("Lampiran Laporan Bulanan")
    assert len(annex) > 5
