"""A region's readiness beside its uptake, and what complaints say of the dimension of its output."""

from datetime import date

from app.complaints import queries as complaints
from app.complaints.figures import percent_of
from app.core.i18n import _
from app.readiness.contents import RegionSummary, region_summary
from app.readiness.facts import Fact, fact
from app.readiness.models import Dimension
from app.web.formats import number, percent


def readiness_beside(code: str, today: date) -> RegionSummary:
    """As it stands this year."""
    return region_summary(code, today.year)


@fact(Dimension.OUTPUT)
def complaints_of(code: str, year: int) -> list[Fact]:
    """Of the months with data; nothing where there are none."""
    months = complaints.uptake(code, date(year, 1, 1), date(year, 12, 1))
    held = [month for month in months if not month.missing]
    if not held:
        return []
    received = sum(month.received or 0 for month in held)
    share = percent_of(sum(month.finished or 0 for month in held), received)
    said = _(
        "%(received)s diterima, %(share)s selesai, menurut impor atas %(months)s dari 12 bulan",
        received=number(received),
        share=percent(share),
        months=len(held),
    )
    return [Fact(_("Pengaduan"), said)]
