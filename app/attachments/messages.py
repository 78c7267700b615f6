"""What a person is told of the files she sent. Short: it travels in a cookie."""

from app.attachments.imports.documents import clean_name
from app.attachments.intake import Taken
from app.core.i18n import _, ngettext

LONGEST_NAME = 40
MOST_NAMES = 4


def told(taken: Taken) -> list[str]:
    """What was kept, what was there already, and what was refused, the same reason said once."""
    found = []
    if taken.refused:
        found += _refusals(taken.refused)
    if taken.added:
        found.append(ngettext("%(num)d berkas atau foto ditambahkan.", "%(num)d berkas atau foto ditambahkan.",
                              taken.added))  # fmt: skip
    if taken.known:
        found.append(ngettext("%(num)d sudah ada, jadi tidak ditambahkan lagi.",
                              "%(num)d sudah ada, jadi tidak ditambahkan lagi.", taken.known))  # fmt: skip
    if not found:
        found.append(_("Perubahan disimpan.") if taken.changed else _("Tidak ada yang berubah."))
    return found


def _refusals(refused: list[tuple[str, str]]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for name, reason in refused:
        by_reason.setdefault(reason, []).append(_short(name))
    return [_("Tidak disimpan: %(names)s. %(reason)s", names=_joined(names), reason=reason)
            for reason, names in by_reason.items()]  # fmt: skip


def _short(name: str) -> str:
    name = clean_name(name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 12]}…{name[-11:]}"


def _joined(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return _("%(names)s dan %(rest)s lainnya", names=shown, rest=rest) if rest > 0 else shown
