"""Each form that adds something, as its person fills it in, and how to count what it adds."""

from typing import Any, NamedTuple

from app.accounts.models import Account
from app.activities.models import Activity
from app.organizations.models import Organization
from app.partnerships.models import Partnership
from app.people.models import Person
from tests.factories.cast import PASSWORD
from tests.factories.meetings import typed


class Case(NamedTuple):
    """Who fills in which page with what, and what is counted."""

    who: str
    url: str
    data: dict[str, Any]
    model: Any


HOME = {"province": "36", "region_code": "36.02"}
CASES = {
    "meeting": Case("biro", "/kegiatan/pertemuan/catat", typed(), Activity),
    "training": Case("ngo-satu", "/kegiatan/pelatihan/catat", typed(kind="training"), Activity),
    "organization": Case(
        "biro", "/mitra/tambah", {"name": "Forum Warga Lebak", "category": "ngo", **HOME}, Organization
    ),
    "person": Case(
        "ngo-satu", "/orang/tambah", {"name": "Ratna (rekaan)", "title": "Ketua", "organization_id": "4"}, Person
    ),
    "partnership": Case(
        "biro",
        "/kerja-sama/catat",
        {
            "title": "Kesepakatan Bersama tentang SP4N-LAPOR!",
            "document_kind": "joint_agreement",
            "kind": "third_party",
            "parties-0-organization_id": "1",
            "parties-1-organization_id": "4",
            "signed_on": ["1", "7", "2026"],
            "ends_on": ["30", "6", "2029"],
            "province": "36",
        },
        Partnership,
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
    ),
}
