"""Mail that was sent, so that nobody gets the same twice."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime, text_enum


class MailState(StrEnum):
    """``CLAIMED`` is being sent, or was when the machine stopped: it may have left, so it is not sent again."""

    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"


class SentMail(Model):
    """One mail of a kind to an account on a day; its words are not kept. ``account_id`` is a plain number,
    because accounts stand above."""

    __tablename__ = "sent_mails"
    __table_args__ = (UniqueConstraint("account_id", "kind", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    state: Mapped[MailState] = mapped_column(text_enum(MailState))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
