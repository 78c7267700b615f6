"""Two people who issue at the same moment: one version each, in order, and the same paper only once."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from app.core.db import transaction
from app.core.viewer import Viewer
from app.documents import operations
from app.documents.codes import drawn
from app.documents.models import PaperSize, Variant
from app.documents.operations import Paper
from app.reports.kinds import REPORT, SUBJECT
from tests.factories.cast import NOW
from tests.reports.issued import rows

PEOPLE = 4


@pytest.mark.parametrize("same", [True, False])
def test_one_version_each(app: Flask, hearing: int, actor: Callable[[str], Viewer], same: bool) -> None:
    first = Paper(REPORT, SUBJECT, str(hearing), Variant.INTERNAL, PaperSize.A4, "Laporan", "", "0" * 64)
    sari, together, failed = actor("biro"), threading.Barrier(PEOPLE), []

    def issue(person: int) -> None:
        paper = first if same else replace(first, fingerprint=str(person) * 64)
        try:
            with app.app_context():
                together.wait(30)
                with transaction():
                    operations.issue(paper, code=drawn(), sha256="0" * 64, size=1, actor=sari, now=NOW)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=issue, args=(person,)) for person in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    found = rows(app)
    assert [row.version for row in found] == ([1] if same else [1, 2, 3, 4])
    assert [row.state.value for row in found] == ["replaced"] * (len(found) - 1) + ["current"]
