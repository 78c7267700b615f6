"""The five articles: every fact that has a field stands in its field, and the list of homeless facts is honest."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.activities.models import Activity, ActivityKind, Mode, OrganizationPart
from app.complaints.models import Comparison, Coverage, PublishedTotal
from app.core.dates import Precision
from app.core.db import db
from app.demo.articles import HOMELESS
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint, PointKind
from tests.conftest import SignIn

pytestmark = pytest.mark.usefixtures("example")


@pytest.fixture
def activities(example: Flask):
    with example.app_context():
        rows = (Activity.targets, Activity.organizations, Activity.people)
        query = select(Activity).where(Activity.id <= 6).options(*(selectinload(row) for row in rows))
        yield {row.id: row for row in db.session.scalars(query)}


def points(activity_id: int) -> list[MeetingPoint]:
    query = select(MeetingPoint).where(MeetingPoint.activity_id == activity_id).order_by(MeetingPoint.position)
    return list(db.session.scalars(query))


def hosts(activity: Activity) -> int:
    return sum(row.part is OrganizationPart.HOST for row in activity.organizations)


def test_1_lebak(activities: dict[int, Activity]) -> None:
    lebak = activities[1]
    assert (lebak.kind, lebak.region_code, lebak.place) == (ActivityKind.HEARING, "36.02", "Ruang Asda I Lebak")
    assert lebak.date_precision is Precision.UNKNOWN and lebak.date_reason
    assert lebak.discusses_lapor
    assert {person.title for person in lebak.people} == {
        "Manajer Riset",
        "Program Officer",
        "Kepala Dinas Dukcapil Lebak",
        "Kepala DPMPTSP Lebak",
    }
    kinds = [point.kind for point in points(1)]
    assert kinds.count(PointKind.OFFER) == 2 and PointKind.REQUEST in kinds


def test_2_tangerang(activities: dict[int, Activity]) -> None:
    tangerang = activities[2]
    assert (tangerang.kind, tangerang.mode) == (ActivityKind.COORDINATION_MEETING, Mode.ONLINE)
    assert (tangerang.starts_on, tangerang.region_code) == (date(2021, 3, 23), "36.03")
    assert "Cituis" in tangerang.place
    total = db.session.scalars(select(PublishedTotal).where(PublishedTotal.source.contains("NET"))).one()
    assert (total.region_code, total.total, total.comparison) == ("36.03", 3171, Comparison.AT_LEAST)
    assert (total.starts_on, total.ends_on) == (date(2018, 9, 1), date(2021, 3, 23))
    assert total.coverage is Coverage.WHOLE_AREA and "NET" in total.source


def test_2_the_published_error_and_its_correction_both_stand(activities: dict[int, Activity]) -> None:
    (wrong,) = [point for point in points(2) if point.correction]
    assert "Kabupaten Bandung" in wrong.text
    assert "Kabupaten Badung" in wrong.correction


def test_3_ntb_follows_the_meeting_before_it(activities: dict[int, Activity]) -> None:
    forum, before = activities[3], activities[6]
    assert (forum.starts_on, before.starts_on) == (date(2020, 8, 11), date(2020, 7, 23))
    assert forum.follows_id == before.id
    assert "disimpulkan" in forum.date_reason
    assert hosts(forum) == 2
    assert "NTB Satu Data" in forum.materials
    decisions = db.session.scalars(select(MeetingDecision.text).where(MeetingDecision.activity_id == 3)).all()
    assert any("tempat rutin" in text for text in decisions)


def test_4_banyuwangi(activities: dict[int, Activity]) -> None:
    visit = activities[4]
    assert (visit.starts_on, visit.ends_on) == (date(2019, 2, 25), date(2019, 2, 27))
    sizes = db.session.execute(select(Delegation.region_code, Delegation.size).order_by(Delegation.position)).all()
    assert [tuple(row) for row in sizes] == [("76.01", 60), ("16.04", 14)]
    for site in ("Lounge Pelayanan Publik", "Kantor Kecamatan Licin", "Taman Sari", "Mal Pelayanan Publik"):
        assert site in visit.agenda


def test_5_barito_kuala(activities: dict[int, Activity]) -> None:
    bimtek = activities[5]
    assert bimtek.kind is ActivityKind.TRAINING_AND_OUTREACH
    assert (bimtek.starts_on, bimtek.place) == (date(2025, 2, 26), "Pop Hotels Banjarmasin")
    assert (bimtek.region_code, [row.region_code for row in bimtek.targets]) == ("63.71", ["63.04"])
    assert "KIM" in bimtek.purpose and bimtek.audience_total is None


def test_nobody_of_the_articles_enters_by_name(activities: dict[int, Activity]) -> None:
    assert {person.name for activity in activities.values() for person in activity.people} == {""}


def test_the_homeless_facts_are_few_and_told_apart() -> None:
    assert len(set(HOMELESS)) == len(HOMELESS) == 8


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (1, ["Ruang Asda I Lebak", "Lintas Batas", "DP3AP2KB"]),
        (2, ["23 Maret 2021", "3.171", "KOICA", "Badung"]),
        (3, ["11 Agustus 2020", "NTB Satu Data", "23 Juli 2020"]),
        (4, ["25", "27 Februari 2019", "60", "14", "Licin"]),
        (5, ["26 Februari 2025", "Pop Hotels Banjarmasin", "Barito Kuala"]),
    ],
)
def test_a_reader_finds_the_facts_on_the_page(sign_in: SignIn, number: int, facts: list[str]) -> None:
    text = sign_in("biro").get(f"/kegiatan/{number}").text
    for fact in facts:
        assert fact in text, fact
