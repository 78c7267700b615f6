"""Making a workbook in memory: what looks like a formula or an address stays text."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import xlsxwriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def workbook() -> Iterator[tuple[xlsxwriter.Workbook, io.BytesIO]]:
    """The book to fill, and the bytes it is once the block has ended."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        yield book, out
    out.seek(0)
