"""The way of a report as plain data: its history, why it came back, who sanctioned it, and what was changed since."""

from collections.abc import Iterable
from itertools import groupby

from app.accounts.labels import ROLES
from app.activities import policy
from app.activities.contents import LABELS, Contents, contents_of
from app.activities.differences import Difference, differences
from app.activities.labels import STEPS_DONE
from app.activities.models import Activity, PaperState, ReportStep, Step
from app.activities.queries import GIVEN_BACK, steps_of
from app.core.clock import local_date
from app.core.i18n import _
from app.core.viewer import Viewer
from app.reports.contents.plain import DoneStep, Progress
from app.reports.policy import is_public_variant
from app.web.formats import date_long, moment

COMPARED = (PaperState.SUBMITTED, PaperState.RETURNED)


def progress_of(found: Activity, viewer: Viewer, known: Contents) -> Progress:
    """What the viewer may know of it; ``known`` are contents of the activity that were read already."""
    named, reasons = policy.may_see_names(found, viewer), policy.may_see_reasons(found, viewer)
    steps = steps_of(found)
    back = next((one for one in reversed(steps) if one.step in GIVEN_BACK), None)
    waits = found.paper_state is PaperState.RETURNED and reasons
    changes, since = _changes(found, known) if reasons and found.paper_state in COMPARED else ([], "")
    return Progress(
        history=() if is_public_variant(viewer) else tuple(_history(steps, found.timezone, named, reasons)),
        given_back=_done([back], found.timezone, named, reasons) if back and waits else None,
        sanctioned=_sanctioned(found, steps),
        changes=tuple(changes),
        since=since,
    )


def _history(steps: list[ReportStep], zone: str, named: bool, reasons: bool) -> Iterable[DoneStep]:
    """Changes one after the other by the same person are one row."""
    for _key, group in groupby(steps, lambda one: (one.step, one.account_id) if one.step is Step.CHANGE else one.id):
        yield _done(list(group), zone, named, reasons)


def _done(steps: list[ReportStep], zone: str, named: bool, reasons: bool) -> DoneStep:
    last = steps[-1]
    home = last.organization.name if last.organization else ""
    person = last.account.name if named and last.account else ""
    fields = {name for one in steps for name in one.fields} if reasons else set()
    return DoneStep(
        label=str(STEPS_DONE[last.step]),
        when=moment(last.at, zone),
        who=", ".join(part for part in (person, str(ROLES.get(last.role, _("Sistem"))), home) if part),
        reason=last.reason if reasons else "",
        fields=tuple(str(label) for name, label in LABELS.items() if name in fields),
        times=len(steps),
    )


def _sanctioned(found: Activity, steps: list[ReportStep]) -> tuple[str, str] | None:
    """The day and the organization, while it stands sanctioned."""
    last = next((one for one in reversed(steps) if one.step is Step.SANCTION), None)
    if last is None or found.paper_state not in (PaperState.SANCTIONED, PaperState.LOCKED):
        return None
    return date_long(local_date(last.at, found.timezone)), last.organization.name if last.organization else ""


SINCE = {
    Step.SUBMIT: lambda when: _("Yang berubah sejak diajukan pada %(when)s", when=when),
    Step.RETURN: lambda when: _("Yang berubah sejak dikembalikan pada %(when)s", when=when),
    Step.REOPEN: lambda when: _("Yang berubah sejak dibuka kembali pada %(when)s", when=when),
}


def _changes(found: Activity, known: Contents) -> tuple[list[Difference], str]:
    kept = found.snapshot
    if kept is None:
        return [], ""
    said = differences(kept.contents, contents_of(found, known))
    return said, SINCE[kept.step](moment(kept.taken_at, found.timezone))
