"""Positions over time, and who may correct whom."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import Forbidden, Stale
from app.people.operations import end_position, rename_person
from tests.factories.cast import NOW

EMPTY = ["", "", ""]


@pytest.mark.parametrize(
    ("who", "may"),
    [("biro", True), ("opd", True), ("ngo-satu", False), ("ngo-dua", False), ("daerah", False), ("peninjau", False)],
)
def test_who_may_rename(sign_in, add, stored, who: str, may: bool) -> None:
    """Hasan's organization put her in, Budi's is where she works."""
    number = add("Rina", at="ngo-satu", by="opd")
    browser = sign_in(who)
    assert browser.get(f"/orang/{number}/ubah").status_code == (200 if may else 403)
    response = browser.post(f"/orang/{number}/ubah", data={"name": "Rina Wulandari", "version": "1"})
    assert response.status_code == (303 if may else 403)
    assert stored("Rina Wulandari" if may else "Rina").folded_name == ("rina wulandari" if may else "rina")


def test_a_stale_name_overwrites_nothing_and_shows_both(sign_in, add, stored) -> None:
    url = f"/orang/{add('Rina', at='ngo-satu')}/ubah"
    sign_in("biro").post(url, data={"name": "Rina Wulandari", "version": "1"})
    sari = sign_in("biro")
    page = sari.post(url, data={"name": "Rina W.", "version": "1"})
    assert page.status_code == 422
    assert "Data ini sudah diubah orang lain" in page.text
    assert "Tersimpan sekarang: Rina Wulandari" in page.text
    assert 'value="Rina W."' in page.text
    assert stored("Rina Wulandari").version == 2
    assert sari.post(url, data={"name": "Rina W.", "version": "2"}).status_code == 303
    assert stored("Rina W.").version == 3


@pytest.mark.parametrize(
    "data", [{"name": "", "version": "1"}, {"name": "a\x00", "version": "1"}, {"name": "R", "version": "²"}, {}]
)
def test_a_wrong_name_or_version_is_refused(sign_in, add, stored, data: dict[str, str]) -> None:
    url = f"/orang/{add('Rina', at='ngo-satu')}/ubah"
    assert sign_in("biro").post(url, data=data).status_code == 422
    assert stored("Rina").version == 1


def test_a_rotation_adds_a_position_and_keeps_the_old_one(sign_in, add, home, stored) -> None:
    number = add("Rina", at="opd", title="Kepala Seksi", starts=date(2020, 1, 2))
    first = stored("Rina").positions[0].id
    sari = sign_in("biro")
    ended = sari.post(f"/orang/{number}/jabatan/{first}/akhiri", data={"ends_on": ["31", "12", "2023"]})
    assert (ended.status_code, ended.location) == (303, f"/orang/{number}")
    data = {
        "organization_id": home("daerah"),
        "title": "Kepala Bidang",
        "starts_on": ["1", "1", "2024"],
        "ends_on": EMPTY,
    }
    assert sari.post(f"/orang/{number}/jabatan/tambah", data=data).status_code == 303
    page = sari.get(f"/orang/{number}").text
    assert "2 Januari 2020 sampai 31 Desember 2023" in page
    assert "Sejak 1 Januari 2024" in page
    assert page.index("Kepala Seksi") < page.index("Kepala Bidang")
    assert [row.ends_on for row in stored("Rina").positions] == [date(2023, 12, 31), None]


def test_a_position_without_a_beginning_stands_first(sign_in, add, home) -> None:
    number = add("Rina", at="ngo-satu", starts=date(2020, 1, 1), title="Ketua")
    browser = sign_in("biro")
    second = {"organization_id": str(home("opd")), "title": "Sekretaris", "starts_on": EMPTY, "ends_on": EMPTY}
    assert browser.post(f"/orang/{number}/jabatan/tambah", data=second).status_code == 303
    page = browser.get(f"/orang/{number}").text
    assert page.index("Sekretaris") < page.index("Ketua")


def test_an_organization_tells_its_own_positions_only(sign_in, add, home, stored) -> None:
    number = add("Rina", at="ngo-satu")
    data = {"organization_id": home("ngo-dua"), "title": "Anggota", "starts_on": EMPTY, "ends_on": EMPTY}
    refused = sign_in("daerah").post(f"/orang/{number}/jabatan/tambah", data=data)
    assert refused.status_code == 422
    assert "Jabatan di organisasi lain dicatat oleh" in refused.text
    tuti, first = sign_in("ngo-dua"), stored("Rina").positions[0].id
    assert tuti.post(f"/orang/{number}/jabatan/tambah", data=data).status_code == 303
    # Her new position gives Tuti's organization no power over her name or her other positions.
    assert tuti.post(f"/orang/{number}/ubah", data={"name": "Palsu", "version": "2"}).status_code == 403
    ended = tuti.post(f"/orang/{number}/jabatan/{first}/akhiri", data={"ends_on": ["1", "1", "2020"]})
    assert ended.status_code == 403
    for who in ("peninjau", "admin"):
        assert sign_in(who).post(f"/orang/{number}/jabatan/tambah", data=data).status_code == 403
    assert len(stored("Rina").positions) == 2


def test_the_same_position_at_the_same_time_is_refused(sign_in, add, home, stored) -> None:
    number = add("Rina", at="ngo-satu", title="Ketua", starts=date(2020, 1, 1), ends=date(2022, 1, 1))
    url, sari = f"/orang/{number}/jabatan/tambah", sign_in("biro")
    data = {"organization_id": home("ngo-satu"), "title": "KETUA", "starts_on": ["1", "6", "2021"], "ends_on": EMPTY}
    response = sari.post(url, data=data)
    assert response.status_code == 422
    assert "sudah tercatat untuk waktu yang sama" in response.text
    assert sari.post(url, data=data | {"starts_on": ["2", "1", "2022"]}).status_code == 303
    assert len(stored("Rina").positions) == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (EMPTY, "Isi tanggal berakhirnya"),
        (["1", "1", "2019"], "lebih awal daripada tanggal mulai"),
        (["31", "6", "2024"], "tidak ada di kalender"),
        (["a", "", "b", "c"], "tidak ada di kalender"),
        (["1"], "tidak ada di kalender"),
    ],
)
def test_a_wrong_end_is_said_and_not_saved(sign_in, add, stored, typed: list[str], sentence: str) -> None:
    number = add("Rina", at="ngo-satu", starts=date(2020, 1, 1))
    url = f"/orang/{number}/jabatan/{stored('Rina').positions[0].id}/akhiri"
    response = sign_in("biro").post(url, data={"ends_on": typed})
    assert response.status_code == 422
    assert sentence in response.text
    assert stored("Rina").positions[0].ends_on is None


def test_tuti_ends_no_position_in_budis_organization(sign_in, add, stored) -> None:
    number = add("Rina", at="ngo-satu")
    url = f"/orang/{number}/jabatan/{stored('Rina').positions[0].id}/akhiri"
    tuti = sign_in("ngo-dua")
    assert tuti.get(url).status_code == 403
    assert tuti.post(url, data={"ends_on": ["1", "1", "2025"]}).status_code == 403
    assert "/akhiri" not in tuti.get(f"/orang/{number}").text
    assert stored("Rina").positions[0].ends_on is None


def test_a_position_is_reached_only_through_its_own_person(sign_in, add, stored) -> None:
    rina, dian = add("Rina", at="ngo-dua"), add("Dian", at="ngo-satu")
    position = stored("Rina").positions[0].id
    budi = sign_in("ngo-satu")
    assert (
        budi.post(f"/orang/{dian}/jabatan/{position}/akhiri", data={"ends_on": ["1", "1", "2025"]}).status_code == 404
    )
    assert budi.get(f"/orang/{rina}/jabatan/{position}/akhiri").status_code == 403
    assert stored("Rina").positions[0].ends_on is None


@pytest.mark.parametrize("number", ["0", "999999", "2147483648", "9" * 40])
def test_nobody_is_not_found(sign_in, number: str) -> None:
    sari = sign_in("biro")
    for url in (f"/orang/{number}", f"/orang/{number}/ubah", f"/orang/{number}/jabatan/tambah"):
        assert sari.get(url).status_code == 404, url
    assert sari.post(f"/orang/{number}/jabatan/1/akhiri", data={}).status_code == 404


def test_the_operations_refuse_by_themselves(context, add, actor, stored) -> None:
    number = add("Rina", at="ngo-satu")
    position = stored("Rina").positions[0].id
    for who in ("ngo-dua", "admin", "peninjau"):
        with pytest.raises(Forbidden):
            rename_person(number, "X", version=1, actor=actor(who), now=NOW)
        with pytest.raises(Forbidden):
            end_position(position, date(2025, 1, 1), actor=actor(who), now=NOW)
    with pytest.raises(Stale):
        rename_person(number, "X", version=2, actor=actor("biro"), now=NOW)


def test_every_change_is_one_event_without_names(app: Flask, sign_in, add, home, stored) -> None:
    number = add("Rina", at="ngo-satu")
    sari, position = sign_in("biro"), stored("Rina").positions[0].id
    sari.post(f"/orang/{number}/ubah", data={"name": "Rina W", "version": "1"})
    sari.post(f"/orang/{number}/jabatan/{position}/akhiri", data={"ends_on": ["1", "1", "2025"]})
    data = {"organization_id": home("ngo-dua"), "title": "Bendahara", "starts_on": EMPTY, "ends_on": EMPTY}
    sari.post(f"/orang/{number}/jabatan/tambah", data=data)
    with app.app_context():
        events = db.session.scalars(
            select(AuditEvent).where(AuditEvent.subject_type == "person").order_by(AuditEvent.id)
        )
        found = [(event.action.removeprefix("person:"), event.subject_id, str(event.details)) for event in events]
    assert [action for action, _number, _details in found] == ["add", "rename", "end_position", "add_position"]
    assert {subject for _action, subject, _details in found} == {str(number)}
    assert not any(word in details for _a, _n, details in found for word in ("Rina", "Bendahara", "2025"))
