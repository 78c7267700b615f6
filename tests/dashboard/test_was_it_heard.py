"""'Apakah terdengar?' on the page of a region: its standard analysis, or honestly why there is none."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.audit.operations import record
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.measurement.results import Result
from app.measurement.settings import Settings
from tests.conftest import QueriesOf, SignIn
from tests.dashboard.conftest import LEBAK, TANGERANG, Rows, shown
from tests.factories.analyses import REFUSED, RISING, kept, result
from tests.factories.cast import NOW

Keep = Callable[..., int]


@pytest.fixture
def keep(app: Flask) -> Keep:
    def one(found: Result, code: str = LEBAK, **changes: Any) -> int:
        with app.app_context(), transaction():
            how: dict[str, Any] = {"standard": True, "region": code} | changes
            return kept(found, Settings(regions=(code,) if code else ()), **how)

    return one


@pytest.mark.parametrize("who", ["admin", "biro", "daerah", "opd", "ngo-satu", "peninjau"])
def test_everyone_reads_the_standard_analysis_of_the_region(keep: Keep, sign_in: SignIn, who: str) -> None:
    number = keep(result())
    html = sign_in(who).get("/dasbor/36.02").text
    text = shown(html)
    assert "Apakah terdengar? Dalam enam bulan setelah kegiatan, Kabupaten Lebak menyampaikan 1.240 pengaduan" in text
    assert "sekitar 947 tanpa kegiatan: +31%, kisaran yang masuk akal +12% sampai +52%. Bukti sedang." in text
    assert "Perubahan terkecil yang dapat terlihat dengan data ini: +24%." in text
    assert "Meningkat setelah kegiatan Tingkat bukti B: Bukti sedang" in text
    assert "Yang dihitung: pengaduan yang disampaikan warga sendiri." in text
    assert f'href="/dasbor/perbandingan/{number}"' in html


def test_whether_it_was_heard_comes_before_how_much_came_in(keep: Keep, sign_in: SignIn, rows: Rows) -> None:
    rows.year(LEBAK, citizen=100)
    browser = sign_in("peninjau")
    text = shown(browser.get("/dasbor/36.02").text)
    assert text.index("Pengaduan yang diterima") < text.index("Apakah terdengar?")  # while there is no answer
    keep(result())
    text = shown(browser.get("/dasbor/36.02").text)
    assert text.index("Apakah terdengar?") < text.index("bukan pelayanan yang lebih buruk")
    assert text.index("bukan pelayanan yang lebih buruk") < text.index("Pengaduan yang diterima")


def test_what_cannot_be_told_is_said_in_so_many_words(keep: Keep, sign_in: SignIn) -> None:
    keep(result(REFUSED, months=(), checks=()))
    keep(result(RISING), TANGERANG)
    assert "Kabupaten Lebak: belum bisa dihitung." in shown(sign_in("opd").get("/dasbor/36.02").text)
    assert "Sudah naik sebelum kegiatan" in shown(sign_in("opd").get("/dasbor/36.03").text)


def test_the_drawing_and_what_would_raise_the_grade_stand_there_too(keep: Keep, sign_in: SignIn) -> None:
    keep(result())
    keep(result(REFUSED, months=(), checks=()), TANGERANG)
    heard = sign_in("opd").get("/dasbor/36.02").text
    assert 'id="angka-bandingan"' in heard and 'id="bandingan-t"' in heard
    assert "Apa yang akan menaikkan tingkat buktinya" in shown(heard)
    refused = sign_in("opd").get("/dasbor/36.03").text
    assert "angka-bandingan" not in refused and "Apa yang akan menaikkan" not in refused


def test_what_was_measured_without_exports_of_the_region_says_so(keep: Keep, sign_in: SignIn, rows: Rows) -> None:
    keep(result())
    browser = sign_in("opd")
    assert "Dihitung dari deret pembanding yang dimasukkan terpisah" in shown(browser.get("/dasbor/36.02").text)
    rows.year(LEBAK, citizen=100)
    assert "deret pembanding" not in shown(browser.get("/dasbor/36.02").text)


def test_a_question_that_somebody_asked_is_not_the_regions_answer(keep: Keep, sign_in: SignIn) -> None:
    keep(result(), standard=False, region=None)
    assert "Belum dihitung." in shown(sign_in("opd").get("/dasbor/36.02").text)


def test_a_region_that_was_not_reached_says_so(keep: Keep, sign_in: SignIn) -> None:
    keep(result(), code="", region=None)
    keep(result(), TANGERANG)
    text = shown(sign_in("opd").get("/dasbor/36.02").text)
    assert "Belum ada kegiatan tentang SP4N-LAPOR!" in text
    assert "Bulan yang datanya lengkap menjadi pembanding bagi daerah lain" in text


def test_a_province_is_not_compared(sign_in: SignIn) -> None:
    assert "akun pemerintah provinsi tidak dibandingkan" in shown(sign_in("opd").get("/dasbor/36").text)


def test_an_answer_from_older_data_says_so(app: Flask, keep: Keep, sign_in: SignIn) -> None:
    keep(result())
    browser = sign_in("opd")
    assert "berubah sejak ini dihitung" not in shown(browser.get("/dasbor/36.02").text)
    with app.app_context(), transaction():
        record("meeting:record", actor=SYSTEM, now=NOW, subject=("activity", 1))
    assert "berubah sejak ini dihitung" in shown(browser.get("/dasbor/36.02").text)


def test_the_page_stays_within_its_queries(keep: Keep, sign_in: SignIn, queries_of: QueriesOf, rows: Rows) -> None:
    rows.year(LEBAK, citizen=100)
    browser = sign_in("biro")
    assert queries_of(browser, "/dasbor/36.02") <= 15
    keep(result())
    assert queries_of(browser, "/dasbor/36.02") <= 15
