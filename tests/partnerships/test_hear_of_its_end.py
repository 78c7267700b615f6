"""Beranda names what ends within ninety days, the nearest first, to who may renew it, and leads to the very one."""

from datetime import timedelta

import pytest
from flask import Flask

from app.partnerships.queries import about_to_lapse
from tests.conftest import Actor, SignIn
from tests.dashboard.conftest import shown
from tests.partnerships.conftest import TODAY, Partner


def ending(partner: Partner, days: int, *parties: str, **changes: object) -> int:
    return partner(*parties, title=f"Berakhir dalam {days}", ends_on=TODAY + timedelta(days=days), **changes)


def test_sari_sees_the_nearest_first(partner: Partner, sign_in: SignIn) -> None:
    for days in (89, 0, 39, 90, 91, -1):
        number = ending(partner, days)
    partner(title="Tanpa akhir", ends_on=None, without_end=True)
    page = sign_in("biro").get("/").text
    text = shown(page)
    assert "Nota kesepakatan hampir berakhir (4)" in text
    order = [text.index(f"Berakhir dalam {days} ") for days in (0, 39, 89, 90)]
    assert order == sorted(order)
    assert "Berakhir dalam 39 Kesepakatan Bersama: Biro Kerja Sama Setda Provinsi Banten; Lembaga Suara Warga." in text
    assert "Berakhir 31 Desember 2026 39 hari lagi" in text
    assert "Berakhir hari ini" in text
    for title in ("Berakhir dalam 91", "Berakhir dalam -1", "Tanpa akhir"):
        assert title not in text, title
    assert f'href="/kerja-sama/{number}"' not in page
    assert f'href="/kerja-sama/{number - 4}"' in page


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("biro", {"lebak", "tangerang", "opd"}),
        ("daerah", {"lebak", "opd"}),
        ("opd", {"opd"}),
        ("ngo-satu", {"lebak"}),
        ("ngo-dua", {"tangerang", "opd"}),
        ("peninjau", set()),
        ("admin", set()),
    ],
)
def test_each_sees_those_she_may_change(
    app: Flask, partner: Partner, sign_in: SignIn, actor: Actor, who: str, sees: set[str]
) -> None:
    ends_on = TODAY + timedelta(days=9)
    partner("biro", "ngo-satu", title="Naskah lebak", ends_on=ends_on)
    partner("biro", "ngo-dua", title="Naskah tangerang", ends_on=ends_on, region_codes=("36.03",))
    partner("opd", "ngo-dua", title="Naskah opd", ends_on=ends_on)
    with app.app_context():
        found = {row.title.rpartition(" ")[2] for row in about_to_lapse(actor(who), TODAY)}
    assert found == sees
    text = shown(sign_in(who).get("/").text)
    assert {name for name in ("lebak", "tangerang", "opd") if f"Naskah {name}" in text} == sees
    assert ("Nota kesepakatan hampir berakhir" in text) == (who not in ("peninjau", "admin"))


def test_another_span_can_be_asked_for(app: Flask, partner: Partner, actor: Actor) -> None:
    for days in (5, 30, 31, 200):
        ending(partner, days)
    with app.app_context():
        found = [row.title for row in about_to_lapse(actor("biro"), TODAY, within=30)]
        assert found == ["Berakhir dalam 5", "Berakhir dalam 30"]
        assert len(about_to_lapse(actor("biro"), TODAY, within=200, limit=3)) == 3


def test_one_that_has_not_begun_does_not_lapse(partner: Partner, sign_in: SignIn) -> None:
    ending(partner, 60, starts_on=TODAY + timedelta(days=1))
    assert "Nota kesepakatan hampir berakhir (0)" in shown(sign_in("biro").get("/").text)


def test_very_many_lead_to_the_list_of_them(partner: Partner, sign_in: SignIn) -> None:
    for number in range(26):
        partner(title=f"Naskah {number}", ends_on=TODAY + timedelta(days=3))
    page = sign_in("biro").get("/").text
    assert "Nota kesepakatan hampir berakhir (25+)" in shown(page)
    assert 'href="/kerja-sama?keadaan=hampir-berakhir"' in page
