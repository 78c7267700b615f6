"""Everyone reads which months are known of which region of a province, and why nothing is where nothing is."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask import Flask

from app.complaints.models import ComplaintImport, CoveredMonth, UptakeCell
from app.complaints.operations import DisruptionDetails, add_disruption
from app.core.db import db, transaction
from app.core.viewer import SYSTEM
from app.regions.queries import kabupaten_kota
from tests.complaints.exports import report
from tests.complaints.files import details
from tests.factories.cast import NOW

URL, FILE = "/pengaduan/kelengkapan", "/pengaduan/kelengkapan.csv"
LEBAK = "Pemerintah Kabupaten Lebak"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def brought(bring, actor) -> None:
    """Of Lebak: May 12 reports, June none, July refused a row; September and October nothing; April between two."""
    bring(
        report("90", "2 March 2026"), region="36.02", above=details(LEBAK, "(2026-02-01) - (2026-03-31)", "2026-04-02")
    )
    rows = [report(str(number), "2 May 2026", Sumber_Laporan="Instagram") for number in range(12)]
    above = details(LEBAK, "(2026-05-01) - (2026-08-15)", "2026-08-16")
    bring(*rows, report("70", "3 July 2026"), report("", "4 July 2026"), region="36.02", above=above)
    june = DisruptionDetails(None, date(2026, 6, 30), date(2026, 6, 30), "Terputus", "Berita")
    september = DisruptionDetails("36.02", date(2026, 9, 1), date(2026, 9, 2), "Terputus", "Berita")
    with transaction():
        add_disruption(june, actor=SYSTEM, now=NOW)
        add_disruption(september, actor=SYSTEM, now=NOW)


def region_in(page: str, name: str) -> str:
    """What stands below a region's name, without its markup."""
    found = page[page.index(f">{name}</span>\n") :].split("</details>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found))


def test_each_month_says_what_is_known(sign_in, brought) -> None:
    lebak = region_in(sign_in("peninjau").get(f"{URL}?provinsi=36&dari=2026&sampai=2026").text, "Kabupaten Lebak")
    for text in (
        "Jan – belum ada data",
        "Feb 0 nol",
        "Mar ● 1 ",
        "Apr – belum ada data",
        "Mei ● 12 ",
        "Jun 0 nol ▲ gangguan layanan",
        "Jul ◐ 1, belum lengkap",
        "Agu ◐ 0, belum lengkap",
        "Sep ○ belum diimpor ▲ gangguan layanan",
        "Okt ○ belum diimpor",
        "2 ada jumlahnya, 2 nol, 2 belum lengkap, 2 belum ada data, 2 belum diimpor, 2 terkena gangguan layanan",
        "2026 –0●–● 0 ◐◐ ○ ○",
    ):
        assert text in lebak, (text, lebak)
    assert "Nov" not in lebak


def test_of_a_region_without_any_import_nothing_is_imported(sign_in, brought) -> None:
    page = sign_in("ngo-dua").get(f"{URL}?provinsi=36&dari=2026").text
    assert "10 belum diimpor, 1 terkena gangguan layanan" in region_in(page, "Kabupaten Tangerang")
    assert "10 belum diimpor, 1 terkena gangguan layanan" in region_in(page, "Banten (provinsi)")


def test_the_file_says_the_same(sign_in, brought) -> None:
    answer = sign_in("peninjau").get(f"{FILE}?provinsi=36&dari=2026&sampai=2026")
    assert answer.mimetype == "text/csv"
    assert "kelengkapan-36-2026-2026.csv" in answer.headers["Content-Disposition"]
    assert answer.data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert len(lines) == 9 * 10
    lebak = {line["bulan"]: list(line.values())[3:] for line in lines if line["kode"] == "36.02"}
    assert lebak["2026-01"] == ["belum ada data", "", "", "tidak"]
    assert lebak["2026-03"] == ["ada jumlahnya", "1", "1", "tidak"]
    assert lebak["2026-05"] == ["ada jumlahnya", "12", "0", "tidak"]
    assert lebak["2026-06"] == ["nol", "0", "0", "ya"]
    assert lebak["2026-07"] == ["belum lengkap", "1", "1", "tidak"]
    assert lebak["2026-10"] == ["belum diimpor", "", "", "tidak"]


def test_who_may_import_is_led_there(sign_in) -> None:
    for who, regions in (("biro", ("36", "36.02", "36.03")), ("daerah", ("36.02",)), ("ngo-satu", ()), ("admin", ())):
        page = sign_in(who).get(f"{URL}?provinsi=36").text
        assert set(re.findall(r'href="/pengaduan/impor\?daerah=([^"]+)"', page)) >= set(regions)
        assert ("impor?daerah=36.03" in page) == (who == "biro")
        assert 'href="/pengaduan/36.03"' in page


def test_it_is_reached_from_the_menu(sign_in) -> None:
    for url in ("/pengaduan", "/pengaduan/gangguan", URL, "/lainnya"):
        page = sign_in("opd").get(url).text
        for target in (URL, "/pengaduan/gangguan"):
            assert f'href="{target}"' in page, (url, target)


def test_a_stranger_is_asked_to_sign_in(client) -> None:
    for url in (URL, FILE):
        assert client.get(url).location.startswith("/masuk")


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", "Januari 2024", "Oktober 2026"),
        ("dari=2025&sampai=2025", "Januari 2025", "Desember 2025"),
        ("dari=2011&sampai=2026", "Januari 2022", "Oktober 2026"),
        ("dari=2026&sampai=2024", "Januari 2024", "Desember 2024"),
        ("dari=9999&sampai=9999", "Januari 2026", "Oktober 2026"),
        ("dari=1&sampai=0000", "Januari 2011", "Desember 2011"),
        ("dari=%00&sampai=²025&provinsi=99", "Januari 2024", "Oktober 2026"),
        ("dari=-2024&sampai=2e10&provinsi=36.02", "Januari 2024", "Oktober 2026"),
        ("dari=2024&dari=2025&sampai=" + "9" * 5000, "Januari 2024", "Oktober 2026"),
    ],
)
def test_odd_years_still_show_a_page(sign_in, query: str, first: str, last: str) -> None:
    sari = sign_in("biro")
    page = sari.get(f"{URL}?{query}")
    assert page.status_code == 200
    assert f"{first} sampai {last}" in page.text
    assert sari.get(f"{FILE}?{query}").status_code == 200


