"""Error pages say what to do next and nothing of what happened inside."""

import logging
import re
from typing import Any

import pytest

from tests.web.conftest import build

STATUSES = [400, 403, 404, 405, 409, 413, 418, 429, 500, 503]


def heading(html: str) -> tuple[str, str]:
    h1 = re.search(r"<h1[^>]*>(.*?)</h1>", html)
    title = re.search(r"<title>(.*?) – Gaung</title>", html)
    assert h1
    assert title
    return h1[1], title[1]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("headers", [{}, {"X-Viewer": "1"}])
def test_every_status_has_a_page(client: Any, status: int, headers: dict[str, str]) -> None:
    answer = client.get(f"/galat/{status}", headers=headers)
    assert answer.status_code == status
    h1, title = heading(answer.text)
    assert h1 == title
    assert "Terjadi kesalahan" not in answer.text


def test_an_address_nobody_knows(client: Any) -> None:
    answer = client.get("/tiada")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.text


def test_a_wrong_method_names_the_right_ones(client: Any) -> None:
    answer = client.get("/kirim")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_form_without_its_token_is_refused(client: Any) -> None:
    answer = client.post("/kirim", data={"csrf_token": "palsu"})
    assert answer.status_code == 400
    assert heading(answer.text)[0] == "Halaman ini sudah terlalu lama terbuka"


def test_a_refusal_of_the_domain(client: Any) -> None:
    answer = client.get("/galat/terlarang", headers={"X-Viewer": "1"})
    assert (answer.status_code, "Mintalah kepada Biro." in answer.text) == (403, True)
    answer = client.get("/galat/tolak")
    assert (answer.status_code, "Kegiatan sudah terkunci." in answer.text) == (422, True)


def test_what_may_not_be_known_looks_like_what_does_not_exist(client: Any) -> None:
    hidden, nothing = client.get("/galat/tiada"), client.get("/tiada")
    assert hidden.status_code == nothing.status_code == 404
    assert hidden.text.replace(nonce(hidden), "") == nothing.text.replace(nonce(nothing), "")


def nonce(answer: Any) -> str:
    found = re.search(r'nonce="([^"]+)"', answer.text)
    assert found
    return found[1]


def test_a_collapse_shows_a_number_that_is_also_in_the_log(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get("/galat/runtuh", headers={"X-Viewer": "1"})
    number = re.search(r"<b>([0-9a-f]{8})</b>", answer.text)
    assert answer.status_code == 500
    assert number
    assert any(number[1] in record.getMessage() for record in caplog.records)
    assert "rahasia di dalam" not in answer.text
    assert "rahasia di dalam" not in caplog.text  # a database quotes in its errors what people typed
    assert "RuntimeError at endpoint collapse" in caplog.text
    assert "Traceback" not in answer.text


def test_the_last_page_stands_when_everything_else_fails() -> None:
    def broken() -> None:
        raise RuntimeError("the database is away")

    app = build()
    app.before_request(broken)
    for path in ("/", "/tiada"):
        answer = app.test_client().get(path)
        assert answer.status_code == 500
        assert heading(answer.text)[0] == "Halaman ini sedang tidak dapat ditampilkan"


def test_a_host_that_is_not_ours_is_refused_with_a_page() -> None:
    app = build(TRUSTED_HOSTS=["gaung.contoh.id"])
    answer = app.test_client().get("/", headers={"Host": "lain.contoh.id", "X-Viewer": "1"})
    assert answer.status_code == 400
    assert "lain.contoh.id" not in answer.text
