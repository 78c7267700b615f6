"""/cari: one box for everything a reader may see."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from app.core.i18n import _l
from app.core.text import printable
from app.search.policy import USE
from app.search.queries import Found, search
from app.search.sources import Hit, groups
from app.web.gate import allowed, viewer
from app.web.menu import register_search
from app.web.tables import Column

pages = Blueprint("search", __name__)
register_search("search.find")

LONGEST = 200
COLUMNS = [Column("title", _l("Nama atau judul")), Column("note", _l("Keterangan")), Column("region", _l("Daerah"))]


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    note: Any
    region: str | None
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A group on the page; ``all`` leads to the rest of it."""

    key: str
    label: Any
    rows: list[Row]
    more: bool
    all: str


@pages.get("/cari")
@allowed(USE)
def find() -> str:
    q, kind = printable(request.args.get("q", ""))[:LONGEST].strip(), request.args.get("jenis", "")
    only = kind if kind in {group.key for group in groups()} else ""
    results = search(q, viewer(), only)
    return render_template(
        "search/find.html",
        q=q,
        only=only,
        columns=COLUMNS,
        blocks=[_block(found, q) for found in results.found],
        slipped=results.slipped,
        everything=url_for("search.find", q=q),
    )


def _block(found: Found, q: str) -> Block:
    group = found.group
    rest = url_for("search.find", q=q, jenis=group.key)
    return Block(group.key, group.label, [_row(hit) for hit in found.hits], found.more, rest)


def _row(hit: Hit) -> Row:
    return Row(hit.title, hit.note, hit.region or None, url_for(hit.endpoint, **hit.values))
