"""The Laporan Bulanan drawn in its template, in Indonesian whatever the reader's language."""

from datetime import date, datetime

from flask import render_template
from flask_babel import force_locale

from app.core.viewer import Viewer
from app.documents.models import PaperSize
from app.documents.names import file_name
from app.documents.rendering import render_limited
from app.installation.queries import has_example_data
from app.organizations.queries import organization
from app.reports.contents.activity import issuer
from app.reports.contents.monthly import asked, monthly_annex, page_of
from app.reports.contents.plain import Issuer
from app.reports.monthly_rows import monthly_rows
from app.reports.papers import Paper
from app.web.charts import Size, draw
from app.web.formats import moment, month_long

PAPERS = tuple(size.value for size in PaperSize)
MOST_ROWS = 6  # of the tables on the page of a month, before it is set dense
LONGEST_KOP = 240  # letters of a kop from which it is set small, where the page is full


def monthly_paper(code: str, month: date, viewer: Viewer, now: datetime, *, paper: str = PaperSize.A4) -> Paper:
    """The Laporan Bulanan of a region over what the viewer may see, or NotFound."""
    name, html = monthly_html(code, month, viewer, now, paper=paper)
    return Paper(file_name("Laporan Bulanan", name), render_limited(html))


def monthly_html(code: str, month: date, viewer: Viewer, now: datetime, *, paper: str) -> tuple[str, str]:
    """Its name and the month as the viewer may see it, under the kop of her organization."""
    with force_locale("id"):
        wanted = asked(code, month, viewer)
        page, annex = page_of(wanted), monthly_annex(wanted)
        name, drawing = f"{page.name}, {month_long(page.month)}", page.uptake.drawing
        rows = monthly_rows(page, annex)
        kop = issuer(organization(viewer.organization_id, viewer)) if viewer.organization_id else None
        html = render_template(
            "reports/monthly.html",
            page=page,
            rows=rows,
            issuer=kop,
            long_issuer=_is_long(kop),
            dense=_is_long(kop) or len(rows.outreach.rows) + len(rows.uptake.rows) > MOST_ROWS,
            chart=draw(drawing.uptake, uid="pengaduan", size=Size.LOW) if drawing else None,
            title=f"Laporan Bulanan: {name}",
            author=viewer.organization_name,
            printed=moment(now),
            sample=has_example_data(),
            paper=paper,
        )
    return name, html


def _is_long(kop: Issuer | None) -> bool:
    return kop is not None and sum(map(len, (*kop.lines, *kop.address))) > LONGEST_KOP
