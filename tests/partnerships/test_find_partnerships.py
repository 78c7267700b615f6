"""The register: searching without giving numbers away, narrowing, paging, and its place in the menu."""

import re
from datetime import date, timedelta

import pytest

from app.partnerships.models import AgreementKind
from app.partnerships.queries import PAGE_SIZE
from tests.conftest import QueriesOf, SignIn
from tests.factories.partnerships import NUMBERS, TITLE
from tests.partnerships.conftest import TODAY, Partner


def test_searching_looks_through_titles_and_parties(partner: Partner, sign_in: SignIn) -> None:
    partner()
    rudi = sign_in("peninjau")
    for words in ("lebak pengelolaan", "PENGÁDUAN", "suara warga", "biro setda"):
        assert TITLE in rudi.get("/kerja-sama", query_string={"q": words}).text, words
    for words in ("rumah gagasan", "100%_", "posko"):
        assert "Tidak ada kerja sama yang cocok" in rudi.get("/kerja-sama", query_string={"q": words}).text, words


@pytest.mark.parametrize(
    ("who", "finds"),
    [("biro", True), ("daerah", True), ("ngo-satu", True), ("opd", False), ("ngo-dua", False), ("peninjau", False)],
)
def test_a_number_is_found_only_by_who_may_read_it(partner: Partner, sign_in: SignIn, who: str, finds: bool) -> None:
    partner()
    for number in NUMBERS:
        assert (TITLE in sign_in(who).get("/kerja-sama", query_string={"q": number}).text) is finds, number


def test_filters_narrow_and_can_be_taken_away(partner: Partner, sign_in: SignIn) -> None:
    partner(title="Naskah Lebak")
    partner(title="Naskah provinsi", region_codes=("36",), kind=AgreementKind.INTER_REGION)
    partner(title="Naskah Tangerang", region_codes=("36.03",))
    rudi = sign_in("peninjau")
    lebak = rudi.get("/kerja-sama?daerah=36.02&jenis=").text
    assert "Naskah Lebak" in lebak
    assert "Naskah provinsi" in lebak, "what holds for the whole province holds in Lebak"
    assert "Naskah Tangerang" not in lebak
    assert all(title in rudi.get("/kerja-sama?daerah=36").text for title in ("Lebak", "provinsi", "Tangerang"))
    both = rudi.get("/kerja-sama?daerah=36.02&jenis=inter_region").text
    assert "Naskah provinsi" in both
    assert "Naskah Lebak" not in both
    assert 'href="?daerah=36.02"' in both
    assert "Naskah" not in rudi.get("/kerja-sama?daerah=52").text.partition("<table")[2]


