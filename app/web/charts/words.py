"""The words of an uptake chart: its legend, and the description for those who hear it."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.core.i18n import _
from app.web import formats
from app.web.charts.shapes import Series, Uptake
from app.web.charts.values import grouped, has_any, missing_months


def series_names() -> dict[str, str]:
    return {"citizen": _("Disampaikan warga"), "officer": _("Dicatat petugas")}


def legend_of(series: Series, *, any_marker: bool, any_disruption: bool) -> list[tuple[str, str]]:
    """What is on this chart, and only that."""
    items = [(key, name) for key, name in series_names().items() if has_any(series[key])]
    if any_marker:
        items.append(("mark", _("Kegiatan")))
    if any(missing_months(series)):
        items.append(("missing", _("Data belum ada")))
    if any_disruption:
        items.append(("disrupted", _("Gangguan layanan")))
    return items


def sentences(uptake: Uptake, series: Series) -> Iterator[str]:
    """What a sighted reader takes from the drawing, for those who hear it."""
    for key, name in series_names().items():
        known = [(i, value) for i, value in enumerate(series[key]) if value is not None]
        if known:
            yield _course(name, uptake.months, known)
        else:
            yield _("%(series)s: data belum ada.", series=name)
    if gaps := sum(missing_months(series)):
        yield _("Data belum ada untuk %(gaps)s dari %(months)s bulan.", gaps=gaps, months=len(uptake.months))
    if disrupted := sum(month in uptake.disrupted for month in uptake.months):
        yield _("Gangguan layanan pada %(some)s dari %(months)s bulan.", some=disrupted, months=len(uptake.months))
    if marked := _marked(uptake):
        yield _("Kegiatan: %(list)s.", list=marked)
    yield _("Angka lengkap ada pada tabel.")


def _course(name: str, months: Sequence[date], known: list[tuple[int, float]]) -> str:
    (first, start), (last, end) = known[0], known[-1]
    return _(
        "%(series)s: %(start)s pada %(first)s, %(end)s pada %(last)s, tertinggi %(highest)s.",
        series=name,
        start=formats.number(start, 2),
        first=formats.month_long(months[first]),
        end=formats.number(end, 2),
        last=formats.month_long(months[last]),
        highest=formats.number(max(value for _i, value in known), 2),
    )


def _marked(uptake: Uptake) -> str:
    return "; ".join(
        f"{formats.month_long(uptake.months[i])} {', '.join(dict.fromkeys(marker.label for marker in markers))}"
        for i, markers in grouped(uptake).items()
    )
