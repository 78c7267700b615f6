"""Beranda: what waits for the viewer, the late first."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from textwrap import shorten
from typing import Any

from app.activities import policy as activity_policy
from app.activities import queries as activities
from app.activities.completeness import lacking
from app.activities.models import Activity, PaperState
from app.commitments import policy as commitment_policy
from app.commitments import queries as commitments
from app.commitments.queries import CommitmentRow, Filters
from app.commitments.stages import Stage
from app.complaints.policy import IMPORT
from app.core.i18n import _, ngettext
from app.core.permissions import Scope, scope_of
from app.core.viewer import Role, Viewer
from app.dashboard import queries
from app.dashboard.contents.imports import missing_months
from app.dashboard.contents.lapsing import lapsing
from app.dashboard.contents.steps import FirstSteps, first_steps
from app.dashboard.contents.tasks import SHOWN, Target, Task, TaskList
from app.dashboard.queries import SeenActivity
from app.partnerships import policy as partnership_policy
from app.web.formats import date_long, partial_date

LONGEST_REASON = 300  # the whole stands at the top of the report
READ = 100  # those that only wait for others are read last, and left out


# What each role is shown first; lists that are not named follow in the order they were gathered.
FIRST = {
    Role.REGION_STAFF: ("imports",),
    Role.NGO: ("unfinished",),
}


@dataclass(frozen=True, slots=True)
class Home:
    """``week`` is None for who sees no activities at all."""

    name: str
    today: date
    tasks: list[TaskList]
    week: list[SeenActivity] | None
    may_record: bool
    steps: FirstSteps
    trains_first: bool  # an NGO's first button is for trainings, an office's for audiensi


def home_page(viewer: Viewer, today: date) -> Home:
    """Each list stands there only for who has such work."""
    may_record = viewer.organization_id is not None and _may(activity_policy.RECORD, viewer)
    tasks = [
        due(viewer, today) if viewer.organization_id is not None and _may(commitment_policy.SEE, viewer) else None,
        waiting(viewer) if _may(activity_policy.SANCTION, viewer) else None,
        missing_months(viewer, today) if _may(IMPORT, viewer) else None,
        unfinished(viewer, today) if may_record else None,
        lapsing(viewer, today) if _may(partnership_policy.CHANGE, viewer) else None,
    ]
    return Home(
        name=viewer.name,
        today=today,
        tasks=_in_order([one for one in tasks if one is not None], viewer.role),
        week=queries.planned(*queries.week_from(today), viewer) if _may(activity_policy.SEE, viewer) else None,
        may_record=may_record,
        steps=first_steps(viewer),
        trains_first=viewer.role is Role.NGO,
    )


def _in_order(tasks: list[TaskList], role: Role) -> list[TaskList]:
    first = FIRST.get(role, ())
    return sorted(tasks, key=lambda one: one.key not in first)


def _may(action: str, viewer: Viewer) -> bool:
    return scope_of(action, viewer) is not Scope.NONE


def due(viewer: Viewer, today: date) -> TaskList:
    """Commitments that are late, then those due within days: every visible one for who may close them all, else
    those one's own organization owes."""
    mine = scope_of(commitment_policy.CLOSE, viewer) is not Scope.ALL
    rows, more = commitments.page(Filters(Stage.DUE, mine=mine), viewer, today=today)
    return TaskList(
        key="due",
        heading=_("Perlu ditindaklanjuti"),
        rows=[_due(row) for row in rows[:SHOWN]],
        more=more or len(rows) > SHOWN,
        nothing=_("Tidak ada tindak lanjut yang terlambat atau jatuh tempo dalam sepekan."),
    )


def _due(row: CommitmentRow) -> Task:
    owner = ", ".join(part for part in (row.owner_person, row.owner) if part)
    parts = [
        _("Batas waktu %(day)s", day=date_long(row.due_on)),
        _("penanggung jawab: %(owner)s", owner=owner) if owner else "",
        _("dari: %(activity)s", activity=row.activity_title) + (f" ({row.unsent})" if row.unsent else ""),
    ]
    note = "; ".join(part for part in parts if part)
    target: Target = ("commitment", row.id) if row.may_close else ("activity", row.activity_id)
    return Task(row.what, note, row.state, target)


def unfinished(viewer: Viewer, today: date) -> TaskList:
    """Reports of one's own organization that came back, lack something, are not handed in, or were due long ago."""
    found = activities.own_unfinished(viewer, today, limit=READ)
    reasons = activities.reasons(one.id for one in found if one.paper_state is PaperState.RETURNED)
    tasks = (_unfinished(activity, lacking(activity), reasons.get(activity.id, ""), today) for activity in found)
    rows = list(islice((task for task in tasks if task is not None), SHOWN + 1))
    unread = len(found) == READ
    return TaskList(
        key="unfinished",
        heading=_("Laporan belum lengkap"),
        rows=rows[:SHOWN],
        more=len(rows) > SHOWN or unread,
        nothing=_(
            "Dari laporan yang menunggu pengesahan baru %(n)d yang tertua diperiksa, dan semuanya lengkap.", n=READ
        )
        if unread
        else _("Semua laporan organisasi Anda lengkap dan sudah diajukan. Yang kurang akan muncul di sini."),
    )


def _unfinished(activity: Activity, words: list[str], reason: str, today: date) -> Task | None:
    """None for what only waits for others."""
    over = activity.is_overdue(today)
    lacks = _("Kurang: %(list)s", list=", ".join(words)) if words else ""
    back = ""
    match activity.paper_state:
        case PaperState.RETURNED:
            tag = _("Dikembalikan"), "yellow"
            back = _("Dikembalikan: %(reason)s", reason=_cut(reason)) if reason else _("Dikembalikan")
        case _ if over:
            tag = _("Lewat tanggal"), "yellow"
        case _ if words:
            tag = ngettext("Kurang %(num)d", "Kurang %(num)d", len(words)), "yellow"
        case PaperState.DRAFT:
            tag, lacks = (_("Siap diajukan"), "blue"), _("Lengkap, tinggal diajukan")
        case _:
            return None
    parts = [partial_date(activity.held_on), back, _("Sudah lewat tanggalnya, belum dilaporkan") if over else "", lacks]
    return Task(activity.title, ". ".join(part for part in parts if part), tag, ("activity", activity.id))


def _cut(reason: str) -> str:
    return shorten(reason, LONGEST_REASON, placeholder=" …").rstrip(". ")


def waiting(viewer: Viewer) -> TaskList:
    """Reports that were handed in and wait to be sanctioned, the oldest first."""
    found = activities.waiting_for_sanction(viewer, limit=SHOWN + 1)
    return TaskList(
        key="waiting",
        heading=_("Menunggu pengesahan"),
        rows=[_waiting(activity) for activity in found[:SHOWN]],
        more=len(found) > SHOWN,
        nothing=_("Tidak ada laporan yang menunggu pengesahan. Laporan baru dari mitra akan muncul di sini."),
    )


def _waiting(activity: Activity) -> Task:
    tag: tuple[Any, str] = (_("Diajukan"), "blue")
    note = f"{activity.owner.name}, {partial_date(activity.held_on)}"
    return Task(activity.title, note, tag, ("activity", activity.id))
