"""/tindak-lanjut/<number>: one commitment, what happened to it, and its files."""

from typing import Any

from flask import render_template, request, url_for

from app.attachments.queries import attached
from app.commitments import queries
from app.commitments.evidence_files import ATTACHMENT_OWNER, look
from app.commitments.labels import STEPS, evidence_of, state_tag
from app.commitments.models import CommitmentStep
from app.commitments.policy import SEE, may_close, may_move, may_see_person
from app.commitments.queries import owner_of
from app.commitments.views.blueprint import Page, pages
from app.commitments.views.listing import today
from app.core.i18n import _
from app.web.formats import date_long, moment
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer


@pages.get("/tindak-lanjut/<int:commitment_id>")
@allowed(SEE)
def show(commitment_id: int) -> Page:
    found = queries.commitment(commitment_id, viewer())
    hosted = bool(queries.hosted_by(viewer().organization_id, [found.activity_id]))
    closes = may_close(found, found.activity, viewer(), hosted=hosted)
    access = look(commitment_id, viewer())
    return render_template(
        "commitments/commitment.html",
        here="activities",
        commitment=found,
        owner=owner_of(found),
        person=found.owner_person if may_see_person(found, found.activity, viewer()) else "",
        evidence=evidence_of(found),
        state=state_tag(found, today()),
        closes=closes,
        moves=found.is_open and may_move(found, found.activity, viewer(), hosted=hosted),
        told=[_told(step) for step in queries.history(found)],
        form=BaseForm(formdata=None),
        attached=attached(ATTACHMENT_OWNER, commitment_id, sees_all=access.sees_all),
        add=url_for("attachments.manage", kind=ATTACHMENT_OWNER, owner_id=commitment_id) if access.may_change else "",
        path=request.path,
    )


def _told(step: CommitmentStep) -> dict[str, Any]:
    moved = ""
    if step.due_before != step.due_after:
        before = date_long(step.due_before) if step.due_before else _("tanpa batas waktu")
        moved = _("Batas waktu: %(before)s menjadi %(after)s", before=before, after=date_long(step.due_after))
    return {
        "what": STEPS[step.step],
        "at": moment(step.at),
        "by": step.organization.name if step.organization else "",
        "moved": moved,
        "reason": step.reason,
    }
