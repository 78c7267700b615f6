"""The guides of docs/ as pages: Markdown is drawn once, without HTML of its own, and leads only to what is here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from app.core.viewer import Role

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
GUIDES = {"biro": "panduan-biro.md", "ngo": "panduan-ngo.md"}
CLASSES = {
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
}


@dataclass(frozen=True, slots=True)
class Guide:
    """``sections`` are the id and the words of each heading below the title."""

    title: str
    body: Markup
    sections: tuple[tuple[str, str], ...]


def guide_of(role: Role) -> str:
    """The guide that is written for this role."""
    return "ngo" if role is Role.NGO else "biro"


@cache
def guide(name: str) -> Guide:
    """A guide by its name in the address; the file does not change while the program runs."""
    return drawn((DOCS / GUIDES[name]).read_text(encoding="utf-8"))


def drawn(text: str) -> Guide:
    """A document that begins with its title."""
    markdown = MarkdownIt("commonmark", {"html": False})
    _open, title, _close, *tokens = markdown.parse(text)
    sections = tuple(_sections(tokens))
    for token in tokens:
        for one in (token, *(token.children or ())):
            _dress(one)
    body: str = markdown.renderer.render(tokens, markdown.options, {})
    return Guide(title.content, Markup(body), sections)  # noqa: S704 (html is off: the renderer escapes what it draws)


def _sections(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for heading, words in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            place = re.sub(r"[^\w\- ]", "", words.content.lower()).replace(" ", "-")
            heading.attrSet("id", place)
            if heading.tag == "h2":
                yield place, words.content


def _dress(token: Token) -> None:
    """Our classes, and addresses inside the application."""
    if token.nesting == 1 and token.tag in CLASSES:
        token.attrSet("class", CLASSES[token.tag])
    for name in {"href", "src"} & token.attrs.keys():
        token.attrSet(name, address(str(token.attrs[name])))


def address(target: str) -> str:
    """Where a link of a document leads here; ValueError for a file that no page shows."""
    if target.startswith(("#", "https://")):
        return target
    file, hash_sign, place = target.partition("#")
    pages = {path: f"/bantuan/{name}" for name, path in GUIDES.items()}
    pages |= {f"pictures/{path.name}": f"/bantuan/gambar/{path.name}" for path in PICTURES.glob("*.png")}
    if file not in pages:
        raise ValueError(f"no page shows {target}")
    return pages[file] + hash_sign + place
