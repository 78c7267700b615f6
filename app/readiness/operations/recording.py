"""Saving the checklist of a region for a year, and what its items say to app.attachments."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from app.attachments.owners import Access, register_owner
from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.viewer import Viewer
from app.readiness import queries
from app.readiness.labels import ITEMS
from app.readiness.models import Item, ReadinessItem, ReadinessYear, State
from app.readiness.operations.checking import ItemDetails, check_items, check_year
from app.readiness.policy import may_change, may_see_files, require_change, require_files
from app.regions.labels import full_name

NAMES = tuple(one.name for one in fields(ItemDetails))


def save_checklist(
    region_code: str,
    year: int,
    items: Mapping[Item, ItemDetails],
    *,
    version: int | None,
    actor: Viewer,
    now: datetime,
) -> None:
    """Say how the items stand in that year; ``version`` is the one the person began from, 0 for a year nobody spoke of.

    An item of which nothing is known gets no row, unless it had one.
    """
    require_change(region_code, actor)
    region = queries.ready_region(region_code)
    today = local_date(now, region.timezone)
    check_year(year, today)
    check_items(items, today)
    found = queries.stored_year(region_code, year, lock=True)
    if (found.version if found else 0) != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    row = found or ReadinessYear(region_code=region_code, year=year, created_at=now, changed_at=now, items=[])
    changed = _fill(row, items)
    if not changed:
        if found is None:
            raise DomainError(_("Belum ada yang diisi. Pilih keadaan paling sedikit satu butir."))
        return
    row.changed_at = now
    db.session.add(row)
    db.session.flush()
    action = "readiness:change" if found else "readiness:record"
    counts: dict[str, int | str | None] = {"region": region_code, "year": year}
    record(action, actor=actor, now=now, subject=("readiness_year", row.id), fields=changed, counts=counts)


def _fill(row: ReadinessYear, items: Mapping[Item, ItemDetails]) -> list[str]:
    """The names of the items that changed."""
    stored, changed = {one.item: one for one in row.items}, []
    for item, details in items.items():
        here = stored.get(item)
        if here is None and details == ItemDetails():
            continue
        if here is not None and all(getattr(here, name) == getattr(details, name) for name in NAMES):
            continue
        if here is None:
            here = ReadinessItem(item=item, state=State.UNKNOWN)
            row.items.append(here)
        for name in NAMES:
            setattr(here, name, getattr(details, name))
        changed.append(item.value)
    return changed


def note_download(region_code: str, year: int, files: int, *, actor: Viewer, now: datetime) -> None:
    """Who took the evidence of a region along."""
    require_files(region_code, actor)
    counts: dict[str, int | str | None] = {"year": year, "files": files}
    record("readiness:download", actor=actor, now=now, subject=("region", region_code), counts=counts)


def look(item_id: int, viewer: Viewer) -> Access:
    """The files of an item are for those who may change it and for the OPD of the region."""
    found = queries.item_of(item_id)
    year = found.of_year
    region = queries.ready_region(year.region_code)
    title = _(
        "%(item)s, %(region)s %(year)s",
        item=ITEMS[found.item],
        region=full_name(region.code, region.name),
        year=year.year,
    )
    code = year.region_code
    return Access(title, sees_all=may_see_files(code, viewer), may_change=may_change(code, viewer))


def open_files(owner_id: int, *, actor: Viewer, now: datetime) -> ReadinessItem:
    """Locked; a file is no change of what was typed, so nobody's open form grows stale."""
    found = queries.item_of(owner_id, lock=True)
    require_change(found.of_year.region_code, actor)
    return found


def note_files(owner_id: int, *, actor: Viewer, now: datetime) -> None:
    """Files stand in the history of the checklist."""
    found = queries.item_of(owner_id)
    subject = ("readiness_year", found.year_id)
    record("readiness:files", actor=actor, now=now, subject=subject, fields=[found.item.value])


register_owner(
    queries.FILE_OWNER,
    path="butir-kesiapan",
    page="readiness.item",
    parameter="item_id",
    menu="complaints",
    look=look,
    open_for_change=open_files,
    changed=note_files,
    marked=False,
)
