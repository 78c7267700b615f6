"""The figures of a month against rows counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities.models import ActivityKind
from app.complaints.figures import Shares
from app.core.dates import shifted
from app.core.errors import NotFound
from app.core.viewer import SYSTEM, Viewer
from app.reports.contents.monthly import MonthlyPage, monthly_page
from app.reports.contents.monthly.outreach import OutreachRow, shortened
from app.reports.queries.promises import PromiseCounts
from tests.factories.rows import LEBAK, OCTOBER, TANGERANG, Rows
from tests.reports.monthly.conftest import DISABILITY, FEMALE, GROUP, MALE, SEPTEMBER, YEAR_AGO

Month = Callable[..., MonthlyPage]
DRAWN = [shifted(OCTOBER, -number) for number in range(23, -1, -1)]
BELOW = [f"36.{number}" for number in ("01", "02", "03", "04", "71", "72", "73", "74")]
PEOPLE = {LEBAK: 1_531_564, TANGERANG: 3_459_706}


@pytest.fixture
def month(app: Flask, actor: Callable[[str], Viewer]) -> Month:
    """month("biro", "36") is October as Sari's page of Banten tells it."""

    def look(name: str = "biro", code: str = "36", when: date = OCTOBER) -> MonthlyPage:
        with app.app_context():
            return monthly_page(code, when, actor(name) if name != "system" else SYSTEM)

    return look


def figures(row: OutreachRow) -> tuple[Any, ...]:
    return row.activities, row.sanctioned, row.waiting, row.heads, row.female, row.male, row.unrecorded


@pytest.mark.usefixtures("october")
def test_activities_by_kind_with_their_heads(month: Month) -> None:
    held = month().outreach
    assert [(row.kind, *figures(row)) for row in held.rows] == [
        (ActivityKind.HEARING, 1, 1, 0, None, None, None, None),
        (ActivityKind.OUTREACH, 2, 2, 0, 140, 80, 50, 10),
        (ActivityKind.TRAINING, 1, 0, 1, 60, 33, 27, 0),
    ]
    assert figures(held.total) == (4, 3, 1, 200, 113, 77, 10)
    assert (held.before.activities, held.year_ago.activities) == (1, 2)
    assert held.notes[0] == "Jumlah peserta dicatat pada 3 dari 4 kegiatan."


@pytest.mark.usefixtures("october")
def test_a_region_counts_what_was_held_in_it_or_aimed_at_it(month: Month) -> None:
    assert month(code=LEBAK).outreach.total.activities == 2
    tangerang = month(code=TANGERANG).outreach.total
    assert (tangerang.activities, tangerang.heads) == (2, 140)
    assert month(code="36.71").outreach.rows == ()
    assert month(code="31").outreach.total.activities == 2  # the one aimed at Tangerang, and one of Jakarta's own


@pytest.mark.usefixtures("october")
def test_commitments_made_kept_due_and_late(month: Month) -> None:
    assert month().promises.counts == PromiseCounts(made=3, kept=2, due=3, due_kept=1, late=3)
    assert month(code=TANGERANG).promises.counts == PromiseCounts()
    november = PromiseCounts(made=0, kept=1, due=1, due_kept=0, late=3)
    assert month(when=date(2026, 11, 1)).promises.counts == november


@pytest.mark.usefixtures("complaints")
def test_complaints_of_the_same_regions_are_compared(month: Month) -> None:
    lines = month().uptake.lines
    told = [(line.month, line.again, line.regions, line.citizen, line.officer, line.received) for line in lines]
    assert told == [
        (OCTOBER, False, 2, 140, 58, 200),
        (SEPTEMBER, False, 2, 120, 45, 165),
        (YEAR_AGO, False, 1, 20, 0, 20),
        (OCTOBER, True, 1, 40, 10, 50),  # Lebak alone, because Tangerang was incomplete a year ago
    ]
    assert lines[0].citizen_rate == pytest.approx(140 * 100_000 / sum(PEOPLE.values()))
    assert lines[3].citizen_rate == pytest.approx(40 * 100_000 / PEOPLE[LEBAK])
    assert lines[0].officer_rate == pytest.approx(58 * 100_000 / sum(PEOPLE.values()))


@pytest.mark.usefixtures("complaints")
def test_what_is_finished_is_told_with_its_formula(month: Month) -> None:
    page = month()
    assert page.uptake.shares == Shares(finished=50, received=200, archived=0, blocked=0)
    assert page.uptake.unknown == 2
    told = dict(page.method)["Bagian yang selesai"]
    assert "selesai ÷ semua yang diterima = 50 ÷ 200 = 25,0%" in told
    assert month(code=LEBAK).uptake.shares.of_received == 40


@pytest.mark.usefixtures("complaints")
def test_an_incomplete_month_is_missing_and_never_zero(month: Month) -> None:
    page = month(code=TANGERANG)
    now, before, year_ago = page.uptake.lines
    assert (now.citizen, before.citizen) == (100, 90)
    assert (year_ago.regions, year_ago.citizen, year_ago.citizen_rate, year_ago.received) == (0, None, None, None)
    cilegon = month(code="36.72")
    assert [line.citizen for line in cilegon.uptake.lines] == [None, None, None]
    assert cilegon.uptake.drawing is None
    assert cilegon.finding.endswith("data pengaduan bulan itu belum lengkap.")


