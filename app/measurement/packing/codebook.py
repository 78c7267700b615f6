"""What every column and every code of an archive means, in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import force_locale

from app.measurement.method.document import text
from app.measurement.packing.codes import CODES
from app.measurement.packing.columns import OF_FILE, SHARED
from app.measurement.packing.files import HELD
from app.measurement.sentences import GRADES, METHODS, VERDICTS

NAME, READ_ME = "kode-buku.csv", "BACA-SAYA.txt"
COLUMNS = ("file", "column", "value", "arti", "meaning")

Told = tuple[str, str]


def meaning(file: str, column: str) -> Told:
    """Of a column; KeyError for one that nobody explained."""
    treatment = column.rpartition("_")[0]
    found = OF_FILE.get((file, column)) or SHARED.get(column) or OF_FILE.get((file, f"{treatment}_*"))
    if found is None:
        raise KeyError(f"{file}: {column}")
    return found


def rows(columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str, str, str]]:
    """First the columns of each file, then the codes that stand in several of them."""
    for file, names in columns.items():
        for name in names:
            yield file, name, "", *meaning(file, name)
    for column, words in _worded().items():
        for value, told in words.items():
            yield "", column, value, *told


def _worded() -> dict[str, dict[str, Told]]:
    """Codes by column; those that a page shows are told in its words."""
    shown: dict[str, Mapping[Any, object]] = {"verdict": VERDICTS, "grade": GRADES, "method": METHODS}
    told: dict[str, dict[str, Told]] = {
        column: {value.value: _both(words) for value, words in there.items()} for column, there in shown.items()
    }
    return told | CODES


def _both(words: object) -> Told:
    said = []
    for language in ("id", "en"):
        with force_locale(language):
            said.append(str(words))
    return said[0], said[1]


def read_me(names: Sequence[str], number: int, same: bool) -> str:
    """What is in the archive; the text is in both languages."""
    held = [(name, *HELD[name]) for name in sorted(names)]
    parts = [text("read-me", language, held=held, number=number, same=same) for language in ("id", "en")]
    return "\n\n".join(parts)
