"""Sari records a signed paper; nobody records for others; what cannot be is refused at its field."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.organizations.models import Organization, OrganizationCategory
from app.partnerships import labels
from app.partnerships.models import AgreementKind, DocumentKind
from app.partnerships.operations import PartyEntry, record_partnership
from app.partnerships.queries import partnership
from tests.browsing import send
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of, recorded, signed

URL = "/kerja-sama/catat"


def test_sari_records_an_agreement_and_reads_it_again(app: Flask, sign_in, actor) -> None:
    sari = sign_in("biro")
    with app.app_context():
        warga = str(home_of("ngo-satu"))
    response = send(
        sari,
        URL,
        title="Penguatan Pengaduan Pelayanan Publik",
        document_kind="joint_agreement",
        kind="third_party",
        parties__0__number="119/12/KB/2026",
        parties__1__organization_id=warga,
        parties__1__number="07/KB/LSW/2026",
        signed_on=["1", "Juli", "2026"],
        ends_on=["31", "12", "2026"],
        region_codes=["36.02", "36.73"],
        scope="Bimtek bagi KIM\nPosko aduan",
        note="Diperpanjang bila perlu",
    )
    assert response.status_code == 303, response.text
    page = sari.get(response.location).text
    for told in (
        "Kerja sama dicatat.",
        "Penguatan Pengaduan Pelayanan Publik",
        "Kesepakatan Bersama",
        "(KSDPK)",
        "<b>Pihak Kesatu</b>: <a",
        "Nomor 119/12/KB/2026",
        "<b>Pihak Kedua</b>: <a",
        "Lembaga Suara Warga",
        "Nomor 07/KB/LSW/2026",
        "1 Juli 2026 sampai dengan 31 Desember 2026",
        "Hampir berakhir",
        "Berakhir 31 Desember 2026, 39 hari lagi",
        "Kabupaten Lebak<br>Kota Serang",
        "Posko aduan",
        "Diperpanjang bila perlu",
        "Biro Kerja Sama Setda Provinsi Banten",
    ):
        assert told in page, told


def test_it_begins_on_the_day_of_signing_unless_another_is_typed(app: Flask, sign_in, typed, stored) -> None:
    sari = sign_in("biro")
    first = sari.post(URL, data=typed("biro", "ngo-satu"))
    later = sari.post(
        URL, data=typed("biro", "ngo-satu", starts_on=["1", "1", "2027"], ends_on=["", "", ""], without_end="y")
    )
    one, other = (stored(int(response.location.rpartition("/")[2])) for response in (first, later))
    assert (one.signed_on, one.starts_on, one.ends_on) == (date(2026, 7, 1), date(2026, 7, 1), date(2029, 6, 30))
    assert (other.signed_on, other.starts_on, other.ends_on) == (date(2026, 7, 1), date(2027, 1, 1), None)
    assert "Sejak 1 Januari 2027, tanpa batas waktu" in sari.get(later.location).text
    assert "Belum berlaku" in sari.get(later.location).text


def test_the_form_begins_with_ones_own_organization_and_region(app: Flask, sign_in) -> None:
    with app.app_context():
        own = home_of("ngo-satu")
    page = sign_in("ngo-satu").get(URL).text
    assert f'<option value="{own}" selected' in page
    assert 'value="36.02" checked' in page


def test_the_buttons_add_a_party_and_show_another_province(sign_in, typed) -> None:
    sari = sign_in("biro")
    more = sari.post(URL, data=typed("biro", "ngo-satu", add="parties"))
    assert more.status_code == 200
    assert "Pihak 3" in more.text
    assert 'name="parties-2-organization_id"' in more.text
    other = sari.post(URL, data=typed("biro", "ngo-satu", province="52", regions="1"))
    assert other.status_code == 200
    assert 'value="52.01"' in other.text
    assert 'value="36.02" checked' in other.text, "what was chosen stays"


@pytest.mark.parametrize(
    ("who", "parties", "status"),
    [
        ("biro", ("opd", "ngo-dua"), 303),
        ("daerah", ("opd", "ngo-dua"), 303),  # it applies in Lebak
        ("opd", ("opd", "ngo-dua"), 303),
        ("opd", ("biro", "ngo-dua"), 422),
        ("ngo-satu", ("biro", "ngo-satu"), 303),
        ("ngo-satu", ("biro", "ngo-dua"), 422),
        ("peninjau", ("biro", "ngo-dua"), 403),
        ("admin", ("biro", "ngo-dua"), 403),
    ],
)
def test_who_may_record_which(sign_in, typed, who: str, parties: tuple[str, str], status: int) -> None:
    response = sign_in(who).post(URL, data=typed(*parties))
    assert response.status_code == status
    if status == 422:
        assert "Pilih organisasi Anda sebagai salah satu pihak." in response.text


def test_dewi_records_only_for_her_region_or_her_own_office(sign_in, typed) -> None:
    dewi = sign_in("daerah")
    refused = dewi.post(URL, data=typed("opd", "ngo-dua", region_codes=["36.03"]))
    assert refused.status_code == 422
    assert "Pilih paling sedikit satu wilayah di daerah Anda" in refused.text
    wider = dewi.post(URL, data=typed("opd", "ngo-dua", region_codes=["36"]))
    assert wider.status_code == 422, "the whole province is the Biro's"
    assert dewi.post(URL, data=typed("daerah", "ngo-dua", region_codes=["36.03"])).status_code == 303


@pytest.mark.parametrize("who", ["peninjau", "admin"])
def test_the_operation_refuses_those_who_only_read(context, actor, who: str) -> None:
    with pytest.raises(Forbidden):
        recorded(actor(who))


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"title": "  "}, "title", "Isi judul kerja sama"),
    ({"title": "x" * 301}, "title", "301 karakter"),
    ({"kind": None}, "kind", "Pilih jenis kerja sama"),
    ({"document_kind": "treaty"}, "document_kind", "Pilih salah satu yang tersedia"),
    ({"signed_on": ["", "", ""]}, "signed_on", "Isi tanggal penandatanganan"),
    ({"signed_on": ["31", "2", "2026"]}, "signed_on", "tidak ada di kalender"),
    ({"ends_on": ["", "", ""]}, "ends_on", "atau tandai bahwa kerja sama ini tanpa batas waktu"),
    ({"without_end": "y"}, "ends_on", "Kosongkan tanggal berakhir"),
    ({"ends_on": ["1", "7", "2026"]}, "ends_on", "harus sesudah tanggal mulai berlaku"),
    ({"starts_on": ["1", "7", "2029"]}, "ends_on", "harus sesudah tanggal mulai berlaku"),
    ({"parties__1__organization_id": ""}, "parties-1-organization_id", "Pilih organisasi yang memberi nomor ini"),
    (
        {"parties__1__organization_id": "", "parties__1__number": ""},
        "parties-1-organization_id",
        "Pilih paling sedikit dua pihak yang berbeda",
    ),
    ({"parties__1__organization_id": "999999"}, "parties-1-organization_id", "Pilih salah satu yang tersedia"),
    ({"parties__0__number": "9" * 101}, "parties-0-number", "101 karakter"),
    ({"region_codes": ["99"]}, "region_codes", "Pilih salah satu yang tersedia"),
    ({"scope": "x" * 10_001}, "scope", "10001 karakter"),
]


@pytest.mark.parametrize(("changes", "field", "words"), WRONG)
def test_what_cannot_be_is_refused_at_its_field(sign_in, typed, changes, field: str, words: str) -> None:
    response = sign_in("biro").post(URL, data=typed("biro", "ngo-satu", **changes))
    assert response.status_code == 422
    assert words in response.text.partition(f'<a href="#{field}">')[2].partition("</a>")[0], field
    assert "Belum ada kerja sama." in sign_in("biro").get("/kerja-sama").text


def test_one_organization_cannot_sign_twice(sign_in, typed) -> None:
    response = sign_in("biro").post(URL, data=typed("biro", "biro", "ngo-satu"))
    assert response.status_code == 422
    assert '<a href="#parties-1-organization_id">Organisasi ini sudah menjadi pihak.' in response.text


def test_the_operation_refuses_without_a_form_too(context, actor) -> None:
    warga, biro = home_of("ngo-satu"), home_of("biro")
    for changes, field in (
        ({"parties": ()}, "parties-0-organization_id"),
        ({"parties": (PartyEntry(biro),)}, "parties-0-organization_id"),
        ({"parties": (PartyEntry(biro), PartyEntry(999_999))}, "parties-1-organization_id"),
        ({"parties": (PartyEntry(biro), PartyEntry(warga, "9" * 101))}, "parties-1-number"),
        ({"region_codes": ("36.02.01",)}, "region_codes"),
        ({"region_codes": ("99",)}, "region_codes"),
        ({"title": "x" * 301}, "title"),
        ({"scope": "x" * 10_001}, "scope"),
        ({"note": "x" * 2_001}, "note"),
    ):
        with pytest.raises(DomainError) as refused:
            recorded(actor("biro"), **changes)
        assert set(refused.value.errors) == {field}


def test_more_than_ten_parties_are_refused(context, actor) -> None:
    with transaction():
        for number in range(11):
            row = Organization(name=f"Mitra {number}", folded_name=f"mitra {number}", category=OrganizationCategory.NGO)
            row.region_code, row.created_at = "36.73", NOW
            db.session.add(row)
    ids = db.session.scalars(select(Organization.id).where(Organization.region_code == "36.73")).all()
    with pytest.raises(DomainError, match="Paling banyak 10 pihak"):
        recorded(actor("biro"), parties=tuple(PartyEntry(number) for number in ids))


def test_the_trail_tells_that_it_was_recorded_and_nothing_of_it(app: Flask, context, actor) -> None:
    with transaction():
        number = record_partnership(signed(), actor=actor("biro"), now=NOW).id
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "partnership:record")).one()
    assert event.subject_id == str(number)
    assert event.details == {"kind": "third_party", "parties": 2, "regions": 1}


def test_every_kind_has_its_names() -> None:
    assert set(labels.KINDS) == set(labels.SHORT_KINDS) == set(AgreementKind)
    assert set(labels.DOCUMENTS) == set(DocumentKind)


def test_the_parties_keep_their_order(context, actor) -> None:
    with transaction():
        number = recorded(actor("biro"), "ngo-dua", "biro", "ngo-satu")
    found = partnership(number, actor("biro"))
    assert [row.organization_id for row in found.parties] == [home_of(key) for key in ("ngo-dua", "biro", "ngo-satu")]
    assert [row.position for row in found.parties] == [1, 2, 3]
