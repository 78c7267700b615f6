"""What stands on a printed Laporan, page by page."""

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from app.documents import printer
from app.documents.printer import render_pdf
from tests.documents.papers import paper_html, signer


def printed(**changes: Any) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(paper_html(**changes))))


def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def report() -> PdfReader:
    return printed()


@pytest.fixture(scope="module")
def pages(report: PdfReader) -> list[str]:
    return texts(report)


def test_the_first_page_opens_as_a_letter_does(pages: list[str]) -> None:
    first = squeezed(pages[0])
    order = [
        "PEMERINTAH PROVINSI CONTOH",
        "BIRO KERJA SAMA",
        "Jalan Contoh Nomor 1",
        "LAPORAN KEGIATAN",
        "BIMBINGAN TEKNIS SP4N-LAPOR! BAGI KIM DAN PERANGKAT DESA",
        "Nomor: 400.14.4/217/KS/2026",
        "Hari, tanggal",
        "Diskominfo Kabupaten Contoh",
        "I. Pendahuluan",
        "A. Latar belakang",
        "B. Dasar",
        "II. Kegiatan yang dilaksanakan",
    ]
    assert [first.find(words) for words in order] == sorted(first.find(words) for words in order)
    assert all(words in first for words in order)


def test_sections_tables_and_figures_number_themselves(pages: list[str]) -> None:
    whole = squeezed(" ".join(pages))
    for words in ("III. Hasil", "IV. Penutup", "Tabel 1. Peserta", "Tabel 2. Kesepakatan", "Gambar 1. Pengaduan"):
        assert words in whole
    assert "Tabel 3" not in whole  # the list in the Lampiran has its title instead
    assert "V. DAFTAR HADIR" not in whole


def test_every_page_says_where_it_is_from_and_which_it_is(pages: list[str]) -> None:
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in squeezed(text)
        assert "Dicetak dari Gaung pada 22 November 2026, 09.15 WIB" in squeezed(text)


def test_example_data_are_marked_on_every_page_and_only_they() -> None:
    assert all("DATA CONTOH" in text for text in texts(printed(sample=True)))
    assert not any("DATA CONTOH" in text for text in texts(printed(sample=False)))


def test_the_file_says_what_it_is(report: PdfReader) -> None:
    assert report.metadata is not None
    assert report.metadata.title == "Laporan Kegiatan Bimtek Contoh"
    root: Any = report.trailer["/Root"]
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_an_author_is_named_when_given() -> None:
    metadata = printed(author="Biro Kerja Sama").metadata
    assert metadata is not None
    assert metadata.author == "Biro Kerja Sama"


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("f4", (215, 330)), ("surat", (210, 297))])
def test_paper_sizes(paper: str, size: tuple[int, int]) -> None:
    box = printed(paper=paper).pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == size


def test_letters_are_the_bundled_ones_also_in_the_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = printer.ClosedFetcher.fetch

    def noting(self: printer.ClosedFetcher, url: str, headers: object = None) -> Any:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(printer.ClosedFetcher, "fetch", noting)
    reader = printed()
    used = {str(font["/BaseFont"]) for page in reader.pages for font in fonts(page)}
    assert {name.split("+")[1] for name in used} == {"Arimo", "Arimo-Bold"}
    assert {url for url in asked if url.endswith(".ttf")} >= {
        f"asset:fonts/Arimo-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")
    }


def fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


@pytest.mark.parametrize("lines", range(0, 40, 4))
def test_signatures_never_leave_the_last_section(lines: int) -> None:
    """Whatever stands before, so also where the page ends between the two."""
    rows = [(f"{i}.", "Uraian", "Diskominfo", "15 Desember 2026") for i in range(lines)]
    signed = next(text for text in texts(printed(commitments=rows)) if "Rina Wulandari" in text)
    assert "Penutup" in signed
    assert "Nama Pejabat" in signed


@pytest.mark.parametrize("words", [390, 440, 490])
def test_signatures_of_a_very_long_last_section_take_its_last_lines_along(words: int) -> None:
    conclusion = "kalimat " * words + "\nDemikian laporan ini disampaikan."
    found = texts(printed(conclusion=conclusion, attendance=[], commitments=[]))
    signed = next(text for text in found if "Rina Wulandari" in text)
    assert "Demikian laporan ini disampaikan." in signed


def test_without_a_number_or_a_name_there_is_a_place_to_write_them() -> None:
    text = squeezed(" ".join(texts(printed(number="", signers=[signer(None)]))))
    assert re.search("Nomor: …+", text)
    assert re.search(r"\(…+\)", text)
    assert "None" not in text


def test_a_long_table_repeats_its_head(pages: list[str]) -> None:
    annex = [text for text in pages if "Peserta contoh" in text]
    assert len(annex) == 2
    assert all("Lembaga" in text for text in annex)
    assert "Lampiran I" in annex[0]
    assert "Penutup" not in annex[0]


def test_unbroken_words_wrap_in_text_and_in_tables() -> None:
    reader = printed(background="x" * 600, subject="Y" * 200, commitments=[("1.", "z" * 300, "w" * 300, "Besok")])
    whole = "\n".join(texts(reader))
    for letter, longest in (("x", 100), ("Y", 70), ("z", 50), ("w", 30)):
        runs = [len(run) for run in re.findall(f"{letter}{{2,}}", whole)]
        assert runs
        assert max(runs) <= longest


def test_what_a_person_wrote_is_text_not_markup() -> None:
    written = '<img src="file:///etc/passwd"><b>tebal</b> & <script>1</script>'
    html = paper_html(background=written, subject=written)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>tebal</b>" in squeezed(" ".join(texts(printed(background=written))))


def test_the_paper_has_no_inline_style() -> None:
    assert " style=" not in paper_html(sample=True)
