"""/ (Beranda), /mulai, /dasbor, /dasbor/peta, /dasbor/KODE and /lainnya."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts.operations import hide_steps
from app.accounts.policy import OWN
from app.activities.labels import KIND_LETTERS, KINDS
from app.complaints.told import LEVEL_COLUMNS
from app.core import clock
from app.core.dates import read_month
from app.core.db import transaction
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Role
from app.dashboard.contents.boxes import boxes, letters
from app.dashboard.contents.drawn_maps import FIGURES, drawn
from app.dashboard.contents.heard import heard
from app.dashboard.contents.home import home_page
from app.dashboard.contents.maps import LEAST, WHOLE, MapPage, map_page
from app.dashboard.contents.readiness import readiness_beside
from app.dashboard.contents.region import LISTED, RegionPage, region_page
from app.dashboard.contents.regions import regions_page
from app.dashboard.contents.steps import COMMANDS, first_steps
from app.dashboard.contents.tasks import Task
from app.dashboard.links import all_of, link_to
from app.dashboard.months import COUNTS, Window, asked_count
from app.dashboard.policy import SEE
from app.dashboard.queries import SeenActivity
from app.documents.models import DocumentState
from app.documents.queries import of_subject
from app.measurement.columns import months as drawn_months
from app.reports.contents.monthly import glance, newest_month, usual_code
from app.reports.monthly_links import drawn_rows
from app.reports.months import month_of_region
from app.reports.policy import monthly_variants
from app.web.charts import both_sizes
from app.web.filters import Filter, month_value
from app.web.gate import allowed, viewer
from app.web.menu import menu_items, pages_below, register_menu, register_page
from app.web.tables import Column

pages = Blueprint("dashboard", __name__)
register_menu("home", _l("Beranda"), "dashboard.home", position=10, phone_icon="home")
register_menu("regions", _l("Dasbor"), "dashboard.regions", position=50, phone_icon="chart")
register_page("regions", _l("Daftar daerah"), "dashboard.regions", position=10)
register_page("regions", _l("Peta"), "dashboard.maps", position=20)
register_menu("more", _l("Lainnya"), "dashboard.more", position=90, phone_icon="lines", desk=False)


# Where the items of the page behind "Lainnya" lead that stand in no menu: label, what it holds, endpoint.
FURTHER = (
    (_l("Cari"), _l("Daerah, mitra, orang, kegiatan, kerja sama, tindak lanjut, dan dokumen"), "search.find"),
    (_l("Langkah pertama"), _l("Menyiapkan Gaung dengan data sendiri"), "dashboard.begin"),
    (_l("Akun saya"), _l("Kata sandi dan perangkat yang masuk; keluar"), "accounts.own"),
    (_l("Bantuan"), _l("Panduan langkah demi langkah"), "help.own"),
    (_l("Akun"), _l("Membuat, mengubah, dan menutup akun"), "accounts.everyone"),
)
ACTIVITY_COLUMNS = [
    Column("title", _l("Kegiatan")),
    Column("kind", _l("Jenis")),
    Column("held_on", _l("Tanggal"), "partial_date"),
    Column("audience_total", _l("Peserta"), "number"),
]
MONTH_COLUMNS = [
    Column("month", _l("Bulan")),
    Column("citizen", _l("Warga"), "number"),
    Column("officer", _l("Petugas"), "number"),
    Column("unknown", _l("Tidak diketahui"), "number"),
    Column("received", _l("Semua"), "number"),
    Column("rate", _l("Warga per 100.000 penduduk"), "number", 2),
    Column("share", _l("Selesai"), "percent", 1),
    Column("data", _l("Data")),
]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    title: str
    kind: str
    held_on: Any
    audience_total: int | None
    href: str


@pages.get("/")
@allowed(SEE)
def home() -> str:
    page = home_page(viewer(), clock.local_date(clock.now()))
    return render_template(
        "dashboard/home.html",
        page=page,
        steps=[_task(task) for task in page.steps.on_home],
        lists=[(one, [_task(task) for task in one.rows], all_of(one.key)) for one in page.tasks],
        further=_cards(),
        leader=_leader() if viewer().role is Role.OBSERVER else None,
    )


def _leader() -> dict[str, Any]:
    """What who only reads has in place of work: the finding, the chart, and the paper of the month."""
    seen = glance(usual_code(viewer()), newest_month(clock.now()), viewer())
    about, variants = month_of_region(seen.code, seen.month, viewer()), monthly_variants(viewer())
    issued = (  # under the kop of an organization
        one
        for one in of_subject(*about, variants, viewer())
        if one.state is DocumentState.CURRENT and one.organization_id is not None
    )
    return {
        "seen": seen,
        "charts": both_sizes(seen.drawing.uptake, uid="pengaduan") if seen.drawing else None,
        "drawn": drawn_rows(seen.drawing.uptake) if seen.drawing else None,
        "paper": next(issued, None),
        "address": {"bulan": month_value(seen.month), "daerah": seen.code},
    }


@pages.get("/mulai")
@allowed(SEE)
def begin() -> str:
    """The first steps at any time, and how the example data are left behind."""
    steps = first_steps(viewer())
    return render_template(
        "dashboard/begin.html",
        here="home",
        steps=steps,
        rows=[_task(task) for task in steps.rows],
        commands=COMMANDS if viewer().role in (Role.ADMINISTRATOR, Role.PROVINCE_STAFF) else (),
        downloads=_links(_downloads()),
        further=_cards(),
    )


def _downloads() -> tuple[tuple[str, str], ...]:
    return (
        (_("Daftar hadir kosong (.xlsx)"), "activities.blank_attendance"),
        (_("Daftar organisasi (.xlsx)"), "organizations.import_template"),
    )


@pages.post("/mulai/keadaan")
@allowed(OWN)
def choose_steps() -> Response:
    """Put the first steps away from Beranda, or bring them back."""
    hidden = request.form.get("tampil") != "ya"
    with transaction():
        hide_steps(hidden, actor=viewer(), now=clock.now())
    return redirect(url_for("dashboard.home" if hidden else "dashboard.begin"), 303)


def _task(task: Task) -> tuple[str, str, str, str, str]:
    return task.title, task.note, *task.tag, link_to(task.target)


def _cards() -> list[tuple[str, str]]:
    """Links for who has no work of her own here."""
    wanted = (
        (_("Kelola akun"), "accounts.everyone"),
        (_("Dasbor: penjangkauan dan pengaduan per daerah"), "dashboard.regions"),
        (_("Daftar kegiatan"), "activities.listing"),
    )
    return _links(wanted)


def _links(wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(text, url_for(endpoint)) for text, endpoint in wanted if _may_open(endpoint)]


def _may_open(endpoint: str) -> bool:
    view = current_app.view_functions.get(endpoint)
    permission = getattr(view, "permission", None)
    return permission is not None and scope_of(permission, viewer()) is not Scope.NONE


@pages.get("/dasbor")
@allowed(SEE)
def regions() -> str:
    page = regions_page(request.args.get("provinsi", ""), viewer(), clock.local_date(clock.now()))
    return render_template(
        "dashboard/regions.html",
        page=page,
        filters=[Filter("provinsi", _("Provinsi"), page.province.code, page.provinces)],
        to_region={row.code: _region_link(row.code, page.window) for row in page.rows},
        province_link=_region_link(page.province.code, page.window),
        map_link=url_for("dashboard.maps", provinsi=page.province.code),
    )


@pages.get("/dasbor/peta")
@allowed(SEE)
def maps() -> str:
    """The same figures on two maps and in a table: of one province, or of the country."""
    page = map_page(request.args.get("provinsi", ""), viewer(), clock.local_date(clock.now()))
    asked = request.args.get("isi", "")
    figure = asked if asked in FIGURES and page.sees_activities else next(iter(FIGURES))
    whole = page.province is not None or request.args.get("rinci") == "ya"
    province = page.province.code if page.province else WHOLE
    return render_template(
        "dashboard/maps.html",
        page=page,
        whole=whole,
        drawn=drawn(page, figure, _map_link(page, figure), bubbles=whole),
        filters=_map_filters(page, province, figure),
        more=url_for("dashboard.maps", provinsi=province, isi=figure, rinci="ya"),
        least=LEAST,
        to_region=lambda code: _region_link(code, page.window),
        to_province=lambda code: url_for("dashboard.maps", provinsi=code, isi=figure),
    )


def _map_link(page: MapPage, figure: str) -> Callable[[str], str]:
    """Where a region on the map leads: to its page, or on the country's map to the map of its province."""
    if page.province is None:
        return lambda code: url_for("dashboard.maps", provinsi=code[:2], isi=figure)
    return lambda code: _region_link(code, page.window)


