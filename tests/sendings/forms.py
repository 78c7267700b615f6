"""Each form that adds something, as its person fills it in, and how to count what it adds."""

from typing import Any, NamedTuple

from app.accounts.models import Account
from app.activities.models import Activity
from app.organizations.models import Organization
from app.people.models import Person
from tests.factories.cast import PASSWORD
from tests.factories.meetings import typed


class Case(NamedTuple):
    """Who fills in which page with what; ``field`` is one that may say something else the second time."""

    who: str
    url: str
    data: dict[str, Any]
    model: Any
    field: str


HOME = {"province": "36", "region_code": "36.02"}
CASES = {
    "meeting": Case("biro", "/kegiatan/pertemuan/catat", typed(), Activity, "title"),
    "training": Case("ngo-satu", "/kegiatan/pelatihan/catat", typed(kind="training"), Activity, "title"),
    "organization": Case(
        "biro", "/mitra/tambah", {"name": "Forum Warga Lebak", "category": "ngo", **HOME}, Organization, "name"
    ),
    "person": Case(
        "ngo-satu",
        "/orang/tambah",
        {"name": "Ratna (rekaan)", "title": "Ketua", "organization_id": "4"},
        Person,
        "name",
    ),
    "account": Case(
        "admin",
        "/akun/tambah",
        {
            "email": "baru@contoh.example",
            "name": "Nina",
            "role": "observer",
            "organization_id": "",
            "new_password": PASSWORD + "-baru",
        },
        Account,
        "name",
    ),
}
