"""The registers of a province at work: 300 organizations, half of them its own, and 60 people."""

from itertools import cycle

from sqlalchemy import func, select

from app.core.db import db, transaction
from app.core.text import fold
from app.organizations.models import Organization, OrganizationCategory
from app.people.models import Person, Position
from app.regions.queries import kabupaten_kota
from tests.factories.cast import NOW

ORGANIZATIONS = 300
PEOPLE = 60
HERE = "36"

KINDS = (
    ("Dinas", OrganizationCategory.AGENCY),
    ("Yayasan", OrganizationCategory.NGO),
    ("KIM", OrganizationCategory.KIM),
    ("Badan", OrganizationCategory.AGENCY),
    ("Perkumpulan", OrganizationCategory.NGO),
    ("Forum", OrganizationCategory.NGO),
    ("Universitas", OrganizationCategory.UNIVERSITY),
    ("Lembaga", OrganizationCategory.NGO),
    ("Radio", OrganizationCategory.MEDIA),
)
# Words that no register repeats often, so that compressing does not make the pages look lighter than they are.
WORDS = """Sinar Harapan Mekar Cahaya Wana Lestari Bina Karya Tunas Bahari Gema Rakyat Suluh Nusa Pelita Hati Cipta
Mandiri Swara Tani Layar Kencana Rimba Raya Fajar Timur Puspa Melati Kartika Sentosa Jembatan Aspirasi Bumi Hijau
Mitra Sejati Panca Daya Rukun Warga Titian Ilmu Ombak Samudra Kusuma Bangsa Lumbung Desa Obor Keadilan""".split()
FIRST = ("Ratna", "Agus", "Nurul", "Dadang", "Siti", "Hendra", "Wulan", "Iman", "Lilis", "Yusuf")
LAST = ("Pratama", "Wijaya", "Lestari", "Hidayat", "Kurnia", "Saputra")


def fill_registers() -> None:
    """Until there are as many; needs an application context."""
    with transaction():
        homes = _organizations(ORGANIZATIONS - _there(Organization))
        _people(homes, PEOPLE - _there(Person))


def _there(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _organizations(many: int) -> list[int]:
    every = kabupaten_kota()
    places = {True: cycle([place for place in every if place.code[:2] == HERE]), False: cycle(every[::3])}
    rows = []
    for number in range(many):
        place = next(places[number % 2 == 0])
        kind, category = KINDS[number % len(KINDS)]
        words = WORDS[number % len(WORDS)], WORDS[(7 * number + number // len(WORDS)) % len(WORDS)]
        name = f"{kind} {' '.join(words)} {place.name}"
        known = {"name": name, "folded_name": fold(name), "category": category, "region_code": place.code}
        rows.append(Organization(**known, created_at=NOW))
    db.session.add_all(rows)
    db.session.flush()
    return [row.id for row in rows]


def _people(homes: list[int], many: int) -> None:
    for number in range(many):
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST)]} (rekaan)"
        held = Position(organization_id=homes[number], title="Kepala Bidang Pengaduan")
        known = {"name": name, "folded_name": fold(name), "invented": True, "positions": [held]}
        db.session.add(Person(**known, created_at=NOW))
