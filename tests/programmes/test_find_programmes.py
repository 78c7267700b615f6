"""The register: searching, narrowing and paging, with a fixed number of questions however long it is."""

import re

import pytest
from flask import Flask

from app.core.db import db, transaction
from app.programmes.models import FieldOfWork, Programme, ProgrammeKind, ProgrammeRegion
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of
from tests.programmes.conftest import Undertake


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Satu", "Dua", "Tiga"}),
        ("q=satu", {"Satu"}),
        ("q=rumah gagasan", {"Dua"}),
        ("q=dana warga", {"Dua"}),
        ("jenis=mitra", {"Satu", "Dua"}),
        ("jenis=prioritas", {"Tiga"}),
        ("bidang=health", {"Dua"}),
        ("daerah=36.02", {"Satu", "Tiga"}),
        ("daerah=36.03", {"Dua", "Tiga"}),
        ("daerah=36", {"Satu", "Dua", "Tiga"}),
        ("tahun=2030", {"Dua"}),
        ("jenis=apa&bidang=apa&daerah=apa&tahun=apa&setelah=apa", {"Satu", "Dua", "Tiga"}),
        ("q=nihil", set()),
    ],
)
def test_searching_and_narrowing(undertake: Undertake, sign_in: SignIn, query: str, found: set[str]) -> None:
    undertake(title="Satu", region_codes=("36.02.01",))
    undertake(
        "ngo-dua",
        title="Dua",
        region_codes=("36.03",),
        field=FieldOfWork.HEALTH,
        last_year=2030,
        donor="Yayasan Dana Warga",
    )
    undertake("biro", title="Tiga", region_codes=("36",))
    page = sign_in("peninjau").get(f"/program?{query}").text
    assert set(re.findall(r">(Satu|Dua|Tiga)</a>", page)) == found


def many(app: Flask, count: int) -> None:
    """Rows as the operation would leave them, without a thousand events."""
    with app.app_context(), transaction():
        homes = [home_of("ngo-satu"), home_of("ngo-dua"), home_of("opd")]
        fields = list(FieldOfWork)
        for number in range(count):
            priority = number % 10 == 0
            db.session.add(
                Programme(
                    kind=ProgrammeKind.PLAN if priority else ProgrammeKind.PARTNER,
                    organization_id=homes[2] if priority else homes[number % 2],
                    title=f"Program {number:04}.",
                    folded_title=f"program {number:04}.",
                    field=fields[number % len(fields)],
                    first_year=2026,
                    last_year=2027,
                    created_at=NOW,
                    changed_at=NOW,
                    regions=[ProgrammeRegion(region_code=code) for code in ("36.02", "36.73")[: 1 + number % 2]],
                )
            )


def test_a_thousand_are_paged_and_each_is_shown_once(app: Flask, sign_in: SignIn, queries_of: QueriesOf) -> None:
    many(app, 1000)
    seen: list[str] = []
    sari, url = sign_in("biro"), "/program"
    while url and len(seen) < 2000:
        text = sari.get(url).text
        seen += re.findall(r"Program (\d{4})\.</a>", text)
        following = re.search(r'href="([^"]+)" rel="next"', text)
        url = "/program" + following[1].replace("&amp;", "&") if following else ""
    assert seen == [f"{number:04}" for number in range(1000)]
    for page in ("/program", "/peluang", "/peluang?isi=tumpang-tindih&mulai=50", "/peluang/cetak", "/dasbor/36.02"):
        assert queries_of(sari, page) <= 15, page
    opportunities = sari.get("/peluang").text
    assert opportunities.count("<tr") <= 4 * 26
    assert len(opportunities) < 200_000
    assert "Tampilkan semua" in opportunities
