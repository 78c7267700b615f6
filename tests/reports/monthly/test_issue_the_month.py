"""The paper of a month is issued like any other, in four clicks: code and QR code, versions, withdrawal."""

import hashlib
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.accounts.models import Account
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.viewer import Role, Viewer
from app.documents.models import DocumentState
from app.reports.views import start
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.rows import LEBAK, Rows
from tests.reports.issued import month_issued
from tests.reports.issued import rows as papers
from tests.reports.monthly.test_read_the_month import links
from tests.reports.printed import pages
from tests.stationery.typed import FILLED

PAGE = "/laporan/bulanan?bulan=2026-10&daerah=36"
INSIDE = ("Bimtek Oktober", "Lama terlambat", "Penanggung Bernama", "Sari")  # never told to strangers


@pytest.mark.usefixtures("october")
def test_four_clicks_lead_from_beranda_to_the_paper(app: Flask, sign_in: SignIn) -> None:
    """Laporan (1), Laporan bulanan (2), Buat laporan PDF (3), Unduh PDF (4)."""
    sari = sign_in("biro")
    assert "/laporan" in links(sari.get("/").text)
    assert "/laporan/bulanan" in links(sari.get("/laporan").text)
    link = pressed(sari, "/laporan/bulanan")
    file = f"{link}/berkas"
    assert file in links(sari.get(link).text)
    assert sari.get(file).data.startswith(b"%PDF")
    assert [(row.subject_type, row.subject_id) for row in papers(app)] == [("month", "36:2026-10")]


def pressed(browser: FlaskClient, page: str) -> str:
    """The button on a month's page, with what its form holds already; the address of the paper."""
    form = browser.get(page).text.partition('action="/laporan/bulanan/dokumen?bulan=2026-10&amp;daerah=36"')[2]
    form = form.partition("</form>")[0]
    typed = {name: form.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("paper", "variant")}
    assert "Buat laporan PDF" in form
    return month_issued(browser, **typed)


