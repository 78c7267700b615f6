"""The page of one activity: what each viewer is told, and that a stranger learns nothing."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import Activity, PaperState
from app.core.db import db, transaction
from tests.browsing import press
from tests.conftest import SignIn
from tests.reports.conftest import SetState
from tests.training.typed import recorded

NAMES = ("Nama Pimpinan", "Pembicara Bernama", "Pemimpin Rombongan", "Penanggung Bernama")


def test_budi_reads_his_bimtek(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    page = budi.get(f"/kegiatan/{recorded(budi)}").text
    for told in (
        "Rabu, 18 November 2026",
        "09.00–15.00 WIB",
        "Aula Kecamatan Cibadak",
        "Kabupaten Tangerang",
        "60 orang (33 perempuan, 27 laki-laki)",
        "Narasumber Rekaan",
        "Membentuk admin LAPOR! di 12 desa",
        "batas waktu 15 Desember 2026",
        "Draf",
        "Terlaksana",
    ):
        assert told in page, told


def test_the_tables_add_up(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    page = budi.get(f"/kegiatan/{recorded(budi)}").text
    table = page.partition('id="peserta-1"')[2].partition("</table>")[0]
    assert "Anggota KIM" in table
    last = table.rpartition("<tr")[2]
    assert "Jumlah" in last
    cells = [cell.partition("<")[0] for cell in last.split('data-label="')[1:]]
    assert cells == ['Perempuan">33', 'Laki-laki">27', 'Jumlah">60']
    assert "Tidak tercatat" not in table
    assert 'id="peserta-3"' not in page  # nobody's age was recorded


def test_what_is_lacking_is_said_to_who_may_change_it(sign_in: SignIn, hearing: int) -> None:
    budi = sign_in("ngo-satu")
    assert f'/kegiatan/{hearing}/ubah-pertemuan"' not in budi.get(f"/kegiatan/{hearing}").text
    assert "Laporan belum lengkap" not in budi.get(f"/kegiatan/{hearing}").text
    page = sign_in("biro").get(f"/kegiatan/{hearing}").text
    assert "Laporan belum lengkap" in page
    assert "Kurang: penyelenggara, hasil, simpulan dan saran." in page
    assert f'/kegiatan/{hearing}/ubah-pertemuan"' in page


def test_a_complete_report_lacks_nothing(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, hosts__0="4")
    page = budi.get(f"/kegiatan/{number}").text
    assert "Laporan belum lengkap" not in page
    assert f'href="/kegiatan/{number}/ubah-pelatihan"' in page


def test_handing_in_and_sanctioning_by_the_buttons(app: Flask, sign_in: SignIn) -> None:
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    link = f"/kegiatan/{recorded(budi)}"
    assert f'action="{link}/ajukan"' in budi.get(link).text
    assert budi.post(f"{link}/ajukan").status_code == 303
    page = budi.get(link).text
    assert "Laporan diajukan." in page
    assert f"{link}/ajukan" not in page
    assert f"{link}/sahkan" not in page
    assert f'action="{link}/sahkan"' in sari.get(link).text
    assert press(sari, link, "sahkan").status_code == 303
    assert "Disahkan" in budi.get(link).text
    assert "ubah-pelatihan" not in budi.get(link).text


def test_sari_reads_the_names_of_a_meeting(sign_in: SignIn, hearing: int) -> None:
    page = sign_in("biro").get(f"/kegiatan/{hearing}").text
    for told in (*NAMES, "Tawaran", "Menurut arsip: Badung", "Bertemu tiap triwulan.", "Kabupaten Lahat", "Terlambat"):
        assert told in page, told


def test_who_took_part_reads_counts_and_no_names(sign_in: SignIn, hearing: int) -> None:
    page = sign_in("ngo-satu").get(f"/kegiatan/{hearing}").text
    assert "1 orang dicatat" in page
    assert "Menawarkan kerja sama." in page
    assert "Menyusun jadwal" in page
    for name in NAMES:
        assert name not in page, name


def test_the_observer_reads_totals_only(sign_in: SignIn, hearing: int, set_state: SetState) -> None:
    observer = sign_in("peninjau")
    assert observer.get(f"/kegiatan/{hearing}").status_code == 404
    set_state(hearing, PaperState.SANCTIONED)
    page = observer.get(f"/kegiatan/{hearing}").text
    assert "1 orang dicatat" in page
    assert "1 tindak lanjut, 0 sudah selesai." in page
    for hidden in (*NAMES, "Asisten Daerah", "Menyusun jadwal"):
        assert hidden not in page, hidden


def test_small_numbers_about_disability_are_kept_from_the_observer(sign_in: SignIn, set_state: SetState) -> None:
    number = recorded(sign_in("ngo-satu"))
    set_state(number, PaperState.SANCTIONED)
    page = sign_in("peninjau").get(f"/kegiatan/{number}").text
    assert "Anggota KIM" in page
    assert "Penyandang disabilitas" not in page
    assert "kelompok di bawah lima orang" in page
    assert "Penyandang disabilitas" in sign_in("ngo-satu").get(f"/kegiatan/{number}").text


@pytest.mark.parametrize("name", ["ngo-dua", "biro", "daerah", "opd", "peninjau"])
def test_a_draft_does_not_exist_for_others(sign_in: SignIn, name: str) -> None:
    number = recorded(sign_in("ngo-satu"), title="Draf rahasia Budi")
    other = sign_in(name)
    for link in (f"/kegiatan/{number}", f"/kegiatan/{number}/laporan.pdf"):
        response = other.get(link)
        assert response.status_code == 404, link
        assert b"Draf rahasia Budi" not in response.data
    for link in ("/kegiatan", "/kegiatan?q=rahasia"):
        assert "Draf rahasia Budi" not in other.get(link).text, link


def test_another_ngo_never_finds_it_however_far_it_comes(sign_in: SignIn, set_state: SetState) -> None:
    number, tuti = recorded(sign_in("ngo-satu")), sign_in("ngo-dua")
    for state in PaperState:
        set_state(number, state)
        assert tuti.get(f"/kegiatan/{number}").status_code == 404, state
        assert tuti.get(f"/kegiatan/{number}/laporan.pdf").status_code == 404, state


@pytest.mark.parametrize("link", ["/kegiatan/999", f"/kegiatan/{10**20}", "/kegiatan/0/laporan.pdf"])
def test_what_is_not_there_is_not_found(sign_in: SignIn, link: str) -> None:
    assert sign_in("biro").get(link).status_code == 404


def test_the_administrator_sees_no_activity(sign_in: SignIn, hearing: int) -> None:
    admin = sign_in("admin")
    assert admin.get(f"/kegiatan/{hearing}").status_code == 403
    assert admin.get(f"/kegiatan/{hearing}/laporan.pdf").status_code == 403


def test_what_came_before_and_after_is_linked(app: Flask, sign_in: SignIn, hearing: int) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, follows_id=str(hearing))
    before = f'Lanjutan dari: <a href="/kegiatan/{hearing}">'
    assert before in budi.get(f"/kegiatan/{number}").text
    assert f'Dilanjutkan dengan: <a href="/kegiatan/{number}">' in budi.get(f"/kegiatan/{hearing}").text
    assert "Dilanjutkan dengan" not in sign_in("biro").get(f"/kegiatan/{hearing}").text  # Budi's is a draft
    with app.app_context(), transaction():
        db.session.get_one(Activity, hearing).paper_state = PaperState.DRAFT
    assert "Lanjutan dari" not in budi.get(f"/kegiatan/{number}").text


def test_typed_markup_stays_text(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    page = budi.get(f"/kegiatan/{recorded(budi, title='<b>Bimtek</b>', results='<script>alert(1)</script>')}").text
    assert "&lt;b&gt;Bimtek" in page
    assert "<script>alert" not in page


def test_the_page_asks_few_questions_of_the_database(
    sign_in: SignIn, hearing: int, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    few = recorded(budi)
    people = {f"people__{n}__name": f"Orang {n}" for n in range(40)}
    people |= {f"people__{n}__part": "participant" for n in range(40)}
    promised = {f"commitments__{n}__what": f"Janji {n}" for n in range(20)}
    many = recorded(budi, follows_id=str(hearing), **people, **promised)
    assert queries_of(budi, f"/kegiatan/{many}") == queries_of(budi, f"/kegiatan/{few}") <= 15
    assert queries_of(sari, f"/kegiatan/{hearing}") <= 15
