"""Budi's sosialisasi on its way: drafted, completed, returned and sanctioned by Sari, printed and checked; and what
happens around it.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import OpenAt
from tests.browser.person import Person
from tests.complaints.exports import table, write_xlsx
from tests.complaints.files import details, reports

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

Record = Callable[[str, object], None]
TITLE = "Sosialisasi SP4N-LAPOR! di balai desa Sukamanah"
WANTED = "Tulis berapa warga yang mencoba mengirim laporan."
HEARING = "Audiensi Lembaga Suara Warga tentang posko aduan"
BIMTEK = "Bimtek pendamping aduan Kecamatan Maja"
NGO = "Lembaga Suara Warga (contoh)"


def draft_a_sosialisasi(budi: Person) -> None:
    """In the field, with what he knows so far."""
    budi.begin()
    budi.press("Catat bimtek atau sosialisasi")
    budi.tick("Sosialisasi")
    budi.write("Nama kegiatan", TITLE)
    budi.date("Tanggal pelaksanaan", "12 11 2025")
    budi.press("Simpan sebagai draf")
    budi.reads("Draf", TITLE)


def complete_and_send_it(budi: Person) -> None:
    """At home; the heads do not add up at first."""
    budi.begin()
    budi.press(TITLE)
    budi.press("Lengkapi laporan")
    budi.choose("Daerah", "Kabupaten Lebak")
    budi.write("Tempat atau media", "Balai Desa Sukamanah")
    for label, number in (("Total peserta", "60"), ("Perempuan", "33"), ("Laki-laki", "26")):
        budi.write(label, number)
    speaker = budi.within("Orang yang hadir", "Orang 1")
    budi.write("Nama", "Nara Sumber", at=speaker)
    budi.choose("Sebagai", "Narasumber atau fasilitator", at=speaker)
    promise = budi.within("Tindak lanjut", "Tindak lanjut 1")
    budi.write("Apa yang disepakati", "Membuka posko aduan di balai desa", at=promise)
    budi.choose("Penanggung jawab (organisasi)", NGO, at=promise)
    budi.date("Batas waktu", "20 12 2025", at=promise)
    for label in ("Latar belakang", "Hasil yang dicapai", "Simpulan dan saran"):
        budi.write(label, f"{label} kegiatan ini.")
    budi.press("Simpan dan kirim")
    budi.reads("(59) tidak sama dengan total peserta (60)")
    budi.write("Laki-laki", "27")
    budi.press("Simpan dan kirim")
    budi.reads("Diajukan", "Balai Desa Sukamanah")


def show_a_photo(budi: Person, folder: Path) -> None:
    Image.new("RGB", (1600, 1200), "teal").save(folder / "balai.jpg")
    budi.press("Tambah foto atau berkas")
    budi.give("Foto", folder / "balai.jpg")
    budi.press("Simpan")
    budi.press("Kembali ke " + TITLE)
    assert budi.page.locator("main img").count() == 1


def give_it_back(sari: Person) -> None:
    """Sari misses how many tried it, and says so."""
    sari.begin()
    sari.press(TITLE)
    sari.press("Kembalikan")
    sari.press("Kembalikan laporan")
    sari.reads("Isi alasannya")
    sari.write("Alasan", WANTED)
    sari.press("Kembalikan laporan")
    sari.reads("Laporan dikembalikan.")


def put_it_right(budi: Person) -> None:
    budi.begin()
    budi.press(TITLE)
    budi.reads("Dikembalikan", WANTED)
    budi.press("Ubah")
    budi.write("Hasil yang dicapai", "41 warga mengirim laporan uji.")
    budi.press("Simpan dan kirim")
    budi.reads("Diajukan", "Yang berubah sejak dikembalikan")


def sanction_it(sari: Person) -> None:
    """What she reads first is what was changed since."""
    sari.begin()
    sari.press(TITLE)
    sari.reads("Yang berubah sejak dikembalikan", "Hasil yang dicapai kegiatan ini.", "41 warga mengirim laporan uji.")
    sari.reads("33", "Nara Sumber", "Membuka posko aduan di balai desa")
    sari.press("Sahkan")
    sari.reads("Laporan disahkan.")
    assert sari.clicks == 2


def keep_the_promise(budi: Person) -> None:
    budi.begin()
    budi.press("Membuka posko aduan di balai desa")
    budi.write("Bukti penyelesaian", "Surat nomor 12/LSW/2025")
    budi.press("Hari ini")
    budi.press("Tandai selesai")
    budi.reads("Tindak lanjut ditandai selesai.")
    budi.reads("Surat nomor 12/LSW/2025")


def print_it(sari: Person, folder: Path) -> None:
    """The paper of what was sanctioned."""
    sari.page.goto("/kegiatan")
    sari.press(TITLE)
    sari.press("Buat laporan PDF")
    sari.press("Buat Laporan Kegiatan")
    expect(sari.page.get_by_role("link", name="Unduh PDF")).to_be_visible(timeout=60_000)  # drawn by the worker
    paper = sari.take("Unduh PDF")
    paper.save_as(folder / "laporan.pdf")
    assert (folder / "laporan.pdf").read_bytes().startswith(b"%PDF")


def check_its_code(sari: Person, folder: Path) -> None:
    """What anyone reads who holds the paper; the file of this paper is known again."""
    sari.press("Halaman verifikasi yang dibaca umum")
    sari.reads("masih berlaku", TITLE)
    expect(sari.page.get_by_role("main")).not_to_contain_text("Nara Sumber")
    sari.give("Berkas PDF yang Anda terima", folder / "laporan.pdf")
    sari.press("Bandingkan")
    sari.reads("sama persis")


def bring_in_the_complaints(dewi: Person, folder: Path) -> None:
    path = write_xlsx(
        folder / "ekspor.xlsx",
        table(
            reports(*range(7_100_000, 7_100_030), received_on="12 May 2024"),
            details=details(agency="Pemerintah Kabupaten Lebak"),
        ),
    )
    dewi.begin()
    dewi.page.goto("/pengaduan/impor")
    dewi.give("Berkas ekspor", path)
    dewi.press("Impor")
    dewi.reads("30")


def ask_whether_it_was_heard(sari: Person, record: Record) -> None:
    """Did outreach in Lebak work? Two clicks away."""
    sari.begin()
    sari.press("Dasbor")
    sari.press("Kabupaten Lebak", at=sari.page.get_by_role("main"))
    sari.reads("Pengaduan per 100.000 penduduk per bulan", "Kenaikan pengaduan berarti kanal makin dikenal")
    record("clicks to a region's page", sari.clicks)
    assert sari.clicks <= 2


def print_the_month(sari: Person, folder: Path, record: Record, *, phone: bool) -> None:
    """From Beranda to the file; on a phone the menu is behind "Lainnya"."""
    sari.begin()
    sari.press("Lainnya" if phone else "Laporan")
    sari.press("Laporan bulanan", at=sari.page.get_by_role("main"))
    sari.press("Buat laporan PDF")
    expect(sari.page.get_by_role("link", name="Unduh PDF")).to_be_visible(timeout=60_000)  # drawn by the worker
    sari.take("Unduh PDF").save_as(folder / "bulanan.pdf")
    assert (folder / "bulanan.pdf").read_bytes().startswith(b"%PDF")
    record("clicks to the monthly PDF", sari.clicks)
    assert sari.clicks <= 4


def log_a_hearing_with_three_promises(sari: Person, record: Record) -> None:
    sari.begin()
    sari.press("Catat audiensi")
    sari.write("Nama kegiatan", HEARING)
    sari.press("Hari ini")
    sari.choose("Daerah", "Kabupaten Lebak")
    sari.choose("Organisasi peserta 1", NGO)
    sari.press("Tambah tindak lanjut")
    for number in (1, 2, 3):
        promise = sari.within("Tindak lanjut", f"Tindak lanjut {number}")
        sari.write("Apa yang disepakati", f"Langkah {number}", at=promise)
        sari.date("Batas waktu", f"{number} 12 2027", at=promise)
    sari.press("Simpan sebagai draf")
    sari.reads(HEARING, "Langkah 3")
    record("clicks to log a hearing with three follow-ups", sari.clicks)
    assert sari.clicks <= 15


def take_the_minutes(sari: Person, folder: Path) -> None:
    """The notula of her hearing, once it is handed in."""
    sari.press("Ajukan")
    sari.press("Buat notula")
    expect(sari.page.get_by_role("link", name="Unduh PDF")).to_be_visible(timeout=60_000)
    sari.take("Unduh PDF").save_as(folder / "notula.pdf")
    assert (folder / "notula.pdf").read_bytes().startswith(b"%PDF")


def report_a_bimtek_of_sixty(budi: Person, record: Record) -> None:
    """The list comes from a sheet, as it is."""
    lines = "\n".join(f"Peserta {number}\tKader\t{'L' if number % 2 else 'P'}" for number in range(1, 61))
    budi.begin()
    budi.press("Catat bimtek atau sosialisasi")
    budi.write("Nama kegiatan", BIMTEK)
    budi.press("Hari ini")
    budi.choose("Daerah", "Kabupaten Lebak")
    budi.open("Tempel daftar orang")
    budi.write("Tempel daftar orang", lines)
    budi.press("Simpan dan kirim")
    budi.reads(BIMTEK, "60 orang")
    record("clicks to report a bimtek with 60 people", budi.clicks)
    assert budi.clicks <= 9


def read_a_partnership(sari: Person) -> None:
    """What is about to lapse, from Beranda."""
    sari.begin()
    sari.press("Pendampingan Pengelolaan SP4N-LAPOR! di Kabupaten Lebak")
    sari.reads("Perjanjian Kerja Sama", NGO)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [390, 1366])
def test_a_sosialisasi_from_the_field_to_the_paper(
    fresh: str, screen: OpenAt, tmp_path: Path, record_property: Record, width: int, scripts: bool
) -> None:
    budi, sari, dewi = (
        Person(screen(width, address=fresh, scripts=scripts).new_page(), name)
        for name in ("ngo-satu", "biro", "daerah")
    )
    draft_a_sosialisasi(budi)
    complete_and_send_it(budi)
    show_a_photo(budi, tmp_path)
    give_it_back(sari)
    put_it_right(budi)
    sanction_it(sari)
    keep_the_promise(budi)
    print_it(sari, tmp_path)
    check_its_code(sari, tmp_path)
    bring_in_the_complaints(dewi, tmp_path)
    ask_whether_it_was_heard(sari, record_property)
    print_the_month(sari, tmp_path, record_property, phone=width == 390)
    log_a_hearing_with_three_promises(sari, record_property)
    take_the_minutes(sari, tmp_path)
    report_a_bimtek_of_sixty(budi, record_property)
    read_a_partnership(sari)
    assert budi.complaints + sari.complaints + dewi.complaints == []
