"""Budi's notula names the next meeting once its report is handed in: others read the paper."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.activities.models import PaperState
from app.core.db import transaction
from app.documents.models import Variant
from app.reports.kinds import MINUTES
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
