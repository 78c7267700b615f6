"""The reader's language: each word of a page in it, and the catalogue read once for all pages."""

from flask import Flask
from flask_babel import force_locale

from app.core.i18n import _, _l, catalogue, ngettext
from tests.conftest import SignIn


def test_a_sentence_follows_the_reader(app: Flask) -> None:
    written = _l("Simpan")
    with app.test_request_context():
        assert (str(written), _("Simpan")) == ("Simpan", "Simpan")
        with force_locale("en"):
            assert (str(written), _("Simpan")) == ("Save", "Save")
        assert str(written) == "Simpan"


def test_numbers_and_percent_signs_are_filled_in(app: Flask) -> None:
    with app.test_request_context():
        assert ngettext("Kurang %(num)d", "Kurang %(num)d", 3) == "Kurang 3"
        assert _("Terakhir 100%") == "Terakhir 100%"
        assert _("%(text)s saja", text="Itu") == "Itu saja"


def test_outside_an_application_the_message_ids_speak() -> None:
    assert _("Simpan") == "Simpan"


def test_the_catalogue_is_read_once(app: Flask, sign_in: SignIn) -> None:
    def english() -> object:
        with app.test_request_context(), force_locale("en"):
            return catalogue()

    assert english() is english()
    sari = sign_in("biro")
    assert "Sign out" in sari.get("/akun?hl=en").text
    assert "Keluar" in sari.get("/akun?hl=id").text
