"""Saying what a raw word means; the figures of every region that used the word follow in the same transaction."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, select

from app.audit.operations import record
from app.complaints import summary, words
from app.complaints.models import ChannelGroup, ChannelMapping, ComplaintReport, ReportStatus, StatusMapping
from app.complaints.policy import MAP
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer

SUBJECT_LENGTH = 16


def map_status(raw: str, status: ReportStatus, *, actor: Viewer, now: datetime) -> None:
    """Say what a raw status means."""
    require(MAP, actor)
    words.lock()
    mapping = db.session.get(StatusMapping, raw, with_for_update=True)
    if mapping is None:
        raise NotFound(_("Status itu tidak ada dalam daftar."))
    mapping.status, mapping.confirmed = status, True
    _recount(ComplaintReport.status == raw)
    subject = ("status_mapping", subject_of(raw))
    record("complaints:map_status", actor=actor, now=now, subject=subject, counts={"to": status.value})


def map_channel(raw: str, group: ChannelGroup, *, actor: Viewer, now: datetime) -> None:
    """Say who types into a raw channel."""
    require(MAP, actor)
    words.lock()
    mapping = db.session.get(ChannelMapping, raw, with_for_update=True)
    if mapping is None:
        raise NotFound(_("Sumber laporan itu tidak ada dalam daftar."))
    mapping.group, mapping.confirmed = group, True
    _recount(ComplaintReport.channel == raw)
    subject = ("channel_mapping", subject_of(raw))
    record("complaints:map_channel", actor=actor, now=now, subject=subject, counts={"to": group.value})


def subject_of(raw: str) -> str:
    """How the audit trail names a word: it cannot be erased there, and a word of a file may be a reporter's."""
    return sha256(raw.encode()).hexdigest()[:SUBJECT_LENGTH]


def _recount(using: ColumnElement[bool]) -> None:
    db.session.flush()
    for region_code in db.session.scalars(select(ComplaintReport.agency_region_code).where(using).distinct()).all():
        summary.rewrite(region_code)
