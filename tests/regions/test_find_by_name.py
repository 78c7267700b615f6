"""A region is found by what people call it; where that can mean several, they are asked which."""

import pytest
from flask.testing import FlaskClient

from app.regions.matching import find, unclear
from app.regions.queries import region_names
from tests.conftest import SignIn
from tests.factories.meetings import typed

URL = "/kegiatan/pertemuan/catat"

FOUND = [
    ("Kabupaten Lebak", "36.02"),
    ("kab. lebak", "36.02"),
    ("LEBAK", "36.02"),
    ("36.02", "36.02"),
    ("Banten", "36"),
    ("Provinsi Banten", "36"),
    ("Prov. Banten", "36"),
    ("Kota Bandung", "32.73"),
    ("bandung barat", "32.17"),
    ("Kepulauan Seribu", "31.01"),
    ("Musi Banyuasin", "16.06"),
    ("Bandung", None),
    ("Kabupaten", None),
    ("Kabupaten Jakarta", None),
    ("Wakanda", None),
    ("²", None),
    (" . ", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_by_what_people_call_it(context: None, text: str, code: str | None) -> None:
    assert find(text, region_names()) == code


def test_several_are_named_and_none_is_said(context: None) -> None:
    assert "Kabupaten Bandung; Kota Bandung" in unclear("Bandung", region_names())
    assert "Tidak ada provinsi, kabupaten, atau kota bernama “Wakanda”" in unclear("Wakanda", region_names())


def test_every_region_is_found_by_its_own_name(context: None) -> None:
    known = region_names()
    assert {code: find(name, known) for code, name in known.items()} == {code: code for code in known}


def test_every_province_is_found_by_its_name_with_provinsi_before_it(context: None) -> None:
    known = {code: name for code, name in region_names().items() if "." not in code}
    assert {code: find(f"Provinsi {name}", region_names()) for code, name in known.items()} == {
        code: code for code in known
    }


def test_a_delegation_comes_from_where_it_was_written(sign_in: SignIn) -> None:
    browser: FlaskClient = sign_in("biro")
    answer = browser.post(URL, data=typed(delegations__0__region_code="Bandung", save="draft"))
    assert answer.status_code == 422
    assert '<a href="#delegations-0-region_code">“Bandung” dapat berarti beberapa daerah' in answer.text
    assert 'value="Bandung"' in answer.text
    assert browser.post(URL, data=typed(delegations__0__region_code="kota bandung")).status_code == 303
    page = browser.get("/kegiatan/1/ubah-pertemuan").text
    assert 'name="delegations-0-region_code" type="text" value="Kota Bandung"' in page
