"""The cast: Sari of the Biro, Dewi of a kabupaten, Hasan of an OPD, Budi and Tuti of two NGOs, and who only reads."""

from datetime import UTC, datetime
from typing import NamedTuple

from app.accounts.models import Account
from app.accounts.passwords import hashed
from app.core.db import db
from app.core.text import fold
from app.core.viewer import Role
from app.organizations.models import Organization, OrganizationCategory

PASSWORD = "jembatan-kopi-lampu-senja"
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


class Member(NamedTuple):
    """An account's short name (its e-mail begins with it), who holds it, and where she works."""

    key: str
    name: str
    role: Role
    organization: tuple[str, OrganizationCategory, str] | None


CAST = (
    Member("admin", "Ayu", Role.ADMINISTRATOR, None),
    Member(
        "biro",
        "Sari",
        Role.PROVINCE_STAFF,
        ("Biro Kerja Sama Setda Provinsi Banten", OrganizationCategory.AGENCY, "36"),
    ),
    Member("daerah", "Dewi", Role.REGION_STAFF, ("Diskominfo Kabupaten Lebak", OrganizationCategory.AGENCY, "36.02")),
    Member("opd", "Hasan", Role.AGENCY, ("Dinas Dukcapil Kabupaten Lebak", OrganizationCategory.AGENCY, "36.02")),
    Member("ngo-satu", "Budi", Role.NGO, ("Lembaga Suara Warga", OrganizationCategory.NGO, "36.02")),
    Member("ngo-dua", "Tuti", Role.NGO, ("Yayasan Rumah Gagasan", OrganizationCategory.NGO, "36.03")),
    Member("peninjau", "Rudi", Role.OBSERVER, None),
)


def add_cast() -> None:
    """Every member with one password, inside the caller's transaction."""
    one_hash = hashed(PASSWORD)
    for member in CAST:
        home = None
        if member.organization:
            name, category, region_code = member.organization
            home = Organization(
                name=name, folded_name=fold(name), category=category, region_code=region_code, created_at=NOW
            )
            db.session.add(home)
            db.session.flush()
        db.session.add(
            Account(
                email=f"{member.key}@contoh.example",
                name=member.name,
                role=member.role,
                organization_id=home.id if home else None,
                password_hash=one_hash,
                created_at=NOW,
            )
        )
