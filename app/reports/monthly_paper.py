"""The Laporan Bulanan drawn in its template, in Indonesian whatever the reader's language."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask_babel import force_locale

from app.core.clock import local_date
from app.core.viewer import Viewer
from app.documents.models import Variant
from app.documents.names import file_name
from app.installation.queries import has_example_data
from app.organizations.queries import organization
from app.reports.contents.activity import issuer
from app.reports.contents.monthly import MonthlyPage, asked, monthly_annex, page_of
from app.reports.contents.plain import Issuer
from app.reports.kinds import TITLES
from app.reports.monthly_rows import MonthlyRows, monthly_rows
from app.reports.papers import ANYONE, Paper, Unprinted, Wish, variant_of
from app.reports.policy import monthly_variants
from app.stationery.labels import number_place
from app.stationery.queries import usual
from app.web.charts import Size, draw
from app.web.formats import moment, month_long

MOST_ROWS = 6  # of the tables on the page of a month, before it is set dense
LONGEST_KOP = 240  # letters of a kop from which it is set small, where the page is full


def month_unprinted(code: str, month: date, wish: Wish, viewer: Viewer, now: datetime) -> Unprinted:
    """The month as this viewer may have it, under the kop of her organization; NotFound for no such region."""
    with force_locale("id"):
        variant = variant_of(wish, monthly_variants(viewer))
        wanted = asked(code, month, ANYONE if variant is Variant.PUBLIC else viewer)
        page = page_of(wanted)
        name = f"{page.name}, {month_long(page.month)}"
        kop = issuer(organization(viewer.organization_id, viewer)) if viewer.organization_id else None
        told = _told(page, monthly_rows(page, monthly_annex(wanted)), kop)
    told |= {"number": wish.number, "title": f"{TITLES[wish.kind]}: {name}", "author": viewer.organization_name}
    place = number_place(usual(viewer).number_pattern, local_date(now))
    frame = {"paper": wish.paper.value, "printed": moment(now), "preview": True, "number_place": place}
    return Unprinted(name, variant, is_draft=False, wish=wish, told=told, frame=frame)


def _told(page: MonthlyPage, rows: MonthlyRows, kop: Issuer | None) -> dict[str, Any]:
    drawing = page.uptake.drawing
    return {
        "page": page,
        "rows": rows,
        "issuer": kop,
        "long_issuer": _is_long(kop),
        "dense": _is_long(kop) or len(rows.outreach.rows) + len(rows.uptake.rows) > MOST_ROWS,
        "chart": draw(drawing.uptake, uid="pengaduan", size=Size.LOW) if drawing else None,
        "sample": has_example_data(),
    }


def _is_long(kop: Issuer | None) -> bool:
    return kop is not None and sum(map(len, (*kop.lines, *kop.address))) > LONGEST_KOP


def month_preview(code: str, month: date, wish: Wish, viewer: Viewer, now: datetime) -> Paper:
    """A paper to look at, without a code; it says on every page that it is not issued."""
    made = month_unprinted(code, month, wish, viewer, now)
    return Paper(file_name(TITLES[wish.kind], made.title), made.pdf())


def month_plain(code: str, month: date, wish: Wish, viewer: Viewer, now: datetime) -> Paper:
    """The paper without a code and without a mark, for whoever keeps the system."""
    made = month_unprinted(code, month, wish, viewer, now)
    return Paper(file_name(TITLES[wish.kind], made.title), replace(made, frame=made.frame | {"preview": False}).pdf())
