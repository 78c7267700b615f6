"""How raw words of an export map to canonical ones."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.complaints.models.kinds import ChannelGroup, ReportStatus
from app.core.db import Model, text_enum


class StatusMapping(Model):
    """What a raw status means. ``raw`` is folded; ``confirmed`` is False for words an import met first."""

    __tablename__ = "status_mappings"

    raw: Mapped[str] = mapped_column(String(120), primary_key=True)
    label: Mapped[str] = mapped_column(String(120))
    status: Mapped[ReportStatus] = mapped_column(text_enum(ReportStatus))
    confirmed: Mapped[bool] = mapped_column(default=True)


class ChannelMapping(Model):
    """Which group a raw channel belongs to. ``raw`` is folded; a trailing ``*`` matches any ending."""

    __tablename__ = "channel_mappings"

    raw: Mapped[str] = mapped_column(String(120), primary_key=True)
    label: Mapped[str] = mapped_column(String(120))
    group: Mapped[ChannelGroup] = mapped_column(text_enum(ChannelGroup))
    confirmed: Mapped[bool] = mapped_column(default=True)
