"""Issuing papers and withdrawing them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Forbidden
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import clean
from app.core.viewer import Viewer
from app.documents import queries
from app.documents.models import DocumentState, FailedLookup, IssuedDocument, PaperSize, Variant
from app.documents.policy import WITHDRAW, may_withdraw
from app.documents.subjects import subject

LONGEST_REASON = 300
LONGEST_NUMBER = 100
LONGEST_TITLE = 400
TRIES = 20


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is, before its PDF is made."""

    kind: str
    subject_type: str
    subject_id: str
    variant: Variant
    paper: PaperSize
    title: str
    number: str
    fingerprint: str

    def series(self, actor: Viewer) -> str:
        parts = (self.kind, self.subject_type, self.subject_id, self.variant.value)
        return ":".join((*parts, str(actor.organization_id or f"a{actor.account_id or 0}")))


def check_number(number: str) -> None:
    """The official number as it is printed; it is typed by people, never made up here."""
    try:
        clean(number, multiline=False)
    except ValueError:
        raise DomainError(_("Tulis nomor dokumen dalam satu baris tanpa tanda khusus."), "number") from None
    if len(number) > LONGEST_NUMBER:
        raise DomainError(_("Nomor dokumen paling banyak %(n)d karakter.", n=LONGEST_NUMBER), "number")


def issue(paper: Paper, *, code: str, sha256: str, size: int, actor: Viewer, now: datetime) -> IssuedDocument:
    """Give out a stored PDF as the next version, or the one that says the same already.

    Two who issue at once both come here: the unique series and version let one through first, and the other looks
    again.
    """
    check_number(paper.number)
    subject(paper.subject_type).look(paper.subject_id, paper.variant, actor)
    for _turn in range(TRIES):
        # The version is read before what is current: another's paper that comes in between is then found here, and one
        # that comes later has taken this version.
        made = _next(paper, code=code, sha256=sha256, size=size, actor=actor, now=now)
        same = queries.current(paper.series(actor), paper.fingerprint, paper.paper)
        if same is not None:
            return same
        try:
            with db.session.begin_nested():
                db.session.add(made)
        except IntegrityError:
            continue
        _replace_older(made, now)
        _note_issued(made, actor=actor, now=now)
        return made
    raise DomainError(_("Dokumen ini sedang diterbitkan orang lain. Coba lagi sebentar lagi."))


def _note_issued(made: IssuedDocument, *, actor: Viewer, now: datetime) -> None:
    record(
        "document:issue",
        actor=actor,
        now=now,
        subject=("document", made.id),
        counts={"kind": made.kind, "version": made.version, "variant": made.variant.value},
    )


def _next(paper: Paper, *, code: str, sha256: str, size: int, actor: Viewer, now: datetime) -> IssuedDocument:
    return IssuedDocument(
        kind=paper.kind,
        subject_type=paper.subject_type,
        subject_id=paper.subject_id,
        variant=paper.variant,
        series=paper.series(actor),
        version=_version(paper, actor),
        paper=paper.paper,
        title=paper.title[:LONGEST_TITLE],
        number=paper.number,
        code=code,
        sha256=sha256,
        size=size,
        fingerprint=paper.fingerprint,
        issued_at=now,
        issued_by_id=actor.account_id,
        organization_id=actor.organization_id,
        organization_name=actor.organization_name,
        state=DocumentState.CURRENT,
    )


def _version(paper: Paper, actor: Viewer) -> int:
    """The version that says the same on the other size of paper, else the next."""
    own = IssuedDocument.series == paper.series(actor)
    same = select(IssuedDocument.version).where(
        own, IssuedDocument.state == DocumentState.CURRENT, IssuedDocument.fingerprint == paper.fingerprint
    )
    newest = select(func.max(IssuedDocument.version)).where(own)
    return db.session.scalar(same.limit(1)) or (db.session.scalar(newest) or 0) + 1


def _replace_older(made: IssuedDocument, now: datetime) -> None:
    older = select(IssuedDocument).where(
        IssuedDocument.series == made.series,
        IssuedDocument.version < made.version,
        IssuedDocument.state == DocumentState.CURRENT,
    )
    for one in db.session.scalars(older.with_for_update()):
        one.state, one.ended_at = DocumentState.REPLACED, now
    db.session.flush()


def withdraw(document_id: int, reason: str, *, actor: Viewer, now: datetime) -> IssuedDocument:
    """Say that a paper is not good any more; whoever checks its code is told so. The reason stays inside."""
    require(WITHDRAW, actor)
    found = queries.document(document_id, actor)
    db.session.refresh(found, with_for_update=True)
    if not may_withdraw(found, actor):
        raise Forbidden(_("Dokumen ini sudah ditarik, atau ditarik oleh organisasi yang menerbitkannya."))
    if not reason or len(reason) > LONGEST_REASON:
        raise DomainError(_("Isi alasan penarikan, paling banyak %(n)d karakter.", n=LONGEST_REASON), "reason")
    found.state, found.ended_at, found.withdrawn_reason = DocumentState.WITHDRAWN, now, reason
    record("document:withdraw", actor=actor, now=now, subject=("document", found.id))
    return found


def note_miss(address: str, *, now: datetime) -> None:
    """Count a code that does not exist; old ones are forgotten on the way. Not audited: nothing is decided."""
    db.session.execute(delete(FailedLookup).where(FailedLookup.at < now - timedelta(days=1)))
    db.session.add(FailedLookup(address=address, at=now))
