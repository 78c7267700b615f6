"""Photos and documents made on the spot, sound and hostile ones, and how they are sent."""

import io
import random
import re
import struct
import zipfile
import zlib
from typing import Any

from flask.testing import FlaskClient
from PIL import Image, ImageDraw
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.browsing import Fields

GPS_MARK = b"RAHASIA-LETAK"


def picture(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """A scene with shapes; each seed another one. The upper left quarter is red, so that one sees how it is turned."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (200, 220, 240))
    draw = ImageDraw.Draw(image)
    for _one in range(40):
        x, y, size = chance.randrange(width), chance.randrange(height), chance.randrange(10, 1 + max(11, width // 4))
        draw.ellipse((x, y, x + size, y + size), fill=tuple(chance.randrange(60, 256) for _rgb in range(3)))
    draw.rectangle((0, 0, width // 2, height // 2), fill=(220, 20, 20))
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(width: int = 640, height: int = 480, seed: int = 1, **options: Any) -> bytes:
    return encoded(picture(width, height, seed), "JPEG", **options)


def telling_jpeg(orientation: int = 1) -> bytes:
    """A photo that says where it was taken, with what, and how it was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telepon " + GPS_MARK.decode()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "S", (6.0, 21.0, 30.5)
    comment, xmp = GPS_MARK, b"<x:xmpmeta>" + GPS_MARK + b"</x:xmpmeta>"
    return jpeg(exif=exif, comment=comment, xmp=xmp)


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises so many pixels and holds nearly none: the header alone must be enough to refuse it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
MAIN_TYPE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}


def office(kind: str = "docx", *, types: str = "", parts: dict[str, bytes] | None = None, main: bool = True) -> bytes:
    """The smallest Office file of its kind, with more parts when asked for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = types or f'<Types><Override PartName="/{MAIN[kind]}" ContentType="{MAIN_TYPE[kind]}"/></Types>'
        archive.writestr("[Content_Types].xml", told)
        if main:
            archive.writestr(MAIN[kind], "<isi/>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def send(
    browser: FlaskClient,
    url: str,
    *,
    photos: list[tuple[str, bytes]] | None = None,
    documents: list[tuple[str, bytes]] | None = None,
    **changes: Any,
) -> TestResponse:
    """Fill in the page of attachments as a browser does; names with dashes are written with two underscores."""
    page = browser.get(url)
    assert page.status_code == 200, (url, page.status_code)
    form = Fields(page.text)
    data: MultiDict[str, Any] = MultiDict(form.values)
    for name, files in (("photos", photos), ("documents", documents)):
        for file_name, content in files or []:
            data.add(name, (io.BytesIO(content), file_name))
    for key, value in changes.items():
        name = key.replace("__", "-")
        assert name in data or name in form.unchecked, name
        if value is None:
            data.poplist(name)
        else:
            data[name] = value
    return browser.post(form.action or url, data=data, content_type="multipart/form-data")


def numbers_on(browser: FlaskClient, url: str) -> list[int]:
    """The attachments described on a page, in order."""
    return [
        int(number) for number in re.findall(r'name="there-\d+-attachment_id"[^>]*value="(\d+)"', browser.get(url).text)
    ]
