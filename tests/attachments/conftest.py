"""Budi's activity, the page of its attachments, and the folder they lie in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from app.activities.models import Activity, PaperState
from app.attachments import store
from app.attachments.models import Attachment
from app.core.db import db, transaction
from tests.conftest import Actor
from tests.factories.meetings import recorded

SetState = Callable[[int, PaperState], None]


@pytest.fixture
def activity(app: Flask, actor: Actor) -> int:
    """A draft of Budi's."""
    with app.app_context(), transaction():
        return recorded(actor("ngo-satu"), "Audiensi dengan foto", submit=False)


@pytest.fixture
def page(activity: int) -> str:
    return f"/kegiatan/{activity}/lampiran"


@pytest.fixture
def set_state(app: Flask) -> SetState:
    def change(activity_id: int, state: PaperState) -> None:
        with app.app_context(), transaction():
            db.session.get_one(Activity, activity_id).paper_state = state

    return change


@pytest.fixture
def rows(app: Flask) -> Callable[[], list[Attachment]]:
    """Everything that is attached, as the database has it."""

    def read() -> list[Attachment]:
        with app.app_context():
            found = list(db.session.query(Attachment).order_by(Attachment.kind.desc(), Attachment.position))
            db.session.expunge_all()
            return found

    return read


@pytest.fixture
def folder(app: Flask) -> Path:
    return Path(app.config["DATA_DIR"])


@pytest.fixture
def kept(folder: Path) -> Callable[[], dict[str, bytes]]:
    """The stored files by name."""
    return lambda: {name: place.read_bytes() for name, place in store.everything(folder)}


Rows = Callable[[], list[Attachment]]
Kept = Callable[[], dict[str, bytes]]
