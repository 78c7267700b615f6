"""What the words of an export are counted as."""

from sqlalchemy import select

from app.complaints.models import (
    ChannelMapping,
    StatusMapping,
)
from app.complaints.policy import IMPORT, MAP
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer


def status_mappings(viewer: Viewer) -> list[StatusMapping]:
    """Every raw status with its meaning; those nobody has placed yet come first."""
    require(IMPORT, viewer)
    return list(db.session.scalars(select(StatusMapping).order_by(StatusMapping.confirmed, StatusMapping.raw)))


def channel_mappings(viewer: Viewer) -> list[ChannelMapping]:
    """Every raw channel with its group; those nobody has placed yet come first."""
    require(IMPORT, viewer)
    return list(db.session.scalars(select(ChannelMapping).order_by(ChannelMapping.confirmed, ChannelMapping.raw)))


def status_mapping(raw: str, viewer: Viewer) -> StatusMapping:
    """One raw status, for who may say what it means."""
    require(MAP, viewer)
    found = db.session.get(StatusMapping, raw)
    if found is None:
        raise NotFound(_("Status itu tidak ada dalam daftar."))
    return found


def channel_mapping(raw: str, viewer: Viewer) -> ChannelMapping:
    """One raw channel, for who may say which group it belongs to."""
    require(MAP, viewer)
    found = db.session.get(ChannelMapping, raw)
    if found is None:
        raise NotFound(_("Sumber laporan itu tidak ada dalam daftar."))
    return found
