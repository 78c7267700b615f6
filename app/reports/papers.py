"""Printing: the contents of a paper drawn by its template, in Indonesian whatever the reader's language, as PDF."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app, render_template
from flask_babel import force_locale

from app.activities.queries import activity
from app.attachments.limits import PRINTED_PHOTOS
from app.attachments.queries import Attached
from app.attachments.store import path_of
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
    made = activity_html(activity_id, viewer, now)
    return Paper(file_name("Laporan Kegiatan", made.title), render_limited(made.html, made.photos))


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A paper before it is a PDF: its HTML, and the photos that the HTML asks for by name."""

    title: str
    html: str
    photos: dict[str, bytes]


def activity_html(activity_id: int, viewer: Viewer, now: datetime) -> Unprinted:
    """The Laporan Kegiatan as the viewer may see it, with the photos that she may see."""
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
            printed_photos=page.attached.photos[:PRINTED_PHOTOS],
        )
    return Unprinted(page.title, html, photos_of(page.attached))


def photos_of(found: Attached) -> dict[str, bytes]:
    """What ``photo:1`` and so on stand for on a paper; a photo whose file is gone leaves its place to its caption."""
    folder = Path(current_app.config["DATA_DIR"])
    places = [path_of(folder, photo.stored_name) for photo in found.photos[:PRINTED_PHOTOS]]
    return {str(number): place.read_bytes() for number, place in enumerate(places, 1) if place is not None}


def file_name(kind: str, title: str) -> str:
    """'Laporan Kegiatan - Audiensi Lebak.pdf', without what a file system refuses."""
    return f"{kind} - {UNFIT.sub(' ', title)[:LONGEST_NAME].strip(' .')}.pdf"
