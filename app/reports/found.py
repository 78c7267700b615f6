"""Issued papers in search: by number, code and title, for who may open them."""

from sqlalchemy import select

from app.activities.models import Activity
from app.activities.queries import visible_to as activity_visible_to
from app.core.db import db
from app.core.i18n import _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.documents.labels import STATES
from app.documents.models import IssuedDocument
from app.documents.policy import SEE
from app.documents.queries import visible_to
from app.reports.kinds import SUBJECT
from app.reports.months import MONTH, may_open
from app.reports.policy import variants
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source

MOST_LOOKED_AT = 200


def _texts() -> Texts:
    """A code is found as it is printed and without its dash."""
    return lambda row: f"{row.title} {row.number} {row.code} {row.code[:4]} {row.code[4:]}"


PAPERS = register_source(Source("paper", IssuedDocument, ("title", "number", "code"), _texts))


@register_group("dokumen", _l("Dokumen terbit"), position=70)
def found_papers(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """The newest first. What opens a paper is asked of its subject, of all that were found at once."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    query = select(IssuedDocument).where(visible_to(viewer), asked.among(IssuedDocument.id, PAPERS))
    query = query.order_by(IssuedDocument.issued_at.desc(), IssuedDocument.id.desc()).limit(MOST_LOOKED_AT)
    found = list(db.session.scalars(query))
    seen = _activities(found, viewer)
    return [_hit(one) for one in found if _opens(one, seen, viewer)][:limit]


def _activities(found: list[IssuedDocument], viewer: Viewer) -> dict[str, Activity]:
    numbers = {int(one.subject_id) for one in found if one.subject_type == SUBJECT}
    query = select(Activity).where(Activity.id.in_(numbers), activity_visible_to(viewer))
    return {str(row.id): row for row in db.session.scalars(query)} if numbers else {}


def _opens(one: IssuedDocument, seen: dict[str, Activity], viewer: Viewer) -> bool:
    if one.subject_type == MONTH:
        return may_open(one.subject_id, one.variant, viewer)
    activity = seen.get(one.subject_id)
    return activity is not None and one.variant in variants(activity, viewer)


def _hit(one: IssuedDocument) -> Hit:
    note = ", ".join(filter(None, (one.number, one.shown_code, str(STATES[one.state][0]))))
    return Hit(one.title, note, "", "documents.show", {"document_id": one.id})
