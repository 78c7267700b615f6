"""Dewi keeps the KIM of her kabupaten, Sari those of all; everyone reads the register, nobody else changes it."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.models import Sex
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.kim.details import GroupDetails
from app.kim.models import Expansion, Group, GroupActivity, Member, Signer
from app.kim.operations import add_group, change_group
from app.organizations.models import Organization, OrganizationCategory
from tests.browsing import send
from tests.factories.cast import NOW
from tests.kim import CIBADAK, KADUAGUNG, TALAGA

TYPED = {
    "name": "KIM Suluh Warga",
    "founded": ["", "", "2021"],
    "decree_number": "141/12-Kpts/2024",
    "decree_on": ["12", "3", "2024"],
    "decree_until": ["12", "3", "2029"],
    "signer": "village_head",
    "legal_basis": "Peraturan Bupati 5/2023",
    "contact": "Ketua KIM, melalui kantor desa",
    "website": "suluh.kim.id",
    "media": "https://media.example/suluh\nvideo.example/suluh",
    "level": "madya",
}


def texts(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]).split())


def test_dewi_chooses_the_desa_step_by_step_and_what_she_typed_stays(app: Flask, sign_in, stored) -> None:
    dewi = sign_in("daerah")
    first = dewi.get("/kim/tambah").text
    assert 'value="36.02.18"' in first and CIBADAK not in first and 'name="regency"' not in first
    shown = send(dewi, "/kim/tambah", **TYPED, district="36.02.18", regions="1")
    assert shown.status_code == 200 and f'value="{CIBADAK}"' in shown.text and "KIM Suluh Warga" in shown.text
    assert "36.02.13.2006" not in shown.text  # a desa of another kecamatan
    saved = send(dewi, "/kim/tambah?daerah=36.02.18", **TYPED, region_code=CIBADAK)
    assert (saved.status_code, saved.location) == (303, "/kim/1")
    row = stored(1)
    assert (row.region_code, row.decree_on, row.signer) == (CIBADAK, date(2024, 3, 12), Signer.VILLAGE_HEAD)
    assert (row.website, row.media.splitlines()) == (
        "https://suluh.kim.id",
        ["https://media.example/suluh", "https://video.example/suluh"],
    )
    page = texts(dewi.get("/kim/1").text)
    for words in ("Kelompok Informasi Masyarakat, Desa Cibadak, Kec. Cibadak, Kab. Lebak", "2021", "12 Maret 2029"):
        assert words in page, words


def test_sari_narrows_from_the_province_down(sign_in) -> None:
    sari = sign_in("biro")
    assert 'value="36.03"' in sari.get("/kim/tambah").text
    shown = send(sari, "/kim/tambah", name="KIM", regency="36.03", regions="1").text
    assert 'value="36.03.18"' in shown and TALAGA not in shown
    moved = send(sari, f"/kim/tambah?daerah={TALAGA}", name="KIM", regency="36.02", regions="1").text
    assert TALAGA not in moved and 'value="36.02.18"' in moved
    unfinished = send(sari, "/kim/tambah", name="KIM", regency="36.03")
    assert unfinished.status_code == 422 and "Pilih desa atau kelurahan." in unfinished.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Isi nama KIM, misalnya"),
        ({"founded": ["", "", "2027"]}, "Tanggal berdiri belum tiba."),
        ({"decree_on": ["1", "1", "2027"]}, "Tanggal SK belum tiba."),
        ({"decree_until": ["1", "1", "2024"]}, "SK berakhir sebelum ditetapkan."),
        ({"contact": "Wati 0812-3456-7890"}, "Tulis jabatan saja, tanpa NIK atau nomor telepon."),
        ({"website": "javascript:alert(1)"}, "Tulis alamat situs yang lengkap"),
        ({"media": "bukan tautan"}, "Tulis satu tautan lengkap per baris"),
        ({"media": "\n".join(f"https://m.example/{n}" for n in range(6))}, "Paling banyak 5 tautan."),
        ({"organization_id": "999"}, "Pilih organisasi dari daftar"),
    ],
)
def test_what_cannot_be_is_refused_in_words(sign_in, total, typed, sentence: str) -> None:
    answer = send(sign_in("daerah"), f"/kim/tambah?daerah={CIBADAK}", **TYPED | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert total() == 0


@pytest.mark.parametrize("code", ["36.02", "36.02.18", "36", "99.99.99.9999", "x"])
def test_only_a_desa_or_kelurahan_has_a_kim(app: Flask, actor, total, code: str) -> None:
    with app.app_context(), pytest.raises(DomainError, match="Pilih desa atau kelurahan"), transaction():
        add_group(GroupDetails("KIM", code), actor=actor("biro"), now=NOW)
    assert total() == 0


def test_one_name_once_in_a_desa(sign_in, registered, total) -> None:
    registered("KIM Suluh Warga")
    answer = send(sign_in("daerah"), f"/kim/tambah?daerah={CIBADAK}", **TYPED | {"name": "kim  SULUH warga"})
    assert answer.status_code == 422 and "sudah terdaftar di Cibadak" in answer.text
    assert send(sign_in("daerah"), f"/kim/tambah?daerah={KADUAGUNG}", **TYPED).status_code == 303
    assert total() == 2


def test_dewi_does_not_reach_into_another_kabupaten(app: Flask, sign_in, actor, registered, stored) -> None:
    number = registered("KIM Talaga", TALAGA)
    dewi = sign_in("daerah")
    assert "/ubah" not in dewi.get(f"/kim/{number}").text
    for way in ("ubah", "hapus", "anggota/tambah", "kegiatan/tambah"):
        assert dewi.get(f"/kim/{number}/{way}").status_code == 403, way
        assert dewi.post(f"/kim/{number}/{way}", data={"name": "Wati"}).status_code == 403, way
    with app.app_context(), pytest.raises(DomainError, match="daerah Anda sendiri"), transaction():
        add_group(GroupDetails("KIM", TALAGA), actor=actor("daerah"), now=NOW)
    own = registered("KIM Cibadak")
    with app.app_context(), pytest.raises(DomainError, match="daerah Anda sendiri"), transaction():
        change_group(own, GroupDetails("KIM", TALAGA), version=1, actor=actor("daerah"), now=NOW)
    assert stored(own).region_code == CIBADAK


@pytest.mark.parametrize("who", ["opd", "ngo-satu", "ngo-dua", "peninjau", "admin"])
def test_everyone_else_reads_and_changes_nothing(app: Flask, sign_in, actor, registered, total, who: str) -> None:
    number = registered("KIM Suluh Warga", members=["Wati Komala"])
    browser = sign_in(who)
    assert "KIM Suluh Warga" in browser.get("/kim").text
    page = browser.get(f"/kim/{number}").text
    assert "Wati Komala" not in page and "Riwayat" not in page and "/ubah" not in page
    assert "1 orang: 0 perempuan, 0 laki-laki" in texts(page)
    for way in ("/kim/tambah", "/kim/impor", f"/kim/{number}/ubah", f"/kim/{number}/anggota/1/ubah"):
        assert browser.get(way).status_code == 403, way
        assert browser.post(way, data=TYPED).status_code == 403, way
    with app.app_context(), pytest.raises(Forbidden):
        add_group(GroupDetails("KIM", CIBADAK), actor=actor(who), now=NOW)
    assert total() == 1


def test_a_change_names_its_fields_in_the_history_and_no_values_in_the_trail(app: Flask, sign_in, registered) -> None:
    number = registered("KIM Suluh Warga")
    dewi = sign_in("daerah")
    answer = send(dewi, f"/kim/{number}/ubah", decree_number="141/9", expansion="community")
    assert answer.status_code == 303
    page = texts(dewi.get(f"/kim/{number}").text)
    assert "Komunitas Informasi Masyarakat" in page
    assert "Data KIM diubah: Kepanjangan K, Nomor SK (Dewi)" in page
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "kim:change")).one()
        assert event.details == {"fields": ["decree_number", "expansion"]}


def test_two_who_change_at_once_are_shown_the_difference(sign_in, registered, stored) -> None:
    number = registered("KIM Suluh Warga")
    dewi, sari = sign_in("daerah"), sign_in("biro")
    page = dewi.get(f"/kim/{number}/ubah")
    assert send(sari, f"/kim/{number}/ubah", level="madya").status_code == 303
    version = re.findall(r'name="version"[^>]*value="(\d+)"', page.text)[0]
    typed = {"name": "KIM Suluh", "region_code": CIBADAK, "district": CIBADAK[:8], "version": version}
    late = dewi.post(f"/kim/{number}/ubah", data=typed)
    assert late.status_code == 422 and "sudah diubah orang lain" in late.text and "madya" in late.text
    assert stored(number).name == "KIM Suluh Warga"


def test_what_was_entered_by_mistake_is_taken_out_and_what_has_a_past_stays(sign_in, registered, total) -> None:
    mistaken, lived = registered("KIM Keliru"), registered("KIM Lama", did=[date(2026, 1, 1)])
    dewi = sign_in("daerah")
    assert dewi.get(f"/kim/{mistaken}/hapus").status_code == 200
    assert send(dewi, f"/kim/{mistaken}/hapus").location == "/kim"
    refused = send(dewi, f"/kim/{lived}/hapus")
    assert refused.status_code == 422 and "sudah mempunyai anggota atau kegiatan" in refused.text
    assert total() == 1
    assert dewi.get(f"/kim/{mistaken}").status_code == 404


def test_the_k_is_what_the_administrator_says(sign_in, registered) -> None:
    usual, own = registered("KIM Satu"), registered("KIM Dua", expansion=Expansion.GROUP)
    assert "Kelompok Informasi Masyarakat menurut desa" in sign_in("ngo-satu").get("/kim").text
    assert send(sign_in("admin"), "/pengaturan", kim_community="y").status_code == 303
    budi = sign_in("ngo-satu")
    assert "Komunitas Informasi Masyarakat menurut desa" in budi.get("/kim").text
    assert "Komunitas Informasi Masyarakat" in budi.get(f"/kim/{usual}").text
    assert "Kelompok Informasi Masyarakat" in budi.get(f"/kim/{own}").text


def test_a_group_that_is_a_partner_is_tied_to_its_organization(app: Flask, sign_in, registered, stored) -> None:
    number = registered("KIM Suluh Warga")
    with app.app_context(), transaction():
        kim = Organization(
            name="KIM Suluh",
            folded_name="kim suluh",
            category=OrganizationCategory.KIM,
            region_code="36.02",
            created_at=NOW,
        )
        db.session.add(kim)
        db.session.flush()
        home = kim.id
    dewi = sign_in("daerah")
    assert send(dewi, f"/kim/{number}/ubah", organization_id=str(home)).status_code == 303
    assert stored(number).organization_id == home
    assert f'href="/kim/{number}"' in dewi.get(f"/mitra/{home}").text
    assert f'href="/mitra/{home}"' in dewi.get(f"/kim/{number}").text


def test_an_organization_that_is_no_kim_is_refused(app: Flask, actor, total) -> None:
    with app.app_context(), pytest.raises(DomainError, match="kategori KIM"), transaction():
        add_group(GroupDetails("KIM", CIBADAK, organization_id=1), actor=actor("biro"), now=NOW)
    assert total() == 0


MEMBER = {"name": "Wati Komala", "sex": "female", "role": "Ketua", "joined_on": ["1", "2", "2024"], "resident": "no"}


def test_members_come_and_go_and_are_forgotten_when_asked(app: Flask, sign_in, registered, total) -> None:
    number, dewi = registered("KIM Suluh Warga"), sign_in("daerah")
    assert send(dewi, f"/kim/{number}/anggota/tambah", **MEMBER).location == f"/kim/{number}#anggota"
    page = texts(dewi.get(f"/kim/{number}").text)
    assert "1 orang: 1 perempuan, 0 laki-laki; 0 warga setempat, 1 bukan." in page
    assert "Wati Komala Ketua, Perempuan, bukan warga setempat Masuk 1 Februari 2024" in page
    left = send(dewi, f"/kim/{number}/anggota/1/ubah", left_on=["20", "11", "2026"])
    assert left.status_code == 303
    page = texts(dewi.get(f"/kim/{number}").text)
    assert "keluar 20 November 2026" in page and "1 orang" not in page
    assert "Wati Komala" in dewi.get(f"/kim/{number}/anggota/1/hapus").text
    assert send(dewi, f"/kim/{number}/anggota/1/hapus").status_code == 303
    assert total(Member) == 0
    with app.app_context():
        told = db.session.scalars(select(AuditEvent).where(AuditEvent.action.endswith("_member"))).all()
        assert [event.details for event in told] == [
            {"member": 1},
            {"fields": ["left_on"], "member": 1},
            {"member": 1},
        ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Isi nama anggota"),
        ({"name": "Wati 3602181234567890"}, "Hapus nomor panjang (NIK, NIP, atau telepon)"),
        ({"role": "Ketua 0812 3456 7890"}, "Hapus nomor panjang (NIK, NIP, atau telepon)"),
        ({"left_on": ["1", "1", "2024"]}, "Tanggal keluar mendahului tanggal masuk."),
        ({"joined_on": ["1", "1", "2027"]}, "Tanggal itu belum tiba."),
    ],
)
def test_a_member_is_kept_without_numbers_and_in_order(sign_in, registered, total, typed, sentence: str) -> None:
    number = registered("KIM Suluh Warga")
    answer = send(sign_in("biro"), f"/kim/{number}/anggota/tambah", **MEMBER | typed)
    assert answer.status_code == 422 and sentence in answer.text
    assert total(Member) == 0


def test_a_member_of_another_group_is_not_reached_through_this_one(sign_in, registered) -> None:
    mine, other = registered("KIM Satu"), registered("KIM Talaga", TALAGA, members=["Rahasia"], did=[date(2026, 1, 1)])
    dewi = sign_in("daerah")
    for way in ("anggota/1/ubah", "anggota/1/hapus", "kegiatan/1/ubah", "kegiatan/1/hapus"):
        assert dewi.get(f"/kim/{mine}/{way}").status_code == 404, way
        assert dewi.get(f"/kim/{other}/{way}").status_code == 403, way


DID = {
    "held_on": ["1", "11", "2026"],
    "topic": "Posko aduan",
    "elements": ["aspiration", "access"],
    "link": "berita.example/posko",
    "helped": "12",
    "relayed": "3",
}


def test_dewi_records_what_a_kim_did_by_the_elements_of_adinda(app: Flask, sign_in, registered, total) -> None:
    number, dewi = registered("KIM Suluh Warga"), sign_in("daerah")
    assert "Belum ada kegiatan" in dewi.get(f"/kim/{number}").text
    assert send(dewi, f"/kim/{number}/kegiatan/tambah", **DID).location == f"/kim/{number}#kegiatan"
    page = texts(sign_in("ngo-satu").get(f"/kim/{number}").text)
    assert "Aktif Kegiatan terakhir 1 November 2026." in page
    assert "Posko aduan Akses informasi, Aspirasi 12 orang dibantu melapor; 3 aspirasi diteruskan" in page
    assert "https://berita.example/posko" in page
    assert send(dewi, f"/kim/{number}/kegiatan/1/ubah", posts="2").status_code == 303
    with app.app_context():
        row = db.session.scalars(select(GroupActivity)).one()
        assert (row.helped, row.relayed, row.posts, row.elements) == (12, 3, 2, ["access", "aspiration"])
    assert send(dewi, f"/kim/{number}/kegiatan/1/hapus").status_code == 303
    assert total(GroupActivity) == 0


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_on": ["23", "11", "2026"]}, "Catat kegiatan yang sudah berlangsung."),
        ({"held_on": ["", "", ""]}, "Isi tanggal kegiatan"),
        ({"topic": ""}, "Isi topik kegiatan"),
        ({"elements": []}, "Pilih paling sedikit satu unsur kegiatan"),
        ({"elements": ["apa saja"]}, "Pilih salah satu yang tersedia"),
        ({"link": "ftp://x"}, "Tulis tautan yang lengkap"),
        ({"helped": "-1"}, "dengan angka bulat tanpa huruf"),
    ],
)
def test_an_activity_that_cannot_be_is_refused(sign_in, registered, total, typed, sentence: str) -> None:
    number = registered("KIM Suluh Warga")
    answer = send(sign_in("biro"), f"/kim/{number}/kegiatan/tambah", **DID | typed)
    assert answer.status_code == 422 and sentence in answer.text
    assert total(GroupActivity) == 0


def test_the_form_of_a_member_says_what_was_stored(app: Flask, sign_in, registered) -> None:
    number = registered("KIM Suluh Warga")
    send(sign_in("biro"), f"/kim/{number}/anggota/tambah", **MEMBER)
    assert send(sign_in("biro"), f"/kim/{number}/anggota/1/ubah").status_code == 303
    with app.app_context():
        row = db.session.scalars(select(Member)).one()
        assert (row.sex, row.resident, row.joined_on) == (Sex.FEMALE, False, date(2024, 2, 1))


def test_a_form_sent_twice_adds_one_group(sign_in, total) -> None:
    dewi = sign_in("daerah")
    page = dewi.get(f"/kim/tambah?daerah={CIBADAK}").text
    nonce = re.findall(r'name="nonce"[^>]*value="([^"]+)"', page)[0]
    typed = TYPED | {"region_code": CIBADAK, "district": CIBADAK[:8], "nonce": nonce}
    typed |= {"expansion": "", "organization_id": ""}
    assert [dewi.post("/kim/tambah", data=typed).location for _time in range(2)] == ["/kim/1", "/kim/1"]
    assert total(Group) == 1
