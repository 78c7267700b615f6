"""Issuing a paper about an activity: who may, what is given out, and that it is given out once."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from app.activities.models import Activity, EventState, PaperState
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.documents import operations
from app.documents.models import DocumentState, PaperSize, Variant
from app.documents.operations import Paper
from app.reports.kinds import REPORT, SUBJECT
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.reports.conftest import SetState
from tests.reports.issued import NAMES, PLAIN, issued, rows
from tests.reports.printed import letters, pages
from tests.training.typed import recorded


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("f4", (215, 330))])
def test_sari_issues_a_notula_with_everything_in_order(
    app: Flask, sign_in: SignIn, hearing: int, paper: str, size: tuple[int, int]
) -> None:
    sari = sign_in("biro")
    link = issued(sari, hearing, jenis="notula", paper=paper, variant="full", number="400.14.4/217/KS/2026")
    file = sari.get(f"{link}/berkas")
    box = PdfReader(BytesIO(file.data)).pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == size
    found = pages(file.data)
    text = " ".join(found)
    order = (
        "NOTULA",
        "Nomor: 400.14.4/217/KS/2026",
        "Hari, tanggal",
        "Waktu",
        "Tempat/media",
        "Dasar undangan",
        "Acara",
        "Pimpinan rapat",
        "Notulis",
        "Peserta",
        "I. Pembahasan",
        "II. Keputusan",
        "III. Rencana tindak lanjut",
        "Batas waktu",
        "IV. Penutup",
        "Pimpinan rapat,",
        "Lampiran",
    )
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    code = rows(app)[0].shown_code
    for number, page in enumerate(found, 1):
        assert f"localhost/v/{code}" in page
        assert "Kode ini kode verifikasi, bukan tanda tangan elektronik." in page
        assert f"Halaman {number} dari {len(found)}" in page
        assert "PRATINJAU" not in page
    assert all(page.images for page in PdfReader(BytesIO(file.data)).pages)  # the QR code


def test_the_bytes_served_are_those_of_the_row(app: Flask, sign_in: SignIn, hearing: int, drawn: list[str]) -> None:
    sari = sign_in("biro")
    file = sari.get(f"{issued(sari, hearing)}/berkas")
    row = rows(app)[0]
    assert hashlib.sha256(file.data).hexdigest() == row.sha256
    assert (len(file.data), row.version, row.state) == (row.size, 1, DocumentState.CURRENT)
    assert file.headers["Content-Disposition"].startswith("attachment; ")
    assert len(drawn) == 1  # served again without drawing


def test_what_has_not_changed_is_not_drawn_again(app: Flask, sign_in: SignIn, hearing: int, drawn: list[str]) -> None:
    sari = sign_in("biro")
    first = issued(sari, hearing)
    assert issued(sari, hearing) == first
    assert len(drawn) == 1
    issued(sari, hearing, paper="f4")
    assert [(row.version, row.paper.value, row.state.value) for row in rows(app)] == [
        (1, "a4", "current"),
        (1, "f4", "current"),
    ]
    issued(sari, hearing, number="12/KS/2026")
    assert [(row.version, row.state.value) for row in rows(app)] == [(1, "replaced"), (1, "replaced"), (2, "current")]
    assert "versi 2 (A4)" in sari.get(f"/kegiatan/{hearing}").text


def test_a_draft_is_never_issued_but_can_be_looked_at(
    app: Flask, sign_in: SignIn, set_state: SetState, drawn: list[str]
) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    for state in (PaperState.DRAFT, PaperState.RETURNED):
        set_state(number, state)
        response = budi.post(
            f"/kegiatan/{number}/dokumen", data={"jenis": "laporan", "paper": "a4", "variant": "internal"}
        )
        assert response.status_code == 422
        assert "belum diajukan" in response.text
        assert budi.get(f"/kegiatan/{number}/laporan.pdf").status_code == 200
    assert rows(app) == []


@pytest.mark.parametrize("name", ["ngo-satu", "peninjau"])
def test_who_only_took_part_or_reads_looks_at_it_and_gives_out_nothing(
    app: Flask, sign_in: SignIn, hearing: int, set_state: SetState, drawn: list[str], name: str
) -> None:
    """A paper with a code stands under the owner's letterhead."""
    set_state(hearing, PaperState.SANCTIONED)
    reader = sign_in(name)
    page = reader.get(f"/kegiatan/{hearing}").text
    assert "Buat Laporan Kegiatan" not in page
    assert "Buat laporan PDF" not in page
    assert "Pratinjau PDF" in page
    asked = {"jenis": "laporan", "paper": "a4", "variant": "public", "number": "400.14.4/1/KS/2026"}
    assert reader.post(f"/kegiatan/{hearing}/dokumen", data=asked).status_code == 403
    assert rows(app) == []
    assert reader.get(f"/kegiatan/{hearing}/laporan.pdf").status_code == 200
    assert "Menawarkan kerja sama." in drawn[0]
    for hidden in NAMES:
        assert hidden not in drawn[0], hidden


