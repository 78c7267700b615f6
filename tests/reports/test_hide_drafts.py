"""Budi's notula names the next meeting once its report is handed in: others read the paper."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.activities.models import PaperState
from app.core.db import transaction
from app.documents.models import Variant
from app.reports.kinds import MINUTES, REPORT
from app.reports.papers import Wish, unprinted
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import typed
from tests.factories.reports import in_state


@pytest.mark.parametrize(("save", "named"), [("draft", False), ("send", True)])
@pytest.mark.parametrize("variant", [Variant.INTERNAL, Variant.SHARED])
def test_the_next_meeting_is_named_once_it_is_handed_in(
    app: Flask, sign_in: SignIn, actor: Callable[[str], Any], variant: Variant, save: str, named: bool
) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SUBMITTED, actor("ngo-satu"), actor("biro"))
    budi, data = sign_in("ngo-satu"), typed(title="Rapat lanjutan", follows_id=str(number), save=save)
    assert budi.post("/kegiatan/pertemuan/catat", data=data).status_code == 303
    with app.test_request_context():
        paper = unprinted(number, Wish(MINUTES, variant=variant), actor("ngo-satu"), NOW).html()
    assert ("Rapat lanjutan" in paper) is named
    assert "Rapat lanjutan" in budi.get(f"/kegiatan/{number}").text


def test_a_report_does_not_name_the_draft_it_follows(app: Flask, sign_in: SignIn, actor: Callable[[str], Any]) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.DRAFT, actor("ngo-satu"), actor("biro"), title="Rapat yang masih draf")
    data = typed(title="Rapat lanjutan", follows_id=str(number), save="send")
    url = sign_in("ngo-satu").post("/kegiatan/pertemuan/catat", data=data).location
    with app.test_request_context():
        paper = unprinted(int(url.rpartition("/")[2]), Wish(REPORT), actor("ngo-satu"), NOW).html()
    assert "Rapat yang masih draf" not in paper
    assert "Rapat yang masih draf" in sign_in("ngo-satu").get(url).text
