"""Documents in Markdown as pages: drawn without HTML of their own, in our classes, with addresses inside Gaung."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

Address = Callable[[str], str]

CLASSES = {
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "table": "govuk-table g-cards",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}
# So that rows and cells stay such for screen readers where CSS turns rows into cards.
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}


@dataclass(frozen=True, slots=True)
class Prose:
    """``sections`` are the id and the words of each heading below the title."""

    title: str
    body: Markup
    sections: tuple[tuple[str, str], ...]


def drawn(text: str, address: Address) -> Prose:
    """A document that begins with its title; ``address`` says where a link of it leads here."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    _open, title, _close, *tokens = markdown.parse(text)
    sections = tuple(_sections(tokens))
    _label_cells(tokens)
    for token in tokens:
        for one in (token, *(token.children or ())):
            _dress(one, address)
    body: str = markdown.renderer.render(tokens, markdown.options, {})
    return Prose(title.content, Markup(body), sections)  # noqa: S704 (html is off: the renderer escapes what it draws)


def _sections(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for heading, words in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            place = re.sub(r"[^\w\- ]", "", words.content.lower()).replace(" ", "-")
            heading.attrSet("id", place)
            if heading.tag == "h2":
                yield place, words.content


def _label_cells(tokens: list[Token]) -> None:
    """On a telephone each cell says of which column it is."""
    heads: list[str] = []
    column = 0
    for token, words in zip(tokens, tokens[1:], strict=False):
        if token.type == "table_open":
            heads = []
        elif token.type == "tr_open":
            column = 0
        elif token.type == "th_open":
            heads.append(words.content)
        elif token.type == "td_open":
            token.attrSet("data-label", heads[column])
            column += 1


def _dress(token: Token, address: Address) -> None:
    """Our classes, and addresses inside the application."""
    if token.nesting == 1 and token.tag in CLASSES:
        token.attrSet("class", CLASSES[token.tag])
    if token.nesting == 1 and token.tag in ROLES:
        token.attrs.pop("style", None)  # how a column is set is for our classes to say
        token.attrSet("role", ROLES[token.tag])
    for name in {"href", "src"} & token.attrs.keys():
        token.attrSet(name, address(str(token.attrs[name])))
