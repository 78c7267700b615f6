"""An activity belongs to a partnership: on its form, its page and its paper, and on the partnership's page."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.models import Activity
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.errors import DomainError
from app.partnerships.models import Partnership
from app.partnerships.queries import choices
from app.reports.contents.partnership import lies_outside
from tests.browsing import send
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories.meetings import TITLE as MEETING
from tests.factories.meetings import recorded as meeting
from tests.factories.meetings import typed as typed_meeting
from tests.factories.partnerships import NUMBERS, TITLE
from tests.partnerships.conftest import TODAY, Partner
from tests.reports.printed import letters, pages

RECORD = "/kegiatan/pertemuan/catat"


@pytest.fixture
def tied(app: Flask, actor: Actor) -> Any:
    """tied("ngo-satu", 1) is the number of a meeting of Budi's under partnership 1, handed in."""

    def add(who: str, partnership_id: int, title: str = MEETING, **changes: Any) -> int:
        with app.app_context(), transaction():
            return meeting(actor(who), title, partnership_id=partnership_id, **changes)

    return add


def test_budi_ties_his_meeting_and_reads_it_on_both_pages(partner: Partner, sign_in: SignIn) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    response = budi.post(RECORD, data=typed_meeting(partnership_id=str(number)))
    assert response.status_code == 303, response.text
    page = budi.get(response.location).text
    assert f'<a class="govuk-link" href="/kerja-sama/{number}">{TITLE}</a><br>Kesepakatan Bersama' in page
    assert f"Nomor {NUMBERS[0]}; {NUMBERS[1]}" in page
    assert "di luar masa berlaku" not in page
    assert f'href="{response.location}">{MEETING}</a> (18 November 2026)' in budi.get(f"/kerja-sama/{number}").text
    form = budi.get(response.location + "/ubah-pertemuan").text
    assert f'<option value="{number}" selected' in form


def test_the_tie_is_kept_changed_and_taken_off(app: Flask, partner: Partner, sign_in: SignIn, tied: Any) -> None:
    first, second = partner(), partner(title="Naskah kedua")
    number, budi = tied("ngo-satu", first), sign_in("ngo-satu")
    url = f"/kegiatan/{number}/ubah-pertemuan"
    for sent, expected in (({}, first), ({"partnership_id": str(second)}, second), ({"partnership_id": ""}, None)):
        assert send(budi, url, **sent).status_code == 303
        with app.app_context():
            assert db.session.scalars(select(Activity.partnership_id).where(Activity.id == number)).one() == expected
    assert "Bagian dari kerja sama" not in budi.get(f"/kegiatan/{number}").text


@pytest.mark.parametrize("who", ["opd", "daerah", "biro", "ngo-satu"])
def test_numbers_on_the_activity_are_for_whom_they_concern(
    partner: Partner, sign_in: SignIn, tied: Any, actor: Actor, who: str
) -> None:
    invited = (actor("opd").organization_id,)
    number, browser = tied("ngo-satu", partner(), participant_ids=invited), sign_in(who)
    page = browser.get(f"/kegiatan/{number}").text
    assert TITLE in page
    assert (NUMBERS[0] in page) is (who != "opd")


def test_the_paper_names_it_among_what_it_rests_on(partner: Partner, sign_in: SignIn, tied: Any, actor: Actor) -> None:
    number = tied("ngo-satu", partner(), participant_ids=(actor("opd").organization_id,))
    for who, told in (("ngo-satu", True), ("opd", False)):
        text = letters(" ".join(pages(sign_in(who).get(f"/kegiatan/{number}/laporan.pdf").data)))
        sentence = "Kesepakatan Bersama antara Biro Kerja Sama Setda Provinsi Banten dan Lembaga Suara Warga tentang"
        assert letters(sentence) in text
        assert (letters(f"Nomor {NUMBERS[0]} dan Nomor {NUMBERS[1]}, tanggal 1 Juli 2025") in text) is told
        assert (NUMBERS[0] in text) is told


@pytest.mark.parametrize(
    ("day", "precision", "ends_on", "outside"),
    [
        (date(2025, 6, 30), Precision.DAY, None, True),
        (date(2025, 7, 1), Precision.DAY, None, False),
        (date(2026, 12, 31), Precision.DAY, None, False),
        (date(2027, 1, 1), Precision.DAY, None, True),
        (date(2026, 12, 31), Precision.DAY, date(2027, 1, 2), True),
        (date(2025, 6, 1), Precision.MONTH, None, True),
        (date(2025, 7, 1), Precision.MONTH, None, False),
        (date(2025, 1, 1), Precision.YEAR, None, False),
        (date(2024, 1, 1), Precision.YEAR, None, True),
        (date(2027, 1, 1), Precision.YEAR, None, True),
        (None, Precision.UNKNOWN, None, False),
    ],
)
def test_a_day_outside_the_validity_is_told(day: Any, precision: Precision, ends_on: Any, outside: bool) -> None:
    activity = Activity(starts_on=day, date_precision=precision, ends_on=ends_on)
    partnership = Partnership(starts_on=date(2025, 7, 1), ends_on=date(2026, 12, 31))
    assert lies_outside(activity, partnership) is outside


