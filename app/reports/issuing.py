"""Issuing a paper: drawn outside every transaction, stored, then given out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app

from app.activities.models import Activity, EventState
from app.activities.policy import may_issue
from app.activities.queries import seen
from app.core.db import transaction
from app.core.errors import DomainError, Forbidden
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.documents import codes, operations, queries, store
from app.documents.models import PaperSize, Variant
from app.reports.kinds import SUBJECT, About
from app.reports.monthly_paper import month_unprinted
from app.reports.months import MONTH, asked_of
from app.reports.papers import Unprinted, Wish, unprinted
from app.reports.policy import ISSUE_MONTH
from app.reports.signing import signing_of

JOB = "reports:issue"


def check_may_issue(found: Activity, viewer: Viewer) -> None:
    if not may_issue(found, viewer):
        raise Forbidden(_("Dokumen kegiatan ini diterbitkan oleh organisasi pelapornya atau oleh Biro."))


def _of_activity(number: str, wish: Wish, viewer: Viewer, now: datetime) -> Unprinted:
    found = seen(int(number), viewer)
    check_may_issue(found, viewer)
    if found.event_state is not EventState.HELD:
        raise DomainError(_("Kegiatan ini belum atau tidak terlaksana. Dokumennya diterbitkan setelah terlaksana."))
    return unprinted(found.id, wish, viewer, now)


def _of_month(name: str, wish: Wish, viewer: Viewer, now: datetime) -> Unprinted:
    require(ISSUE_MONTH, viewer)
    return month_unprinted(*asked_of(name), wish, viewer, now)


DRAWN_BY: dict[str, Callable[[str, Wish, Viewer, datetime], Unprinted]] = {SUBJECT: _of_activity, MONTH: _of_month}


def payload_of(about: About, wish: Wish, base: str) -> dict[str, Any]:
    return {
        "about": list(about),
        "kind": wish.kind,
        "paper": wish.paper.value,
        "variant": wish.variant.value if wish.variant else "",
        "number": wish.number,
        "signing": wish.signing.payload() if wish.signing else None,
        "base": base,
    }


def wish_of(payload: dict[str, Any]) -> Wish:
    variant = Variant(payload["variant"]) if payload["variant"] else None
    asked = payload.get("signing")
    signing = signing_of(asked) if asked else None
    return Wish(payload["kind"], PaperSize(payload["paper"]), variant, payload["number"], signing)


def about_of(payload: dict[str, Any]) -> About:
    return About(*payload["about"])


def already_issued(about: About, wish: Wish, viewer: Viewer, now: datetime) -> int | None:
    """The number of the paper that says exactly this and is still good."""
    paper = _ready(about, wish, viewer, now).paper(about)
    found = queries.current(paper.series(viewer), paper.fingerprint, paper.paper)
    return found.id if found else None


def issue(about: About, wish: Wish, base: str, *, code: str = "", actor: Viewer, now: datetime) -> int:
    """Draw, store and give out; the number of the paper, which is an older one when nothing has changed.

    The code is drawn by lot unless one is given.
    """
    made = _ready(about, wish, actor, now)
    paper = made.paper(about)
    found = queries.current(paper.series(actor), paper.fingerprint, paper.paper)
    if found is not None:
        return found.id
    code = code or codes.drawn()
    content = made.issued(code, base, now).pdf()
    digest = store.keep(Path(current_app.config["DATA_DIR"]), content)
    with transaction():
        return operations.issue(paper, code=code, sha256=digest, size=len(content), actor=actor, now=now).id


def _ready(about: About, wish: Wish, viewer: Viewer, now: datetime) -> Unprinted:
    operations.check_number(wish.number)
    made = DRAWN_BY[about.subject_type](about.subject_id, wish, viewer, now)
    if made.is_draft:
        raise DomainError(_("Laporan ini belum diajukan. Ajukan dahulu, lalu terbitkan dokumennya."))
    return made
