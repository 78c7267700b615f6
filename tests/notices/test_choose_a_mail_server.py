"""The address of the mail server is read or refused in words, before anything starts."""

import pytest

from app.notices.mail import BadMailServer, MailServer, server_of
from config import BadSetting, base_url, mail_server


def test_an_address_names_everything() -> None:
    assert server_of("smtp://nama:s%40ndi@surel.contoh.go.id") == MailServer(
        "surel.contoh.go.id", 587, False, "nama", "s@ndi"
    )
    assert server_of("smtps://surel.contoh.go.id:1465") == MailServer("surel.contoh.go.id", 1465, True)
    assert server_of("") is None


@pytest.mark.parametrize("url", ["surel.contoh.go.id", "http://surel", "smtp://", "smtp://a:b:c", "smtp://a:99999"])
def test_what_is_no_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(BadMailServer, match="smtp://nama:sandi@"):
        server_of(url)


def test_mail_needs_a_sender_and_an_address_for_its_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAUNG_MAIL_URL", "smtp://surel.contoh.go.id")
    with pytest.raises(BadSetting, match="GAUNG_MAIL_FROM"):
        mail_server()
    monkeypatch.setenv("GAUNG_MAIL_FROM", "gaung@contoh.go.id")
    with pytest.raises(BadSetting, match="GAUNG_BASE_URL"):
        mail_server()
    monkeypatch.setenv("GAUNG_BASE_URL", "https://gaung.contoh.go.id/")
    assert mail_server() == MailServer("surel.contoh.go.id", 587, False)
    assert base_url() == "https://gaung.contoh.go.id"


@pytest.mark.parametrize("url", ["gaung.contoh.go.id", "ftp://a", "https://a b", "https://a@b", "https://a?x"])
def test_an_address_that_links_cannot_use_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("GAUNG_BASE_URL", url)
    with pytest.raises(BadSetting, match="https://gaung.contoh.go.id"):
        base_url()
