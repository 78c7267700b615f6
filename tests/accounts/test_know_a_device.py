"""Sari recognizes her own devices in the list of sign-ins."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.devices import device
from tests.factories.cast import PASSWORD

PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"{PHONE} Safari/537.36", "Chrome di Android"),
        (f"{PHONE} SamsungBrowser/25.0 Safari/537.36", "Samsung Internet di Android"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36 Edg/109.0",
            "Edge di Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0", "Firefox di Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Mobile Safari/604.1", "Safari di iOS"),
        ("Opera/9.80 (J2ME/MIDP; Opera Mini/4.2)", "Opera"),
        ("curl/8.0", "Peramban tidak dikenal"),
        ("", "Peramban tidak dikenal"),
    ],
)
def test_a_browser_is_named_as_people_name_it(app: Flask, user_agent: str, words: str) -> None:
    with app.test_request_context():
        assert device(user_agent) == words


def test_her_account_shows_no_raw_text_of_a_browser(client: FlaskClient) -> None:
    browser = {"User-Agent": f"{PHONE} Safari/537.36"}
    client.post("/masuk", data={"email": "biro@contoh.example", "password": PASSWORD}, headers=browser)
    page = client.get("/akun", headers=browser).text
    assert "Chrome di Android" in page
    assert "Mozilla" not in page
