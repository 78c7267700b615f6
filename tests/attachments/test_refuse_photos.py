"""What is no photo, or would harm who opens it, is refused in words; nothing of it is kept."""

import pytest

from app.attachments.imports import UnreadableFile, read_photo
from tests.attachments.conftest import Kept, Rows
from tests.attachments.files import PDF, encoded, jpeg, office, picture, png_header, send
from tests.conftest import SignIn

HOSTILE = {
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "Gambar SVG tidak diterima"),
    "svg as jpeg": ("a.jpg", b"\n<?xml version='1.0'?><svg/>", "Gambar SVG tidak diterima"),
    "html": ("a.png", b"<!doctype html><script>1</script>", "Halaman web tidak diterima"),
    "gif": ("a.gif", b"GIF89a" + bytes(40), "Gambar GIF tidak diterima"),
    "gif with a script": ("a.jpg", b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)", "Gambar GIF tidak diterima"),
    "heic": ("a.jpg", b"\0\0\0\x18ftypheic" + bytes(40), "Foto HEIC"),
    "film": ("a.jpg", b"\0\0\0\x18ftypmp42" + bytes(40), "Video tidak diterima"),
    "pixel bomb": ("a.png", png_header(50_000, 50_000), "megapiksel"),
    "pixel line": ("a.png", png_header(2**31 - 1, 1), "megapiksel"),
    "few pixels too many": ("a.png", png_header(8_001, 8_126), "megapiksel"),
    "half a jpeg": ("a.jpg", jpeg()[:-3000], "rusak atau tidak lengkap"),
    "only a head": ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "rusak atau tidak lengkap"),
    "png of nothing": ("a.png", png_header(100, 100), "rusak atau tidak lengkap"),
    "script behind a sign": ("a.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "rusak atau tidak lengkap"),
    "jpeg called svg": ("a.svg", jpeg(40, 30), "Gambar SVG tidak diterima"),
    "jpeg called php": ("a.php", jpeg(40, 30), "arsip atau program"),
    "bmp": ("a.bmp", encoded(picture(40, 30), "BMP"), "Jenis gambar ini tidak diterima"),
    "tiff": ("a.jpg", encoded(picture(40, 30), "TIFF"), "Jenis gambar ini tidak diterima"),
    "pdf": ("a.jpg", PDF, "Unggah pada bagian Berkas"),
    "office": ("a.jpg", office(), "Unggah pada bagian Berkas"),
    "empty": ("a.jpg", b"", "kosong"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_each_hostile_photo_is_refused_in_words(what: str) -> None:
    name, content, said = HOSTILE[what]
    with pytest.raises(UnreadableFile, match=said):
        read_photo(name, content)


def test_hostile_photos_leave_nothing_behind(sign_in: SignIn, page: str, rows: Rows, kept: Kept) -> None:
    sent = [(name, content) for name, content, _said in list(HOSTILE.values())[:20]]
    assert send(sign_in("ngo-satu"), page, photos=sent).status_code == 422
    assert (rows(), kept()) == ([], {})


def test_a_photo_that_is_too_large_says_how_large_it_may_be(sign_in: SignIn, page: str, kept: Kept) -> None:
    answer = send(sign_in("ngo-satu"), page, photos=[("a.jpg", jpeg() + bytes(15_000_000))])
    assert answer.status_code == 422
    assert "lebih besar dari 15 MB" in answer.text
    assert kept() == {}


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16", "CMYK"])
def test_every_way_of_storing_colours_is_read(mode: str) -> None:
    image = picture(60, 40).convert("L").convert("I;16") if mode == "I;16" else picture(60, 40).convert(mode)
    kind, name = ("JPEG", "a.jpg") if mode == "CMYK" else ("PNG", "a.png")
    incoming = read_photo(name, encoded(image, kind))
    assert incoming.content.startswith(b"\xff\xd8\xff")
