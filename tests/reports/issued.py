"""Issuing a paper through the page, and what was issued."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.db import db
from app.documents.models import IssuedDocument

NAMES = ("Nama Pimpinan", "Pembicara Bernama", "Pemimpin Rombongan", "Penanggung Bernama")
PLAIN = {"jenis": "laporan", "paper": "a4", "variant": "internal", "number": ""}


def issued(browser: FlaskClient, activity_id: int, **typed: str) -> str:
    """The address of the paper that comes out."""
    response = browser.post(f"/kegiatan/{activity_id}/dokumen", data=PLAIN | typed)
    assert response.status_code == 303, response.text
    if "/pekerjaan/" in response.location:
        response = browser.get(response.location)
        assert response.status_code == 303, response.text
    return str(response.location)


def rows(app: Flask) -> list[IssuedDocument]:
    with app.app_context():
        found = list(db.session.scalars(select(IssuedDocument).order_by(IssuedDocument.id)))
        db.session.expunge_all()
    return found
