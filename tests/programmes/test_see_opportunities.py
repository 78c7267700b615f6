"""What could meet, overlaps and is missing in Banten this year: with the reason, on the screen, printed, as a file."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from app.programmes.models import FieldOfWork
from tests.conftest import SignIn
from tests.programmes.conftest import Undertake


@pytest.fixture
def world(undertake: Undertake) -> None:
    undertake(title="Rumah Belajar", region_codes=("36.02.01",))
    undertake("ngo-dua", title="Sekolah Lapor", region_codes=("36.02", "36.73"), first_year=2025)
    undertake("ngo-dua", title="Kader Sehat", region_codes=("36.03",), field=FieldOfWork.HEALTH)
    undertake("ngo-dua", title="Panen Raya", region_codes=("52.01",), field=FieldOfWork.ECONOMY)
    undertake("ngo-dua", title="Masa Lalu", region_codes=("36.02",), first_year=2020, last_year=2021)
    undertake("biro", title="Pendidikan Merata", region_codes=("36",), last_year=2030)
    undertake("opd", title="Dokumen Rentan", region_codes=("36.02",), field=FieldOfWork.SOCIAL)
    undertake("daerah", title="Ibu Sehat", region_codes=("36.02",), field=FieldOfWork.HEALTH)


def parts(page: str) -> dict[str, list[str]]:
    """The rows of each part as plain words."""
    found = {}
    for key, body in re.findall(r'<h2[^>]*id="h-([a-z-]+)">(.*?)</section>', page, re.DOTALL):
        rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)[1:]
        found[key] = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows]
    return found


@pytest.mark.parametrize("who", ["biro", "ngo-satu", "opd", "peninjau", "admin"])
@pytest.mark.usefixtures("world")
def test_everyone_sees_each_finding_with_its_reason(sign_in: SignIn, who: str) -> None:
    found = parts(sign_in(who).get("/peluang?provinsi=36&tahun=2026").text)
    biro, one, two = "Biro Kerja Sama Setda Provinsi Banten", "Lembaga Suara Warga", "Yayasan Rumah Gagasan"
    assert found["dapat-dipertemukan"] == [
        f"Pendidikan Pendidikan Merata {biro} Rumah Belajar {one} Bidangnya sama, Pendidikan; keduanya di Kecamatan "
        "Malingping (Kabupaten Lebak); keduanya berjalan 2026 sampai 2027.",
        f"Pendidikan Pendidikan Merata {biro} Sekolah Lapor {two} Bidangnya sama, Pendidikan; keduanya di Kabupaten "
        "Lebak, Kota Serang; keduanya berjalan 2026 sampai 2027.",
    ]
    assert found["tumpang-tindih"] == [
        f"Pendidikan Rumah Belajar {one} Sekolah Lapor {two} 2 organisasi bekerja pada bidang Pendidikan di Kecamatan "
        "Malingping (Kabupaten Lebak)."
    ]
    assert [row.split(" Belum ada ")[1] for row in found["prioritas-tanpa-program"]] == [
        "program mitra bidang Kesehatan di Kabupaten Lebak.",
        "program mitra bidang Pendidikan di Kabupaten Pandeglang, Kabupaten Tangerang, Kabupaten Serang, Kota "
        "Tangerang, Kota Cilegon, Kota Tangerang Selatan.",
        "program mitra bidang Sosial kemanusiaan di Kabupaten Lebak.",
    ]
    assert found["program-tanpa-prioritas"] == [
        f"Kesehatan Kader Sehat {two} Ada prioritas bidang Kesehatan di provinsi ini, tetapi di wilayah lain."
    ]


@pytest.mark.usefixtures("world")
def test_another_year_or_province_or_field_is_another_page(sign_in: SignIn) -> None:
    rudi = sign_in("peninjau")
    assert "Masa Lalu" in rudi.get("/peluang?provinsi=36&tahun=2021").text
    ntb = parts(rudi.get("/peluang?provinsi=52&tahun=2026").text)
    assert "Panen Raya" in ntb["program-tanpa-prioritas"][0]
    health = parts(rudi.get("/peluang?provinsi=36&tahun=2026&bidang=health").text)
    assert health["dapat-dipertemukan"] == []
    only = rudi.get("/peluang?provinsi=36&tahun=2026&isi=tumpang-tindih").text
    assert list(parts(only)) == ["tumpang-tindih"]
    past_the_end = rudi.get("/peluang?provinsi=36&tahun=2026&isi=tumpang-tindih&mulai=900")
    assert past_the_end.status_code == 200
    assert rudi.get("/peluang?provinsi=99&tahun=apa&bidang=apa&isi=apa&mulai=-1").status_code == 200


@pytest.mark.usefixtures("world")
def test_the_printed_page_and_the_files_hold_the_same_rows(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    page = budi.get("/peluang").text
    assert parts(budi.get("/peluang/cetak?provinsi=36&tahun=2026").text) == parts(page)
    answer = budi.get("/peluang.xlsx?provinsi=36&tahun=2026")
    assert "peluang-36-2026.xlsx" in answer.headers["Content-Disposition"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows[1:]] == [
        "Dapat dipertemukan",
        "Dapat dipertemukan",
        "Tumpang tindih",
        "Prioritas tanpa program",
        "Prioritas tanpa program",
        "Prioritas tanpa program",
        "Program tanpa prioritas",
    ]
    text = budi.get("/peluang.csv?provinsi=36&tahun=2026").data.decode("utf-8-sig")
    assert text.splitlines()[3].startswith("Tumpang tindih;Pendidikan;Kecamatan Malingping (Kabupaten Lebak);;")


def test_what_looks_like_a_formula_stays_text(undertake: Undertake, sign_in: SignIn) -> None:
    undertake(title="=HYPERLINK(1)")
    text = sign_in("biro").get("/peluang.csv?provinsi=36&tahun=2026").data.decode("utf-8-sig")
    assert ";'=HYPERLINK(1)" in text
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sign_in("biro").get("/peluang.xlsx").data)).get_sheet_by_index(0)
    assert "=HYPERLINK(1)" in str(rows.to_python()[1][4])


def test_one_organization_with_two_programmes_is_no_overlap(undertake: Undertake, sign_in: SignIn) -> None:
    undertake(title="Satu")
    undertake(title="Dua")
    found = parts(sign_in("biro").get("/peluang").text)
    assert found["tumpang-tindih"] == []
    assert len(found["program-tanpa-prioritas"]) == 2
