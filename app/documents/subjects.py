"""What papers are about: packages above register their subjects here, so that this package knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.documents.models import Variant

Look = Callable[[str, Variant, Viewer], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """``look`` raises NotFound for who may not see this variant now; ``page`` gives the address of the subject,
    ``back`` the words of a link to it, and ``here`` is the item of the menu it belongs to."""

    look: Look
    page: Callable[[str], str]
    back: Any
    here: str


_subjects: dict[str, Subject] = {}
_kinds: dict[str, Any] = {}


def register_subject(name: str, *, look: Look, page: Callable[[str], str], back: Any, here: str) -> None:
    """``name`` is stored in every paper: never rename it."""
    _subjects[name] = Subject(look, page, back, here)


def register_kind(name: str, title: Any) -> str:
    """A sort of paper, such as Laporan Kegiatan; the name is stored too."""
    _kinds[name] = title
    return name


def subject(name: str) -> Subject:
    if name not in _subjects:
        raise NotFound(_("Dokumen itu tidak ada, atau bukan bagian Anda."))
    return _subjects[name]


def kind_title(name: str) -> Any:
    return _kinds.get(name, _("Dokumen"))
