"""Text that people type: made storable on every engine, and folded for search."""

import re
import unicodedata

# A NUL is taken by SQLite and refused by PostgreSQL; a lone surrogate cannot be encoded at all; the two
# non-characters break XML (spreadsheets, drawings).
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What looks like an address; that it exists is shown by writing to it.
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_BREAKS = re.compile("[\t\n]")
_NEWLINES = re.compile("\r\n?")


def clean(text: str, *, multiline: bool) -> str:
    """The text as it is stored: NFC, without spaces around it; ValueError when it holds what cannot be stored."""
    text = _NEWLINES.sub("\n", text).strip(" \t\n")
    if _UNSTORABLE.search(text) or (not multiline and _BREAKS.search(text)):
        raise ValueError("text holds characters that cannot be stored")
    return unicodedata.normalize("NFC", text).strip()


def printable(text: str) -> str:
    """The text without what cannot be stored, so that it can be shown again beside the message."""
    return _UNSTORABLE.sub("", text)


def fold(text: str) -> str:
    """For comparing and searching: no case, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
