"""The register: searching, narrowing, paging, and what other packages ask it."""

import pytest
from flask import Flask

from app.core.db import db, transaction
from app.core.errors import NotFound
from app.core.text import fold
from app.organizations import queries
from app.organizations.labels import CATEGORIES
from app.organizations.models import Organization, OrganizationCategory
from tests.factories.cast import NOW


def many(app: Flask, count: int) -> None:
    """Organizations named Mitra 000, Mitra 001, ... in Kota Serang."""
    with app.app_context(), transaction():
        for number in range(count):
            name = f"Mitra {number:03}"
            row = Organization(
                name=name, folded_name=fold(name), category=OrganizationCategory.KIM, region_code="36.73"
            )
            row.created_at = NOW
            db.session.add(row)


def test_every_kind_has_a_name() -> None:
    assert set(CATEGORIES) == set(OrganizationCategory)


def test_filters_narrow_and_can_be_taken_away(sign_in) -> None:
    rudi = sign_in("peninjau")
    everyone = rudi.get("/mitra").text
    assert "Diskominfo Kabupaten Lebak" in everyone
    assert "Yayasan Rumah Gagasan" in everyone
    page = rudi.get("/mitra?kategori=agency&daerah=36.02").text
    assert "Diskominfo Kabupaten Lebak" in page
    for name in ("Yayasan Rumah Gagasan", "Lembaga Suara Warga", "Biro Kerja Sama"):
        assert name not in page, name
    assert 'href="?kategori=agency"' in page
    assert 'href="?daerah=36.02"' in page


def test_a_province_holds_its_regions_and_not_its_neighbours(sign_in) -> None:
    assert "Diskominfo Kabupaten Lebak" in sign_in("biro").get("/mitra?daerah=36").text
    assert "Diskominfo Kabupaten Lebak" not in sign_in("biro").get("/mitra?daerah=32").text


def test_searching_ignores_case_accents_and_order(sign_in) -> None:
    sari = sign_in("biro")
    assert "Lembaga Suara Warga" in sari.get("/mitra?q=wárga  LEMBAGA").text
    empty = sari.get("/mitra?q=100%25_tidak").text
    assert "Tidak ada organisasi yang cocok" in empty
    assert "<table" not in empty


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%ED%A0%80",
        "kategori=%00",
        "daerah=%00",
        "daerah=%27",
        "setelah=%C2%B2",
        "setelah=9e9",
        "q=" + "a" * 5000,
    ],
)
def test_an_odd_query_is_never_an_error(sign_in, query: str) -> None:
    assert sign_in("biro").get("/mitra?" + query).status_code == 200


def test_paging_shows_every_row_once(app: Flask, sign_in) -> None:
    many(app, 120)
    rudi, seen, url, pages = sign_in("peninjau"), [], "/mitra?kategori=kim", 0
    while url and pages < 9:
        text = rudi.get(url).text
        seen += [name for name in (f"Mitra {number:03}" for number in range(120)) if f">{name}<" in text]
        more = text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
        url, pages = ("/mitra" + more.replace("&amp;", "&")) if 'rel="next"' in text else "", pages + 1
    assert seen == [f"Mitra {number:03}" for number in range(120)]
    assert pages == 3


def test_the_list_sends_as_many_queries_for_many_rows_as_for_few(app: Flask, sign_in, queries_of) -> None:
    sari = sign_in("biro")
    few = queries_of(sari, "/mitra")
    many(app, 45)
    assert queries_of(sari, "/mitra") == few <= 15


def test_the_register_is_in_order_of_name(context, actor) -> None:
    found = [row.label for row in queries.register(actor("ngo-satu")).rows]
    assert "Diskominfo Kabupaten Lebak (Kab. Lebak)" in found
    assert found == sorted(found, key=fold)


def test_names_leave_out_what_does_not_exist(context, actor) -> None:
    budi = actor("ngo-satu")
    assert queries.names({budi.organization_id, 999_999}) == {budi.organization_id: "Lembaga Suara Warga"}
    assert queries.names(set()) == {}


def test_an_organization_that_is_not_there_is_not_found(context, actor) -> None:
    with pytest.raises(NotFound):
        queries.organization(999_999, actor("biro"))
