"""What bringing a list in asks: the list that was sent, the places it may mean, the groups that are there already."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.kim.lists import KEPT, Row
from app.kim.models import Group, GroupImport
from app.kim.policy import CHANGE
from app.regions.models import Region


def import_of(import_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> GroupImport:
    """A list that this person sent and that is not past its time; a list of anybody else is not there."""
    require(CHANGE, viewer)
    found = db.session.get(GroupImport, import_id, with_for_update=lock)
    if found is None or found.created_by_id != viewer.account_id or found.created_at < now - KEPT:
        raise NotFound(_("Daftar itu tidak ada lagi. Unggah berkasnya sekali lagi."))
    return found


def rows_of(found: GroupImport) -> list[Row]:
    return [Row(**data) for data in found.rows]


def villages_of(regency_code: str) -> dict[str, str]:
    """The kecamatan, desa and kelurahan of one kabupaten or kota by code: some hundreds."""
    below = Region.code.startswith(regency_code + ".", autoescape=True)
    rows = db.session.execute(select(Region.code, Region.name).where(below)).all()
    return dict(rows)


def known_in(region_codes: Iterable[str]) -> dict[str, list[Group]]:
    """The groups of these desa and kelurahan, by place."""
    found: dict[str, list[Group]] = {}
    query = select(Group).where(Group.region_code.in_(set(region_codes))).order_by(Group.folded_name, Group.id)
    for one in db.session.scalars(query):
        found.setdefault(one.region_code, []).append(one)
    return found
