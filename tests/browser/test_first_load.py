"""A first visit over a slow line: all a page brings along, as a server with gzip sends it, photos apart."""

import gzip
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import OpenAt, enter

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

MOST = 30 * 1024
LEVEL = 6  # nginx in docs/installation.md compresses as hard
MAIN = {
    "biro": (
        "/",
        "/kegiatan",
        "/kegiatan/1",
        "/kegiatan/pertemuan/catat?jenis=hearing",
        "/kegiatan/pertemuan/catat?jenis=study_visit",
        "/tindak-lanjut",
        "/mitra",
        "/mitra/tambah",
        "/kerja-sama",
        "/kerja-sama/catat",
        "/orang/tambah",
        "/pengaduan",
        "/pengaduan/impor",
        "/laporan",
        "/laporan/bulanan",
        "/dasbor",
        "/dasbor/36.02",
        "/dasbor/peta",
        "/dasbor/peta?provinsi=semua",
    ),
    "ngo-satu": ("/", "/kegiatan/pelatihan/catat?jenis=training", "/orang", "/bantuan"),
    "peninjau": ("/", "/kegiatan", "/dasbor", "/dasbor/36.02"),
    "admin": ("/akun/tambah",),
}


def compressed(response: Response) -> int:
    """The body as it travels; a photo is no smaller for being compressed, and does not count."""
    if response.header_value("content-type") in ("image/jpeg", "image/png"):
        return 0
    return len(gzip.compress(response.body(), LEVEL))


def first_load(page: Page, url: str) -> int:
    """Bytes of the page, of what it names and of its icon, which a browser without a window does not fetch."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url)
    icon = page.get_attribute("link[rel=icon]", "href") or ""
    known = {answer.url for answer in answers}
    rest = 0 if urljoin(page.url, icon) in known else len(gzip.compress(page.request.get(icon).body(), LEVEL))
    return sum(compressed(answer) for answer in answers if answer.ok) + rest


@pytest.mark.parametrize("name", MAIN)
def test_a_main_page_arrives_on_a_slow_line(
    crowded: str, screen: OpenAt, record_property: Callable[[str, object], None], name: str
) -> None:
    signed_in = screen(390, address=crowded)
    enter(signed_in.new_page(), name)
    weights = {}
    for url in MAIN[name]:
        visitor = screen(390, address=crowded)  # with an empty cache
        visitor.add_cookies(signed_in.cookies())  # type: ignore[arg-type]
        weights[url] = first_load(visitor.new_page(), url)
        visitor.close()
        record_property(f"{url} as {name}", f"{weights[url] / 1024:.1f} KB")
    assert max(weights.values()) <= MOST, weights
    assert min(weights.values()) > 5_000, weights  # the style sheet was among them
