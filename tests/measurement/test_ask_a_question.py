"""/dasbor/perbandingan/baru: all is chosen, and told how much could be seen, before there is any result."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.core.db import db
from app.jobs.models import Job
from app.measurement.models import Analysis
from tests.conftest import SignIn
from tests.factories.rows import Rows
from tests.measurement.conftest import Give, world

URL = "/dasbor/perbandingan/baru"
MONTH = date(2026, 3, 1)
CHOSEN = {"outcome": "citizen", "treatment": "public", "window": "1-6"}


def text_of(html: str) -> str:
    body = html.split("<main", 1)[1]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def nonce(browser: FlaskClient, url: str) -> str:
    found = re.search(r'name="nonce"[^>]*value="([^"]+)"', browser.get(url).text)
    assert found
    return found[1]


def chosen(browser: FlaskClient, **changes: Any) -> Any:
    """What the browser is led to once everything was chosen."""
    response = browser.post(URL, data={"nonce": nonce(browser, URL)} | CHOSEN | changes)
    assert response.status_code == 303, text_of(response.text)
    return browser.get(response.location, follow_redirects=True)


def count(app: Flask, model: Any) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("who", ["biro", "daerah", "opd", "ngo-satu"])
def test_what_could_be_seen_is_told_before_anything_is_compared(
    app: Flask, given: Give, sign_in: SignIn, who: str
) -> None:
    browser = sign_in(who)
    page = chosen(browser)
    text = text_of(page.text)
    assert re.search(r"Daerah yang dilihat 3 yang datanya cukup panjang Daerah pembanding 25", text)
    assert re.search(r"Perubahan terkecil yang dapat terlihat dengan data ini: \+\d+%\.", text)
    assert "tanpa kegiatan" not in text
    assert count(app, Analysis) == 0
    answer = browser.post(page.request.path, data={"nonce": nonce(browser, page.request.path)})
    result = browser.get(answer.location, follow_redirects=True)
    assert result.request.path == "/dasbor/perbandingan/1"
    assert "Analisis ke-1 dari 1 pada data ini (0 baku, 1 pilihan)." in text_of(result.text)


def test_what_happened_after_the_outreach_is_not_told_beforehand(given: Give, sign_in: SignIn) -> None:
    calm = text_of(chosen(sign_in("biro")).text)
    loud = world()
    loud.citizen[-3:, 27:] *= 3
    given(loud)
    assert text_of(chosen(sign_in("biro")).text) == calm


def test_sending_twice_asks_once(app: Flask, given: Give, sign_in: SignIn) -> None:
    browser = sign_in("biro")
    form = {"nonce": nonce(browser, URL)} | CHOSEN
    first, second = browser.post(URL, data=form), browser.post(URL, data=form)
    assert first.location == second.location
    path = browser.get(first.location, follow_redirects=True).request.path
    go_on = {"nonce": nonce(browser, path)}
    assert browser.post(path, data=go_on).location == browser.post(path, data=go_on).location
    assert (count(app, Job), count(app, Analysis)) == (2, 1)


def test_the_choices_are_what_is_asked(app: Flask, given: Give, sign_in: SignIn, rows: Rows) -> None:
    rows.activity("biro", "Sosialisasi", targets=("36.02",), discusses_lapor=True)
    rows.months("36.01", [MONTH])
    rows.months("32.01", [MONTH])
    browser = sign_in("ngo-dua")
    page = chosen(
        browser, area=["36", "32"], regions=["36.02"], outcome="received", window="1-12", without_disrupted="y"
    )
    text = text_of(page.text)
    assert "Sebelum menghitung: Kabupaten Lebak" in text
    for said in (
        "Pengaduan dari semua saluran",
        "ke-1 sampai ke-12",
        "Provinsi Jawa Barat, Provinsi Banten",
        "ditinggalkan",
    ):
        assert said in text
    browser.get(browser.post(page.request.path, data={"nonce": nonce(browser, page.request.path)}).location)
    with app.app_context():
        settings = db.session.scalars(select(Analysis.settings)).one()
    assert settings["area"] == ["32", "36"]
    assert (settings["regions"], settings["outcome"], settings["window"]) == (["36.02"], "received", [1, 12])
    assert settings["without_disrupted"] is True


def test_who_changes_a_choice_finds_the_others_as_they_were(given: Give, sign_in: SignIn, rows: Rows) -> None:
    rows.activity("biro", "Sosialisasi", targets=("36.02",), discusses_lapor=True)
    rows.months("36.01", [MONTH])
    browser = sign_in("ngo-dua")
    page = chosen(browser, area=["36"], regions=["36.02"], outcome="received", window="1-12")
    back = re.search(r'href="([^"]*/baru\?[^"]*)"', page.text)
    assert back is not None
    form = browser.get(unescape(back[1])).text
    for value in ("36", "36.02", "received", "1-12"):
        assert re.search(rf'value="{re.escape(value)}"[^>]* checked|checked[^>]*value="{re.escape(value)}"', form), (
            value
        )
    assert sign_in("biro").get(unescape(back[1])).status_code == 404


def test_only_provinces_with_data_are_offered(given: Give, sign_in: SignIn, rows: Rows) -> None:
    browser = sign_in("ngo-dua")
    assert "Batasi provinsinya" not in browser.get(URL).text
    rows.months("36.01", [MONTH])
    form = browser.get(URL).text
    assert re.findall(r'name="area"[^>]*value="(\d+)"', form) == ["36"]
    refused = browser.post(URL, data={"nonce": nonce(browser, URL)} | CHOSEN | {"area": ["32"]})
    assert refused.status_code == 422 and "Pilih salah satu yang tersedia" in refused.text


def test_only_regions_that_were_reached_can_be_looked_at(sign_in: SignIn, rows: Rows) -> None:
    rows.activity("biro", "Sosialisasi", targets=("36.02",), discusses_lapor=True)
    rows.activity("biro", "Rapat anggaran", targets=("36.03",))
    offered = re.findall(r'name="regions"[^>]*value="([^"]+)"', sign_in("biro").get(URL).text)
    assert offered == ["36.02"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"outcome": "naik"}, "Pilih salah satu yang tersedia"),
        ({"window": "2-5"}, "Pilih salah satu yang tersedia"),
        ({"area": ["99"]}, "Pilih salah satu yang tersedia"),
        ({"treatment": ""}, "Pilih kegiatan yang dimaksud"),
    ],
)
def test_what_is_chosen_wrong_is_said_and_the_rest_is_kept(
    app: Flask, sign_in: SignIn, wrong: dict[str, Any], said: str
) -> None:
    browser = sign_in("biro")
    form = {"nonce": nonce(browser, URL)} | CHOSEN | {"without_disrupted": "y"} | wrong
    response = browser.post(URL, data=form)
    assert response.status_code == 422
    assert said in text_of(response.text)
    assert re.search(r'name="without_disrupted"[^>]*checked', response.text)
    assert count(app, Job) == 0


@pytest.mark.parametrize("who", ["admin", "peninjau"])
def test_who_only_reads_cannot_ask(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    assert browser.get(URL).status_code == 403
    assert browser.post(URL, data=CHOSEN).status_code == 403
    assert "Buat perbandingan" not in browser.get("/dasbor/perbandingan").text


def test_nobody_goes_on_with_what_another_asked(given: Give, sign_in: SignIn) -> None:
    path = chosen(sign_in("biro")).request.path
    tuti = sign_in("ngo-dua")
    assert tuti.get(path).status_code == 404
    assert tuti.post(path, data={"nonce": "a" * 22}).status_code == 404


def test_the_page_of_another_kind_of_job_is_not_found(app: Flask, given: Give, sign_in: SignIn) -> None:
    browser = sign_in("biro")
    browser.post("/dasbor/perbandingan/baku")
    assert browser.get(f"{URL}/1").status_code == 404


@pytest.mark.parametrize("number", ["0", "99", "x", "²"])
def test_an_earlier_question_that_is_not_there_is_no_error_of_ours(sign_in: SignIn, number: str) -> None:
    assert sign_in("biro").get(f"{URL}?seperti={number}").status_code in (200, 404)


def test_the_worker_tells_how_far_it_is(
    app: Flask, given: Give, sign_in: SignIn, jobs_wait: Callable[[int], None]
) -> None:
    browser = sign_in("biro")
    follow = browser.post("/dasbor/perbandingan/baku").location
    assert "Menghitung analisis baku" in browser.get(follow).text
    jobs_wait(1)
    assert browser.get(follow).location == "/dasbor/perbandingan"
    with app.app_context():
        job = db.session.get_one(Job, 1)
        assert (job.done, job.total) == (3, 4)
        assert job.result == {"computed": 4, "kept": 0}
