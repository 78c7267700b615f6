"""What the forms offer to choose from."""

from collections.abc import Mapping
from typing import Any

from app.complaints.policy import may_import_for
from app.core.i18n import _
from app.core.viewer import Viewer
from app.regions.queries import CODE, kabupaten_kota, names

ACCOUNT_CODE_LENGTH = 5  # of a kabupaten or kota: 36.02


def options(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """The values of an enum with their labels."""
    return [(key.value, label) for key, label in labels.items()]


def region_choices(viewer: Viewer, asked: str | None) -> list[tuple[str, str]]:
    """The accounts of the viewer's area, and the one that was asked for; only those she may import for."""
    area = viewer.region_code or ""
    codes = {area[:2], area, asked or ""}
    single = names({code for code in codes if CODE.fullmatch(code) and len(code) <= ACCOUNT_CODE_LENGTH})
    offered = single | dict(kabupaten_kota(area[:2]) if area else ())
    found = [(code, _named(code, name)) for code, name in sorted(offered.items()) if may_import_for(code, viewer)]
    return found if len(found) == 1 else [("", _("Pilih daerah")), *found]


def _named(code: str, name: str) -> str:
    return name if "." in code else _("%(name)s (provinsi)", name=name)
