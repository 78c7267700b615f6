"""The private address of a calendar: its holder knows the token, this row only its SHA-256."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.core.db import Model, UtcDateTime


class CalendarLink(Model):
    """At most one for each account; a new one takes the place of the old."""

    __tablename__ = "calendar_links"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)

    account: Mapped[Account] = relationship(lazy="raise")
