"""Issuing a paper through the page, and what was issued."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.core.db import db
from app.documents.models import IssuedDocument

NAMES = ("Nama Pimpinan", "Pembicara Bernama", "Pemimpin Rombongan", "Penanggung Bernama")
PLAIN = {"jenis": "laporan", "paper": "a4", "variant": "internal", "number": ""}


def issued(browser: FlaskClient, activity_id: int, **typed: str) -> str:
    """The address of the paper that comes out."""
    return _made(browser.post(f"/kegiatan/{activity_id}/dokumen", data=PLAIN | typed), browser)


def _made(response: TestResponse, browser: FlaskClient) -> str:
    assert response.status_code == 303, response.text
    if "/pekerjaan/" in response.location:
        response = browser.get(response.location)
        assert response.status_code == 303, response.text
    return str(response.location)


def month_issued(browser: FlaskClient, code: str = "36", month: str = "2026-10", **typed: str) -> str:
    """The same for a month of a region."""
    form = {"paper": "a4", "variant": "shared", "number": ""} | typed
    return _made(browser.post(f"/laporan/bulanan/dokumen?bulan={month}&daerah={code}", data=form), browser)


def rows(app: Flask) -> list[IssuedDocument]:
    with app.app_context():
        found = list(db.session.scalars(select(IssuedDocument).order_by(IssuedDocument.id)))
        db.session.expunge_all()
    return found
