"""Everyone reads how it is computed, in either language, with the figures and the table that the estimator goes by."""

import re
from datetime import date
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale

from app.measurement.estimator import decision, limits
from app.measurement.method import document
from app.measurement.method import tested as report
from app.measurement.method.table import TABLE, Row, Span
from app.measurement.method.tested import REPORT, read
from app.measurement.queries.counts import SETTLED_AFTER
from app.measurement.sentences import GRADES, VERDICTS
from tests.conftest import SignIn
from tests.simulations.rows import WORLDS
from tests.sweep.test_pages import ROLES, Page
from tests.sweep.test_words import BANNED

PAGE, REPORTED = "/dasbor/cara-menghitung", "/dasbor/cara-menghitung/pengujian"
NOTE = {"command": "x", "only": 0, "zero": True, "version": "1", "number": 1, "digest": "ab", "seed": 7, "same": True}


@pytest.mark.parametrize("who", ROLES)
def test_everyone_finds_it_below_dasbor_in_her_language(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    assert f'href="{PAGE}"' in browser.get("/dasbor").text
    page = browser.get(PAGE)
    assert Page(page.text).texts["h1"] == "Cara menghitung" and "Tidak ada tingkat yang disebut bukti" in page.text
    english = browser.get(f"{PAGE}?hl=en")
    assert Page(english.text).texts["h1"] == "How it is computed" and "No grade is called proof" in english.text
    assert f'href="{REPORTED}"' in page.text


def test_a_stranger_is_sent_to_sign_in(client: FlaskClient) -> None:
    for url in (PAGE, REPORTED):
        assert client.get(url).status_code == 303


def test_the_report_of_the_tests_is_read_there_too(sign_in: SignIn) -> None:
    page = sign_in("ngo-satu").get(REPORTED).text
    assert 'data-label="coverage"' in page and 'lang="en"' in page
    assert page.count("<tr") == 1 + len(report.tested().worlds)


def holds(span: Span, figure: int) -> bool:
    return span[0] <= figure and (span[1] is None or figure <= span[1])


def rows_for(treated: int, comparisons: int, before: int, after: int, *, later: bool) -> list[Row]:
    figures = (treated, comparisons, before, after)
    return [
        row
        for row in TABLE
        if all(map(holds, (row.treated, row.comparisons, row.before, row.after), figures))
        and (row.only_later == later or comparisons < decision.ENOUGH_FOR_RATIO)
    ]


def test_every_row_of_the_table_is_what_the_estimator_decides() -> None:
    """For all counts around every threshold; none of them is without a row."""
    some = product((1, 2, 3, 9, 10, 50), (1, 7, 8, 19, 20, 400), (12, 23, 24, 90), (3, 5, 6, 12), (False, True))
    for treated, comparisons, before, after, later in some:
        found = rows_for(treated, comparisons, before, after, later=later)
        decided = decision.row(treated, comparisons, before, after, only_later=later)
        assert {(row.method, row.grade) for row in found} == {decided}, (treated, comparisons, before, after, later)


def test_the_page_shows_all_rows_of_the_table(sign_in: SignIn) -> None:
    cells = re.findall(r'data-label="Tingkat tertinggi"[^>]*>([^<]*)<', sign_in("biro").get(PAGE).text)
    rest = ["D", "tanpa tingkat", "D"]  # nothing to compare with; a minimum missed; moved before
    assert cells == [row.grade for row in TABLE] + rest


@pytest.mark.parametrize("language", document.LANGUAGES)
def test_what_each_grade_and_verdict_is_called_is_said(app: Flask, language: str) -> None:
    with app.app_context():
        text = document.method(language)
        with force_locale(language):
            assert all(f"**{grade.value}, {words}:**" in text for grade, words in GRADES.items())
            assert all(str(words) in text for words in VERDICTS.values())


CHANGES = [
    (limits, "LEAST_BEFORE", 71),
    (limits, "LEAST_AFTER", 71),
    (limits, "LEAST_EXPECTED", 77),
    (limits, "MOST_MISSING", 0.37),
    (limits, "MOST_OF_ONE", 0.37),
    (limits, "LEVEL", 0.37),
    (limits, "EARLIER", 71),
    (limits, "DRAWS", 777),
    (limits, "WINDOW", (71, 73)),
    (limits, "ANTICIPATED", 71),
    (limits, "LONGER", (71, 73)),
    (limits, "LEAST_REACH", 71.5),
    (decision, "ENOUGH_FOR_PLACEBO", 77),
    (decision, "ENOUGH_FOR_RATIO", 71),
    (decision, "LONG_BEFORE", 77),
    (decision, "LONG_AFTER", 71),
    (decision, "NARROW", (0.37, 1.37)),
]


@pytest.mark.parametrize("language", document.LANGUAGES)
@pytest.mark.parametrize(("module", "name", "other"), CHANGES, ids=[name for _module, name, _other in CHANGES])
def test_no_threshold_is_written_beside_the_code(
    app: Flask, monkeypatch: pytest.MonkeyPatch, language: str, module: object, name: str, other: object
) -> None:
    with app.app_context():
        before = document.method(language)
        monkeypatch.setattr(module, name, other)
        after = document.method(language)
    new = set(re.findall(r"\d+", after)) - set(re.findall(r"\d+", before))
    assert new & {"71", "73", "77", "37", "777"}, name


def test_reports_are_as_old_as_the_page_says() -> None:
    assert document.SETTLED == SETTLED_AFTER


@pytest.mark.parametrize("note", [False, True])
def test_both_languages_say_the_same_in_the_same_order(app: Flask, note: bool) -> None:
    with app.app_context():
        texts = [document.method_note(one, **NOTE) if note else document.method(one) for one in document.LANGUAGES]
    shapes = [re.findall(r"^(?:#+|-|\||```)", text, re.MULTILINE) for text in texts]
    assert shapes[0] == shapes[1] and len(shapes[0]) > 50
    paragraphs = [text.split("\n") for text in texts]
    for one, other in zip(*paragraphs, strict=True):
        assert figures(one) == figures(other), one


def figures(line: str) -> list[str]:
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", line)))


def test_the_words_are_those_of_the_house(app: Flask) -> None:
    with app.app_context():
        text = document.method_note("id", **NOTE) + document.method("id")
    assert BANNED.findall(text) == []
    assert "karena" not in text.lower()


def test_what_was_tested_is_read_from_its_report() -> None:
    text = REPORT.read_text(encoding="utf-8")
    row = "| a world | 1.000 | 1.000 ±0.000 | +0.000 ±0.001 | 0.031 | 0.948 ±0.007 | 0.043 ±0.006 | 0.021 ±0.005 |"
    other = re.sub(r"^\| [^p-].*$\n?", "", text, flags=re.MULTILINE).replace("1,000 draws", "250 draws") + row
    found = read(other)
    assert (found.draws, found.on) == (250, report.tested().on)
    assert [world.name for world in found.worlds] == ["a world"]
    assert (found.coverages, found.false_alarms, found.empty) == ((0.948, 0.948), (0.043, 0.043), 1)
    assert report.tested().on >= date(2026, 11, 25) and len(report.tested().worlds) == len(WORLDS)
    with pytest.raises(ValueError, match="no report"):
        read("# Anything else")
