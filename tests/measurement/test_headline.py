"""An official reads one sentence, its grade, and what would raise it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.measurement.estimator.answer import Answer, Pretrend
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Why, reason
from app.measurement.headline import RAISES, headline, raises
from app.measurement.results import EventMonth, Result
from tests.measurement.test_stored_result import RESULT

FOUND = Answer(
    method=Method.PLACEBO,
    grade=Grade.B,
    verdict=Verdict.INCREASE,
    ratio=1.31,
    interval=(1.12, 1.52),
    observed=1_240,
    expected=950.2,
    treated=14,
    comparisons=30,
)
START = "Dalam enam bulan setelah kegiatan, 14 daerah menyampaikan 1.240 pengaduan"
WHOLE = (
    f"{START}; daerah pembanding menunjukkan sekitar 950 tanpa kegiatan: +31%, "
    "kisaran yang masuk akal +12% sampai +52%."
)


@pytest.fixture(autouse=True)
def _reader(app: Flask) -> Any:
    with app.test_request_context():
        yield


def told(region: str = "", window: tuple[int, int] = (1, 6), **changes: Any) -> str:
    return headline(replace(RESULT, answer=replace(FOUND, **changes), settled=None), window, region)


def test_an_increase_is_told_in_one_sentence_and_its_grade() -> None:
    assert told() == f"{WHOLE} Bukti sedang."
    assert told(grade=Grade.A) == f"{WHOLE} Bukti kuat untuk data pengamatan."


def test_a_region_is_called_by_its_name() -> None:
    assert told("Kabupaten Serang").startswith(
        "Dalam enam bulan setelah kegiatan, Kabupaten Serang menyampaikan 1.240 pengaduan; daerah pembanding"
    )


@pytest.mark.parametrize(
    ("window", "start"),
    [((1, 3), "Dalam tiga bulan"), ((1, 12), "Dalam dua belas bulan"), ((2, 6), "Pada bulan ke-2 sampai ke-6")],
)
def test_the_window_is_named(window: tuple[int, int], start: str) -> None:
    assert told(window=window).startswith(f"{start} setelah kegiatan, ")


def test_a_window_that_is_not_whole_is_not_called_whole() -> None:
    months = tuple(EventMonth(since, 14 if since < 4 else 9, 3.0, 2.5, None, None) for since in range(-12, 6))
    result = replace(RESULT, answer=FOUND, settled=None, months=months)
    assert headline(result, (1, 6)).startswith("Dalam paling lama lima bulan setelah kegiatan, 14 daerah")
    assert headline(result, (1, 3)).startswith("Dalam tiga bulan setelah kegiatan, 14 daerah")


def test_what_the_figures_do_not_say_by_themselves_is_said() -> None:
    unclear = told(ratio=1.05, interval=(0.95, 1.16), verdict=Verdict.NO_CLEAR_CHANGE, grade=Grade.C)
    assert unclear.endswith("+16%. Tidak ada perubahan yang jelas setelah kegiatan. Petunjuk awal.")
    low = told(ratio=0.8, interval=(0.7, 0.9), verdict=Verdict.DECREASE)
    assert low.endswith("\u221220%, kisaran yang masuk akal \u221230% sampai \u221210%. Bukti sedang.")
    nothing = told(verdict=Verdict.TOO_LITTLE_DATA, grade=Grade.C)
    assert nothing == f"{WHOLE} Data belum cukup untuk menyimpulkan."  # and no hint in the same breath
    assert told(verdict=Verdict.TOO_LITTLE_DATA, grade=Grade.D) == f"{WHOLE} Data belum cukup untuk menyimpulkan."
    rising: dict[str, Any] = {"verdict": Verdict.ALREADY_RISING, "grade": Grade.D}
    assert told(**rising, pretrend=Pretrend(1.4, (1.1, 1.7))) == f"{WHOLE} Sudah naik sebelum kegiatan."
    assert told(**rising, pretrend=Pretrend(0.7, (0.6, 0.8))) == f"{WHOLE} Sudah turun sebelum kegiatan."


def test_without_interval_or_ratio_none_is_told() -> None:
    silent: dict[str, Any] = {"interval": None, "verdict": Verdict.TOO_LITTLE_DATA, "grade": Grade.D}
    end = "Data belum cukup untuk menyimpulkan."
    assert told(**silent).endswith(f"tanpa kegiatan: +31%. {end}")
    assert told(**silent, ratio=None, expected=None) == f"{START}. {end}"


def test_a_refusal_says_when_it_will_be_enough() -> None:
    short = reason(Why.SHORT_AFTER, regions=("36.01",), month=date(2026, 3, 1))
    refused: dict[str, Any] = {"verdict": Verdict.REFUSED, "grade": None, "reasons": (short,)}
    words = told("Kabupaten Pandeglang", **refused)
    assert words.startswith("Kabupaten Pandeglang: belum bisa dihitung. Tidak dihitung, kurang dari 3 bulan data")
    assert "Maret 2026" in words
    assert told(**refused).startswith("Belum bisa dihitung. ")
    assert raises(replace(FOUND, **refused))[0].endswith("Yang pertama cukup setelah data Maret 2026 masuk.")


def test_a_refused_region_hears_its_own_reason_and_not_that_of_another() -> None:
    gaps = reason(Why.GAPS, regions=("Kabupaten Banjarnegara",))
    short = reason(Why.SHORT_AFTER, regions=("Kota Serang", "Kota Tangerang"), month=date(2027, 1, 1))
    nobody = reason(Why.NO_COMPARISON)
    refused: dict[str, Any] = {"verdict": Verdict.REFUSED, "grade": None, "reasons": (gaps, nobody, short)}
    assert told("Kota Tangerang", **refused).startswith(
        "Kota Tangerang: belum bisa dihitung. Tidak dihitung, kurang dari 3 bulan"
    )
    assert told("Kota Cilegon", **refused).startswith("Kota Cilegon: belum bisa dihitung. Tidak ada daerah pembanding.")
    assert told(**refused).startswith("Belum bisa dihitung. Tidak ada daerah pembanding.")


def test_more_regions_would_not_undo_a_rise_before_the_activity() -> None:
    few = reason(Why.FEW_TREATED, n=1, enough=10)
    assert raises(replace(FOUND, reasons=(few,)))
    assert raises(replace(FOUND, reasons=(few,), verdict=Verdict.ALREADY_RISING)) == []


def test_what_was_finished_is_told_in_percentage_points() -> None:
    answer = replace(FOUND, observed=620, expected=550.0, ratio=620 / 550, interval=(1.04, 1.22))
    result = replace(RESULT, answer=answer, settled=1_000, per_month=7.0, points=(2.2, 12.1))
    assert headline(result, (1, 6)) == (
        "Dalam enam bulan setelah kegiatan, 14 daerah menyelesaikan 62% dari 1.000 pengaduan yang sudah cukup lama; "
        "daerah pembanding menunjukkan sekitar 55% tanpa kegiatan: +7 poin persen, "
        "kisaran yang masuk akal +2 sampai +12 poin. Bukti sedang."
    )
    fewer: Result = replace(result, per_month=-3.0, points=(-6.0, 0.2))
    assert "\u22123 poin persen, kisaran yang masuk akal \u22126 sampai 0 poin." in headline(fewer, (1, 6))


def test_what_would_raise_the_grade_is_told_once() -> None:
    reasons = (
        reason(Why.FEW_TREATED, n=4, enough=10),
        reason(Why.WIDE),
        reason(Why.NO_DIRECTION),
        reason(Why.SCALE, ratio=0.9),  # more data would not change it
    )
    assert raises(replace(FOUND, reasons=reasons)) == [
        "Jangkau lebih banyak daerah: tingkat tertinggi mulai 10 daerah, kini setara dengan 4.",
        str(RAISES[Why.WIDE]),
    ]
    assert raises(replace(FOUND, grade=Grade.A)) == []
    largest = reason(Why.ONE_REGION, region="Kota Serang", part=0.62)
    assert raises(replace(FOUND, reasons=(largest,)))[0].endswith("Kota Serang, yang kini menyumbang 62%.")
