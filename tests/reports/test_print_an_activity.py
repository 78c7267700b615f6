"""The Laporan Kegiatan as PDF: what it says, for whom, and that hostile text stays text."""

import pytest
from flask import Flask

from app.activities.models import PaperState
from app.core import clock
from app.core.db import db, transaction
from app.documents.names import file_name
from app.installation.operations import set_fact
from app.installation.queries import EXAMPLE_DATA, LOADED
from app.organizations.models import Organization
from tests.browsing import press, send
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.reports.conftest import SetState
from tests.reports.printed import letters, pages
from tests.training.typed import recorded

NAMES = ("Nama Pimpinan", "Pembicara Bernama", "Pemimpin Rombongan", "Penanggung Bernama")
PARTS = (
    "I. Pendahuluan",
    "II. Kegiatan yang dilaksanakan",
    "III. Hasil yang dicapai",
    "IV. Simpulan dan saran",
    "V. Penutup",
)


def test_budi_prints_his_bimtek(app: Flask, sign_in: SignIn) -> None:
    with app.app_context(), transaction():
        home = db.session.query(Organization).filter_by(name="Lembaga Suara Warga").one()
        home.letterhead, home.address, home.phone = "Aliansi Contoh", "Jalan Contoh 1", "(0254) 000"
    budi = sign_in("ngo-satu")
    response = budi.get(f"/kegiatan/{recorded(budi, save='send')}/laporan.pdf")
    assert response.status_code == 200
    text = " ".join(pages(response.data))
    for told in (
        "ALIANSI CONTOH LEMBAGA SUARA WARGA Jalan Contoh 1 · Telepon (0254) 000",
        "LAPORAN KEGIATAN BIMTEK SP4N-LAPOR! BAGI KIM",
        "Nomor: …",
        "Rabu, 18 November 2026",
        "Pukul 09.00–15.00 WIB",
        "Jumlah peserta 60 orang (33 perempuan, 27 laki-laki) dari 70 orang yang diundang.",
        "Anggota KIM 33 0 33",
        "Jumlah 33 27 60",
        "Narasumber Rekaan, Fasilitator",
        "Membentuk admin LAPOR! di 12 desa",
        "15 Desember 2026",
        "8 jam pelajaran (JP)",
        "Mengetahui,",
    ):
        assert told in text, told
    places = [text.index(part) for part in PARTS]
    assert places == sorted(places)


def test_every_page_is_numbered(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    found = pages(budi.get(f"/kegiatan/{recorded(budi)}/laporan.pdf").data)
    for number, text in enumerate(found, 1):
        assert f"Halaman {number} dari {len(found)}" in text


def test_it_comes_as_a_file_nobody_keeps(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    headers = budi.get(f"/kegiatan/{recorded(budi, title='Bimtek “KIM” / désa')}/laporan.pdf").headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Disposition"].startswith("attachment; ")
    name = "filename*=UTF-8''Laporan%20Kegiatan%20-%20Bimtek%20%E2%80%9CKIM%E2%80%9D%20d%C3%A9sa.pdf"
    assert name in headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Audiensi Lebak", "Laporan Kegiatan - Audiensi Lebak.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "Laporan Kegiatan - a b c d e f g h i j.pdf"),
        ("..", "Laporan Kegiatan - .pdf"),
        ("satu\r\ndua", "Laporan Kegiatan - satu dua.pdf"),
        ("x" * 300, "Laporan Kegiatan - " + "x" * 120 + ".pdf"),
    ],
)
def test_the_name_of_the_file_is_fit_for_every_system(title: str, name: str) -> None:
    assert file_name("Laporan Kegiatan", title) == name


