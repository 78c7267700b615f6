"""The signed file stands on the page of its partnership, for the parties, the Biro and the region's staff alone."""

from pathlib import Path

import pytest
from flask import Flask

from app.attachments import store
from app.attachments.models import Attachment
from app.core.db import db
from tests.attachments.files import PDF, send
from tests.browsing import send as fill_in
from tests.conftest import SignIn
from tests.partnerships.conftest import Partner


def attached(app: Flask) -> list[int]:
    with app.app_context():
        return list(db.session.scalars(db.select(Attachment.id)))


def test_budi_adds_it_and_whom_it_concerns_opens_it(app: Flask, partner: Partner, sign_in: SignIn) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    page = f"/kerja-sama/{number}/lampiran"
    assert f'href="{page}"' in budi.get(f"/kerja-sama/{number}").text
    assert "setuju fotonya ditampilkan" not in budi.get(page).text, "nobody is asked for marks that change nothing"
    assert send(budi, page, documents=[("naskah bertanda tangan.pdf", PDF)]).status_code == 303
    (file,) = attached(app)
    for who, status in (
        ("biro", 200), ("daerah", 200), ("ngo-satu", 200),
        ("opd", 404), ("ngo-dua", 404), ("peninjau", 404), ("admin", 403),
    ):  # fmt: skip
        browser = sign_in(who)
        answer = browser.get(f"/lampiran/{file}/berkas")
        assert answer.status_code == status, who
        assert ("naskah bertanda tangan.pdf" in browser.get(f"/kerja-sama/{number}").text) is (status == 200), who
        if status == 200:
            assert (answer.data, answer.mimetype) == (PDF, "application/pdf")


@pytest.mark.parametrize("who", ["opd", "ngo-dua", "peninjau", "admin"])
def test_nobody_else_adds_or_removes_one(app: Flask, partner: Partner, sign_in: SignIn, who: str) -> None:
    number = partner()
    page = f"/kerja-sama/{number}/lampiran"
    send(sign_in("ngo-satu"), page, documents=[("naskah.pdf", PDF)])
    (file,) = attached(app)
    other = sign_in(who)
    assert other.get(page).status_code == 403
    assert other.post(page, data={}).status_code == 403
    assert other.post(f"/lampiran/{file}/hapus").status_code in (403, 404)
    assert attached(app) == [file]
    assert page not in other.get(f"/kerja-sama/{number}").text


def test_a_file_makes_no_open_form_stale(partner: Partner, sign_in: SignIn) -> None:
    number, budi = partner(), sign_in("ngo-satu")
    send(budi, f"/kerja-sama/{number}/lampiran", documents=[("naskah.pdf", PDF)])
    data = {"version": "1"}
    assert fill_in(budi, f"/kerja-sama/{number}/ubah", title="Judul baru", **data).status_code == 303


def test_its_file_goes_with_the_partnership(app: Flask, partner: Partner, sign_in: SignIn) -> None:
    number, sari = partner(), sign_in("biro")
    folder = Path(app.config["DATA_DIR"])
    send(sari, f"/kerja-sama/{number}/lampiran", documents=[("naskah.pdf", PDF)])
    assert len(list(store.everything(folder))) == 1
    assert sari.post(f"/kerja-sama/{number}/hapus", data={"version": "1"}).status_code == 303
    assert attached(app) == []
    assert list(store.everything(folder)) == []
