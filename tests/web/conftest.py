"""A tiny application of app.web alone: these tests need no database and no other package."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort, g, render_template_string, request
from flask.testing import FlaskClient
from flask_babel import Babel
from flask_wtf import CSRFProtect
from werkzeug.datastructures import MultiDict

from app.core.errors import DomainError, Forbidden, NotFound
from app.core.viewer import Role, Viewer
from app.web import errors, headers, language, menu, pages
from app.web.forms import BaseForm

APP = Path(pages.__file__).parents[1]
SARI = Viewer(1, Role.PROVINCE_STAFF, 7, "36", "Sari Utami", "Biro Kerja Sama")
PAGE = """{% extends "layouts/page.html" %}{% block title %}Contoh{% endblock %}
{% block content %}<h1>{{ self.title() }}</h1>{% endblock %}"""


@pytest.fixture(autouse=True)
def no_registrations(monkeypatch: pytest.MonkeyPatch) -> None:
    """What packages above registered needs a database that this application does not have."""
    monkeypatch.setattr(menu, "_items", {})
    monkeypatch.setattr(menu, "_banners", {})
    monkeypatch.setattr(menu, "_account", [])
    monkeypatch.setattr(menu, "_footer", {})


def build(**settings: Any) -> Flask:
    app = Flask("contoh", root_path=str(APP), static_folder="static")
    app.config.update(SECRET_KEY="kunci-untuk-uji-saja", PROPAGATE_EXCEPTIONS=False, HTTPS=False, **settings)
    CSRFProtect(app)
    Babel(app, default_locale="id", locale_selector=language.chosen)
    pages.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    app.before_request(_sign_in)
    _add_pages(app)
    return app


def _sign_in() -> None:
    g.viewer = SARI if request.headers.get("X-Viewer") else None


def _raise(error: Exception) -> Callable[[], str]:
    def view() -> str:
        raise error

    return view


def _add_pages(app: Flask) -> None:
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    app.add_url_rule("/kirim", "send", lambda: "sudah", methods=["POST"])
    app.add_url_rule("/galat/<int:status>", "broken", lambda status: abort(status))
    app.add_url_rule("/galat/runtuh", "collapse", _raise(RuntimeError("rahasia di dalam")))
    app.add_url_rule("/galat/terlarang", "forbidden", _raise(Forbidden("Mintalah kepada Biro.")))
    app.add_url_rule("/galat/tiada", "hidden", _raise(NotFound("Kegiatan 7 milik organisasi lain")))
    app.add_url_rule("/galat/tolak", "refused", _raise(DomainError("Kegiatan sudah terkunci.")))


@pytest.fixture(scope="session")
def tiny_app() -> Flask:
    return build()


@pytest.fixture
def client(tiny_app: Flask) -> FlaskClient:
    return tiny_app.test_client()


@pytest.fixture
def in_request(tiny_app: Flask) -> Iterator[Flask]:
    with tiny_app.test_request_context("/"):
        yield tiny_app


@dataclass
class Poster:
    """Fills a form with what a browser, or a hostile script, would send."""

    app: Flask

    def __call__(self, form_class: type[BaseForm], *pairs: tuple[str, Any], **values: Any) -> Any:
        form = form_class(formdata=MultiDict([*pairs, *values.items()]), meta={"csrf": False})
        form.validate()
        return form


@pytest.fixture
def post(in_request: Flask) -> Poster:
    return Poster(in_request)