def test_a_draft_says_so_on_every_page_and_names_its_gaps(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    draft = pages(budi.get(f"/kegiatan/{recorded(budi)}/laporan.pdf").data)
    assert all("DRAF" in text for text in draft)
    assert "Belum diisi." in " ".join(draft)  # its legal basis
    handed_in = " ".join(pages(budi.get(f"/kegiatan/{recorded(budi, save='send')}/laporan.pdf").data))
    assert "DRAF" not in handed_in
    assert "PRATINJAU" in handed_in
    assert "Belum diisi." not in handed_in
    assert "Dasar" not in handed_in


def test_a_sanctioned_report_names_when_and_by_whom(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    link = f"/kegiatan/{recorded(budi, save='send')}"
    assert "disahkan" not in " ".join(pages(budi.get(f"{link}/laporan.pdf").data))
    assert press(sari, link, "sahkan").status_code == 303
    sentence = "Laporan ini disahkan pada 22 November 2026 oleh Biro Kerja Sama Setda Provinsi Banten."
    assert sentence in " ".join(pages(budi.get(f"{link}/laporan.pdf").data))
    reopened = send(sari, f"{link}/buka-kembali", reason="Angka keliru")
    assert reopened.status_code == 303
    again = pages(budi.get(f"{link}/laporan.pdf").data)
    assert "disahkan" not in " ".join(again)
    assert all("DRAF" in text for text in again)


def test_example_data_say_so_on_every_page(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    link = f"/kegiatan/{recorded(budi)}/laporan.pdf"
    assert "DATA CONTOH" not in " ".join(pages(budi.get(link).data))
    with app.app_context(), transaction():
        set_fact(EXAMPLE_DATA, LOADED, now=NOW)
    marked = pages(budi.get(link).data)
    assert all("DATA CONTOH" in text and "DRAF" in text for text in marked)


def test_sari_prints_a_meeting_with_its_annex(sign_in: SignIn, hearing: int) -> None:
    sari = sign_in("biro")
    usual = " ".join(pages(sari.get(f"/kegiatan/{hearing}/laporan.pdf").data))
    assert "Pembicara Bernama" in usual
    assert "Lampiran" not in usual  # the list of who attended goes along only when it is asked for
    found = pages(sari.get(f"/kegiatan/{hearing}/laporan.pdf?isi=full").data)
    text = " ".join(found)
    for told in (*NAMES, "Pembicara Bernama (tawaran): Menawarkan kerja sama. [Koreksi: Menurut arsip: Badung]"):
        assert told in text, told
    assert "Bertemu tiap triwulan." in text
    assert "Kabupaten Lahat" in text
    assert "Tidak ada catatan untuk bagian ini." in text  # no obstacles, no conclusions
    assert "Lampiran" in found[-1]
    assert "DAFTAR ORANG YANG HADIR" in found[-1]
    assert "Asisten Daerah" in found[-1]


@pytest.mark.parametrize("name", ["ngo-satu", "peninjau"])
def test_who_may_not_see_names_prints_none(sign_in: SignIn, hearing: int, set_state: SetState, name: str) -> None:
    set_state(hearing, PaperState.SANCTIONED)
    text = " ".join(pages(sign_in(name).get(f"/kegiatan/{hearing}/laporan.pdf").data))
    assert "Menawarkan kerja sama." in text
    assert "Lampiran" not in text
    for hidden in (*NAMES, "Asisten Daerah"):
        assert hidden not in text, hidden


def test_the_paper_stays_indonesian(sign_in: SignIn, hearing: int) -> None:
    sari = sign_in("biro")
    sari.get("/kegiatan?hl=en")
    text = " ".join(pages(sari.get(f"/kegiatan/{hearing}/laporan.pdf").data))
    assert "Rabu, 18 November 2026" in text
    assert "Kabupaten Lahat" in text


@pytest.mark.usefixtures("uptake_of_lebak")
def test_the_chart_of_the_region_stands_in_it(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    text = " ".join(pages(budi.get(f"/kegiatan/{recorded(budi, save='send')}/laporan.pdf").data))
    assert "Gambar 1. Pengaduan SP4N-LAPOR! per 100.000 penduduk per bulan, Kabupaten Lebak" in text
    assert "B: bimtek. Sumber: ekspor SP4N-LAPOR!; 1.531.564 penduduk" in text
    assert "Kenaikan pengaduan berarti kanal makin dikenal, bukan layanan makin buruk" in text


def test_no_chart_without_data(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    text = " ".join(pages(budi.get(f"/kegiatan/{recorded(budi)}/laporan.pdf").data))
    assert "Gambar" not in text
    assert "Kenaikan pengaduan" not in text


HOSTILE = (
    "<script>alert(1)</script> <b>tebal</b>",
    '<img src="file:///etc/passwd"><style>*{display:none}</style>',
    "{{ 7 * 7 }} {% raw %} & &amp; &lt;",
    "k" * 400,
    "Ĺěťťěřş ‘kutip’ — 50 % ≥ 3",
)


def test_hostile_text_comes_back_as_the_same_characters(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    typed = {"results": "\n".join(HOSTILE), "title": HOSTILE[0], "place": HOSTILE[1]}
    response = budi.get(f"/kegiatan/{recorded(budi, **typed)}/laporan.pdf")
    text = letters("".join(pages(response.data)))
    for line in HOSTILE:
        assert letters(line) in text, line
    assert letters(HOSTILE[0]).upper() in text  # titles are in capitals


def test_a_very_long_report_is_still_a_paper(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    paragraph = "Peserta membahas kanal pengaduan. " * 20
    response = budi.get(f"/kegiatan/{recorded(budi, results=(paragraph + chr(10)) * 12)}/laporan.pdf")
    found = pages(response.data)
    assert len(found) > 3
    assert "Mengetahui," in " ".join(found)
