"""An evaluator takes an analysis along: she asks for the archive, and finds everything in it that was computed."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from os import utime
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.core.db import db, transaction
from app.documents.store import put
from app.measurement import source as sources
from app.measurement.asked import asked
from app.measurement.estimator.limits import DRAWS, LEVEL
from app.measurement.estimator.reasons import LEFT_OUT
from app.measurement.imports import COLUMNS
from app.measurement.measure import measure
from app.measurement.models import Analysis
from app.measurement.packing import making, store
from app.measurement.packing.cells import cell, csv_text
from app.measurement.packing.codes import CODES
from app.measurement.packing.files import HELD
from app.measurement.packing.panels import panel_rows
from app.measurement.packing.version import version
from app.measurement.results import Excluded, as_json, result_from
from app.measurement.settings import Outcome, Settings, Treatment
from app.measurement.source import Source
from tests.conftest import Actor, SignIn
from tests.factories.cast import NOW
from tests.measurement.kept import NAMELESS, kept, world
from tests.sweep.test_pages import ROLES

ASK = "Siapkan berkas"


MADE = world()
REACHED = tuple(np.array(MADE.regions)[np.isfinite(MADE.reached[Treatment.PUBLIC].start)].tolist())


@pytest.fixture
def made() -> Source:
    return MADE


@pytest.fixture
def analysis(app: Flask, made: Source) -> int:
    with app.app_context():
        return kept(Settings(), made)


def page(number: int) -> str:
    return f"/dasbor/perbandingan/{number}/unduh"


def taken(browser: FlaskClient, number: int) -> ZipFile:
    """The archive, asked for and fetched."""
    asked_for = browser.post(page(number))
    assert asked_for.status_code == 303 and asked_for.location.startswith("/pekerjaan/")
    assert browser.get(asked_for.location).location == page(number)
    answer = browser.get(f"{page(number)}/berkas")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=gaung-analisis-{number}.zip"
    return ZipFile(BytesIO(answer.data))


def text(archive: ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8")


def heading(archive: ZipFile, name: str) -> list[str]:
    return text(archive, name).partition("\r\n")[0].split(",")


def table(archive: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text(archive, name))))


@pytest.mark.parametrize("who", ROLES)
def test_whoever_may_read_the_analysis_may_ask_for_it(sign_in: SignIn, analysis: int, who: str) -> None:
    found = sign_in(who).get(page(analysis)).text
    assert ASK in found and "Unduh ZIP" not in found and all(name in found for name in HELD)


def test_an_observer_takes_it_along(sign_in: SignIn, analysis: int) -> None:
    rudi = sign_in("peninjau")
    with taken(rudi, analysis) as archive:
        assert archive.testzip() is None
    for browser in (rudi, sign_in("ngo-dua")):  # made once, for everyone
        after = browser.get(page(analysis)).text
        assert ASK not in after and "Unduh ZIP (" in after
    assert "Take the ZIP (" in rudi.get(f"{page(analysis)}?hl=en").text


def test_a_stranger_gets_nothing_and_a_number_nobody_knows_is_not_found(
    client: FlaskClient, sign_in: SignIn, analysis: int
) -> None:
    for url in (page(analysis), f"{page(analysis)}/berkas"):
        assert client.get(url).location.startswith("/masuk")
    assert client.post(page(analysis)).location.startswith("/masuk")
    budi = sign_in("ngo-satu")
    assert [budi.get(page(analysis + 1)).status_code, budi.post(page(analysis + 1)).status_code] == [404, 404]
    assert budi.get(f"{page(analysis + 1)}/berkas").status_code == 404


def test_until_the_job_has_run_there_is_no_file(
    sign_in: SignIn, analysis: int, jobs_wait: Callable[[int], None]
) -> None:
    budi = sign_in("ngo-satu")
    job = int(budi.post(page(analysis)).location.rpartition("/")[2])
    assert budi.post(page(analysis)).location == f"/pekerjaan/{job}"  # asked twice, done once
    assert budi.get(f"{page(analysis)}/berkas").location == page(analysis)
    jobs_wait(job)
    assert budi.get(f"{page(analysis)}/berkas").mimetype == "application/zip"


def test_it_holds_the_stored_result_with_its_settings_and_data(
    app: Flask, sign_in: SignIn, analysis: int, made: Source
) -> None:
    archive = taken(sign_in("peninjau"), analysis)
    with app.app_context():
        found = db.session.get_one(Analysis, analysis)
        assert json.loads(text(archive, "hasil.json")) == found.result
        told = json.loads(text(archive, "pengaturan.json"))
        assert told["settings"] == json.loads(json.dumps(found.settings))
        assert told["data"]["digest"] == found.data_digest == sources.digest(sources.packed(made))
    assert told["recomputed_identical"] is True
    assert set(told["versions"]) == {"gaung", "python", "numpy", "scipy"}
    assert told["command"] in text(archive, "catatan-metode-id.md")
    assert told["command"] in text(archive, "method-note-en.md")


QUESTIONS = {
    "all that were reached": Settings(),
    "some of them": Settings(regions=REACHED[:6]),
    "one province": Settings(area=("11", "12", "13")),
    "another window and seed": Settings(window=(1, 4), seed=99),
    "all channels": Settings(outcome=Outcome.RECEIVED),
    "what was finished": Settings(outcome=Outcome.FINISHED),
    "without disruption": Settings(without_disrupted=True),
    "officials, whom nobody met": Settings(treatment=Treatment.OFFICIALS),
}


@pytest.mark.parametrize("settings", QUESTIONS.values(), ids=QUESTIONS)
def test_the_command_finds_the_same_in_the_panel(app: Flask, made: Source, tmp_path: Path, settings: Settings) -> None:
    with app.app_context():
        found = asked(made, settings)
        stored = as_json(measure(made, settings))["answer"]
        words = making.command(settings, found).split()
    panel = tmp_path / "panel.csv"
    panel.write_text(csv_text(COLUMNS, panel_rows(found)), encoding="utf-8", newline="")
    ran = app.test_cli_runner().invoke(args=[str(panel) if word == "panel.csv" else word for word in words[3:]])
    assert ran.exit_code == 0, ran.output
    again = json.loads(ran.stdout)
    for name in ("method", "grade", "verdict", "treated", "comparisons", "observed"):
        assert again[name] == stored[name], name
    for name in ("ratio", "expected", "interval", "detectable_ratio"):
        assert again[name] == (stored[name] if stored[name] is None else pytest.approx(stored[name], abs=1e-6)), name


def test_the_questions_are_not_all_refused(app: Flask, made: Source) -> None:
    with app.app_context():
        ratios = {name: measure(made, settings).answer.ratio for name, settings in QUESTIONS.items()}
    assert [name for name, ratio in ratios.items() if ratio is None] == ["officials, whom nobody met"]
    assert len(set(ratios.values())) > 5


def test_every_region_and_month_is_there_whatever_was_asked(app: Flask, sign_in: SignIn, made: Source) -> None:
    with app.app_context():
        number = kept(Settings(area=("11", "12", "13")), made)
    rows = table(taken(sign_in("biro"), number), "panel-lengkap.csv")
    assert len(rows) == len(made.regions) * made.months
    shape = len(made.regions), made.months
    for column, array in (("citizen", made.citizen), ("population", made.people), ("finished", made.finished)):
        read = np.array([float(row[column] or "nan") for row in rows]).reshape(shape)
        assert np.array_equal(read, array, equal_nan=True), column
    assert {row["region"] for row in rows if row["in_panel"] == "0"} == {f"14.{n:02d}" for n in range(1, 11)}
    held = sum(float(row["participants_public"]) for row in rows)
    assert held == made.reached[Treatment.PUBLIC].participants.sum() > 0


def test_every_table_agrees_with_the_stored_result(app: Flask, sign_in: SignIn, made: Source) -> None:
    torn = replace(made, scope=(*made.scope[:-1], "recap"))
    with app.app_context():
        number = kept(Settings(), torn)
        found = result_from(db.session.get_one(Analysis, number).result)
    archive, answer = taken(sign_in("biro"), number), found.answer
    for name, parts in (("kohor.csv", found.cohorts), ("daerah.csv", found.regions)):
        rows = table(archive, name)
        assert [row["observed"] for row in rows] == [str(part.observed) for part in parts]
        assert sum(float(row["expected"]) for row in rows) == pytest.approx(answer.expected)
        assert sum(int(row["observed"]) for row in rows) == answer.observed
        assert [read(row["ratio"]) for row in rows] == [part.ratio for part in parts]
    assert {row["region"] for row in table(archive, "daerah.csv")} == set(found.treated)
    months = table(archive, "bulan-peristiwa.csv")
    assert [(int(row["since"]), read(row["expected_rate"])) for row in months] == [
        (one.since, one.expected) for one in found.months
    ]
    before = table(archive, "pratren.csv")[0]
    assert (read(before["ratio"]), read(before["low"])) == (answer.pretrend.ratio, (answer.pretrend.interval or [0])[0])
    checks = [(row["check"], row["verdict"], read(row["ratio"])) for row in table(archive, "kepekaan.csv")]
    assert checks == [(check.key.value, check.verdict.value, check.ratio) for check in found.checks] and len(checks) > 4
    left_out = {(row["region"], row["reason"]) for row in table(archive, "dikeluarkan.csv")}
    assert left_out >= {(made.regions[-1], "other_scope")}
    roles = {(row["region"], row["role"]) for row in table(archive, "panel-lengkap.csv")}
    assert {region for region, role in roles if role == "treated"} == set(found.treated)
    assert {region for region, role in roles if role == "compared"} == set(found.compared)


def read(cell: str) -> float | None:
    return float(cell) if cell else None


def test_the_draws_give_the_interval(app: Flask, sign_in: SignIn, analysis: int) -> None:
    with app.app_context():
        answer = result_from(db.session.get_one(Analysis, analysis).result).answer
    noise = [float(row["noise"]) for row in table(taken(sign_in("biro"), analysis), "plasebo-undian.csv")]
    assert len(noise) == DRAWS
    low, high = np.quantile(noise, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    assert answer.interval == pytest.approx((answer.ratio / (1 + high), answer.ratio / (1 + low)))


def test_p_values_are_only_for_exploring(sign_in: SignIn, analysis: int) -> None:
    archive = taken(sign_in("biro"), analysis)
    rows = table(archive, "nilai-p.csv")
    assert {row["outcome"] for row in rows} == {"received", "citizen_kept", "finished"}  # never of what was asked
    assert all(float(row["p_holm"]) >= float(row["p"]) for row in rows if row["p"])
    others = [name for name in archive.namelist() if name.endswith(".csv") and name != "nilai-p.csv"]
    assert not any({"p", "p_holm"} & set(heading(archive, name)) for name in others)


def test_missing_is_empty_and_not_zero(app: Flask, sign_in: SignIn, made: Source) -> None:
    torn = sources.unpacked(sources.packed(made))
    for counts in (torn.received, torn.citizen, torn.citizen_kept, torn.settled, torn.finished):
        counts[3, 5] = np.nan
    with app.app_context():
        number = kept(Settings(), torn)
    archive = taken(sign_in("biro"), number)
    row = table(archive, "panel-lengkap.csv")[3 * torn.months + 5]
    assert (row["citizen"], row["complete"]) == ("", "0")
    assert [one["complaints"] for one in table(archive, "panel.csv")].count("") == 1


def test_no_name_runs_as_a_formula(sign_in: SignIn, analysis: int) -> None:
    archive = taken(sign_in("biro"), analysis)
    assert table(archive, "panel-lengkap.csv")[0]["name"] == f"'{NAMELESS}"
    for name in archive.namelist():
        if name.endswith(".csv"):
            for row in csv.reader(StringIO(text(archive, name))):
                assert not any(one.startswith(("=", "+", "@", "\t")) for one in row), (name, row)


def test_cells_are_written_alike_everywhere() -> None:
    assert [cell(value) for value in (None, "", float("nan"), float("inf"))] == [""] * 4
    assert [cell(value) for value in (True, 3.0, -2, 0.1, 1e-9)] == ["1", "3", "-2", "0.1", "1e-09"]
    assert [cell(text) for text in ("-1", "@x", "+6", "\tx", "a=b")] == ["'-1", "'@x", "'+6", "'\tx", "a=b"]


def test_every_file_column_and_code_is_explained(sign_in: SignIn, analysis: int) -> None:
    archive = taken(sign_in("biro"), analysis)
    names, book = archive.namelist(), table(archive, "kode-buku.csv")
    told = {(row["file"], row["column"]) for row in book if not row["value"]}
    columns = {(name, column) for name in names if name.endswith(".csv") for column in heading(archive, name)}
    assert columns - told == {("kode-buku.csv", column) for column in ("file", "column", "value", "arti", "meaning")}
    codes = {(row["column"], row["value"]) for row in book if row["value"]}
    for name, column in columns:
        if column in {coded for coded, _code in codes} and name != "kode-buku.csv":
            assert {(column, row[column]) for row in table(archive, name) if row[column]} <= codes, (name, column)
    assert all(row["arti"] and row["meaning"] for row in book)
    assert names[0] == "BACA-SAYA.txt" and set(names[1:]) <= set(HELD)
    assert all(name in text(archive, "BACA-SAYA.txt") for name in names[1:])


def test_the_same_analysis_gives_the_same_bytes(
    app: Flask, sign_in: SignIn, actor: Actor, analysis: int, tmp_path: Path
) -> None:
    taken(sign_in("biro"), analysis)
    with app.app_context():
        making.pack(analysis, actor=actor("ngo-satu"), now=NOW, data_folder=tmp_path)
        found = db.session.get_one(Analysis, analysis)
        first = store.place(Path(app.config["DATA_DIR"]), found, version())
        assert store.place(tmp_path, found, version()).read_bytes() == first.read_bytes()
        before = first.stat().st_mtime_ns
        making.pack(analysis, actor=actor("ngo-satu"), now=NOW, data_folder=Path(app.config["DATA_DIR"]))
        assert first.stat().st_mtime_ns == before


def test_old_archives_are_let_go_and_made_again(app: Flask, actor: Actor, analysis: int, tmp_path: Path) -> None:
    with app.app_context():
        making.pack(analysis, actor=actor("biro"), now=NOW, data_folder=tmp_path)
        path = store.place(tmp_path, db.session.get_one(Analysis, analysis), version())
        written = (NOW - store.KEPT - timedelta(seconds=1)).timestamp()
        utime(path, (written, written))
        store.let_go(tmp_path, NOW - timedelta(seconds=2))
        assert path.exists()
        store.let_go(tmp_path, NOW)
        assert not path.exists()


def test_another_analysis_under_the_same_number_has_another_file(app: Flask, analysis: int, tmp_path: Path) -> None:
    with app.app_context():
        found = db.session.get_one(Analysis, analysis)
        before = store.place(tmp_path, found, "1")
        assert before != store.place(tmp_path, found, "2")
        found.settings_digest = "0" * 64
        assert before != store.place(tmp_path, found, "1")


def test_it_says_so_when_computing_again_gives_something_else(app: Flask, sign_in: SignIn, analysis: int) -> None:
    with app.app_context(), transaction():
        found = db.session.get_one(Analysis, analysis)
        found.result = {**found.result, "residents": 7}
    archive = taken(sign_in("biro"), analysis)
    assert json.loads(text(archive, "pengaturan.json"))["recomputed_identical"] is False
    for name in ("BACA-SAYA.txt", "catatan-metode-id.md"):
        assert "berbeda dari hasil.json" in text(archive, name)
    assert json.loads(text(archive, "hasil.json"))["residents"] == 7


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("app.documents.store.os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        put(tmp_path / "unduhan" / "1-a.zip", b"x")
    assert list((tmp_path / "unduhan").iterdir()) == []


def test_the_code_book_says_why_each_region_can_be_left_out() -> None:
    assert set(CODES["reason"]) == {*Excluded, *LEFT_OUT}
