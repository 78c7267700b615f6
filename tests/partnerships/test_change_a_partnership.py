"""Who may change which partnership; nobody overwrites what she has not seen; one that is used stays."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, Stale
from app.partnerships import queries
from app.partnerships.models import Partnership, PartnershipRegion, Party
from app.partnerships.operations import change_partnership, delete_partnership
from tests.browsing import send
from tests.conftest import Actor, SignIn
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of, signed
from tests.partnerships.conftest import Partner

ALLOWED = [
    ("biro", 303),
    ("daerah", 303),
    ("ngo-satu", 303),
    ("opd", 403),
    ("ngo-dua", 403),
    ("peninjau", 403),
    ("admin", 403),
]


@pytest.mark.parametrize(("who", "status"), ALLOWED)
def test_who_may_change_it(partner: Partner, sign_in: SignIn, typed: Any, stored: Any, who: str, status: int) -> None:
    number, browser = partner(), sign_in(who)
    url = f"/kerja-sama/{number}/ubah"
    assert browser.get(url).status_code == (200 if status == 303 else 403)
    response = browser.post(url, data=typed("biro", "ngo-satu", title="Judul baru", version="1"))
    assert response.status_code == status
    assert (stored(number).title == "Judul baru") is (status == 303)


@pytest.mark.parametrize(("who", "status"), ALLOWED)
def test_who_may_delete_it(partner: Partner, sign_in: SignIn, stored: Any, who: str, status: int) -> None:
    number, browser = partner(), sign_in(who)
    url = f"/kerja-sama/{number}/hapus"
    page = browser.get(url)
    assert page.status_code == (200 if status == 303 else 403)
    assert stored(number) is not None, "looking deletes nothing"
    assert browser.post(url, data={"version": "1"}).status_code == status
    assert (stored(number) is None) is (status == 303)


def test_the_form_shows_what_is_stored_and_a_plain_save_changes_nothing(
    app: Flask, partner: Partner, sign_in: SignIn, stored: Any
) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    assert send(budi, f"/kerja-sama/{number}/ubah").status_code == 303
    assert stored(number).version == 1
    with app.app_context():
        assert db.session.scalar(select(AuditEvent.id).where(AuditEvent.action == "partnership:change")) is None


def test_the_event_names_the_fields_and_not_what_was_typed(app: Flask, partner: Partner, sign_in: SignIn) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    changes = {"parties__1__number": "Nomor rahasia", "region_codes": ["36.02", "36.03"], "ends_on": ["1", "1", "2030"]}
    response = send(budi, f"/kerja-sama/{number}/ubah", **changes)
    assert response.status_code == 303
    page = budi.get(response.location).text
    for told in ("Perubahan disimpan.", "Nomor rahasia", "Kabupaten Lebak<br>Kabupaten Tangerang", "1 Januari 2030"):
        assert told in page, told
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "partnership:change")).one()
    assert event.details == {"fields": ["ends_on", "parties", "regions"]}
    assert event.subject_id == str(number)


def test_nobody_shuts_herself_out(partner: Partner, sign_in: SignIn, typed: Any, stored: Any) -> None:
    number = partner()
    for who, changes, words in (
        ("ngo-satu", {}, "Pilih organisasi Anda sebagai salah satu pihak."),
        ("daerah", {"region_codes": ["36.03"]}, "Pilih paling sedikit satu wilayah di daerah Anda"),
    ):
        data = typed("biro", "ngo-dua", version="1", **changes)
        response = sign_in(who).post(f"/kerja-sama/{number}/ubah", data=data)
        assert response.status_code == 422
        assert words in response.text
    assert stored(number).version == 1


def test_a_stale_form_overwrites_nothing_and_shows_both(
    partner: Partner, sign_in: SignIn, typed: Any, stored: Any
) -> None:
    number, budi, sari = partner(), sign_in("ngo-satu"), sign_in("biro")
    url = f"/kerja-sama/{number}/ubah"
    assert send(budi, url, title="Judul dari Budi", ends_on=["31", "12", "2028"]).status_code == 303
    mine = typed(
        "biro",
        "ngo-dua",
        title="Judul dari Sari",
        kind="inter_region",
        version="1",
        without_end="y",
        ends_on=["", "", ""],
    )
    page = sari.post(url, data=mine)
    assert page.status_code == 422
    assert "Data ini sudah diubah orang lain" in page.text
    for saved, typed_now in (
        ("Judul dari Budi", "Judul dari Sari"),
        ("Dengan pihak ketiga", "Dengan daerah lain"),
        ("31 Desember 2028", "–"),
        ("Tidak", "Ya"),
        (
            "Biro Kerja Sama Setda Provinsi Banten (Banten), 119/12/KB/2026<br>Lembaga Suara Warga",
            "Biro Kerja Sama Setda",
        ),
    ):
        assert f"Tersimpan sekarang: {saved}" in page.text, saved
        assert f"Isian Anda: {typed_now}" in page.text, typed_now
    assert "Isian Anda: Kesepakatan Bersama<" not in page.text, "the kind of document did not differ"
    assert "Isian Anda: Kabupaten Lebak" not in page.text, "nor did the regions"
    assert stored(number).title == "Judul dari Budi"
    assert sari.post(url, data=mine | {"version": "2"}).status_code == 303
    assert stored(number).title == "Judul dari Sari"


@pytest.mark.parametrize("version", ["", "x", "²", "-1", "9" * 30, "\x00"])
def test_an_odd_version_counts_as_stale(
    partner: Partner, sign_in: SignIn, typed: Any, stored: Any, version: str
) -> None:
    number, sari = partner(), sign_in("biro")
    data = typed("biro", "ngo-satu", title="Judul baru", version=version)
    assert sari.post(f"/kerja-sama/{number}/ubah", data=data).status_code == 422
    assert sari.post(f"/kerja-sama/{number}/hapus", data={"version": version}).status_code == 422
    assert stored(number).title != "Judul baru"


def test_what_was_changed_since_is_read_again_before_it_goes(partner: Partner, sign_in: SignIn, stored: Any) -> None:
    number, sari = partner(), sign_in("biro")
    send(sign_in("ngo-satu"), f"/kerja-sama/{number}/ubah", title="Judul dari Budi")
    page = sari.post(f"/kerja-sama/{number}/hapus", data={"version": "1"})
    assert page.status_code == 422
    assert "Baca kembali, lalu hapus." in page.text
    assert "Judul dari Budi" in page.text
    assert 'name="version" type="hidden" value="2"' in page.text
    assert stored(number) is not None


def test_deleting_takes_its_rows_along_and_leaves_a_trace(app: Flask, partner: Partner, sign_in: SignIn) -> None:
    kept, number, sari = partner("biro", "ngo-dua"), partner(), sign_in("biro")
    page = sari.get(f"/kerja-sama/{number}/hapus").text
    assert "Yang dihapus tidak dapat dikembalikan." in page
    answer = send(sari, f"/kerja-sama/{number}/hapus")
    assert (answer.status_code, answer.location) == (303, "/kerja-sama")
    assert "Kerja sama dihapus." in sari.get("/kerja-sama").text
    with app.app_context():
        assert db.session.scalars(select(Partnership.id)).all() == [kept]
        assert db.session.scalar(select(func.count(Party.id))) == 2
        assert db.session.scalar(select(func.count()).select_from(PartnershipRegion)) == 1
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "partnership:delete")).one()
    assert (event.subject_type, event.subject_id, event.details) == ("partnership", str(number), {})


def test_the_operations_refuse_by_themselves(app: Flask, partner: Partner, actor: Actor) -> None:
    number = partner()
    with app.app_context():
        for key in ("opd", "ngo-dua", "peninjau", "admin"):
            for refused in (
                lambda who: change_partnership(number, signed(title="x"), version=1, actor=who, now=NOW),
                lambda who: delete_partnership(number, version=1, actor=who, now=NOW),
            ):
                with pytest.raises(Forbidden), transaction():
                    refused(actor(key))
        with pytest.raises(Stale):
            change_partnership(number, signed(title="x"), version=None, actor=actor("biro"), now=NOW)


def test_what_something_stands_under_is_not_deleted(
    app: Flask, partner: Partner, sign_in: SignIn, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = partner()
    monkeypatch.setattr(queries, "USES", [lambda: Partnership.id == number])
    page = sign_in("biro").get(f"/kerja-sama/{number}/hapus")
    assert "Masih ada kegiatan yang menjadi bagian dari kerja sama ini" in page.text
    assert "<form" not in page.text.partition("<main")[2]
    assert sign_in("biro").post(f"/kerja-sama/{number}/hapus", data={"version": "1"}).status_code == 422
    with app.app_context(), pytest.raises(DomainError, match="Masih ada kegiatan"):
        delete_partnership(number, version=1, actor=actor("biro"), now=NOW)


def test_swapping_the_parties_keeps_their_numbers_with_them(app: Flask, partner: Partner, sign_in: SignIn) -> None:
    number, sari = partner(), sign_in("biro")
    with app.app_context():
        biro, warga = (str(home_of(key)) for key in ("biro", "ngo-satu"))
    changes = {"parties__0__organization_id": warga, "parties__0__number": "B", "parties__1__organization_id": biro}
    assert send(sari, f"/kerja-sama/{number}/ubah", **changes, parties__1__number="A").status_code == 303
    with app.app_context():
        rows = db.session.scalars(select(Party).where(Party.partnership_id == number).order_by(Party.position)).all()
        assert [(str(row.organization_id), row.number) for row in rows] == [(warga, "B"), (biro, "A")]