@pytest.mark.usefixtures("complaints")
def test_a_month_that_is_missing_still_shows_the_others(month: Month, rows: Rows) -> None:
    rows.month("36.71", SEPTEMBER, citizen=7)
    now, before, year_ago = month(code="36.71").uptake.lines
    assert (now.citizen, before.citizen, year_ago.citizen) == (None, 7, None)


def test_a_complete_month_without_reports_is_zero(month: Month, rows: Rows) -> None:
    rows.month(LEBAK, OCTOBER)
    page = month(code=LEBAK)
    assert (page.uptake.now.citizen, page.uptake.now.citizen_rate) == (0, 0)
    assert page.uptake.shares.of_received is None
    assert "warga menyampaikan 0 pengaduan" in page.finding


@pytest.mark.usefixtures("october")
def test_the_regions_stand_in_the_order_of_their_codes(month: Month) -> None:
    lines = month().regions
    assert [line.code for line in lines] == [
        "36",
        *(f"36.{n}" for n in ("01", "02", "03", "04", "71", "72", "73", "74")),
    ]
    told = {line.code: (line.activities, line.heads, line.citizen, line.data) for line in lines}
    assert told["36"] == (0, None, None, "Belum ada data")
    assert told[LEBAK] == (2, 60, 40, "Lengkap")
    assert told[TANGERANG] == (2, 140, 100, "Lengkap")
    assert told["36.72"] == (0, None, None, "Belum ada data")
    assert month(code=LEBAK).regions == ()


@pytest.mark.usefixtures("complaints")
def test_missing_months_are_told_by_region_and_in_words(month: Month) -> None:
    page = month()
    gaps = {gap.code: gap.words for gap in page.completeness.gaps}
    assert list(gaps) == BELOW
    assert gaps["36.01"] == "Belum ada data"
    assert gaps[TANGERANG].startswith("Belum ada data November 2024 sampai September 2025; November 2025 sampai Agus")
    assert gaps[TANGERANG].endswith(". Belum lengkap Oktober 2025")
    told = " ".join(page.completeness.sentences)
    assert "Data pengaduan Oktober 2026 lengkap untuk 2 dari 8 kabupaten/kota." in told
    named = "Kabupaten Pandeglang, Kabupaten Serang, Kota Tangerang, Kota Cilegon, dan 2 lainnya."
    assert f"Belum ada atau belum lengkap: {named}" in told


def test_nothing_is_missing_once_all_is_there(month: Month, rows: Rows) -> None:
    for code in BELOW:
        rows.months(code, DRAWN, citizen=1)
    page = month()
    assert page.completeness.gaps == ()
    assert page.completeness.sentences == ("Data pengaduan Oktober 2026 lengkap untuk 8 dari 8 kabupaten/kota.",)
    assert page.uptake.drawing is not None
    assert None not in page.uptake.drawing.uptake.citizen


@pytest.mark.usefixtures("complaints")
def test_the_chart_leaves_gaps_where_one_of_its_regions_is_incomplete(month: Month) -> None:
    drawing = month().uptake.drawing
    assert drawing is not None
    drawn = dict(zip(drawing.uptake.months, drawing.uptake.citizen, strict=True))
    assert len(drawn) == 24
    assert drawn[OCTOBER] == pytest.approx(140 * 100_000 / sum(PEOPLE.values()))
    assert drawn[YEAR_AGO] is None
    assert "Garis: 2 dari 8 kabupaten/kota" in drawing.whose


def test_the_chart_draws_who_is_always_complete(month: Month, rows: Rows) -> None:
    """Tangerang has more than half of the people of the two, and no gap: it is drawn alone."""
    rows.months(TANGERANG, DRAWN, citizen=34)
    rows.months(LEBAK, DRAWN[3:], citizen=99)
    drawing = month().uptake.drawing
    assert drawing is not None
    assert drawing.uptake.citizen == pytest.approx([34 * 100_000 / PEOPLE[TANGERANG]] * 24)
    assert "Garis: 1 dari 8" in drawing.whose


@pytest.mark.usefixtures("outreach", "complaints")
def test_the_chart_marks_the_activities(month: Month) -> None:
    drawing = month().uptake.drawing
    assert drawing is not None
    assert [(mark.month.month, mark.letter) for mark in drawing.uptake.markers if mark.month >= OCTOBER] == [
        (10, "S"), (10, "A"), (10, "B"), (10, "S"),
    ]  # fmt: skip
    assert drawing.letters == "A: audiensi; S: sosialisasi; B: bimtek."