def _map_filters(page: MapPage, province: str, figure: str) -> list[Filter]:
    areas = [(WHOLE, _("Seluruh Indonesia")), *page.provinces]
    found = [Filter("provinsi", _("Wilayah"), province, areas)]
    return [*found, Filter("isi", _("Isi peta"), figure, list(FIGURES.items()))] if page.sees_activities else found


def _region_link(code: str, window: Window) -> str:
    return url_for("dashboard.region", code=code, bulan=window.count, sampai=f"{window.last:%Y-%m}")


@pages.get("/dasbor/<region:code>")
@allowed(SEE)
def region(code: str) -> str:
    count, last = asked_count(request.args.get("bulan", "")), read_month(request.args.get("sampai", ""))
    page = region_page(code, count, last, viewer(), clock.local_date(clock.now()))
    told = heard(code, page.name, viewer())
    return render_template(
        "dashboard/region.html",
        here="regions",
        page=page,
        heard=told,
        drawn_columns=drawn_months(told.drawing.beside) if told.drawing else [],
        readiness=readiness_beside(code, clock.local_date(clock.now())),
        boxes=boxes(page),
        letters=letters(page),
        lengths=[(number, _region_link(code, page.window.resized(number))) for number in COUNTS],
        earlier=_region_link(code, page.window.earlier()),
        later=_later(page),
        month_columns=MONTH_COLUMNS,
        level_columns=LEVEL_COLUMNS,
        activity_columns=ACTIVITY_COLUMNS,
        activity_rows=[_activity(row) for row in (page.activities or [])[: -LISTED - 1 : -1]],
    )


def _later(page: RegionPage) -> str | None:
    window = page.window.later(page.limit)
    return _region_link(page.region.code, window) if window else None


def _activity(row: SeenActivity) -> ActivityRow:
    return ActivityRow(
        title=row.title,
        kind=f"{KINDS[row.kind]} ({KIND_LETTERS[row.kind]})",
        held_on=row.held_on,
        audience_total=row.audience_total,
        href=url_for("reports.activity", activity_id=row.id),
    )


@pages.get("/lainnya")
@allowed(SEE)
def more() -> str:
    """What a phone's bar has no room for: the rest of the menu, the lists below it, then what stands in no menu."""
    items = menu_items()
    rest = [(item.label, "", item.href) for item in items if item.desk and not item.phone_icon]
    known = {item.href for item in items}
    rest += [(page.label, "", page.href) for page in pages_below() if page.href not in known]
    further = [(label, note, url_for(endpoint)) for label, note, endpoint in FURTHER if _may_open(endpoint)]
    return render_template("dashboard/more.html", links=rest + [link for link in further if link[2] not in known])
