"""The guides name buttons, menus and headings as the screen does."""

import re
from pathlib import Path

import pytest

from tests.sweep.test_words import BANNED, ROOT, sentences

GUIDES = sorted((ROOT / "docs").glob("panduan-*.md"))
LEGEND = "tebal"  # the word that explains the bold ones


def quoted(guide: Path) -> set[str]:
    return set(re.findall(r"\*\*(.+?)\*\*", guide.read_text(encoding="utf-8"))) - {LEGEND}


def test_there_is_a_guide_for_the_biro_and_for_ngos() -> None:
    assert [guide.name for guide in GUIDES] == ["panduan-biro.md", "panduan-ngo.md"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_names_only_what_is_on_the_screen(guide: Path) -> None:
    assert len(quoted(guide)) > 10
    assert quoted(guide) - sentences() == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_uses_the_words_of_the_house(guide: Path) -> None:
    assert BANNED.findall(guide.read_text(encoding="utf-8")) == []
