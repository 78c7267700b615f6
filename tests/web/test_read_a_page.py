"""The frame: language, menu, banners, lists and their links."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask import render_template_string
from jinja2 import UndefinedError
from sqlalchemy import column, create_engine, select, table
from sqlalchemy.dialects import sqlite
from werkzeug.datastructures import MultiDict

from app.core import permissions
from app.web import menu
from app.web.filters import Filter, chosen
from app.web.paging import Key, Paged, Wanted, narrowed, paged
from app.web.tables import Column, Order
from tests.web.conftest import SARI, build


@pytest.fixture
def empty_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, nothing in (("_items", {}), ("_banners", {}), ("_account", [])):
        monkeypatch.setattr(menu, name, nothing)


def test_the_language_is_remembered_and_can_be_changed_back(client: Any) -> None:
    assert '<html lang="id"' in client.get("/?q=a&q=b").text
    assert 'href="?q=a&amp;q=b&amp;hl=en"' in client.get("/?q=a&q=b").text
    assert '<html lang="en"' in client.get("/?hl=en").text
    assert '<html lang="en"' in client.get("/").text
    assert '<html lang="id"' in client.get("/?hl=id").text
    assert '<html lang="id"' in client.get("/?hl=<script>").text


def test_the_language_link_never_leaves_the_site(client: Any) -> None:
    assert "//lain.contoh" not in client.get("//lain.contoh/x").text


def test_the_menu_shows_what_exists_and_may_be_opened(empty_menu: None) -> None:
    menu.register_menu("dashboard", "Dasbor", "collapse", position=50, phone_icon="chart")
    menu.register_menu("home", "Beranda", "home", position=10, phone_icon="home")
    menu.register_menu("partners", "Mitra", "refused", position=30)
    menu.register_menu("more", "Lainnya", "hidden", position=90, phone_icon="lines", desk=False)
    menu.register_menu("later", "Belum dibuat", "later.index", position=20)
    menu.register_account_link("forbidden")
    menu.register_banner("sample", lambda: "Data contoh. Jangan dipakai untuk laporan resmi.")
    menu.register_banner("quiet", lambda: None)
    html = build().test_client().get("/", headers={"X-Viewer": "1"}).text
    order = [html.index(text) for text in ("Beranda", "Mitra", "Dasbor", "Lainnya")]
    assert order == sorted(order)
    assert "Belum dibuat" not in html
    assert html.count('aria-current="page"') == 1
    assert '<a href="/" aria-current="page">' in html
    assert html.count("g-sample") == 1
    assert "Data contoh." in html
    assert '<a href="/galat/terlarang">Akun saya' in html
    assert SARI.name in html
    assert "Biro Kerja Sama" in html


def test_an_item_the_role_may_not_open_is_left_out(empty_menu: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "TABLE", {})
    permissions.declare("uji:buka", {})
    app = build()
    vars(app.view_functions["refused"])["permission"] = "uji:buka"
    menu.register_menu("partners", "Mitra", "refused", position=30)
    menu.register_menu("home", "Beranda", "home", position=10)
    html = app.test_client().get("/", headers={"X-Viewer": "1"}).text
    assert "Beranda" in html
    assert "Mitra" not in html


def test_a_misspelt_name_in_a_template_is_found(in_request: Any) -> None:
    with pytest.raises(UndefinedError):
        render_template_string("{{ tiada }}")
    with pytest.raises(UndefinedError):
        render_template_string("{{ row.tiada }}", row=SARI)


@dataclass(frozen=True)
class Place:
    name: str
    count: int | None
    share: float | None
    href: str = ""
    state: tuple[str, str] | None = None
    on: date | None = None


PLACES = [Place("Lebak", 12, 86.4, "/d/1", ("Naik", "green")), Place("<b>", None, None), Place("Serang", 4, 71.25)]
COLUMNS = [
    Column("name", "Daerah"), Column("count", "Kegiatan", "number"), Column("share", "Selesai", "percent", 1),
    Column("state", "Keadaan", "tag"), Column("on", "Tanggal", "date"),
]  # fmt: skip


def test_a_table_keeps_its_meaning(in_request: Any) -> None:
    order = Order.asked(MultiDict([("jenis", "bimtek"), ("urut", "count"), ("setelah", "x~1")]), COLUMNS)
    html = render_template_string(
        '{% from "components/table.html" import data_table %}{{ data_table("Daerah", columns, rows, order) }}',
        columns=COLUMNS, rows=order.sort(PLACES), order=order,
    )  # fmt: skip
    assert '<a class="govuk-link" href="/d/1">Lebak</a>' in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "86,4%" in html
    assert "71,3%" in html
    assert html.count(">–<") >= 3
    assert '<strong class="govuk-tag govuk-tag--green">Naik</strong>' in html
    assert 'href="?jenis=bimtek&amp;urut=count&amp;arah=turun#tabel"' in html
    assert html.count("aria-sort") == 1


def test_rows_without_a_value_stay_at_the_end() -> None:
    for args in ({"urut": "count"}, {"urut": "count", "arah": "turun"}):
        order = Order.asked(args, COLUMNS)
        assert [place.count for place in order.sort(PLACES)][-1] is None
    assert Order.asked({"urut": "tiada", "arah": "turun"}, COLUMNS) == Order(
        "name", False, {"urut": "tiada", "arah": "turun"}
    )


def test_filters_are_links_that_can_be_taken_away(in_request: Any) -> None:
    args = MultiDict([("q", "lebak"), ("jenis", "bimtek"), ("setelah", "x~1")])
    kinds = [("", "Semua"), ("bimtek", "Bimtek")]
    filters = [
        Filter("q", "Cari", "lebak"),
        Filter("jenis", "Jenis", "bimtek", kinds),
        Filter("daerah", "Daerah", "x", kinds),
    ]
    used = chosen(filters, args)
    assert [(one.text, one.href) for one in used] == [("lebak", "?jenis=bimtek"), ("Bimtek", "?q=lebak")]
    html = render_template_string(
        '{% from "components/filters.html" import filter_bar %}{{ filter_bar(f, c, "Saring") }}', f=filters, c=used
    )
    assert '<option value="bimtek" selected>' in html
    assert 'href="?q=lebak"' in html


ROWS = [(f"2026-11-{day:02d}", number) for number, day in enumerate([5, 5, 5, 3, 9, 9, 1], 1)]
LIST = table("rows", column("on"), column("id"))


def page_of(args: dict[str, str]) -> Paged[Any]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.exec_driver_sql('CREATE TABLE rows ("on" TEXT, id INTEGER)')
        connection.exec_driver_sql("INSERT INTO rows VALUES (?, ?)", ROWS)
        wanted = Wanted.asked(args, size=3)
        found = connection.execute(narrowed(select(LIST), LIST.c.on, LIST.c.id, wanted)).all()
    engine.dispose()
    return paged(found, wanted, lambda row: Key(row.on, row.id))


def test_paging_forth_and_back_sees_every_row_once() -> None:
    expected = sorted(ROWS, reverse=True)
    first = page_of({})
    second = page_of({"setelah": str(first.next)})
    third = page_of({"setelah": str(second.next)})
    seen = [tuple(row) for page in (first, second, third) for row in page.rows]
    assert seen == expected
    assert first.previous is None
    assert third.next is None
    back = page_of({"sebelum": str(third.previous)})
    assert back.rows == second.rows
    assert back.previous
    assert back.next
    again = page_of({"sebelum": str(back.previous)})
    assert again.rows == first.rows
    assert again.previous is None
    assert first.next_link({"q": "a", "setelah": "x"}) == "?q=a&setelah=2026-11-05~3"
    assert first.previous_link({}) is None


@pytest.mark.parametrize("text", ["", "~", "x", "2026~²", "2026~" + "9" * 30, "x" * 999 + "~1", "2026~-1"])
def test_a_key_that_makes_no_sense_is_the_first_page(text: str) -> None:
    assert page_of({"setelah": text}).rows == page_of({}).rows


def test_a_key_whose_value_cannot_be_read_is_the_first_page() -> None:
    statement = narrowed(select(LIST), LIST.c.on, LIST.c.id, Wanted(after=Key("bukan", 1)), read=date.fromisoformat)
    assert "WHERE" not in str(statement.compile(dialect=sqlite.dialect()))
