"""What carries photos and files: packages above register their rows here, so this one knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Access:
    """What one viewer may do with the attachments of one owner.

    ``sees_all`` also covers photos and files that were not marked as fit for everyone who sees the owner.
    """

    title: str
    sees_all: bool
    may_change: bool


Look = Callable[[int, Viewer], Access]


class OpenForChange(Protocol):
    def __call__(self, owner_id: int, *, actor: Viewer, now: datetime) -> object: ...


def _tell_nobody(owner_id: int, *, actor: Viewer, now: datetime) -> None:
    """What is attached is no news for the owner."""


@dataclass(frozen=True, slots=True)
class OwnerKind:
    """How to ask about the owners of one kind, and where their pages are."""

    kind: str
    path: str
    page: str
    parameter: str
    menu: str
    look: Look
    open_for_change: OpenForChange
    changed: OpenForChange
    marked: bool


_kinds: dict[str, OwnerKind] = {}


def register_owner(
    kind: str,
    *,
    path: str,
    page: str,
    parameter: str,
    menu: str,
    look: Look,
    open_for_change: OpenForChange,
    changed: OpenForChange = _tell_nobody,
    marked: bool = True,
) -> None:
    """Let the rows of a package carry photos and files. Call it once, where the package's operations are defined.

    ``kind`` is stored in every attachment: never rename it. ``path`` makes the address of the page where they are
    added (``/kerja-sama/7/lampiran``); ``page`` is the endpoint of the owner's own page and ``parameter`` the name of
    its number, ``menu`` the key of the menu item it stands under. ``look`` answers what the viewer may do and raises
    NotFound for who may not know of the row.
    ``open_for_change`` runs inside the transaction of every change: it locks the row and raises NotFound or Forbidden.
    ``changed`` is told afterwards, in the same transaction, when there was a change.
    ``marked=False`` where whoever sees the owner sees all of its attachments: nobody is then asked who agreed.

    Example::

        register_owner(
            "partnership",
            path="kerja-sama",
            page="partnerships.show",
            parameter="partnership_id",
            menu="partnerships",
            look=look_at_partnership,
            open_for_change=open_partnership,
            marked=False,
        )

        def look_at_partnership(partnership_id: int, viewer: Viewer) -> Access:
            found = queries.partnership(partnership_id, viewer)  # NotFound for a stranger
            return Access(found.title, sees_all=True, may_change=may_change(found, viewer))

    On the owner's page: ``attached("partnership", found.id, sees_all=True)`` of ``app.attachments.queries`` into the
    template, and there ``{% from "attachments/shown.html" import attached_section with context %}``. Who deletes an
    owner calls ``operations.remove_all_of`` and, after the transaction, ``store.discard`` with what it gives.
    """
    if kind in _kinds or any(known.path == path for known in _kinds.values()):
        raise ValueError(f"{kind} is registered twice")
    _kinds[kind] = OwnerKind(kind, path, page, parameter, menu, look, open_for_change, changed, marked)


def owner_kind(kind: str) -> OwnerKind:
    """What was registered; a kind that nobody registered has no attachments anyone may know of."""
    if kind not in _kinds:
        raise NotFound(_("Lampiran itu tidak ada, atau bukan bagian Anda."))
    return _kinds[kind]


def kind_at(path: str) -> str | None:
    """The kind whose page of attachments begins with this part of an address."""
    return next((known.kind for known in _kinds.values() if known.path == path), None)
