"""Reading issued papers: by their subject, by their code, one to open."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.viewer import Viewer
from app.documents import codes
from app.documents.models import DocumentState, FailedLookup, IssuedDocument, PaperSize, Variant
from app.documents.policy import SEE, may_see
from app.documents.subjects import subject


def document(document_id: int, viewer: Viewer) -> IssuedDocument:
    """One paper, for who may see the same of its subject now; NotFound for everyone else."""
    require(SEE, viewer)
    found = db.session.get(IssuedDocument, document_id)
    if found is None or not may_see(found, viewer):
        raise NotFound(_("Dokumen itu tidak ada, atau bukan bagian Anda."))
    subject(found.subject_type).look(found.subject_id, found.variant, viewer)
    return found


def of_subject(
    subject_type: str, subject_id: str, variants: tuple[Variant, ...], viewer: Viewer
) -> list[IssuedDocument]:
    """The papers about something the viewer has been let see, newest first."""
    query = select(IssuedDocument).where(
        IssuedDocument.subject_type == subject_type,
        IssuedDocument.subject_id == subject_id,
        IssuedDocument.variant.in_(variants),
    )
    found = db.session.scalars(query.order_by(IssuedDocument.issued_at.desc(), IssuedDocument.id.desc()).limit(200))
    return [one for one in found if may_see(one, viewer)]


def newest_about(
    subject_type: str, variants: tuple[Variant, ...], viewer: Viewer, *, limit: int
) -> list[IssuedDocument]:
    """Papers of one sort of subject that the viewer may open as far as this package knows, newest first; the owner of
    the subject has to be asked about each."""
    query = select(IssuedDocument).where(
        IssuedDocument.subject_type == subject_type, IssuedDocument.variant.in_(variants), visible_to(viewer)
    )
    query = query.order_by(IssuedDocument.issued_at.desc(), IssuedDocument.id.desc())
    return list(db.session.scalars(query.limit(limit)))


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """``policy.may_see`` as a condition."""
    own = IssuedDocument.organization_id == viewer.organization_id
    if viewer.organization_id is None:
        own = and_(IssuedDocument.organization_id.is_(None), IssuedDocument.issued_by_id == viewer.account_id)
    match scope_of(SEE, viewer):
        case Scope.ALL:
            return true()
        case Scope.OWN:
            return own
        case Scope.PUBLIC:
            return or_(own, IssuedDocument.variant == Variant.PUBLIC)
    return false()


def current(series: str, fingerprint: str, paper: PaperSize) -> IssuedDocument | None:
    """The paper that is still good and says exactly this."""
    query = select(IssuedDocument).where(
        IssuedDocument.series == series,
        IssuedDocument.fingerprint == fingerprint,
        IssuedDocument.paper == paper,
        IssuedDocument.state == DocumentState.CURRENT,
    )
    return db.session.scalar(query)


def by_code(code: str) -> IssuedDocument | None:
    return db.session.scalar(select(IssuedDocument).where(IssuedDocument.code == code))


def digests() -> list[str]:
    """The hashes of all stored papers, for the command line that removes them."""
    return list(db.session.scalars(select(IssuedDocument.sha256)))


def has_guessed_enough(address: str, now: datetime) -> bool:
    """Whether this address missed too often lately."""
    recent = FailedLookup.at > now - codes.WINDOW
    query = select(func.count()).select_from(FailedLookup).where(recent, FailedLookup.address == address)
    return (db.session.scalar(query) or 0) >= codes.MOST_MISSES
