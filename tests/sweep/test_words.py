"""The words of the house: banned spellings, the English catalogue, and a project that speaks of itself alone."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "app" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
BANNED = re.compile(
    r"silahkan|di simpan|\bkamu\b|\bupload|\bdownload|\bdeadline|follow-up|\bfilter\b|\bdashboard|kerjasama|analisa\b"
    r"|praktek|\bijin|obyek|resiko|\be-?mail\b|notulen\b|\bsubmit\b|\bdraft\b|terjadi kesalahan",
    re.IGNORECASE,
)
MAPPING = [("app/**.py", "python"), ("templates/**.html", "jinja2")]


def sentences() -> set[str]:
    """Every message id in the source, plural forms apart."""
    found: set[str] = set()
    keywords = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}
    options = {"templates/**.html": {"trimmed": "true"}}
    for _file, _line, message, _comments, _context in extract_from_dir(
        ROOT, MAPPING, options, keywords=keywords, directory_filter=lambda name: Path(name).name[0] != "."
    ):
        found |= set(message) if isinstance(message, tuple) else {message}
    return found


def test_no_banned_word_is_shown() -> None:
    wrong = {text for text in sentences() if BANNED.search(text)}
    assert wrong == set()


def test_templates_hold_no_banned_word_either() -> None:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        bare = re.sub(r"{#.*?#}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        shown = re.sub(r"{[{%].*?[}%]}|<[^>]*>", " ", bare, flags=re.DOTALL)
        assert not BANNED.search(shown), path.name


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()), locale="en")
    told: dict[str, str] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        told |= dict(zip(_all(message.id), _all(message.string), strict=False))
    return told


def _all(words: Any) -> list[str]:
    return [str(word or "") for word in (words if isinstance(words, (tuple, list)) else (words,))]


def test_every_sentence_is_in_the_english_catalogue(english: dict[str, str]) -> None:
    missing = sorted(text for text in sentences() if not english.get(text))
    assert missing == []


def test_the_catalogue_holds_nothing_that_nobody_says(english: dict[str, str]) -> None:
    assert sorted(set(english) - sentences()) == []


def test_placeholders_survive_translation(english: dict[str, str]) -> None:
    for source, target in english.items():
        marks = [sorted(re.findall(r"%\(\w+\)[sd]|%[sd]", text)) for text in (source, target)]
        assert marks[0] == marks[1], source


def test_no_file_names_the_machine_it_was_written_on() -> None:
    machine = re.compile(re.escape(str(ROOT)) + r"|/root/|/home/\w")
    suffixes = {".py", ".html", ".md", ".toml", ".txt", ".scss", ".js", ".css", ".json", ".po", ".ini"}
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        kept = not any(part.startswith(".") or part in ("data", "node_modules") for part in parts[:-1])
        if path.suffix in suffixes and kept and path != Path(__file__):
            assert not machine.search(path.read_text(encoding="utf-8")), path.relative_to(ROOT)