def test_in_january_the_year_before_is_shown(sign_in) -> None:
    with time_machine.travel(date(2027, 1, 5), tick=False):
        page = sign_in("biro").get(f"{URL}?dari=2027&sampai=2027").text
    assert "Januari 2026 sampai Desember 2026" in page


@pytest.mark.parametrize(("province", "years"), [("33", "dari=2024&sampai=2026"), ("35", "dari=2022&sampai=2026")])
def test_a_large_province_is_light(app: Flask, sign_in, queries_of, record_property, province: str, years: str) -> None:
    """Jawa Tengah has 35 kabupaten/kota, Jawa Timur 38; every month of theirs has figures of its own."""
    sari, url = sign_in("biro"), f"{URL}?provinsi={province}&{years}"
    before = queries_of(sari, url)
    with app.app_context():
        fill(province)
    assert queries_of(sari, url) == before
    assert before <= 15
    size = len(gzip.compress(sari.get(url).data, 6))
    record_property(url, f"{size / 1024:.1f} KB gz")
    assert size < 30_000


def fill(province: str) -> None:
    """Uneven figures, gaps and parts, as they come."""
    months = [date(year, month, 1) for year in range(2022, 2027) for month in range(1, 13)]
    with transaction():
        for place, (code, _name) in enumerate(kabupaten_kota(province)):
            batch = ComplaintImport(
                agency_region_code=code,
                file_digest="0" * 64,
                period_starts_on=months[0],
                period_ends_on=months[-1],
                rows=0,
                new=0,
                updated=0,
                unchanged=0,
                rejected=0,
                warnings=[],
                imported_at=NOW,
            )
            db.session.add(batch)
            db.session.flush()
            for number, month in enumerate(months):
                seed = (place * 7919 + number * 104_729) % 1_009
                if seed % 11 == 0:
                    continue
                db.session.add(CoveredMonth(region_code=code, month=month, complete=bool(seed % 7), import_id=batch.id))
                if seed % 5:
                    cell = {"region_code": code, "month": month, "reports": seed + 1}
                    db.session.add(UptakeCell(channel_group="citizen", status="finished", **cell))
