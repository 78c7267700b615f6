"""One row per fact about this installation."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime


class InstallationFact(Model):
    """A named value, such as the fingerprint of the tracking key."""

    __tablename__ = "installation_facts"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(300))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
