"""Beranda shows each her own work: the late first, what a report lacks, what waits for a sanction."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app.activities.models import ActivityKind, EventState, PaperState
from app.dashboard.contents import home
from tests.conftest import SignIn
from tests.dashboard.conftest import TODAY, Rows, shown

ROLES = ("admin", "biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau")


def test_budi_sees_what_he_owes_and_how_late_it_is(rows: Rows, sign_in: SignIn) -> None:
    activity = rows.activity("biro", "Audiensi tentang kanal aduan")
    older = rows.commitment(activity, "Surat balasan", owner="ngo-satu", late=30)
    rows.commitment(activity, "Notula rapat", owner="ngo-satu", late=3)
    rows.commitment(activity, "Undangan forum", owner="ngo-satu", late=-5)
    rows.commitment(activity, "Rencana tahun depan", owner="ngo-satu", late=-8)
    page = sign_in("ngo-satu").get("/").text
    text = shown(page)
    assert "Perlu ditindaklanjuti (3)" in text
    assert text.index("Surat balasan") < text.index("Notula rapat") < text.index("Undangan forum")
    assert "5 hari lagi" in text
    assert "Terlambat 30 hari" in text
    assert "Terlambat 3 hari" in text
    assert f'href="/tindak-lanjut/{older}/selesai"' in page
    assert "Rencana tahun depan" not in text


def test_what_is_due_today_is_not_late(rows: Rows, sign_in: SignIn) -> None:
    rows.commitment(rows.activity("ngo-satu", "Audiensi"), "Kirim bahan", owner="ngo-satu", late=0)
    text = shown(sign_in("ngo-satu").get("/").text)
    assert "Jatuh tempo hari ini" in text
    assert "Terlambat" not in text


def test_what_others_owe_is_late_for_the_biro_alone(rows: Rows, sign_in: SignIn) -> None:
    activity = rows.activity("ngo-satu", "Audiensi dua lembaga")
    rows.commitment(activity, "Daftar pejabat penghubung", owner="opd", late=1)
    assert "Daftar pejabat penghubung" in shown(sign_in("biro").get("/").text)
    assert "Daftar pejabat penghubung" in shown(sign_in("opd").get("/").text)
    for name in ("ngo-satu", "ngo-dua", "daerah", "peninjau", "admin"):
        assert "Daftar pejabat penghubung" not in sign_in(name).get("/").text, name


def test_a_report_says_what_it_lacks(rows: Rows, sign_in: SignIn) -> None:
    number = rows.activity("ngo-satu", "Bimtek KIM", state=PaperState.DRAFT, whole=False, kind=ActivityKind.TRAINING)
    page = sign_in("ngo-satu").get("/").text
    text = shown(page)
    assert "Laporan belum lengkap (1)" in text
    assert "15 September 2026. Kurang: penyelenggara, latar belakang, hasil, simpulan dan saran, jumlah peserta" in text
    assert "Kurang 6" in text
    assert f'href="/kegiatan/{number}"' in page


def test_a_whole_draft_only_has_to_be_handed_in(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("ngo-satu", "Audiensi lengkap", state=PaperState.DRAFT)
    rows.activity("ngo-satu", "Audiensi terkirim", state=PaperState.SUBMITTED)
    rows.activity("ngo-satu", "Audiensi kembali", state=PaperState.RETURNED, whole=False)
    rows.activity("ngo-satu", "Audiensi sah", state=PaperState.SANCTIONED, whole=False)
    text = shown(sign_in("ngo-satu").get("/").text)
    assert "Audiensi lengkap 15 September 2026. Lengkap, tinggal diajukan Siap diajukan" in text
    assert "Audiensi kembali 15 September 2026. Dikembalikan. Kurang:" in text
    assert "Audiensi terkirim" not in text
    assert "Audiensi sah" not in text


@pytest.mark.parametrize("name", ["ngo-dua", "biro", "daerah", "opd", "peninjau", "admin"])
def test_nobody_else_meets_budis_draft(rows: Rows, sign_in: SignIn, name: str) -> None:
    number = rows.activity("ngo-satu", "Draf milik Budi", state=PaperState.DRAFT, whole=False)
    rows.activity("ngo-satu", "Rencana milik Budi", on=TODAY, state=PaperState.DRAFT, event=EventState.PLANNED)
    rows.commitment(number, "Janji di dalam draf", owner="ngo-satu", late=9)
    page = sign_in(name).get("/").text
    assert "milik Budi" not in page
    assert "Janji di dalam draf" not in page


def test_what_waits_for_a_sanction_is_the_biros(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("ngo-satu", "Sosialisasi desa", state=PaperState.SUBMITTED)
    rows.activity("ngo-satu", "Masih ditulis", state=PaperState.DRAFT)
    text = shown(sign_in("biro").get("/").text)
    assert "Menunggu pengesahan (1) Sosialisasi desa Lembaga Suara Warga, 15 September 2026 Diajukan" in text
    assert "Masih ditulis" not in text
    assert "Menunggu pengesahan" not in sign_in("ngo-satu").get("/").text


def test_the_week_holds_what_is_planned_in_seven_days(rows: Rows, sign_in: SignIn) -> None:
    for title, days in (("Kemarin", -1), ("Hari pertama", 0), ("Hari ketujuh", 6), ("Hari kedelapan", 7)):
        rows.activity("biro", title, on=TODAY + timedelta(days=days), event=EventState.PLANNED)
    rows.activity("biro", "Sudah berjalan", on=TODAY - timedelta(days=1), ends_on=TODAY, event=EventState.PLANNED)
    rows.activity("biro", "Batal rapat", on=TODAY, event=EventState.CANCELLED)
    text = shown(sign_in("biro").get("/").text).split("Pekan ini")[1]
    assert "Minggu, 22 November 2026" in text
    assert "28 November 2026 Hari ketujuh" in text
    assert "Hari pertama" in text
    assert "Sudah berjalan" in text
    assert not any(title in text for title in ("Kemarin", "Hari kedelapan", "Batal rapat"))


def test_empty_lists_say_what_they_are(sign_in: SignIn) -> None:
    text = shown(sign_in("biro").get("/").text)
    assert text.startswith("Selamat datang, Sari") or "Selamat datang, Sari" in text
    assert "Perlu ditindaklanjuti (0) Tidak ada tindak lanjut yang terlambat atau jatuh tempo dalam sepekan." in text
    assert "Semua laporan organisasi Anda lengkap dan sudah diajukan." in text
    assert "Tidak ada laporan yang menunggu pengesahan." in text
    assert "Belum ada kegiatan yang direncanakan" in text


def test_an_ngo_begins_with_trainings_and_the_biro_with_audiensi(sign_in: SignIn) -> None:
    ngo, biro = (shown(sign_in(name).get("/").text) for name in ("ngo-satu", "biro"))
    assert ngo.index("Catat bimtek atau sosialisasi") < ngo.index("Catat audiensi")
    assert biro.index("Catat audiensi") < biro.index("Catat bimtek atau sosialisasi")


def test_the_administrator_keeps_accounts_and_sees_nobodys_work(rows: Rows, sign_in: SignIn) -> None:
    rows.commitment(rows.activity("biro", "Audiensi besar"), "Surat balasan", owner="biro", late=4)
    page = sign_in("admin").get("/").text
    assert 'href="/akun/semua"' in page
    assert not any(word in page for word in ("Audiensi besar", "Surat balasan", "Catat audiensi", "Pekan ini"))


def test_the_observer_is_shown_where_to_read(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("biro", "Forum sah", on=TODAY, event=EventState.PLANNED)
    rows.activity("biro", "Forum diajukan", on=TODAY, event=EventState.PLANNED, state=PaperState.SUBMITTED)
    page = sign_in("peninjau").get("/").text
    assert 'href="/dasbor"' in page
    assert 'href="/kegiatan"' in page
    assert "Forum sah" in page
    assert "Forum diajukan" not in page
    assert "Catat audiensi" not in page
    assert "Anda juga dapat membuka:" in page


def test_long_lists_are_cut_and_say_so(rows: Rows, sign_in: SignIn) -> None:
    for number in range(26):
        rows.activity(
            "ngo-satu", f"Audiensi {number}", state=PaperState.SUBMITTED, on=date(2026, 1, 1) + timedelta(number)
        )
    page = sign_in("biro").get("/").text
    assert "Menunggu pengesahan (25+)" in shown(page)
    assert 'href="/kegiatan/pengesahan"' in page


@pytest.mark.parametrize("name", ROLES)
def test_beranda_asks_the_database_a_fixed_number_of_times(
    rows: Rows, sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int], name: str
) -> None:
    def work(times: int) -> None:
        for number in range(times):
            for owner in ("biro", "daerah", "opd", "ngo-satu"):
                draft = rows.activity(owner, f"Draf {number}", state=PaperState.DRAFT)
                rows.activity(owner, f"Terkirim {number}", state=PaperState.SUBMITTED, whole=False)
                rows.activity(owner, f"Rencana {number}", on=TODAY, event=EventState.PLANNED)
                rows.commitment(draft, "Janji", owner=owner, late=2)

    browser = sign_in(name)
    work(1)
    few = queries_of(browser, "/")
    work(4)
    assert queries_of(browser, "/") == few <= 15


def test_what_only_waits_is_read_last_and_in_part(rows: Rows, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "READ", 3)
    for number in range(4):
        rows.activity("ngo-satu", f"Menunggu {number}", state=PaperState.SUBMITTED, on=date(2026, 1, 1))
    budi = sign_in("ngo-satu")
    text = shown(budi.get("/").text)
    assert "Laporan belum lengkap (0+)" in text
    assert "baru 3 yang tertua diperiksa, dan semuanya lengkap" in text
    assert "Tampilkan semua" in text
    rows.activity("ngo-satu", "Draf baru", state=PaperState.DRAFT, on=TODAY)
    assert "Draf baru" in shown(budi.get("/").text)
