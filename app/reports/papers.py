"""Printing: the contents of a paper drawn by its template, in Indonesian whatever the reader's language, as PDF."""

import re
from dataclasses import dataclass
from datetime import datetime

from flask import render_template
from flask_babel import force_locale

from app.activities.queries import activity
from app.core.clock import local_date
from app.core.viewer import Viewer
from app.documents.rendering import render_limited
from app.installation.queries import has_example_data
from app.reports.contents.activity import page_of
from app.reports.queries import uptake_around
from app.reports.rows import rows_of
from app.web.charts import draw
from app.web.formats import moment

LONGEST_NAME = 120
UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # what one system or another refuses in the name of a file


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and the name it is saved under."""

    name: str
    content: bytes


def activity_paper(activity_id: int, viewer: Viewer, now: datetime) -> Paper:
    """The Laporan Kegiatan of one activity as the viewer may see it, or NotFound."""
    html, title = activity_html(activity_id, viewer, now)
    return Paper(file_name("Laporan Kegiatan", title), render_limited(html))


def activity_html(activity_id: int, viewer: Viewer, now: datetime) -> tuple[str, str]:
    """The paper before it is a PDF, and the activity's title."""
    with force_locale("id"):
        found = activity(activity_id, viewer)
        page, around = page_of(found, viewer, local_date(now)), uptake_around(found, viewer, local_date(now))
        html = render_template(
            "reports/activity.html",
            page=page,
            rows=rows_of(page, around),
            region=around.chart.name if around else "",
            chart=draw(around.chart, uid="pengaduan") if around else None,
            title=f"Laporan Kegiatan: {page.title}",
            author=page.identity.owner,
            printed=moment(now),
            sample=has_example_data(),
            draft=page.is_draft,
        )
    return html, page.title


def file_name(kind: str, title: str) -> str:
    """'Laporan Kegiatan - Audiensi Lebak.pdf', without what a file system refuses."""
    return f"{kind} - {UNFIT.sub(' ', title)[:LONGEST_NAME].strip(' .')}.pdf"
