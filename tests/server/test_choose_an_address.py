"""The server says in one sentence why it cannot listen at an address, before anything else starts."""

import socket
from collections.abc import Iterator

import pytest

from app.server import refusal


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


def test_a_free_port_is_accepted() -> None:
    assert refusal("127.0.0.1", "0") is None


def test_a_taken_port_is_refused_and_another_proposed(taken: str) -> None:
    said = refusal("127.0.0.1", taken) or ""
    assert f"port {taken} sedang dipakai" in said
    assert f"PORT={int(taken) + 1}" in said


@pytest.mark.parametrize("port", ["", "80a", "65536", "-1", "²", "8000 8001"])
def test_a_port_that_is_no_number_is_refused(port: str) -> None:
    assert f"PORT={port} bukan nomor port" in (refusal("127.0.0.1", port) or "")


@pytest.mark.parametrize("host", ["192.0.2.1", "tidak-ada.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    assert f"HOST={host} bukan alamat komputer ini" in (refusal(host, "0") or "")
