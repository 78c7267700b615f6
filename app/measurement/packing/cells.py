"""CSV that every program reads alike: UTF-8, decimal points, months as 2025-03, nothing that runs as a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from math import isfinite
from typing import Any

# A spreadsheet program takes a text that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return file.getvalue()


def cell(value: Any) -> str:
    """As it is written; what is not known stays empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else str(value)
    if isinstance(value, date):
        return f"{value:%Y-%m}"
    number = float(value)
    if not isfinite(number):
        return ""
    return str(int(number)) if number.is_integer() else repr(number)