@pytest.mark.usefixtures("october")
def test_every_page_has_the_code_and_the_file_is_that_of_the_row(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    file = sari.get(month_issued(sari, number="400/12/KS/2026") + "/berkas").data
    row, found = papers(app)[0], pages(file)
    assert (hashlib.sha256(file).hexdigest(), len(file)) == (row.sha256, row.size)
    assert "Nomor: 400/12/KS/2026" in found[0]
    for number, text in enumerate(found, 1):
        assert f"localhost/v/{row.shown_code}" in text
        assert f"Halaman {number} dari {len(found)}" in text
        assert "PRATINJAU" not in text
    assert all(page.images for page in PdfReader(BytesIO(file)).pages)  # the QR code
    assert "PRATINJAU" in pages(sari.get("/laporan/bulanan.pdf").data)[0]


@pytest.mark.usefixtures("october")
def test_a_stranger_learns_what_it_is_and_whether_it_is_current(
    app: Flask, sign_in: SignIn, rows: Rows, drawn: list[str]
) -> None:
    sari, stranger = sign_in("biro"), app.test_client()
    first = month_issued(sari)
    assert month_issued(sari) == first  # nothing has changed
    assert len(drawn) == 1
    told = stranger.get(f"/v/{papers(app)[0].shown_code}").text
    for words in ("Laporan Bulanan: Provinsi Banten, Oktober 2026", "masih berlaku", "Biro Kerja Sama Setda"):
        assert words in told, words
    for hidden in INSIDE:
        assert hidden not in told, hidden
    rows.activity("biro", "Terlambat dilaporkan", on=NOW.date().replace(month=10))
    assert "masih berlaku" in stranger.get(f"/v/{papers(app)[0].shown_code}").text  # until somebody issues it anew
    second = month_issued(sari)
    old, new = papers(app)
    assert (old.state, new.state, new.version) == (DocumentState.REPLACED, DocumentState.CURRENT, 2)
    assert "sudah diganti dengan versi yang lebih baru" in stranger.get(f"/v/{old.shown_code}").text
    sari.post(f"{second}/tarik", data={"reason": "Angka keliru"})
    assert "sudah ditarik pada" in stranger.get(f"/v/{new.shown_code}").text


@pytest.mark.usefixtures("october", "drawn")
def test_what_is_issued_stands_on_the_page_and_under_laporan(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    assert "Belum ada laporan bulan ini yang diterbitkan." in sari.get(PAGE).text
    assert "Belum ada. Buka laporan bulanan" in sari.get("/laporan").text
    link = month_issued(sari, paper="f4", number="12/KS/2026")
    for page in (PAGE, "/laporan"):
        text = sari.get(page).text
        assert link in links(text), page
        for told in ("versi 1 (F4)", "12/KS/2026", papers(app)[0].shown_code, "Berlaku"):
            assert told in text, (page, told)
    assert link not in links(sari.get("/laporan/bulanan?bulan=2026-09&daerah=36").text)
    shown = sari.get(link).text
    assert "/laporan/bulanan?bulan=2026-10&daerah=36#dokumen" in links(shown)
    assert "Kembali ke laporan bulanan" in shown


@pytest.mark.usefixtures("october", "drawn")
def test_a_paper_of_budis_is_not_tutis(sign_in: SignIn) -> None:
    """It is counted over what Budi's organization sees; the Biro sees all of that."""
    budi, tuti = sign_in("ngo-satu"), sign_in("ngo-dua")
    link = month_issued(budi)
    assert link in links(budi.get(PAGE).text)
    for name in ("ngo-dua", "opd", "daerah", "peninjau"):
        other = sign_in(name)
        for path in (link, f"{link}/berkas", f"{link}/tarik"):
            assert other.get(path).status_code in ((403, 404) if path.endswith("tarik") else (404,)), (name, path)
        assert link not in links(other.get(PAGE).text + other.get("/laporan").text), name
    assert sign_in("admin").get(link).status_code == 403
    assert sign_in("biro").get(link).status_code == 200
    assert month_issued(tuti) != link


@pytest.mark.usefixtures("october", "drawn")
def test_a_colleague_who_sees_less_does_not_open_what_was_counted_over_more(
    app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer]
) -> None:
    """Hasan moves to Dewi's office: her paper holds activities of all of Lebak, his sight ends at his office's own."""
    link = month_issued(sign_in("daerah"), LEBAK)
    with app.app_context(), transaction():
        hasan = db.session.get_one(Account, actor("opd").account_id)
        hasan.organization_id = actor("daerah").organization_id
        assert hasan.role is Role.AGENCY
    moved = sign_in("opd")
    assert moved.get(link).status_code == 404
    assert link not in links(moved.get(f"/laporan/bulanan?bulan=2026-10&daerah={LEBAK}").text)
    assert link not in links(moved.get("/laporan").text)


@pytest.mark.usefixtures("october")
def test_rudi_reads_what_was_issued_for_the_public(sign_in: SignIn, drawn: list[str]) -> None:
    sari, rudi = sign_in("biro"), sign_in("peninjau")
    inside, public = month_issued(sari), month_issued(sari, variant="public")
    assert "BIRO KERJA SAMA" in drawn[1].upper()  # under the kop of who issues it
    for hidden in INSIDE:
        assert hidden not in drawn[1], hidden
    assert rudi.get(inside).status_code == 404
    assert rudi.get(f"{public}/berkas").status_code == 200
    assert public in links(rudi.get(PAGE).text)
    assert rudi.get(f"{public}/tarik").status_code == 403
    refused = rudi.post("/laporan/bulanan/dokumen", data={"paper": "a4", "variant": "public", "number": ""})
    assert refused.status_code == 403  # who only reads gives out nothing
    assert "Buat laporan PDF" not in rudi.get(PAGE).text


@pytest.mark.usefixtures("october", "drawn")
def test_many_papers_for_the_inside_do_not_hide_what_is_public(
    app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rudi works at the Biro, whose own papers are not his to open."""
    monkeypatch.setattr(start, "MOST_LISTED", 2)
    with app.app_context(), transaction():
        db.session.get_one(Account, actor("peninjau").account_id).organization_id = actor("biro").organization_id
    sari = sign_in("biro")
    public = month_issued(sari, variant="public")
    for code in ("36", LEBAK):
        month_issued(sari, code)
    assert public in links(sign_in("peninjau").get("/laporan").text)


@pytest.mark.usefixtures("october", "drawn")
def test_choosing_paper_contents_and_number(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    choose = "/laporan/bulanan/dokumen?bulan=2026-10&daerah=36"
    assert choose in links(sari.get(PAGE).text)
    page = sari.get(choose).text
    for told in ("Provinsi Banten, Oktober 2026", "F4 (215 × 330 mm)", "Hanya jumlah, untuk umum", "Nomor dokumen"):
        assert told in page, told
    response = sari.post(choose, data={"paper": "a4", "variant": "shared", "number": "9" * 101})
    assert response.status_code == 422
    assert 'href="#number"' in response.text
    assert sari.post(choose.replace("36", "99"), data={}).status_code == 404
    assert papers(app) == []


@pytest.mark.usefixtures("october", "drawn")
def test_issuing_and_withdrawing_are_written_down(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    sari.post(f"{month_issued(sari)}/tarik", data={"reason": "Angka keliru"})
    with app.app_context():
        events = db.session.query(AuditEvent).filter_by(subject_type="document").all()
        assert [event.action for event in events] == ["document:issue", "document:withdraw"]
        assert events[0].details["kind"] == "month_report"
        assert "Angka keliru" not in str([event.details for event in events])


@pytest.mark.usefixtures("october", "drawn")
def test_it_begins_as_the_offices_papers_do(app: Flask, sign_in: SignIn, drawn: list[str]) -> None:
    """Sari set F4 and a pattern of numbers; the place for the number is no part of what the paper says."""
    sari = sign_in("biro")
    first = month_issued(sari)
    assert sari.post("/pengaturan-dokumen", data=FILLED).status_code == 303
    assert month_issued(sari) == first
    link = pressed(sari, "/laporan/bulanan")
    assert [(one.paper.value, one.version) for one in papers(app)] == [("a4", 1), ("f4", 1)]
    assert link != first
    assert "Nomor: 400.14.4/" in drawn[-1]
    assert '<option value="f4" selected>' in sari.get("/laporan/bulanan/dokumen").text
