"""A programme as an operation takes it, recorded, and as a browser sends it."""

from typing import Any

from app.core.viewer import Viewer
from app.programmes.details import ProgrammeDetails
from app.programmes.models import FieldOfWork, ProgrammeKind
from app.programmes.operations import record_programme
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of


def details(by: str = "ngo-satu", **changes: Any) -> ProgrammeDetails:
    """Of somebody of the cast; an office of the government has a priority, everyone else a programme."""
    priority = by in ("biro", "daerah", "opd")
    fields: dict[str, Any] = {
        "kind": ProgrammeKind.PLAN if priority else ProgrammeKind.PARTNER,
        "organization_id": home_of(by),
        "title": "Pendidikan Merata" if priority else "Sekolah Berani Lapor",
        "field": FieldOfWork.EDUCATION,
        "first_year": 2026,
        "last_year": 2027,
        "region_codes": ("36.02",),
    }
    fields |= changes
    return ProgrammeDetails(**(fields | {"kind": ProgrammeKind(fields["kind"])}))


def recorded(actor: Viewer, by: str = "ngo-satu", **changes: Any) -> int:
    """Record one inside the caller's transaction; gives its number."""
    return record_programme(details(by, **changes), actor=actor, now=NOW).id