def test_a_warning_is_no_refusal(partner: Partner, sign_in: SignIn, tied: Any) -> None:
    held = PartialDate(date(2026, 11, 18), Precision.DAY)
    ended = partner(ends_on=date(2025, 12, 31))
    endless = partner(starts_on=date(2027, 1, 1), ends_on=None, without_end=True)
    budi = sign_in("ngo-satu")
    page = budi.get(f"/kegiatan/{tied('ngo-satu', ended, held_on=held)}").text
    assert "di luar masa berlaku kerja samanya, 1 Juli 2025 sampai dengan 31 Desember 2025." in page
    page = budi.get(f"/kegiatan/{tied('ngo-satu', endless, held_on=held)}").text
    assert "di luar masa berlaku kerja samanya, yang mulai 1 Januari 2027." in page


def test_ones_own_running_ones_come_first_then_the_regions(app: Flask, partner: Partner, actor: Actor) -> None:
    partner("biro", "ngo-satu", title="Milik sendiri", signed_on=date(2025, 1, 1))
    partner("opd", "ngo-dua", title="Daerah", signed_on=date(2026, 1, 1))
    partner("biro", "ngo-dua", title="Provinsi", signed_on=date(2025, 12, 1), region_codes=("36",))
    partner("biro", "ngo-satu", title="Berakhir", signed_on=date(2024, 1, 1), ends_on=date(2025, 1, 1))
    partner("biro", "ngo-dua", title="Di tempat lain", region_codes=("36.03",))
    with app.test_request_context():
        budi = [text for _number, text in choices(actor("ngo-satu"), TODAY)]
        assert [text.partition(" (")[0] for text in budi] == ["Milik sendiri", "Daerah", "Provinsi", "Berakhir"]
        assert budi[0] == "Milik sendiri (Kesepakatan Bersama, sampai 30 Juni 2029)"
        assert budi[3] == "Berakhir (Kesepakatan Bersama, berakhir 1 Januari 2025)"
        assert len(choices(actor("biro"), TODAY)) == 5
        assert not any(number in text for text in budi for number in NUMBERS)
        for who in ("peninjau", "admin"):
            assert choices(actor(who), TODAY) == []


def test_nobody_ties_to_what_she_has_no_part_in(app: Flask, partner: Partner, sign_in: SignIn, actor: Actor) -> None:
    number = partner("biro", "ngo-dua", region_codes=("36.03",))
    assert f'value="{number}"' not in sign_in("ngo-satu").get(RECORD).text.partition('name="partnership_id"')[2][:900]
    refused = sign_in("ngo-satu").post(RECORD, data=typed_meeting(partnership_id=str(number)))
    assert refused.status_code == 422
    for wrong in (number, 999_999):
        with app.app_context(), pytest.raises(DomainError) as error, transaction():
            meeting(actor("ngo-satu"), partnership_id=wrong)
        assert error.value.errors == {"partnership_id": "Pilih kerja sama dari daftar."}


def test_a_tie_that_stands_may_stay_when_the_partnership_moves_away(
    app: Flask, partner: Partner, sign_in: SignIn, tied: Any
) -> None:
    number = partner("opd", "ngo-dua")
    activity = tied("ngo-satu", number)
    send(sign_in("biro"), f"/kerja-sama/{number}/ubah", region_codes=["36.03"])
    assert send(sign_in("ngo-satu"), f"/kegiatan/{activity}/ubah-pertemuan", title="Judul lain").status_code == 303
    with app.app_context():
        assert db.session.scalars(select(Activity.partnership_id)).one() == number


def test_the_partnerships_page_lists_only_what_each_may_see(partner: Partner, sign_in: SignIn, tied: Any) -> None:
    number = partner("biro", "ngo-satu", "ngo-dua")
    tied("ngo-satu", number, "Pertemuan Budi")
    tied("ngo-satu", number, "Draf Budi", submit=False)
    tied("ngo-dua", number, "Pertemuan Tuti", region_code="36.03")
    for who, sees in (
        ("ngo-satu", {"Pertemuan Budi", "Draf Budi"}),
        ("ngo-dua", {"Pertemuan Tuti"}),
        ("biro", {"Pertemuan Budi", "Pertemuan Tuti"}),
        ("daerah", {"Pertemuan Budi"}),
        ("opd", set()),
        ("peninjau", set()),
        ("admin", set()),
    ):
        page = sign_in(who).get(f"/kerja-sama/{number}").text
        assert {title for title in ("Pertemuan Budi", "Draf Budi", "Pertemuan Tuti") if title in page} == sees, who


def test_a_partnership_with_a_hidden_draft_is_not_deleted(partner: Partner, sign_in: SignIn, tied: Any) -> None:
    number = partner()
    tied("ngo-satu", number, "Draf Budi", submit=False)
    page = sign_in("biro").get(f"/kerja-sama/{number}/hapus").text
    assert "Masih ada kegiatan yang menjadi bagian dari kerja sama ini" in page
    assert "Draf Budi" not in page
    assert sign_in("biro").post(f"/kerja-sama/{number}/hapus", data={"version": "1"}).status_code == 422


def test_the_pages_of_a_tied_meeting_ask_few_questions(
    partner: Partner, sign_in: SignIn, tied: Any, queries_of: QueriesOf
) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    activity = tied("ngo-satu", number)
    for url in (f"/kegiatan/{activity}", f"/kegiatan/{activity}/ubah-pertemuan", f"/kerja-sama/{number}"):
        assert queries_of(budi, url) <= 15, url
