"""Who may correct which row; nobody widens her own view; nobody overwrites what she has not seen."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import Forbidden, Stale
from app.organizations.models import OrganizationCategory
from app.organizations.operations import OrganizationDetails, change_organization
from tests.factories.cast import NOW
from tests.organizations import FILLED

BIRO = "Biro Kerja Sama Setda Provinsi Banten"
DISKOMINFO = "Diskominfo Kabupaten Lebak"
BUDIS = "Lembaga Suara Warga"
TUTIS = "Yayasan Rumah Gagasan"


@pytest.mark.parametrize(
    ("who", "name", "status"),
    [
        ("biro", TUTIS, 303),
        ("daerah", DISKOMINFO, 303),
        ("daerah", BUDIS, 303),
        ("daerah", TUTIS, 403),
        ("opd", "Dinas Dukcapil Kabupaten Lebak", 303),
        ("opd", DISKOMINFO, 403),
        ("ngo-satu", BUDIS, 303),
        ("ngo-satu", TUTIS, 403),
        ("ngo-dua", BUDIS, 403),
        ("ngo-dua", BIRO, 403),
        ("peninjau", BUDIS, 403),
        ("admin", BUDIS, 403),
    ],
)
def test_who_may_change_which_row(sign_in, stored, as_stored, who: str, name: str, status: int) -> None:
    number = stored(name).id
    browser, may = sign_in(who), status == 303
    assert browser.get(f"/mitra/{number}/ubah").status_code == (200 if may else 403)
    assert (f"/mitra/{number}/ubah" in browser.get(f"/mitra/{number}").text) is may
    response = browser.post(f"/mitra/{number}/ubah", data=as_stored(name, phone="0254 999"))
    assert response.status_code == status
    assert stored(name).phone == ("0254 999" if may else "")


def test_budi_corrects_what_he_added_and_tuti_does_not(sign_in, stored, as_stored) -> None:
    sign_in("ngo-satu").post("/mitra/tambah", data=FILLED)
    url = f"/mitra/{stored('PATTIRO Banten').id}/ubah"
    data = as_stored("PATTIRO Banten", category="donor")
    assert sign_in("ngo-dua").post(url, data=data).status_code == 403
    assert sign_in("ngo-satu").post(url, data=data).status_code == 303
    assert stored("PATTIRO Banten").category is OrganizationCategory.DONOR


def test_the_event_names_the_fields_and_not_what_was_typed(app: Flask, sign_in, stored, as_stored) -> None:
    number = stored(BUDIS).id
    budi = sign_in("ngo-satu")
    budi.post(f"/mitra/{number}/ubah", data=as_stored(BUDIS, phone="0254 999", address="Jalan Rahasia"))
    budi.post(f"/mitra/{number}/ubah", data=as_stored(BUDIS))  # nothing changed: no event
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "organization:change")).one()
    assert event.details == {"fields": ["address", "phone"]}
    assert event.subject_id == str(number)


def test_nobody_widens_her_own_view(sign_in, stored, as_stored) -> None:
    """The region decides what region staff see, the category who counts as an official."""
    for who, name in (("daerah", DISKOMINFO), ("opd", "Dinas Dukcapil Kabupaten Lebak"), ("ngo-satu", BUDIS)):
        url = f"/mitra/{stored(name).id}/ubah"
        page = sign_in(who).get(url).text
        assert 'name="region_code"' not in page
        assert 'name="category"' not in page
        typed = as_stored(name, province="36", region_code="36", category="central_government", phone="0254 1")
        assert sign_in(who).post(url, data=typed).status_code == 303
        row = stored(name)
        assert row.phone == "0254 1"
        assert row.region_code == "36.02"
        assert row.category is not OrganizationCategory.CENTRAL_GOVERNMENT


def test_nobody_takes_the_name_of_another(sign_in, stored, as_stored) -> None:
    """It stands on every paper that is given out; the Biro corrects it."""
    number = stored(BUDIS).id
    url, budi = f"/mitra/{number}/ubah", sign_in("ngo-satu")
    page = budi.get(url).text
    assert 'name="name"' not in page
    assert BUDIS in page
    typed = as_stored(BUDIS, name="Biro Kerja Sama Sekretariat Daerah", phone="0254 1")
    assert budi.post(url, data=typed).status_code == 303
    assert (stored(BUDIS).id, stored(BUDIS).phone) == (number, "0254 1")
    assert sign_in("biro").post(url, data=as_stored(BUDIS, name="Lembaga Suara Warga Lebak")).status_code == 303
    assert stored("Lembaga Suara Warga Lebak").id == number


def test_the_operation_refuses_to_move_rename_or_reclassify_ones_own_organization(context, actor) -> None:
    dewi = actor("daerah")
    own, agency, lebak = DISKOMINFO, OrganizationCategory.AGENCY, "36.02"
    wrong = ((own, agency, "36"), (own, OrganizationCategory.DONOR, lebak), ("Biro Kerja Sama Setda", agency, lebak))
    for name, category, region in wrong:
        details = OrganizationDetails(name, category, region)
        with pytest.raises(Forbidden):
            change_organization(dewi.organization_id, details, version=1, actor=dewi, now=NOW)


def test_sari_moves_an_organization_to_another_province(sign_in, stored, as_stored) -> None:
    url = f"/mitra/{stored(TUTIS).id}/ubah"
    sari = sign_in("biro")
    shown = sari.post(url, data=as_stored(TUTIS, province="32", regions="1"))
    assert shown.status_code == 200
    assert 'value="32.04"' in shown.text
    assert sari.post(url, data=as_stored(TUTIS, province="32", region_code="32.04")).status_code == 303
    assert stored(TUTIS).region_code == "32.04"


def test_a_stale_form_overwrites_nothing_and_shows_both(sign_in, stored, as_stored) -> None:
    url = f"/mitra/{stored(TUTIS).id}/ubah"
    opened = as_stored(TUTIS, phone="0254 222", category="donor")
    sign_in("ngo-dua").post(url, data=as_stored(TUTIS, phone="0254 111"))
    sari = sign_in("biro")
    page = sari.post(url, data=opened)
    assert page.status_code == 422
    assert "Data ini sudah diubah orang lain" in page.text
    assert "Tersimpan sekarang: 0254 111" in page.text
    assert "Isian Anda: 0254 222" in page.text
    assert "Tersimpan sekarang: NGO atau ormas" in page.text
    assert "Isian Anda: Donor" in page.text
    assert "Tersimpan sekarang: Kabupaten" not in page.text, "the region did not differ"
    assert 'value="0254 222"' in page.text
    assert 'name="version" type="hidden" value="2"' in page.text
    assert stored(TUTIS).phone == "0254 111"
    assert sari.post(url, data=opened | {"version": "2"}).status_code == 303
    assert stored(TUTIS).phone == "0254 222"


@pytest.mark.parametrize("version", ["", "x", "²", "-1", "9" * 30, "\x00"])
def test_an_odd_version_counts_as_stale(sign_in, stored, as_stored, version: str) -> None:
    url = f"/mitra/{stored(TUTIS).id}/ubah"
    response = sign_in("ngo-dua").post(url, data=as_stored(TUTIS, phone="0254 222", version=version))
    assert response.status_code == 422
    assert stored(TUTIS).phone == ""


def test_stale_is_refused_by_the_operation_itself(context, actor) -> None:
    budi = actor("ngo-satu")
    details = OrganizationDetails(BUDIS, OrganizationCategory.NGO, "36.02", phone="1")
    for version in (0, 2, None):
        with pytest.raises(Stale):
            change_organization(budi.organization_id, details, version=version, actor=budi, now=NOW)


def test_renaming_to_a_name_that_is_taken_is_refused(sign_in, stored, as_stored) -> None:
    number = stored(BUDIS).id
    response = sign_in("biro").post(f"/mitra/{number}/ubah", data=as_stored(BUDIS, name=DISKOMINFO))
    assert response.status_code == 422
    assert f"{DISKOMINFO} sudah terdaftar" in response.text
    assert stored(BUDIS).id == number


@pytest.mark.parametrize("number", ["0", "999999", "2147483647", "2147483648", "9" * 40])
def test_a_number_that_is_nobodys_is_not_found(sign_in, number: str) -> None:
    sari = sign_in("biro")
    assert sari.get(f"/mitra/{number}").status_code == 404
    assert sari.get(f"/mitra/{number}/ubah").status_code == 404
    assert sari.post(f"/mitra/{number}/ubah", data=FILLED).status_code == 404
