"""The forms that were saved, each with the page that came of it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime


class SentForm(Model):
    """Written in the same transaction as what the form added. ``digest`` is keyed and tells nothing of what was typed.

    ``account_id`` is a plain number, because accounts stand above: nobody learns from another's nonce.
    """

    __tablename__ = "sent_forms"

    account_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    nonce: Mapped[str] = mapped_column(String(22), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    location: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