def test_what_was_not_held_has_no_paper_with_a_code(app: Flask, sign_in: SignIn, hearing: int) -> None:
    with app.app_context(), transaction():
        db.session.get_one(Activity, hearing).event_state = EventState.PLANNED
    sari = sign_in("biro")
    assert "setelah kegiatan ini terlaksana" in sari.get(f"/kegiatan/{hearing}").text
    refused = sari.post(f"/kegiatan/{hearing}/dokumen", data={"jenis": "notula", "paper": "a4", "variant": "internal"})
    assert refused.status_code == 422
    assert "belum atau tidak terlaksana" in refused.text
    assert rows(app) == []


@pytest.mark.parametrize("variant", ["shared", "public"])
def test_sari_can_give_out_a_paper_without_names(sign_in: SignIn, hearing: int, drawn: list[str], variant: str) -> None:
    issued(sign_in("biro"), hearing, variant=variant)
    for hidden in NAMES:
        assert hidden not in drawn[0], hidden


def test_a_paper_of_budis_is_not_tutis(sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    link = issued(budi, recorded(budi, save="send"))
    for name in ("ngo-dua", "opd", "peninjau"):
        other = sign_in(name)
        for path in (link, f"{link}/berkas"):
            assert other.get(path).status_code == 404, (name, path)
        posted = other.post(f"{link}/tarik", data={"reason": "x"}).status_code
        assert posted in (403, 404), name
    assert sign_in("admin").get(link).status_code == 403
    assert sign_in("biro").get(link).status_code == 200


def test_only_a_meeting_has_a_notula(sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, save="send")
    assert "Buat notula" not in budi.get(f"/kegiatan/{number}").text
    assert budi.get(f"/kegiatan/{number}/notula.pdf").status_code == 404


def test_a_number_that_is_too_long_is_shown_at_its_field(sign_in: SignIn, hearing: int) -> None:
    form = PLAIN | {"number": "9" * 101}
    response = sign_in("biro").post(f"/kegiatan/{hearing}/dokumen", data=form)
    assert response.status_code == 422
    assert 'href="#number"' in response.text


def test_what_was_typed_stands_in_it_as_text(app: Flask, sign_in: SignIn) -> None:
    budi, typed = sign_in("ngo-satu"), "<b>Bimtek</b> {{ 7*7 }} " + "k" * 200
    link = issued(budi, recorded(budi, save="send", title=typed))
    text = letters("".join(pages(budi.get(f"{link}/berkas").data)))
    assert letters(typed).upper() in text


def test_budi_withdraws_his_paper(app: Flask, sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    link = issued(budi, recorded(budi, save="send"))
    assert budi.post(f"{link}/tarik", data={"reason": ""}).status_code == 422
    assert budi.post(f"{link}/tarik", data={"reason": "Nomor keliru"}).status_code == 303
    page = budi.get(link).text
    assert "Ditarik" in page and "Nomor keliru" in page
    assert budi.post(f"{link}/tarik", data={"reason": "Lagi"}).status_code == 403
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.subject_type == "document")).all()
        assert [event.action for event in events] == ["document:issue", "document:withdraw"]
        assert "Nomor keliru" not in str([event.details for event in events])


def test_a_damaged_file_is_not_served(app: Flask, sign_in: SignIn, hearing: int, drawn: list[str]) -> None:
    sari = sign_in("biro")
    link = issued(sari, hearing)
    place = next(Path(app.config["DATA_DIR"]).glob("dokumen/*/*.pdf"))
    place.write_bytes(b"%PDF-lain")
    assert sari.get(f"{link}/berkas").status_code == 422
    place.unlink()
    assert sari.get(f"{link}/berkas").status_code == 422


def test_versions_follow_one_another_and_the_same_is_given_back(
    app: Flask, hearing: int, actor: Callable[[str], Viewer]
) -> None:
    first = Paper(REPORT, SUBJECT, str(hearing), Variant.INTERNAL, PaperSize.A4, "Laporan", "", "a" * 64)
    made = []
    with app.app_context():
        for fingerprint, code in (("a", "AAAAAAAA"), ("b", "BBBBBBBB"), ("b", "CCCCCCCC"), ("a", "DDDDDDDD")):
            paper = replace(first, fingerprint=fingerprint * 64)
            with transaction():
                row = operations.issue(paper, code=code, sha256="0" * 64, size=1, actor=actor("biro"), now=NOW)
                made.append((row.version, row.code[0]))
    assert made == [(1, "A"), (2, "B"), (2, "B"), (3, "D")]
    assert [row.state.value for row in rows(app)] == ["replaced", "replaced", "current"]
