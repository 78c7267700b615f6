"""Files nobody should send, sent to every file field of every form: each is refused in words and nothing is saved."""

import re
import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from flask import Flask

from app.attachments import store
from app.attachments.models import Attachment
from app.complaints.models import ComparisonReading, ComplaintImport, UnitRecap
from app.core.db import db
from app.kim.models import GroupImport
from app.organizations.models import OrganizationImport
from app.programmes.models import ProgrammeImport
from tests.attachments.test_add_files import HOSTILE as DOCUMENTS
from tests.attachments.test_refuse_photos import HOSTILE as PHOTOS
from tests.conftest import SignIn
from tests.sweep.test_hostile_input import forms_of
from tests.sweep.test_pages import walk


def workbook_with(text: str) -> bytes:
    """A sheet whose one cell holds this; Excel itself would not write it."""
    book = BytesIO()
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet().write_string(0, 0, "HERE")
    changed = BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"HERE", text.encode()))
    return changed.getvalue()


DOUBTFUL = {
    "gigantic cell": ("a.csv", b'"Tracking ID","Isi"\n"1","' + b"k" * 10_000_000 + b'"\n'),
    "gigantic cell of a workbook": ("a.xlsx", workbook_with("k" * 10_000_000)),
    "formulas": ("a.csv", b"=cmd|' /C calc'!A0,@SUM(1)\n" * 50),
    "no end": ("a.csv", b'"' * 100_001),
    "noise": ("a.xlsx", bytes(range(256)) * 400),
    "name with folders": ("../../../../etc/cron.d/a.pdf", b"<html>"),
    "name of control characters": ("a\x00\x1b.pdf", b"<svg>"),
    "endless name": ("a" * 5_000 + ".pdf", b"GIF89a"),
}
FILES = {what: file[:2] for what, file in (DOCUMENTS | PHOTOS).items()} | DOUBTFUL


@pytest.mark.parametrize("role", ["biro", "ngo-satu"])
def test_each_is_refused_and_nothing_is_saved(example: Flask, sign_in: SignIn, role: str) -> None:
    browser = sign_in(role)
    forms = [form for form in forms_of(walk(browser, most=200)).values() if form.files]
    assert len(forms) >= (4 if role == "biro" else 1)

    def saved() -> tuple[int, ...]:
        with example.app_context():
            lists = (ComparisonReading, ComplaintImport, GroupImport, OrganizationImport, ProgrammeImport, UnitRecap)
            models = (Attachment, *lists)
            counts = (db.session.query(model).count() for model in models)
            return (*counts, len(list(store.everything(example.config["DATA_DIR"]))))

    before = saved()
    for form in forms:
        for field in form.files:
            for what, (name, content) in FILES.items():
                data = dict(form.values) | {field: (BytesIO(content), name)}
                answer = browser.post(form.action or "", data=data, content_type="multipart/form-data")
                if str(form.action).startswith("/v/"):  # it is only compared with the paper that was issued
                    assert answer.status_code == 422 or "Berkas Anda berbeda" in answer.text, (form.action, what)
                    continue
                assert answer.status_code == 422, (form.action, field, what, answer.status_code)
                assert re.search(r'govuk-error-summary__list">\s*<li>.+</li>', answer.text), (form.action, what)
    assert saved() == before
