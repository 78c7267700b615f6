"""An evaluator at the command line: exact JSON, a readable answer, one sentence for a mistake, exit code 2."""

import json
import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import Result
from flask import Flask
from flask_babel import force_locale

from app.measurement import sentences
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Why
from app.measurement.imports import read_panel
from app.sheets.texts import LONGEST_FIELD
from tests.measurement.test_decision_table import panel as made
from tests.measurement.test_decision_table import rising
from tests.measurement.worlds import World, draw, write

KEYS = (
    "method grade verdict ratio interval observed expected treated comparisons detectable_ratio pretrend reasons"
).split()
HEAD = "region,month,complaints,population,first_outreach_month"
ROW = "36.02,2024-01,5,1200000,"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(whole_app: Flask):
    def invoke(*words: object) -> Result:
        return whole_app.test_cli_runner().invoke(args=["measurement", "estimate", *map(str, words)])

    return invoke


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "panel.csv", draw(World(), 8).panel)


def lines(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def refused(result: Result) -> str:
    """The one sentence of a mistake."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr and "Usage" not in result.stderr
    return result.stderr


def test_the_json_has_exactly_its_keys(run, file: Path) -> None:
    result = run(file, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    assert list(found) == KEYS
    assert list(found["pretrend"]) == ["ratio", "interval", "passed"]
    assert (found["method"], found["treated"], found["comparisons"]) == ("imputation_placebo", 10, 28)
    assert found["interval"][0] < found["ratio"] < found["interval"][1]
    assert found["ratio"] == pytest.approx(found["observed"] / found["expected"], rel=1e-5)
    assert all(isinstance(reason, str) for reason in found["reasons"])


def test_a_refusal_has_the_same_keys(run, tmp_path: Path) -> None:
    found = json.loads(run(write(tmp_path / "a.csv", made(3, 30, after=1)), "--json").stdout)
    assert list(found) == KEYS
    assert [found[name] for name in KEYS[:5]] == ["none", None, "refused", None, None]
    assert found["pretrend"] == {"ratio": None, "interval": None, "passed": None}
    [sentence] = found["reasons"]
    assert "kurang dari 3 bulan data setelah kegiatan" in sentence
    assert "cukup setelah data April 2022 masuk" in sentence


def test_rows_may_come_in_any_order(run, file: Path, tmp_path: Path) -> None:
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(rows)
    assert run(lines(tmp_path / "b.csv", head, *rows), "--json").stdout == run(file, "--json").stdout


def test_the_seed_decides_the_draws_and_the_window_the_months(run, file: Path) -> None:
    first, again = (run(file, "--seed", 7, "--json").stdout for _ in range(2))
    other, longer = (json.loads(run(file, *words, "--json").stdout) for words in (("--seed", 8), ("--window", "1-12")))
    assert first == again
    assert other["ratio"] == json.loads(first)["ratio"] and other["interval"] != json.loads(first)["interval"]
    assert longer["observed"] > other["observed"]


def test_a_person_reads_the_answer(run, tmp_path: Path) -> None:
    said = run(write(tmp_path / "a.csv", made(14, 30))).stdout
    first, second, *_rest = said.splitlines()
    assert first.startswith("Perubahan terkecil yang dapat terlihat dengan data ini: +")
    assert second.startswith("Pada bulan ke-1 sampai ke-6 setelah kegiatan, 14 daerah menyampaikan ")
    assert "tanpa kegiatan: +4" in second and "kisaran yang masuk akal +" in second
    assert "Meningkat setelah kegiatan.\nTingkat bukti A: Bukti kuat untuk data pengamatan.\n" in said
    assert said.rstrip().endswith("bukan pelayanan yang lebih buruk.")


def test_a_person_reads_rates_where_there_is_no_ratio(run, tmp_path: Path) -> None:
    said = run(write(tmp_path / "a.csv", made(1, 7))).stdout
    assert "tanpa kegiatan:" not in said and "kisaran yang masuk akal" not in said
    assert "Data belum cukup untuk menyimpulkan" in said
    assert "Bulan \u221212: " in said and "Bulan +6: " in said and "per 100.000 penduduk" in said


@pytest.mark.parametrize(("monthly", "words"), [(0.06, "Sudah naik"), (-0.06, "Sudah turun")])
def test_a_person_reads_which_way_reports_moved_before(run, tmp_path: Path, monthly: float, words: str) -> None:
    said = run(write(tmp_path / "a.csv", rising(made(14, 30, percent=0), monthly))).stdout
    assert f"\n{words} sebelum kegiatan.\nTingkat bukti D: " in said


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_answer_says_why_it_happened_or_gives_a_p_value(app: Flask, language: str) -> None:
    panels = [made(14, 30), made(1, 30), made(6, 12), made(1, 12), made(1, 7), made(12, 0), made(3, 30, after=1)]
    with app.test_request_context(), force_locale(language):
        said = "\n".join(line for panel in panels for line in sentences.told(analyse(panel), (1, 6)))
    banned = r"\b(karena|because|due to|p-value|p =|nilai p|None|nan)\b|%\("
    assert re.findall(banned, said, re.IGNORECASE) == []
    assert len(said) > 1_000


def test_every_reason_has_its_sentence() -> None:
    assert set(sentences.REASONS) == set(Why)


def test_many_names_are_cut_short(app: Flask) -> None:
    panel = made(30, 30, after=1)
    with app.test_request_context():
        [sentence] = [sentences.sentence(reason) for reason in analyse(panel).reasons]
    assert sentence.count("R000") == 20 and "dan 10 lainnya" in sentence


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (("region,month,complaints,population", "36.02,2024-01,5,100"), "Baris 1, kolom first_outreach_month"),
        ((HEAD + ",month", ROW + ",2"), "Baris 1, kolom month"),
        (("",), "Baris 1, kolom region"),
        ((HEAD,), "Baris 2, kolom region"),
        ((HEAD, ROW, "36.02,2024-02,6,1200000"), "Baris 3, kolom first_outreach_month"),
        ((HEAD, ROW, "36.02"), "Baris 3, kolom month"),
        ((HEAD, ROW, ",2024-02,6,1200000,"), "Baris 3, kolom region"),
        ((HEAD, ROW, "36.02,,6,1200000,"), "Baris 3, kolom month"),
        ((HEAD, ROW, "36.02,2024-13,6,1200000,"), "Baris 3, kolom month"),
        ((HEAD, ROW, "36.02,2024-02-01,6,1200000,"), "Baris 3, kolom month"),
        ((HEAD, ROW, "36.02,0001-02,6,1200000,"), "Baris 3, kolom month"),
        ((HEAD, ROW, "36.02,2024-02,-6,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,6.5,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,NaN,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,inf,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,1e9,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,\u0661\u0662,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,99999999999,1200000,"), "Baris 3, kolom complaints"),
        ((HEAD, ROW, "36.02,2024-02,6,0,"), "Baris 3, kolom population"),
        ((HEAD, ROW, "36.02,2024-02,6,satu juta,"), "Baris 3, kolom population"),
        ((HEAD, ROW, "36.02,2024-02,6,1200000,belum"), "Baris 3, kolom first_outreach_month"),
        ((HEAD, ROW, "36.02,2024-02,6,1200000,2024-01"), "Baris 3, kolom first_outreach_month"),
        ((HEAD, ROW, "", "36.02,2024-01,6,1200000,"), "Baris 4, kolom month"),
        ((HEAD, '"36.02\n ",2024-01,6,1200000,', "36.03,x,1,1,"), "Baris 4, kolom month"),
        ((HEAD, ROW, '36.02,2024-02,"' + "6" * (LONGEST_FIELD + 1) + '",1,'), "Baris 3, kolom region"),
    ],
)
def test_a_malformed_panel_is_told_by_line_and_column(run, tmp_path: Path, rows: tuple[str, ...], place: str) -> None:
    assert refused(run(lines(tmp_path / "a.csv", *rows), "--json")).startswith(f"{place}: ")


def test_a_panel_too_large_to_compute_is_refused(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.measurement.imports.MOST_CELLS", 100)
    path = lines(tmp_path / "a.csv", HEAD, ROW, "36.03,2054-01,5,100,")
    assert refused(run(path)).startswith("Baris 3, kolom month: ")


def test_a_file_that_cannot_be_read_is_told(run, tmp_path: Path) -> None:
    assert "tidak dapat dibuka" in refused(run(tmp_path / "tidak-ada.csv"))
    assert "tidak dapat dibuka" in refused(run(tmp_path))
    (tmp_path / "lembar.xlsx").write_bytes(b"PK\x03\x04\xff\xfe\x00")
    assert "bukan CSV" in refused(run(tmp_path / "lembar.xlsx"))


@pytest.mark.parametrize("window", ["6", "0-6", "6-1", "1-25", "1-6-9", "a-b", "\u0661-6", ""])
def test_a_window_that_is_none_is_refused(run, file: Path, window: str) -> None:
    assert "misalnya --window 1-6" in refused(run(file, "--window", window))


@pytest.mark.parametrize("words", [(), ("a.csv", "b.csv"), ("a.csv", "--seed", "x"), ("a.csv", "--seed", "-1")])
def test_misuse_is_told_in_one_sentence(run, words: tuple[str, ...]) -> None:
    assert "Perintah ini ditulis: measurement estimate" in refused(run(*words))


def test_empty_cells_are_missing_months(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.csv", HEAD, "a,2024-01,,100,2024-03", "a,2024-03,2.0,,2024-03", "b,2024-02,0,7,2023-11")
    panel = read_panel(path)
    assert (panel.regions, panel.months) == (("a", "b"), 3)
    assert list(panel.start) == [2, -2]
    np.testing.assert_array_equal(panel.counts, [[np.nan, np.nan, 2], [np.nan, 0, np.nan]])
    np.testing.assert_array_equal(panel.people, [[100, np.nan, np.nan], [np.nan, 7, np.nan]])


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    panel = draw(World(regions=5, treated=2), 3).panel
    read = read_panel(write(tmp_path / "a.csv", panel))
    assert (read.regions, read.first) == (panel.regions, panel.first)
    for name in ("counts", "people", "start"):
        np.testing.assert_array_equal(getattr(read, name), getattr(panel, name))


@pytest.mark.parametrize("residents", [1, 40, 9_999_999_999])
def test_tiny_and_huge_populations_are_computed(run, tmp_path: Path, residents: int) -> None:
    panel: Panel = made(6, 24)
    sized = replace(panel, people=np.full(panel.counts.shape, float(residents)))
    found = json.loads(run(write(tmp_path / "a.csv", sized), "--json").stdout)
    assert found["verdict"] == "increase" and found["interval"][0] > 1


def test_zeros_everywhere_are_refused(run, tmp_path: Path) -> None:
    panel = made(6, 24)
    found = json.loads(run(write(tmp_path / "a.csv", replace(panel, counts=0 * panel.counts)), "--json").stdout)
    assert (found["verdict"], found["ratio"]) == ("refused", None)


def test_the_server_does_not_carry_what_only_this_command_needs() -> None:
    script = (
        "import sys; from app import create_app; app = create_app(); "
        "app.test_cli_runner().invoke(args=['measurement', '--help']); "
        "print(sorted({'numpy', 'scipy', 'pandas', 'app.measurement.estimator.analysis'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_matrices_are_too_small_for_threads() -> None:
    script = "import os, sys, app.measurement; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    unset = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    run = [sys.executable, "-c", script]
    assert subprocess.run(run, capture_output=True, text=True, cwd=ROOT, env=unset).stdout == "1 False\n"


def test_only_some_of_the_reached_regions_are_looked_at(run, file: Path) -> None:
    panel = read_panel(file)
    reached = [name for name, start in zip(panel.regions, panel.start, strict=True) if start < panel.months]
    chosen = np.isin(panel.regions, reached[:4])
    found = json.loads(run(file, "--only", " , ".join(reached[:4]), "--json").stdout)
    assert found["treated"] == 4 < len(reached)
    assert found["ratio"] == round(analyse(panel, looked_at=chosen).ratio or 0, 6)


def test_a_region_that_is_not_in_the_file_cannot_be_looked_at(run, file: Path) -> None:
    assert "Daerah 99.99 pada --only tidak ada" in refused(run(file, "--only", f"{read_panel(file).regions[0]},99.99"))


def test_months_left_out_on_purpose_are_no_gaps(run, tmp_path: Path) -> None:
    rows = [
        f"36.0{n},2024-{month:02},{9 if month > 2 else ''},{900 if month > 2 else 0},"
        for n in (1, 2)
        for month in range(1, 13)
    ]
    panel = lines(tmp_path / "panel.csv", HEAD, *rows)
    assert "kolom population" in refused(run(panel))
    answer = json.loads(run(panel, "--set-aside", "--json").stdout)
    assert answer["verdict"] == "refused" and not any(
        "terlalu banyak bulan tanpa data" in told for told in answer["reasons"]
    )
    gaps = lines(tmp_path / "gaps.csv", HEAD, *(row.replace(",,0,", ",,,") for row in rows))
    assert any("terlalu banyak bulan tanpa data" in told for told in json.loads(run(gaps, "--json").stdout)["reasons"])
