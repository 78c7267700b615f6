"""Sari presses twice, reloads, or has a bad line: what she recorded is there once, and she is led to it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.core.db import db, transaction
from app.sendings.models import SentForm
from app.sendings.operations import KEPT, claim
from tests.conftest import Actor, SignIn
from tests.factories.cast import NOW
from tests.sendings.forms import CASES, Case

AT_ONCE = 20


def nonce_in(page: str) -> str:
    found = re.search(r'name="nonce" type="hidden" value="([^"]+)"', page)
    assert found
    return found[1]


def opened(browser: FlaskClient, case: Case) -> dict[str, Any]:
    """What the browser sends: what is typed, and the nonce of the page."""
    return case.data | {"nonce": nonce_in(browser.get(case.url).text)}


def how_many(app: Flask, model: Any) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("name", CASES)
def test_the_same_form_twice_adds_one_and_leads_to_it(app: Flask, sign_in: SignIn, name: str) -> None:
    case, before = CASES[name], how_many(app, CASES[name].model)
    browser = sign_in(case.who)
    form = opened(browser, case)
    first, second = browser.post(case.url, data=form), browser.post(case.url, data=form)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert "Formulir ini sudah disimpan sebelumnya" in browser.get(second.location).text
    assert how_many(app, case.model) == before + 1


@pytest.mark.parametrize("name", CASES)
def test_twenty_at_once_add_one(app: Flask, sign_in: SignIn, name: str) -> None:
    case, before = CASES[name], how_many(app, CASES[name].model)
    browsers = [sign_in(case.who) for _number in range(AT_ONCE)]
    form, together = opened(browsers[0], case), Barrier(AT_ONCE)

    def post(browser: FlaskClient) -> TestResponse:
        together.wait(30)
        return browser.post(case.url, data=form)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = [(response.status_code, response.location) for response in pool.map(post, browsers)]
    assert answers == [(303, answers[0][1])] * AT_ONCE
    assert how_many(app, case.model) == before + 1


@pytest.mark.parametrize("name", CASES)
def test_two_pages_opened_apart_are_two_forms(app: Flask, sign_in: SignIn, name: str) -> None:
    case = CASES[name]
    browser = sign_in(case.who)
    assert opened(browser, case)["nonce"] != opened(browser, case)["nonce"]


def test_another_text_under_the_same_nonce_is_not_lost_and_not_saved_unasked(app: Flask, sign_in: SignIn) -> None:
    case = CASES["meeting"]
    sari = sign_in(case.who)
    form = opened(sari, case)
    assert sari.post(case.url, data=form).status_code == 303
    changed = sari.post(case.url, data=form | {"title": "Rapat yang lain"})
    assert changed.status_code == 422
    assert "sudah pernah disimpan, dan isinya kini berbeda" in changed.text
    assert 'value="Rapat yang lain"' in changed.text
    assert how_many(app, case.model) == 1
    again = sari.post(case.url, data=form | {"title": "Rapat yang lain", "nonce": nonce_in(changed.text)})
    assert again.status_code == 303
    assert how_many(app, case.model) == 2


def test_the_other_button_is_the_same_form(app: Flask, sign_in: SignIn) -> None:
    case = CASES["meeting"]
    sari = sign_in(case.who)
    form = opened(sari, case)
    draft, sent = sari.post(case.url, data=form), sari.post(case.url, data=form | {"save": "send"})
    assert (sent.status_code, sent.location) == (303, draft.location)
    assert how_many(app, case.model) == 1


def test_a_refused_form_keeps_its_nonce_and_can_be_corrected(app: Flask, sign_in: SignIn) -> None:
    case = CASES["meeting"]
    sari = sign_in(case.who)
    form = opened(sari, case)
    refused = sari.post(case.url, data=form | {"region_code": "", "save": "send"})
    assert refused.status_code == 422
    assert nonce_in(refused.text) == form["nonce"]
    assert how_many(app, SentForm) == 0
    assert sari.post(case.url, data=form).status_code == 303


def test_a_helper_button_keeps_the_nonce(sign_in: SignIn) -> None:
    case = CASES["training"]
    budi = sign_in(case.who)
    form = opened(budi, case)
    assert nonce_in(budi.post(case.url, data=form | {"add": "people"}).text) == form["nonce"]


def test_what_is_no_nonce_is_a_new_form(app: Flask, sign_in: SignIn) -> None:
    case = CASES["organization"]
    sari = sign_in(case.who)
    for number, odd in enumerate(("", "x" * 500, "\x00", "²" * 22)):
        form = case.data | {"name": f"Forum Warga {number}", "nonce": odd}
        assert sari.post(case.url, data=form).status_code == 303
    assert how_many(app, SentForm) == 4


def test_tuti_learns_nothing_from_budis_nonce(app: Flask, sign_in: SignIn) -> None:
    case = CASES["training"]
    budi, tuti = sign_in("ngo-satu"), sign_in("ngo-dua")
    form = opened(budi, case)
    his, hers = budi.post(case.url, data=form), tuti.post(case.url, data=form)
    assert (his.status_code, hers.status_code) == (303, 303)
    assert his.location != hers.location
    assert how_many(app, case.model) == 2


def test_who_may_not_record_leaves_no_trace(app: Flask, sign_in: SignIn) -> None:
    for name in ("meeting", "training", "organization", "person"):
        rudi = sign_in("peninjau")
        assert rudi.post(CASES[name].url, data=CASES[name].data | {"nonce": "a" * 22}).status_code == 403
    assert how_many(app, SentForm) == 0


def test_the_row_holds_nothing_that_was_typed(app: Flask, sign_in: SignIn) -> None:
    case = CASES["account"]
    ayu = sign_in(case.who)
    form = opened(ayu, case)
    ayu.post(case.url, data=form)
    with app.app_context():
        row = db.session.scalars(select(SentForm)).one()
        assert re.fullmatch("[0-9a-f]{64}", row.digest)
        digest = row.digest
    other = ayu.post(case.url, data=form | {"new_password": "kata-lain-yang-panjang"})
    assert other.status_code == 303  # the password takes no part in telling two forms apart
    with app.app_context():
        assert db.session.scalars(select(SentForm)).one().digest == digest


@pytest.mark.usefixtures("context")
def test_old_forms_are_forgotten_on_the_way(actor: Actor) -> None:
    sari = actor("biro")
    with transaction():
        claim("a" * 22, "0" * 64, actor=sari, now=NOW)
    with transaction():
        _row, new = claim("b" * 22, "0" * 64, actor=sari, now=NOW + KEPT)
        assert new
        assert not claim("a" * 22, "0" * 64, actor=sari, now=NOW + KEPT)[1]
    with transaction():
        claim("c" * 22, "0" * 64, actor=sari, now=NOW + KEPT + timedelta(seconds=1))
    assert set(db.session.scalars(select(SentForm.nonce))) == {"b" * 22, "c" * 22}