@pytest.mark.usefixtures("complaints")
def test_the_chart_marks_months_disrupted_for_all_whose_line_it_is(month: Month, rows: Rows) -> None:
    rows.disruption(date(2026, 8, 31), date(2026, 9, 2))
    rows.disruption(date(2026, 5, 1), date(2026, 5, 9), TANGERANG)
    province, tangerang = month().uptake.drawing, month(code=TANGERANG).uptake.drawing
    assert province is not None and tangerang is not None
    everywhere = {date(2026, 8, 1), SEPTEMBER}
    assert set(province.uptake.disrupted) == everywhere
    assert set(tangerang.uptake.disrupted) == everywhere | {date(2026, 5, 1)}


@pytest.mark.usefixtures("agreed")
def test_agreements_that_end_within_ninety_days_of_the_month(month: Month) -> None:
    assert [one.title for one in month().agreements] == ["Hampir berakhir di Lebak"]
    assert [one.title for one in month(code=LEBAK).agreements] == ["Hampir berakhir di Lebak"]
    assert month(code=TANGERANG).agreements == ()
    assert [one.title for one in month("peninjau").agreements] == ["Hampir berakhir di Lebak"]


@pytest.mark.usefixtures("october")
def test_the_finding_tells_what_happened_beside_the_same_months(month: Month) -> None:
    assert month().finding == (
        "Pada Oktober 2026 terlaksana 4 kegiatan dengan 200 peserta di Provinsi Banten (September 2026: 1; Oktober "
        "2025: 2); di 2 dari 8 kabupaten/kota yang datanya lengkap warga menyampaikan 140 pengaduan (September 2026: "
        "120)."
    )
    assert month(code=LEBAK).finding == (
        "Pada Oktober 2026 terlaksana 2 kegiatan dengan 60 peserta di Kabupaten Lebak (September 2026: 1; Oktober "
        "2025: 2); warga menyampaikan 40 pengaduan (September 2026: 30; Oktober 2025: 20)."
    )


def test_an_empty_month_says_so_in_every_part(month: Month) -> None:
    page = month()
    assert page.finding == (
        "Pada Oktober 2026 tidak ada kegiatan terlaksana yang dilaporkan di Provinsi Banten (September 2026: 0; "
        "Oktober 2025: 0); data pengaduan bulan itu belum lengkap."
    )
    assert (page.outreach.rows, page.outreach.notes, page.agreements) == ((), (), ())
    assert page.promises.counts == PromiseCounts()
    assert page.uptake.drawing is None
    assert all(line.activities == 0 and line.citizen is None for line in page.regions)


@pytest.mark.parametrize("code", ["", "99", "36.99", "36.02.01", "' OR 1=1", "3602"])
def test_no_such_region(month: Month, code: str) -> None:
    with pytest.raises(NotFound):
        month(code=code)


def test_too_many_kinds_become_one_row_that_still_adds_up() -> None:
    rows = tuple(OutreachRow(str(n), None, n, 1, n, n * 10 if n != 5 else None, n, n) for n in range(1, 7))
    assert shortened(rows, 6) == rows
    short = shortened(rows, 4)
    assert [row.label for row in short] == ["1", "2", "3", "3 jenis lain, lihat lampiran"]
    assert (short[3].activities, short[3].sanctioned, short[3].heads) == (15, 3, 100)
    assert sum(row.activities for row in short) == sum(row.activities for row in rows)


@pytest.mark.usefixtures("october")
def test_people_with_disabilities_only_where_no_small_group_can_be_worked_out(month: Month) -> None:
    """The training's three women stay unsaid in the province's figure too, or the difference would tell them."""
    assert month().outreach.notes[1] == (
        "Penyandang disabilitas: 6 orang pada 1 kegiatan yang mencatatnya. Rincian disabilitas 1 kegiatan tidak ikut "
        "dihitung: ada kelompok di bawah lima orang."
    )
    assert month(code=TANGERANG).outreach.notes == (
        "Penyandang disabilitas: 6 orang pada 1 kegiatan yang mencatatnya.",
    )
    assert month(code=LEBAK).outreach.notes[1] == (
        "Rincian disabilitas 1 kegiatan tidak ikut dihitung: ada kelompok di bawah lima orang."
    )


@pytest.mark.parametrize("small", [1, 4])
def test_a_small_group_of_others_is_kept_back_too(month: Month, rows: Rows, small: int) -> None:
    """Nine of ten with a disability give away the tenth as surely as one of ten would."""
    audience = {(GROUP, "public", FEMALE): 20 + small, (DISABILITY, "with", FEMALE): 20}
    audience |= {(DISABILITY, "without", FEMALE): small}
    rows.activity("biro", "Sosialisasi", on=OCTOBER, audience_total=20 + small, audience=audience)
    assert "20 orang" not in " ".join(month().outreach.notes)


def test_nobody_with_a_disability_is_a_figure_of_its_own(month: Month, rows: Rows) -> None:
    audience = {(GROUP, "public", MALE): 30, (DISABILITY, "without", MALE): 30}
    rows.activity("biro", "Sosialisasi", on=OCTOBER, audience_total=30, audience=audience)
    assert month().outreach.notes == ("Penyandang disabilitas: 0 orang pada 1 kegiatan yang mencatatnya.",)
