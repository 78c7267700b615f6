"""/kegiatan/<number>: the page of one activity, and its Laporan Kegiatan as PDF."""

from io import BytesIO
from typing import Any

from flask import Blueprint, render_template, send_file, url_for
from werkzeug.wrappers import Response

from app.activities.policy import PRINT, SEE
from app.core import clock
from app.core.i18n import _, _l
from app.reports.contents.activity import activity_page
from app.reports.contents.plain import HeadsTable, Promise
from app.reports.papers import Paper, activity_paper
from app.web.formats import date_long
from app.web.gate import allowed, viewer
from app.web.tables import Column

pages = Blueprint("reports", __name__)

Page = str | Response


@pages.get("/kegiatan/<int:activity_id>")
@allowed(SEE)
def activity(activity_id: int) -> Page:
    page = activity_page(activity_id, viewer(), clock.local_date(clock.now()))
    return render_template(
        "activities/activity.html",
        here="activities",
        page=page,
        heads=[(table.title, _columns(table), _rows(table)) for table in page.heads],
        attendee_columns=ATTENDEE_COLUMNS,
        tasks=[_task(promise) for promise in page.promises or ()],
    )


ATTENDEE_COLUMNS = [
    Column("name", _l("Nama")),
    Column("title", _l("Jabatan")),
    Column("organization", _l("Organisasi")),
    Column("part", _l("Sebagai")),
    Column("topic", _l("Materi")),
]


def _columns(table: HeadsTable) -> list[Column]:
    numbers = [Column(f"n{index}", label, "number") for index, label in enumerate(table.columns)]
    return [Column("label", table.title), *numbers]


def _rows(table: HeadsTable) -> list[dict[str, Any]]:
    lines = [*table.rows, (table.columns[-1], table.total)]
    return [{"label": label} | {f"n{index}": n for index, n in enumerate(numbers)} for label, numbers in lines]


def _task(promise: Promise) -> tuple[str, str, Any, str, str]:
    """A row of the task list; it leads to closing the commitment where the viewer may."""
    due = _("batas waktu %(day)s", day=date_long(promise.due_on)) if promise.due_on else _("tanpa batas waktu")
    done = _("bukti: %(evidence)s", evidence=promise.evidence) if promise.evidence else ""
    note = ", ".join(part for part in (promise.owner, due, done) if part)
    href = url_for("commitments.close", commitment_id=promise.id) if promise.may_close else ""
    return promise.what, note, *promise.state, href


@pages.get("/kegiatan/<int:activity_id>/laporan.pdf")
@allowed(PRINT)
def activity_pdf(activity_id: int) -> Page:
    return _sent(activity_paper(activity_id, viewer(), clock.now()))


def _sent(paper: Paper) -> Response:
    """As a file to save; the security headers say that nobody keeps or guesses at it."""
    return send_file(BytesIO(paper.content), "application/pdf", as_attachment=True, download_name=paper.name)
