"""Lists of organizations as people send them."""

import csv
import io
from typing import Any

import xlsxwriter
from flask.testing import FlaskClient

HEADINGS = ("Nama", "Singkatan", "Kategori", "Daerah", "Alamat", "Telepon kantor", "Situs", "Surel lembaga")
URL = "/mitra/impor"


def listed(name: str, category: str = "NGO", region: str = "Kabupaten Lebak", **others: str) -> list[str]:
    """A row of the template; others by the word their heading begins with: Situs="..."."""
    row = dict.fromkeys(HEADINGS, "") | {"Nama": name, "Kategori": category, "Daerah": region}
    for word, text in others.items():
        row[next(heading for heading in HEADINGS if heading.startswith(word))] = text
    return list(row.values())


def as_xlsx(*rows: list[Any], headings: Any = HEADINGS, title: str = "") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Mitra")
        lines = [*([[title], []] if title else []), headings, *rows]
        for line, row in enumerate(lines):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def as_csv(*rows: list[Any], delimiter: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([HEADINGS, *rows])
    return out.getvalue().encode()


def send(browser: FlaskClient, content: bytes, name: str = "mitra.xlsx") -> Any:
    data = {"file": (io.BytesIO(content), name)}
    return browser.post(URL, data=data, content_type="multipart/form-data")
