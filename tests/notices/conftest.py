"""Rows as for Beranda, a Monday, and a mail server that keeps what it is given."""

import socket
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from flask import Flask

from app.core import clock
from app.notices.mail import server_of
from tests.dashboard.conftest import rows
from tests.factories.cast import NOW

__all__ = ["rows"]


class Kept(Message):
    """Remembers every mail; ``refusing`` makes it answer with an error."""

    def __init__(self) -> None:
        super().__init__(EmailMessage)
        self.mails: list[Any] = []
        self.refusing = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refusing:
            return "451 not now"
        answer: str = await super().handle_DATA(server, session, envelope)
        return answer

    def handle_message(self, message: Any) -> None:
        self.mails.append(message)


@pytest.fixture
def post(app: Flask) -> Iterator[Kept]:
    """The application with a mail server of its own, on a port the system chose."""
    kept = Kept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        chosen = {
            "MAIL_SERVER": server_of(f"smtp://127.0.0.1:{port}"),
            "MAIL_FROM": "gaung@contoh.go.id",
            "BASE_URL": "https://gaung.contoh.go.id",
        }
        before = {name: app.config[name] for name in chosen}
        app.config.update(chosen)
        yield kept
        app.config.update(before)
    finally:
        controller.stop()


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
