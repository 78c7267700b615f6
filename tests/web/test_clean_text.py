"""Text that can be stored, and text folded for search."""

import pytest

from app.core.text import clean, fold, printable

HOSTILE = ["a\x00b", "\x01", "a\x1fb", "x\x7f", "\x85y\x9f", "\ud800", "a\udfffb", "\ufffe", "\uffff", "\x0b", "\x0c"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("multiline", [False, True])
def test_what_cannot_be_stored_is_refused(text: str, multiline: bool) -> None:
    with pytest.raises(ValueError, match="cannot be stored"):
        clean("awal " + text + " akhir", multiline=multiline)
    printable(text).encode("utf-8")


def test_lines_belong_in_text_areas_only() -> None:
    assert clean(" a\r\n\tb\rc \n", multiline=True) == "a\n\tb\nc"
    for text in ("a\nb", "a\tb", "a\rb"):
        with pytest.raises(ValueError, match="cannot be stored"):
            clean(text, multiline=False)
    assert clean("\tKIM Cibadak \r\n", multiline=False) == "KIM Cibadak"


def test_text_is_composed_and_otherwise_kept() -> None:
    assert clean("Cafe\u0301", multiline=False) == "Caf\u00e9"
    kept = "<b>'; DROP -- “x” 👩🏽‍🌾 ² １２ \u202e"
    assert clean(kept, multiline=False) == kept


@pytest.mark.parametrize(
    ("text", "folded"),
    [("  Café  DESA ", "cafe desa"), ("SP4N-LAPOR!", "sp4n-lapor!"), ("Straße", "strasse"), ("", "")],
)
def test_folding_for_search(text: str, folded: str) -> None:
    assert fold(text) == folded
