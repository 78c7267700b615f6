"""A partnership as an operation takes it, and as rows of it are recorded."""

from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.db import db
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.partnerships.models import AgreementKind, DocumentKind
from app.partnerships.operations import PartnershipDetails, PartyEntry, record_partnership
from tests.factories.cast import CAST, NOW

TITLE = "Penguatan Pengelolaan Pengaduan Kabupaten Lebak"
NUMBERS = ("119/12/KB/2026", "07/KB/LSW/2026")


def home_of(key: str) -> int:
    """The number of the organization of somebody of the cast; needs an application context."""
    name = next(member.organization[0] for member in CAST if member.key == key and member.organization)
    return db.session.scalars(select(Organization.id).where(Organization.name == name)).one()


def signed(*parties: str, **changes: Any) -> PartnershipDetails:
    """Between these of the cast (the Biro and Budi's NGO), in Lebak, from July 2025 to June 2029."""
    keys = parties or ("biro", "ngo-satu")
    numbers = (*NUMBERS, *[""] * len(keys))
    fields: dict[str, Any] = {
        "kind": AgreementKind.THIRD_PARTY,
        "document_kind": DocumentKind.JOINT_AGREEMENT,
        "title": TITLE,
        "signed_on": date(2025, 7, 1),
        "ends_on": date(2029, 6, 30),
        "parties": tuple(PartyEntry(home_of(key), number) for key, number in zip(keys, numbers, strict=False)),
        "region_codes": ("36.02",),
        "scope": "Bimtek bagi KIM\nPosko aduan di desa",
        "note": "Dibahas tiap triwulan",
    }
    return PartnershipDetails(**(fields | changes))


def recorded(actor: Viewer, *parties: str, **changes: Any) -> int:
    """Record one inside the caller's transaction; gives its number."""
    return record_partnership(signed(*parties, **changes), actor=actor, now=NOW).id
