"""Dewi sanctions reports of her region where an administrator allows it, and never those of another."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import PaperState
from app.activities.policy import REGIONS_SANCTION
from app.core.db import transaction
from app.installation.operations import change_settings
from tests.browsing import press, send
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.reports import REASON, in_state, state_of, whole

Actor = Callable[[str], Any]


@pytest.fixture
def reports(app: Flask, actor: Actor) -> tuple[int, int]:
    """Budi's in Lebak, Tuti's in Tangerang."""
    with app.app_context(), transaction():
        here = whole(actor("ngo-satu"), "Di Lebak")
        return here, whole(actor("ngo-dua"), "Di Tangerang", region_code="36.03")


@pytest.fixture
def allowed(app: Flask, actor: Actor) -> None:
    with app.app_context(), transaction():
        change_settings({REGIONS_SANCTION.name: True}, actor=actor("admin"), now=NOW)


@pytest.mark.usefixtures("allowed")
def test_where_it_is_allowed_she_has_the_work(app: Flask, sign_in: SignIn, reports: tuple[int, int]) -> None:
    here, elsewhere = reports
    dewi = sign_in("daerah")
    for page in (dewi.get("/").text, dewi.get("/kegiatan/pengesahan").text):
        assert "Di Lebak" in page
        assert "Di Tangerang" not in page
    assert press(dewi, f"/kegiatan/{here}", "sahkan").status_code == 303
    assert "oleh Diskominfo Kabupaten Lebak." in sign_in("ngo-satu").get(f"/kegiatan/{here}").text
    assert press(dewi, f"/kegiatan/{here}", "kunci").status_code == 303
    assert send(dewi, f"/kegiatan/{here}/buka-kembali", reason=REASON).status_code == 303
    assert "Di Lebak" in dewi.get("/kegiatan?keadaan=returned").text
    response = dewi.post("/kegiatan/pengesahan", data={"pilih": f"{elsewhere}:2"})
    assert "bukan bagian Anda" in dewi.get(response.location).text
    with app.app_context():
        assert (state_of(here), state_of(elsewhere)) == (PaperState.RETURNED, PaperState.SUBMITTED)


@pytest.mark.usefixtures("allowed")
def test_what_she_only_takes_part_in_is_not_hers(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = whole(actor("ngo-dua"), region_code="36.03", participant_ids=(actor("daerah").organization_id,))
    dewi = sign_in("daerah")
    page = dewi.get(f"/kegiatan/{number}").text
    assert "Sahkan" not in page
    for step in ("sahkan", "kembalikan", "kunci", "buka-kembali"):
        assert dewi.post(f"/kegiatan/{number}/{step}", data={"version": "2", "reason": "x"}).status_code == 403, step


def test_where_it_is_not_she_has_none(sign_in: SignIn, reports: tuple[int, int]) -> None:
    dewi = sign_in("daerah")
    assert "Menunggu pengesahan" not in dewi.get("/").text
    assert "/kegiatan/pengesahan" not in dewi.get("/kegiatan").text
    assert "Sahkan" not in dewi.get(f"/kegiatan/{reports[0]}").text
    assert dewi.get("/kegiatan/pengesahan").status_code == 403
    assert dewi.post(f"/kegiatan/{reports[0]}/sahkan", data={"version": "2"}).status_code == 403


def test_a_power_that_was_taken_back_is_gone_at_once(
    app: Flask, sign_in: SignIn, actor: Actor, reports: tuple[int, int]
) -> None:
    admin: FlaskClient = sign_in("admin")
    dewi = sign_in("daerah")
    assert send(admin, "/pengaturan", regions_sanction="y").status_code == 303
    assert dewi.get("/kegiatan/pengesahan").status_code == 200
    with app.app_context(), transaction():
        returned = in_state(PaperState.RETURNED, actor("ngo-satu"), actor("biro"))
    assert dewi.get(f"/kegiatan/{returned}").status_code == 200
    assert admin.post("/pengaturan", data={"csrf_token": ""}).status_code == 303
    assert dewi.get("/kegiatan/pengesahan").status_code == 403
    assert dewi.get(f"/kegiatan/{returned}").status_code == 404
    assert dewi.post(f"/kegiatan/{reports[0]}/sahkan", data={"version": "2"}).status_code == 403


@pytest.mark.parametrize("setting", [False, True])
def test_the_setting_is_asked_once_a_page(
    app: Flask, sign_in: SignIn, actor: Actor, queries_of: QueriesOf, reports: tuple[int, int], setting: bool
) -> None:
    with app.app_context(), transaction():
        change_settings({REGIONS_SANCTION.name: setting}, actor=actor("admin"), now=NOW)
    dewi = sign_in("daerah")
    for url in ("/", "/kegiatan", f"/kegiatan/{reports[0]}", "/tindak-lanjut"):
        assert queries_of(dewi, url) <= 15, url
