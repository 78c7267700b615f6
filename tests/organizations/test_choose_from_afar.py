"""Lists hold the nearest organizations; whoever is further away is looked up by name, and nothing chosen is lost."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import Activity
from app.core.db import db, transaction
from app.organizations.choosing import MOST_FOUND, MOST_OFFERED
from app.organizations.matching import Known, Register
from app.organizations.models import Organization, OrganizationCategory
from app.people.models import Position
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import typed
from tests.factories.registers import fill_registers

URL = "/kegiatan/pertemuan/catat"
FORMS = (("biro", URL), ("ngo-satu", "/kegiatan/pelatihan/catat"), ("biro", "/kerja-sama/catat"))
Home = Callable[..., int]


@pytest.fixture
def home(app: Flask) -> Home:
    """home("Karang Taruna", "91.71") adds one in Jayapura to a full register, and gives its number."""
    with app.app_context():
        fill_registers()

    def add(name: str, region_code: str = "91.71", short_name: str = "") -> int:
        with app.app_context(), transaction():
            row = Organization(
                name=name,
                folded_name=name.lower(),
                short_name=short_name,
                category=OrganizationCategory.NGO,
                region_code=region_code,
                created_at=NOW,
            )
            db.session.add(row)
            db.session.flush()
            return row.id

    return add


def lists(page: str) -> dict[str, dict[str, str]]:
    """Of every list of organizations what it offers, by name; the chosen one stands under "chosen" too."""
    found = {}
    for name, inside in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        if re.match(r"(hosts|participants)-|.*organization_id$", name):
            options = re.findall(r'<option value="([^"]*)"([^>]*)>([^<]*)', inside)
            found[name] = {value: text.strip() for value, _how, text in options}
            found[name]["chosen"] = next((value for value, how, _text in options if "selected" in how), "")
    return found


def said(page: str) -> str:
    return re.sub(r"\s+", " ", (re.findall(r'<p role="status">(.*?)</p>', page, re.DOTALL) or [""])[0])


@pytest.mark.parametrize(("who", "url"), FORMS)
def test_far_away_ones_are_found_by_name_for_every_list(home: Home, sign_in: SignIn, who: str, url: str) -> None:
    far, browser = str(home("Yayasan Noken Papua", short_name="YNP")), sign_in(who)
    page = browser.get(url).text
    assert all(len(one) == MOST_OFFERED + 2 and far not in one for one in lists(page).values())
    assert f"memuat {MOST_OFFERED} dari" in page
    for words in ("ynp", "Yayasan Noken Papua (Kota Jayapura)", "noken jayapura"):
        found = browser.post(url, data={"find": "1", "far": words})
        assert found.status_code == 200
        assert "Yayasan Noken Papua (Kota Jayapura) sekarang ada dalam setiap daftar" in said(found.text)
        assert all(far in one for one in lists(found.text).values())
        assert words in found.text


def test_a_far_one_is_chosen_saved_and_offered_from_then_on(app: Flask, home: Home, sign_in: SignIn) -> None:
    far, browser = str(home("Yayasan Noken Papua")), sign_in("biro")
    chosen = typed(participants__0=far, commitments__0__what="Surat", commitments__0__owner_organization_id=far)
    refused = browser.post(URL, data=chosen | {"title": "", "far": "noken"})
    assert refused.status_code == 422
    assert lists(refused.text)["participants-0"]["chosen"] == far
    more = browser.post(URL, data=chosen | {"add": "hosts"})
    assert lists(more.text)["commitments-0-owner_organization_id"]["chosen"] == far
    assert browser.post(URL, data=chosen | {"far": "noken"}).status_code == 303
    with app.app_context():
        number = db.session.scalars(select(Activity.id)).one()
    assert lists(browser.get(f"/kegiatan/{number}/ubah-pertemuan").text)["participants-0"]["chosen"] == far
    assert far in lists(browser.get(URL).text)["hosts-0"]
    assert far not in lists(sign_in("ngo-satu").get(URL).text)["hosts-0"]  # with whom others meet is theirs


def test_several_of_a_name_are_all_offered_and_told_apart(home: Home, sign_in: SignIn) -> None:
    numbers = {str(home("Karang Taruna Merdeka", code)) for code in ("91.71", "11.71")}
    page = sign_in("biro").post(URL, data={"find": "1", "far": "karang taruna merdeka"}).text
    assert "2 organisasi cocok" in said(page)
    assert "Karang Taruna Merdeka (Kota Jayapura); Karang Taruna Merdeka (Kota Banda Aceh)" in said(page)
    assert numbers <= lists(page)["hosts-0"].keys()


def test_too_many_or_none_are_said_so(home: Home, sign_in: SignIn) -> None:
    for number in range(MOST_FOUND + 1):
        home(f"Kelompok Tani {number}")
    browser = sign_in("biro")
    many = browser.post(URL, data={"find": "1", "far": "kelompok tani"}).text
    assert f"{MOST_FOUND + 1} organisasi cocok dengan “kelompok tani”. Tulis nama yang lebih lengkap" in said(many)
    none = browser.post(URL, data={"find": "1", "far": "<b>tidak ada</b>"})
    assert "Tidak ada organisasi yang cocok dengan “&lt;b&gt;tidak ada&lt;/b&gt;”" in said(none.text)


def test_who_was_searched_and_not_chosen_is_not_forgotten(app: Flask, home: Home, sign_in: SignIn) -> None:
    far, browser = str(home("Yayasan Noken Papua")), sign_in("biro")
    answer = browser.post(URL, data=typed(far="noken"))
    assert answer.status_code == 422
    assert '<a href="#far">Yayasan Noken Papua (Kota Jayapura) sekarang ada' in answer.text
    assert far in lists(answer.text)["hosts-0"]
    with app.app_context():
        assert db.session.query(Activity).count() == 0


@pytest.mark.parametrize("url", [URL, "/kegiatan/pelatihan/catat", "/kerja-sama/catat"])
def test_a_row_that_was_added_has_a_list(sign_in: SignIn, url: str) -> None:
    name = "parties" if "kerja-sama" in url else "commitments"
    rows = lists(sign_in("biro").post(url, data={"add": name}).text)
    added = next(one for field, one in rows.items() if field.startswith(f"{name}-2-"))
    assert "Lembaga Suara Warga (Kab. Lebak)" in added.values()


def test_a_small_register_is_offered_whole_and_not_searched(sign_in: SignIn) -> None:
    page = sign_in("biro").get(URL).text
    assert 'name="far"' not in page
    assert len(lists(page)["hosts-0"]) == 5 + 2


def test_a_position_far_away_and_an_account_there(app: Flask, home: Home, sign_in: SignIn) -> None:
    far = str(home("Yayasan Noken Papua"))
    person: dict[str, Any] = {"name": "Yosepha (rekaan)", "title": "Ketua"}
    sari, ayu = sign_in("biro"), sign_in("admin")
    assert far in lists(sari.post("/orang/tambah", data=person | {"find": "1", "far": "noken"}).text)["organization_id"]
    assert sari.post("/orang/tambah", data=person | {"far": "noken", "organization_id": far}).status_code == 303
    account = ayu.post("/akun/tambah", data={"find": "1", "far": "noken"}).text
    assert lists(account)["organization_id"][""] == "Tanpa organisasi"
    assert far in lists(account)["organization_id"]
    with app.app_context():
        assert db.session.query(Position).filter_by(organization_id=int(far)).count() == 1


def test_a_full_register_costs_no_more_questions(app: Flask, sign_in: SignIn, queries_of: QueriesOf) -> None:
    sari: FlaskClient = sign_in("biro")
    few = queries_of(sari, URL)
    with app.app_context():
        fill_registers()
    assert queries_of(sari, URL) == few <= 15


def test_the_nearest_are_those_met_last_then_the_own_region_then_its_province() -> None:
    rows = [
        Known(1, "A", "", "91.71", "Kota Jayapura"),
        Known(2, "B", "", "36.03", "Kabupaten Tangerang"),
        Known(3, "C", "", "36.02", "Kabupaten Lebak"),
        Known(4, "D", "", "91.71", "Kota Jayapura", latest=9),
    ]
    register = Register(rows)
    nearest = [{row.id for row in register.nearest("36.02", most)} for most in range(1, 5)]
    assert nearest == [{4}, {3, 4}, {2, 3, 4}, {1, 2, 3, 4}]
    assert [row.id for row in register.nearest("36.02", 1, first={1, 2})] == [1, 2]
