"""/kim: the list of groups, how many of each region are alive, and the same as a sheet."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from flask import Response, render_template, request, send_file, url_for

from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.kim import queries
from app.kim.contents import as_csv, as_workbook
from app.kim.labels import EXPANSIONS, EXPIRED, EXPIRED_KEY, SIGN_COLOURS, SIGN_KEYS, SIGNS
from app.kim.policy import CHANGE, SEE, usual_expansion
from app.kim.queries import Filters, Listed, Signs
from app.kim.signs import ACTIVE_MONTHS, QUIET_MONTHS, is_expired, sign_of
from app.kim.views.blueprint import Page, pages, today
from app.organizations.labels import short_region
from app.regions.models import RegionLevel
from app.regions.queries import CODE, region_options
from app.sheets.writing import MEDIA_TYPE
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page
from app.web.tables import Column

register_page("partnerships", _l("KIM"), "kim.listing", position=25)

COLUMNS = [
    Column("name", _l("Nama")),
    Column("place", _l("Desa atau kelurahan")),
    Column("sign", _l("Keadaan"), "tag"),
    Column("last", _l("Kegiatan terakhir"), "date"),
    Column("decree", _l("SK")),
    Column("members", _l("Anggota"), "number"),
]
REGION_COLUMNS = [
    Column("name", _l("Daerah")),
    Column("active", _l("Aktif"), "number"),
    Column("quiet", _l("Kurang aktif"), "number"),
    Column("dormant", _l("Tidak aktif"), "number"),
    Column("none", _l("Belum ada kegiatan"), "number"),
    Column("expired", EXPIRED, "number"),
    Column("total", _l("Semua"), "number"),
]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    place: str
    sign: tuple[str, str]
    last: date | None
    decree: str
    members: int
    href: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    """The figures of a region; its name narrows the list to it, a figure also to its life sign."""

    name: str
    active: int
    quiet: int
    dormant: int
    none: int
    expired: int
    total: int
    href: str
    links: dict[str, str]


def place_of(row: Listed) -> str:
    """Many desa bear the same name: the kecamatan and the kabupaten always stand with it."""
    kind = _("Kelurahan") if row.level is RegionLevel.WARD else _("Desa")
    return _(
        "%(kind)s %(village)s, Kec. %(district)s, %(regency)s",
        kind=kind,
        village=row.village,
        district=row.district,
        regency=short_region(row.regency),
    )


def _row(row: Listed, day: date) -> Row:
    sign = sign_of(row.last, day)
    return Row(
        name=row.group.name,
        place=place_of(row),
        sign=(str(SIGNS[sign]), SIGN_COLOURS[sign]),
        last=row.last,
        decree=_decree(row, day),
        members=row.members,
        href=url_for("kim.show", group_id=row.group.id),
    )


def _decree(row: Listed, day: date) -> str:
    if is_expired(row.group.decree_until, day):
        return str(EXPIRED)
    return _("Ada") if row.group.decree_number or row.group.decree_on else _("Belum dicatat")


def _region_row(signs: Signs) -> RegionRow:
    def link(sign: str | None) -> str:
        return query_link(request.args, {"daerah": signs.code, "tanda": sign}, drop=("setelah",))

    links = {sign.value: link(key) for key, sign in SIGN_KEYS.items()} | {"expired": link(EXPIRED_KEY)}
    figures = {name: getattr(signs, name) for name in ("active", "quiet", "dormant", "none", "expired", "total")}
    shown = {name: to for name, to in links.items() if figures[name]}
    return RegionRow(name=signs.name, href=link(None), links=shown, **figures)


def asked_filters() -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    code, sign = request.args.get("daerah", ""), request.args.get("tanda", "")
    return Filters(
        q=printable(request.args.get("q", ""))[:200].strip(),
        region_code=code if CODE.fullmatch(code) else None,
        sign=SIGN_KEYS.get(sign),
        expired=sign == EXPIRED_KEY,
    )


@pages.get("/kim")
@allowed(SEE)
def listing() -> Page:
    asked, day = asked_filters(), today()
    found = queries.page(asked, viewer(), day, _asked_after(request.args.get("setelah", "")))
    rows, more = found[: queries.PAGE_SIZE], len(found) > queries.PAGE_SIZE
    regions = queries.by_region(asked, viewer(), day)
    filters = _filters(asked)
    narrowed: dict[str, Any] = {name: request.args[name] for name in ("q", "daerah", "tanda") if request.args.get(name)}
    return render_template(
        "kim/list.html",
        expansion=EXPANSIONS[usual_expansion()],
        months=(ACTIVE_MONTHS, QUIET_MONTHS),
        columns=COLUMNS,
        rows=[_row(row, day) for row in rows],
        region_columns=REGION_COLUMNS,
        region_rows=[_region_row(signs) for signs in regions],
        filters=filters,
        chosen=chosen(filters, request.args),
        first=query_link(request.args, {}, drop=("setelah",)) if request.args.get("setelah") else None,
        next=query_link(request.args, {"setelah": str(rows[-1].group.id)}) if more else None,
        may_add=scope_of(CHANGE, viewer()) is not Scope.NONE,
        sheets=[
            (_("Unduh daftar (.xlsx)"), url_for("kim.workbook", **narrowed)),
            (_("Unduh daftar (.csv)"), url_for("kim.comma_separated", **narrowed)),
        ],
    )


def _asked_after(text: str) -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _filters(asked: Filters) -> list[Filter]:
    sign = next((key for key, sign in SIGN_KEYS.items() if sign is asked.sign), EXPIRED_KEY if asked.expired else "")
    signs: list[tuple[str, Any]] = [(key, SIGNS[sign]) for key, sign in SIGN_KEYS.items()]
    regions = region_options(asked.region_code, viewer().region_code)
    return [
        Filter("q", _("Cari nama KIM"), asked.q),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *regions]),
        Filter("tanda", _("Keadaan"), sign, [("", _("Semua keadaan")), *signs, (EXPIRED_KEY, EXPIRED)]),
    ]


@pages.get("/kim/daftar.xlsx")
@allowed(SEE)
def workbook() -> Response:
    rows = queries.whole(asked_filters(), viewer(), today())
    content = BytesIO(as_workbook(rows, today()))
    return send_file(content, MEDIA_TYPE, as_attachment=True, download_name="daftar-kim.xlsx")


@pages.get("/kim/daftar.csv")
@allowed(SEE)
def comma_separated() -> Response:
    rows = queries.whole(asked_filters(), viewer(), today())
    answer = Response(as_csv(rows, today()), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename="daftar-kim.csv")
    return answer