@pytest.mark.parametrize("state", ["", "hampir-berakhir"])
def test_paging_shows_every_row_once(partner: Partner, sign_in: SignIn, state: str) -> None:
    """Newest first; about to lapse with the nearest end first; many of the same day."""
    for number in range(2 * PAGE_SIZE + 3):
        ends_on = TODAY + timedelta(days=number // 10)
        partner(title=f"Naskah {number:03}.", signed_on=date(2025, 1, 1 + number // 10), ends_on=ends_on)
    rudi, seen, url, pages = sign_in("peninjau"), [], f"/kerja-sama?keadaan={state}", 0
    while url and pages < 9:
        text = rudi.get(url).text
        seen += re.findall(r"Naskah (\d{3})\.", text)
        more = re.search(r'href="([^"]*)" rel="next"', text)
        url, pages = ("/kerja-sama" + more[1].replace("&amp;", "&")) if more else "", pages + 1
    wanted = [f"{number:03}" for number in range(2 * PAGE_SIZE + 3)]
    assert seen == (wanted if state else wanted[::-1])
    assert pages == 3


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%ED%A0%80",
        "jenis=%00",
        "daerah=%00",
        "daerah=%27",
        "keadaan=%00",
        "setelah=%C2%B2",
        "q=" + "a" * 5000,
    ],
)
def test_an_odd_query_is_never_an_error(sign_in: SignIn, query: str) -> None:
    assert sign_in("biro").get("/kerja-sama?" + query).status_code == 200


def test_many_rows_ask_as_many_questions_as_few(partner: Partner, sign_in: SignIn, queries_of: QueriesOf) -> None:
    number, sari = partner(), sign_in("biro")
    few = queries_of(sari, "/kerja-sama"), queries_of(sari, f"/kerja-sama/{number}"), queries_of(sari, "/")
    for more in range(20):
        partner("biro", "ngo-satu", "ngo-dua", "opd", title=f"Naskah {more}", region_codes=("36.02", "36.03"))
    big = partner("biro", "ngo-satu", "ngo-dua", "opd", region_codes=("36.01", "36.02", "36.03"))
    assert (queries_of(sari, "/kerja-sama"), queries_of(sari, f"/kerja-sama/{big}"), queries_of(sari, "/")) == few
    assert max(few) <= 15


def test_a_regions_page_counts_what_is_in_force_and_leads_to_the_list(partner: Partner, sign_in: SignIn) -> None:
    partner(title="Naskah Lebak")
    partner(title="Naskah provinsi", region_codes=("36",))
    partner(title="Naskah Tangerang", region_codes=("36.03",))
    partner(title="Naskah lama", ends_on=TODAY - timedelta(days=1))
    rudi = sign_in("peninjau")
    page = rudi.get("/dasbor/36.02").text
    assert "Berlaku di daerah ini sekarang: 2." in page
    link = "/kerja-sama?daerah=36.02&keadaan=berlaku"
    assert f'href="{link.replace("&", "&amp;")}"' in page
    assert rudi.get(link).text.count("Naskah ") == 2


def test_an_empty_register_says_what_to_do(sign_in: SignIn) -> None:
    assert 'href="/kerja-sama/catat"' in sign_in("biro").get("/kerja-sama").text
    rudi = sign_in("peninjau").get("/kerja-sama").text
    assert "Kerja sama akan muncul di sini setelah dicatat." in rudi
    assert "/kerja-sama/catat" not in rudi


def menu_of(page: str) -> list[tuple[str, bool]]:
    nav = page.partition('aria-label="Menu utama"')[2].partition("</nav>")[0]
    desk = re.findall(
        r'<li(?: class="(?:g-only-desk)?")?><a href="[^"]*"( aria-current="page")?>(?:<svg.*?</svg>)?(.*?)</a>', nav
    )
    return [(label, bool(current)) for current, label in desk]


TOGETHER = ("/kerja-sama", "/mitra", "/kim", "/orang", "/program", "/peluang")


@pytest.mark.parametrize(
    ("url", "current", "others"),
    [
        *((url, "Kerja sama", [other for other in TOGETHER if other != url]) for url in TOGETHER),
        ("/kegiatan", "Kegiatan", ["/tindak-lanjut"]),
        ("/tindak-lanjut", "Kegiatan", ["/kegiatan"]),
    ],
)
def test_each_list_leads_to_its_sisters(sign_in: SignIn, url: str, current: str, others: list[str]) -> None:
    page = sign_in("biro").get(url).text
    labels = [label for label, _current in menu_of(page)]
    assert labels[:5] == ["Beranda", "Kegiatan", "Kerja sama", "Pengaduan", "Dasbor"]
    assert [label for label, here in menu_of(page) if here] == [current]
    parts = page.partition('aria-label="Bagian menu ini"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', parts) and set(re.findall(r'href="([^"]*)"', parts)) == {url, *others}
    assert re.findall(r'href="([^"]*)" aria-current="page"', parts) == [url]


def test_who_may_not_see_names_gets_no_link_to_people(sign_in: SignIn) -> None:
    assert 'href="/orang"' not in sign_in("peninjau").get("/kerja-sama").text
    assert "Bagian menu ini" not in sign_in("peninjau").get("/kegiatan").text, "one part alone is no navigation"


def test_the_pages_of_partners_and_people_belong_to_the_same_menu(sign_in: SignIn, actor) -> None:
    sari = sign_in("biro")
    for url in (f"/mitra/{actor('ngo-satu').organization_id}", "/mitra/tambah", "/orang/tambah", "/kerja-sama/catat"):
        assert [label for label, here in menu_of(sari.get(url).text) if here] == ["Kerja sama"], url
