"""/dasbor/perbandingan: what was found, how sure that is, and what the page says against itself."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.audit.operations import record
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.measurement.estimator.decision import Grade, Verdict
from app.measurement.estimator.reasons import Why, reason
from app.measurement.results import Check, CheckKey, Excluded, Result
from app.measurement.settings import Outcome, Settings, Treatment
from tests.conftest import QueriesOf, SignIn
from tests.factories.analyses import (
    CILEGON,
    INCREASE,
    LEBAK,
    RANK,
    RATES,
    REFUSED,
    RISING,
    SERIES,
    TANGERANG,
    kept,
    result,
)
from tests.factories.cast import NOW
from tests.measurement.conftest import Give

ROLES = ("admin", "biro", "daerah", "opd", "ngo-satu", "peninjau")
Keep = Callable[..., int]


@pytest.fixture
def keep(app: Flask) -> Keep:
    """keep(result(...)) keeps it as a standard analysis of all reached regions; its number."""

    def one(found: Result, settings: Settings | None = None, **changes: Any) -> int:
        with app.app_context(), transaction():
            return kept(found, settings, **({"standard": True} | changes))

    return one


def text_of(html: str) -> str:
    body = re.sub(r"<(style|script|svg).*?</\1>", " ", html.split("<main", 1)[1], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def opened(browser: FlaskClient, number: int) -> str:
    response = browser.get(f"/dasbor/perbandingan/{number}")
    assert response.status_code == 200
    return str(response.text)


def rows_of(html: str, table: str) -> list[list[str]]:
    found = html.split(f'id="{table}"')[1].split("</table>")[0].split("<tr")[2:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[" ".join(re.sub(r"<[^>]*>", " ", unescape(cell)).split()) for cell in row] for row in cells]


@pytest.mark.parametrize("who", ROLES)
def test_everyone_signed_in_reads_what_was_found(keep: Keep, sign_in: SignIn, who: str) -> None:
    number = keep(result())
    text = text_of(opened(sign_in(who), number))
    detectable = "Perubahan terkecil yang dapat terlihat dengan data ini: +24%."
    finding = (
        "Dalam enam bulan setelah kegiatan, 3 daerah menyampaikan 1.240 pengaduan; daerah pembanding "
        "menunjukkan sekitar 947 tanpa kegiatan: +31%, kisaran yang masuk akal +12% sampai +52%. Bukti sedang."
    )
    assert text.index(detectable) < text.index(finding) < text.index("Tingkat bukti B: Bukti sedang")
    assert (
        "Lebih banyak pengaduan berarti lebih banyak warga yang terjangkau, bukan pelayanan yang lebih buruk." in text
    )
    assert "Tingkat tertinggi memerlukan 10 daerah sasaran yang kira-kira sama besar; data ini setara dengan 3." in text
    assert sign_in(who).get("/dasbor/perbandingan").status_code == 200


def test_a_stranger_reads_nothing(keep: Keep, client: FlaskClient) -> None:
    assert client.get(f"/dasbor/perbandingan/{keep(result())}").status_code == 303


def test_an_unknown_number_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("biro").get("/dasbor/perbandingan/77").status_code == 404


def test_the_page_says_which_of_how_many_it_is(keep: Keep, sign_in: SignIn) -> None:
    keep(result())
    number = keep(result(), Settings(outcome=Outcome.RECEIVED), standard=False)
    assert "Analisis ke-2 dari 2 pada data ini (1 baku, 1 pilihan)." in text_of(opened(sign_in("opd"), number))


def test_the_page_argues_against_itself(keep: Keep, sign_in: SignIn) -> None:
    text = text_of(opened(sign_in("opd"), keep(result())))
    for said in (
        "Itu belum membuktikan bahwa tidak ada",
        "Bila kegiatan dianggap sudah terjadi enam bulan lebih awal: +2%, kisaran −10% sampai +15%.",
        "tercatat 2 kegiatan lain tentang SP4N-LAPOR!",
        "412 peserta tercatat",
        "0,08 per 1.000 penduduk",
        "Cakupan, saluran, atau sumber datanya berbeda: Kabupaten Bogor.",
        "Tidak dihitung, kurang dari 12 bulan data sebelum kegiatan: Kota Cilegon.",
        "kegiatan untuk seluruh provinsi, belum tentu sampai ke daerahnya: Kota Cilegon.",
        "Jumlah penduduk 1 daerah diambil dari tahun yang terdekat: Kabupaten Lebak.",
        "2 dari 3 anggapan lain akan mengubah simpulan. 1 lagi tidak dapat diperiksa dengan data ini.",
    ):
        assert said in text


def test_each_assumption_says_whether_it_would_change_the_verdict(keep: Keep, sign_in: SignIn) -> None:
    told = {row[0]: row[-1] for row in rows_of(opened(sign_in("opd"), keep(result())), "anggapan")}
    assert told == {
        "Dua bulan sebelum kegiatan ikut ditinggalkan": "Tidak",
        "Semua saluran, juga yang dicatat petugas": "Ya",
        "Tanpa Kabupaten Tangerang, yang paling menentukan": "Ya",
        "Tanpa pengaduan yang diarsipkan dan diblokir": "Tidak dapat diperiksa",
    }


def test_regions_stand_in_the_order_of_their_codes_and_small_ones_have_no_interval(keep: Keep, sign_in: SignIn) -> None:
    rows = rows_of(opened(sign_in("opd"), keep(result())), "daerah")
    assert [row[0] for row in rows] == ["Kabupaten Lebak", "Kabupaten Tangerang", "Kota Cilegon"]
    assert rows[0][-1] == "+1% sampai +55%"
    assert rows[2][-1] == "–"


def test_nothing_is_red_and_nobody_is_told_a_cause_or_a_p_value(keep: Keep, sign_in: SignIn) -> None:
    for found in (INCREASE, RISING, RANK, RATES, SERIES, REFUSED):
        number = keep(result(found), Settings(seed=len(found.reasons) + 10 * found.treated + found.comparisons))
        html = opened(sign_in("opd"), number)
        assert "govuk-tag--red" not in html
        assert not re.search(r"\bkarena\b|\bnilai-?p\b|\bp-value\b", text_of(html), re.IGNORECASE)


def test_without_an_interval_there_is_a_ratio_and_its_place_and_no_band(keep: Keep, sign_in: SignIn) -> None:
    html = opened(sign_in("opd"), keep(result(RANK, checks=())))
    text = text_of(html)
    assert "daerah pembanding menunjukkan sekitar 250 tanpa kegiatan: +20%." in text
    assert "Rasio ini ke-3 tertinggi dari 10." in text
    assert "kisaran yang masuk akal" not in text
    assert "<polygon" not in html
    assert {row[-1] for row in rows_of(html, "daerah")} == {"–"}


@pytest.mark.parametrize("found", [RATES, SERIES])
def test_where_only_rates_are_allowed_no_ratio_is_shown(keep: Keep, sign_in: SignIn, found: Any) -> None:
    html = opened(sign_in("opd"), keep(result(found, checks=())))
    assert "<polygon" not in html
    assert "<polyline" in html
    assert not re.search(r"[+−]\d+%", text_of(html))


def test_what_cannot_be_computed_says_what_is_missing_and_until_when(keep: Keep, sign_in: SignIn) -> None:
    html = opened(sign_in("opd"), keep(result(REFUSED, months=(), checks=(), cohorts=(), regions=())))
    text = text_of(html)
    assert "Belum bisa dihitung" in text
    assert "Tanpa kegiatan hanya sekitar 12 laporan yang diperkirakan; diperlukan 30." in text
    assert "Yang pertama cukup setelah data Februari 2027 masuk." in text
    assert "Tingkat bukti" not in text
    assert "<svg" not in html.split("<main")[1]


def test_a_refused_region_is_not_answered_with_what_another_lacks(keep: Keep, sign_in: SignIn) -> None:
    gaps = reason(Why.GAPS, regions=(CILEGON,))
    found = replace(REFUSED, reasons=(gaps, reason(Why.SHORT_AFTER, regions=(LEBAK,), month=date(2027, 2, 1))))
    number = keep(result(found, months=(), checks=(), cohorts=(), regions=()), Settings(regions=(LEBAK,)))
    text = text_of(opened(sign_in("opd"), number))
    missing, _heading, objections = text.partition("Yang membantah hasil ini")
    assert "Kabupaten Lebak: belum bisa dihitung. Tidak dihitung, kurang dari 3 bulan" in missing
    assert "Kota Cilegon" not in missing
    assert "terlalu banyak bulan tanpa data: Kota Cilegon" in objections


def test_a_region_that_cannot_be_looked_at_hears_that(keep: Keep, sign_in: SignIn) -> None:
    refused = replace(REFUSED, treated=0, reasons=(reason(Why.GAPS, regions=(CILEGON,)), reason(Why.NO_TREATED)))
    bare: dict[str, Any] = {"months": (), "checks": (), "cohorts": (), "regions": ()}
    found = result(refused, **bare, excluded=((LEBAK, Excluded.NO_DATA),))
    text = text_of(opened(sign_in("opd"), keep(found, Settings(regions=(LEBAK,)))))
    assert "belum bisa dihitung. Belum ada bulan yang datanya lengkap: Kabupaten Lebak." in text
    assert "Belum ada daerah dengan kegiatan pertama" not in text


def test_where_many_figures_of_residents_are_borrowed_a_few_are_named(keep: Keep, sign_in: SignIn) -> None:
    found = result(borrowed_years=("36.01", LEBAK, TANGERANG, "36.04", "36.71"))
    text = text_of(opened(sign_in("opd"), keep(found)))
    assert (
        "Jumlah penduduk 5 daerah diambil dari tahun yang terdekat: Kabupaten Pandeglang, Kabupaten Lebak, "
        "Kabupaten Tangerang dan 2 lainnya."
    ) in text


def test_a_small_reach_is_not_called_nothing(keep: Keep, sign_in: SignIn) -> None:
    text = text_of(opened(sign_in("opd"), keep(result(participants=31, residents=12_000_000))))
    assert "Kurang dari 0,01 per 1.000 penduduk" in text


def test_what_was_assumed_instead_names_its_threshold_and_its_activities(keep: Keep, sign_in: SignIn) -> None:
    other = Check(CheckKey.OFFICIALS, Verdict.NO_CLEAR_CHANGE, Grade.C, 1.0, (0.9, 1.1), 3, 24)
    found = result(checks=(replace(other, key=CheckKey.REACH), other))
    rows = rows_of(opened(sign_in("opd"), keep(found)), "anggapan")
    assert [row[0] for row in rows] == [
        "Hanya daerah dengan paling sedikit 0,1 peserta per 1.000 penduduk",
        "Kegiatan tentang SP4N-LAPOR! untuk petugas saja",
    ]


def test_one_region_has_no_parts_that_differ_a_little_from_the_whole(keep: Keep, sign_in: SignIn) -> None:
    whole = result()
    browser = sign_in("opd")
    assert "Bagian-bagiannya" in opened(browser, keep(whole))
    alone = result(cohorts=whole.cohorts[:1], regions=whole.regions[:1])
    html = opened(browser, keep(alone, Settings(regions=(TANGERANG,))))
    assert "Bagian-bagiannya" not in html
    assert 'id="daerah"' not in html


def test_what_moved_before_the_activity_is_drawn_pale(keep: Keep, sign_in: SignIn) -> None:
    html = opened(sign_in("opd"), keep(result(RISING)))
    assert 'opacity=".45"' in html
    assert "Laporan sudah naik 30% dalam enam bulan sebelum kegiatan" in text_of(html)
    assert "Sudah naik sebelum kegiatan" in html


def test_what_was_finished_is_told_in_percentage_points(keep: Keep, sign_in: SignIn) -> None:
    found = result(per_month=3.12, points=(-0.4, 6.6), settled=2000)
    text = text_of(opened(sign_in("opd"), keep(found, Settings(outcome=Outcome.FINISHED), standard=False)))
    assert "3 daerah menyelesaikan 62% dari 2.000 pengaduan yang sudah cukup lama" in text
    assert "+3 poin persen, kisaran yang masuk akal 0 sampai +7 poin" in text


def test_a_page_of_older_data_says_so_and_offers_to_ask_again(app: Flask, keep: Keep, sign_in: SignIn) -> None:
    standard, asked = keep(result()), keep(result(), Settings(outcome=Outcome.RECEIVED), standard=False)
    biro, budi = sign_in("biro"), sign_in("ngo-satu")
    with app.app_context(), transaction():
        record("complaints:import", actor=SYSTEM, now=NOW, subject=("import", 1))
    changed = "berubah sejak analisis ini dihitung"
    assert changed in text_of(opened(biro, standard))
    assert 'action="/dasbor/perbandingan/baku"' in opened(biro, standard)
    assert "dihitung ulang dengan sendirinya" in text_of(opened(budi, standard))
    assert f'href="/dasbor/perbandingan/baru?seperti={asked}"' in opened(budi, asked)
    again = budi.get(f"/dasbor/perbandingan/baru?seperti={asked}").text
    assert re.search(r'value="received"[^>]*checked', again)
    assert changed in text_of(opened(sign_in("peninjau"), asked))


def test_sari_computes_it_once_more_and_reads_that_it_is_the_same(given: Give, sign_in: SignIn) -> None:
    biro = sign_in("biro")
    assert biro.post("/dasbor/perbandingan/baku").status_code == 303
    job = biro.post("/dasbor/perbandingan/1/ulang")
    assert job.status_code == 303
    page = biro.get(job.location, follow_redirects=True)
    assert page.request.path == "/dasbor/perbandingan/1"
    assert "hasilnya sama persis" in text_of(page.text)


@pytest.mark.parametrize("who", ["admin", "daerah", "opd", "ngo-satu", "peninjau"])
def test_nobody_else_is_offered_that_nor_may_do_it(keep: Keep, sign_in: SignIn, who: str) -> None:
    number, browser = keep(result()), sign_in(who)
    assert "Hitung ulang" not in opened(browser, number)
    assert "Hitung analisis baku" not in browser.get("/dasbor/perbandingan").text
    assert browser.post(f"/dasbor/perbandingan/{number}/ulang").status_code == 403
    assert browser.post("/dasbor/perbandingan/baku").status_code == 403


def test_the_list_is_in_the_order_of_time_and_tells_kinds_apart(keep: Keep, sign_in: SignIn) -> None:
    keep(result(RANK), Settings(regions=(TANGERANG,)), region=TANGERANG)
    keep(result(), Settings(regions=(LEBAK,)), region=LEBAK)
    keep(result(), Settings(area=("36",), outcome=Outcome.RECEIVED), standard=False)
    browser = sign_in("peninjau")
    rows = rows_of(browser.get("/dasbor/perbandingan").text, "tabel")
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("Daerah yang dijangkau di Provinsi Banten", "Pilihan", "ke-3 dari 3"),
        ("Kabupaten Lebak", "Baku", "ke-2 dari 3"),
        ("Kabupaten Tangerang", "Baku", "ke-1 dari 3"),
    ]
    assert rows[1][2] == "Meningkat setelah kegiatan. Bukti sedang."
    chosen = rows_of(browser.get("/dasbor/perbandingan?jenis=pilihan").text, "tabel")
    assert [row[3] for row in chosen] == ["Pilihan"]
    assert len(rows_of(browser.get("/dasbor/perbandingan?jenis=%00").text, "tabel")) == 3


def test_questions_that_differ_read_differently(keep: Keep, sign_in: SignIn) -> None:
    asked = [Settings(), Settings(treatment=Treatment.OFFICIALS), Settings(without_disrupted=True)]
    for settings in asked:
        keep(result(), settings)
    rows = rows_of(sign_in("peninjau").get("/dasbor/perbandingan").text, "tabel")
    assert len({row[1] for row in rows}) == len(asked)
    assert "untuk petugas saja" in rows[1][1]


def test_a_kind_of_which_there_is_none_leads_back_to_all(keep: Keep, sign_in: SignIn) -> None:
    keep(result())
    page = sign_in("opd").get("/dasbor/perbandingan?jenis=pilihan").text
    assert "Tidak ada analisis dengan saringan ini." in page
    assert 'href="/dasbor/perbandingan"' in page.split('class="g-empty"')[1]


def test_both_pages_cost_few_queries(keep: Keep, sign_in: SignIn, queries_of: QueriesOf) -> None:
    for seed in range(1, 6):
        number = keep(result(), Settings(seed=seed))
    browser = sign_in("biro")
    assert queries_of(browser, "/dasbor/perbandingan") <= 8
    assert queries_of(browser, f"/dasbor/perbandingan/{number}") <= 10


def test_two_questions_that_differ_are_not_told_in_the_same_words(keep: Keep, sign_in: SignIn) -> None:
    number = keep(result(), Settings(regions=(LEBAK,)), standard=False)
    keep(result(), Settings(regions=(LEBAK,), treatment=Treatment.OFFICIALS), standard=False)
    keep(result(), Settings(regions=(LEBAK,), area=("32",)), standard=False)
    keep(result(), Settings(regions=(LEBAK,), without_disrupted=True), standard=False)
    browser = sign_in("opd")
    asked = [(row[0], row[1]) for row in rows_of(browser.get("/dasbor/perbandingan").text, "tabel")]
    assert len(asked) == len(set(asked)) == 4
    first = "Pengaduan yang disampaikan warga. Bulan ke-1 sampai ke-6 setelah bulan kegiatan."
    assert text_of(opened(browser, number)).index(first) < text_of(opened(browser, number)).index("Perubahan terkecil")


def test_too_little_data_is_not_called_a_hint_in_one_breath(keep: Keep, sign_in: SignIn) -> None:
    found = replace(INCREASE, verdict=Verdict.TOO_LITTLE_DATA, grade=Grade.C, interval=(0.7, 1.9))
    browser = sign_in("opd")
    number = keep(result(found))
    assert "Data belum cukup untuk menyimpulkan. Selisihnya" in text_of(opened(browser, number)) or (
        "Data belum cukup untuk menyimpulkan. Tingkat bukti C" in text_of(opened(browser, number))
    )
    assert "menyimpulkan. Petunjuk awal" not in text_of(browser.get("/dasbor/perbandingan").text)
