"""Ayu switches things on and off; each change is in the trail, and nobody else comes near."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.policy import REGIONS_SANCTION
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import Forbidden
from app.installation.operations import change_settings
from app.installation.settings import SWITCHES, is_on, switch
from tests.browsing import send
from tests.conftest import SignIn
from tests.factories.cast import NOW

Actor = Callable[[str], Any]
NAME = REGIONS_SANCTION.name


def events() -> list[AuditEvent]:
    query = select(AuditEvent).where(AuditEvent.action == "settings:change").order_by(AuditEvent.id)
    return list(db.session.scalars(query))


def test_on_and_off_again(app: Flask, sign_in: SignIn) -> None:
    ayu = sign_in("admin")
    assert 'href="/pengaturan"' in ayu.get("/").text
    page = ayu.get("/pengaturan").text
    assert "hanya staf Biro yang dapat melakukannya" in page
    assert "checked" not in page
    assert send(ayu, "/pengaturan", **{NAME: "y"}).status_code == 303
    page = ayu.get("/pengaturan").text
    assert "Pengaturan disimpan." in page
    assert "checked" in page
    assert send(ayu, "/pengaturan").status_code == 303
    assert "Tidak ada yang berubah." in ayu.get("/pengaturan").text
    assert ayu.post("/pengaturan", data={"csrf_token": ""}).status_code == 303
    with app.app_context():
        assert not is_on(REGIONS_SANCTION)
        assert [event.details for event in events()] == [
            {"fields": [NAME], NAME: "on"},
            {"fields": [NAME], NAME: "off"},
        ]


def test_it_is_off_until_somebody_says_so(context: None) -> None:
    assert [one.name for one in SWITCHES.values() if is_on(one)] == []


@pytest.mark.parametrize("name", ["biro", "daerah", "opd", "ngo-satu", "peninjau"])
def test_nobody_else_changes_it(app: Flask, sign_in: SignIn, actor: Actor, name: str) -> None:
    browser = sign_in(name)
    assert browser.get("/pengaturan").status_code == 403
    assert browser.post("/pengaturan", data={NAME: "y"}).status_code == 403
    assert 'href="/pengaturan"' not in browser.get("/").text
    with app.app_context():
        with pytest.raises(Forbidden), transaction():
            change_settings({NAME: True}, actor=actor(name), now=NOW)
        assert not is_on(REGIONS_SANCTION)
        assert events() == []


def test_a_change_is_seen_in_its_own_transaction(app: Flask, actor: Actor) -> None:
    with app.app_context(), transaction():
        assert not is_on(REGIONS_SANCTION)
        change_settings({NAME: True}, actor=actor("admin"), now=NOW)
        assert is_on(REGIONS_SANCTION)


def test_a_name_is_given_once(context: None) -> None:
    with pytest.raises(ValueError, match="registered twice"):
        switch(NAME, "", "")
