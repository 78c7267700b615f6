"""/kegiatan/<number>: the page of one activity, and its papers: looked at as PDF, and issued."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import queries as activities
from app.activities.models import EventState
from app.activities.policy import ISSUE, PRINT, RECORD, SEE, may_issue
from app.core import clock
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.documents.models import PaperSize, Variant
from app.documents.queries import of_subject
from app.meetings.policy import is_meeting
from app.reports.contents.activity import page_of
from app.reports.contents.plain import HeadsTable, Promise
from app.reports.forms import KINDS, PaperForm, QuickForm, paper_data
from app.reports.issuing import check_may_issue
from app.reports.kinds import MINUTES, REPORT, SUBJECT, TITLES, About
from app.reports.papers import Wish, preview
from app.reports.policy import variants
from app.reports.views.blueprint import pages
from app.reports.views.issued import made, paper_row, sent
from app.stationery.policy import KEEP
from app.stationery.queries import usual
from app.web.formats import date_long
from app.web.gate import allowed, viewer
from app.web.tables import Column

Page = str | tuple[str, int] | Response


@pages.get("/kegiatan/<int:activity_id>")
@allowed(SEE)
def activity(activity_id: int) -> Page:
    found = activities.activity(activity_id, viewer())
    page, offered = page_of(found, viewer(), clock.local_date(clock.now())), variants(found, viewer())
    form = QuickForm(formdata=None)
    form.offer(offered)
    return render_template(
        "activities/activity.html",
        here="activities",
        page=page,
        heads=[(table.title, _columns(table), _rows(table)) for table in page.heads],
        attendee_columns=ATTENDEE_COLUMNS,
        follow=url_for("meetings.record", lanjutan=activity_id) if scope_of(RECORD, viewer()) is not Scope.NONE else "",
        tasks=[_task(promise) for promise in page.promises or ()],
        paper_form=form,
        may_issue=may_issue(found, viewer()),
        is_ready=found.event_state is EventState.HELD and not page.is_draft,
        papers=[paper_row(one) for one in of_subject(SUBJECT, str(activity_id), offered, viewer())],
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
    """A row of the task list; it leads to the page of the commitment."""
    due = _("batas waktu %(day)s", day=date_long(promise.due_on)) if promise.due_on else _("tanpa batas waktu")
    done = _("bukti: %(evidence)s", evidence=promise.evidence) if promise.evidence else ""
    note = ", ".join(part for part in (promise.owner, due, done) if part)
    return promise.what, note, *promise.state, url_for("commitments.show", commitment_id=promise.id)


@pages.get("/kegiatan/<int:activity_id>/laporan.pdf")
@allowed(PRINT)
def activity_pdf(activity_id: int) -> Page:
    """A paper to look at; what is given out is issued instead."""
    return sent(preview(activity_id, _asked(REPORT), viewer(), clock.now()))


@pages.get("/kegiatan/<int:activity_id>/notula.pdf")
@allowed(PRINT)
def minutes_pdf(activity_id: int) -> Page:
    return sent(preview(activity_id, _asked(MINUTES), viewer(), clock.now()))


def _asked(kind: str) -> Wish:
    """The look that the address asks for; nonsense is the usual one."""
    paper, variant = request.args.get("kertas", ""), request.args.get("isi", "")
    size = PaperSize(paper) if paper in set(PaperSize) else usual(viewer()).paper
    return Wish(kind, size, Variant(variant) if variant in set(Variant) else None)


@pages.route("/kegiatan/<int:activity_id>/dokumen", methods=["GET", "POST"])
@allowed(ISSUE)
def issue(activity_id: int) -> Page:
    """The job that makes a paper, or the paper itself when it says the same as the newest."""
    found, settings = activities.activity(activity_id, viewer()), usual(viewer())
    check_may_issue(found, viewer())
    own = found.owner_organization_id == viewer().organization_id
    form = PaperForm(data=paper_data(settings, own=own))
    form.offer(variants(found, viewer()))
    form.offer_signatories(settings)
    kind = KINDS.get(request.values.get("jenis", ""), REPORT)
    if form.validate_on_submit():
        try:
            return redirect(made(About(SUBJECT, str(activity_id)), form.wish(kind)), 303)
        except DomainError as error:
            form.show(error)
    page = render_template(
        "reports/issue.html",
        here="activities",
        form=form,
        activity=found,
        kind=TITLES[kind],
        meets=is_meeting(found),
        own=own,
        settings=settings,
        may_keep=scope_of(KEEP, viewer()) is not Scope.NONE,
    )
    return page, form.status
