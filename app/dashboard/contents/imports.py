"""Regions whose LAPOR! data have not been brought in up to the last month that is over."""

from datetime import date

from app.complaints import queries as complaints
from app.complaints.policy import IMPORT
from app.complaints.queries import months_between
from app.core.dates import month_of, shifted
from app.core.i18n import _, ngettext
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.dashboard.contents.tasks import SHOWN, Task, TaskList
from app.regions import queries as regions
from app.web.formats import month_long


def missing_months(viewer: Viewer, today: date) -> TaskList:
    """One row a region, in the order of their codes; the viewer's own region also before its first import."""
    over = shifted(month_of(today), -1)
    places = _places(viewer)
    newest = complaints.last_complete_month(list(places))
    begun = {*complaints.latest_imports(list(places)), viewer.region_code}
    behind = [code for code in places if code in begun and newest.get(code, date.min) < over]
    return TaskList(
        key="imports",
        heading=_("Data pengaduan belum diimpor"),
        rows=[_row(code, places[code], newest.get(code), over) for code in behind[:SHOWN]],
        more=len(behind) > SHOWN,
        nothing=_("Data pengaduan lengkap sampai %(month)s.", month=month_long(over)),
    )


def _places(viewer: Viewer) -> dict[str, str]:
    """Whose data the viewer brings in: her own region, or a province's account and its kabupaten/kota."""
    own = viewer.region_code or ""
    if scope_of(IMPORT, viewer) is Scope.REGION:
        return regions.names({own})
    province = own[:2]
    found = regions.province_with_below(province)
    return found | {province: _("Provinsi %(name)s", name=found.get(province, ""))}


def _row(code: str, name: str, newest: date | None, over: date) -> Task:
    if newest is None:
        return Task(name, _("Belum ada bulan yang datanya lengkap."), (_("Belum ada data"), "yellow"), ("import", code))
    count = len(months_between(shifted(newest, 1), over))
    note = _("Lengkap sampai %(month)s.", month=month_long(newest))
    tag = ngettext("Kurang %(num)d bulan", "Kurang %(num)d bulan", count)
    return Task(name, note, (tag, "yellow"), ("import", code))
