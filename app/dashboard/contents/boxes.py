"""The large figures of a region's page, each with what it is made of, and what the chart's letters stand for."""

from app.activities.labels import KIND_LETTERS, KINDS
from app.core.i18n import _
from app.dashboard.contents.region import RegionPage
from app.web.formats import number, percent

Box = tuple[str, str, str]


def boxes(page: RegionPage) -> list[Box]:
    """Label, figure and note; those of activities only for who may see activities."""
    outreach = [] if page.activities is None else [_activities(page), _participants(page)]
    return [*outreach, _citizen(page), _finished(page)]


def _activities(page: RegionPage) -> Box:
    return _("Kegiatan terlaksana"), number(len(page.activities or ())), _("dalam rentang ini")


def _participants(page: RegionPage) -> Box:
    if not page.activities:
        return _("Peserta"), number(None), _("belum ada kegiatan")
    counted = _(
        "tercatat pada %(some)s dari %(all)s kegiatan",
        some=number(len(page.recorded)),
        all=number(len(page.activities)),
    )
    return _("Peserta"), number(page.participants), counted


def _citizen(page: RegionPage) -> Box:
    label = _("Pengaduan dari warga")
    if not page.complete:
        return label, number(None), _("belum ada bulan yang datanya lengkap")
    months = _("%(some)s dari %(all)s bulan lengkap", some=len(page.complete), all=page.window.count)
    if page.rate is None:
        return label, number(page.citizen), months
    rate = _("%(rate)s per 100.000 penduduk per bulan", rate=number(page.rate, 2))
    return label, number(page.citizen), f"{rate}; {months}"


def _finished(page: RegionPage) -> Box:
    shares = page.shares
    label = _("Pengaduan selesai")
    if not shares.received:
        return label, number(None), _("belum ada yang dapat dihitung")
    formula = _(
        "selesai ÷ semua yang diterima: %(part)s ÷ %(whole)s",
        part=number(shares.finished),
        whole=number(shares.received),
    )
    return label, percent(shares.of_received), formula


def letters(page: RegionPage) -> str:
    """'A: Audiensi. B: Bimtek.' for the kinds that the chart marks."""
    marked = {row.kind for row in page.activities or ()}
    return " ".join(f"{KIND_LETTERS[kind]}: {KINDS[kind]}." for kind in KINDS if kind in marked)
