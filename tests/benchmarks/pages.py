"""Pages a person waits for, against the least that Flask can do: one route that returns a word."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder

from tests.benchmarks.measuring import Cost, in_turn

PAGES = {
    "activity list, 50 rows": "/kegiatan",
    "region page, 36 months": "/dasbor/36.02?bulan=36&sampai=2026-10",
    "Beranda": "/",
    "register of organizations, 50 rows": "/mitra",
    "search in everything, a word of every activity": "/cari?q=pengaduan",
    "search in everything, a misspelt name": "/cari?q=yayasan+kenacna",
}
AT_ONCE, TIMES = 8, 7


def hello() -> Flask:
    app = Flask("hello")
    app.add_url_rule("/", view_func=lambda: "Halo")
    return app


def requests(app: Flask, url: str, cookie: str = "", many: int = AT_ONCE) -> Callable[[], None]:
    """So many GETs of one address, handed to the application as a server does."""
    environ = EnvironBuilder(path=url, headers=[("Cookie", cookie)]).get_environ()

    def get_all() -> None:
        for _ in range(many):
            answered: list[str] = []

            def start(status: str, *_rest: Any, answered: list[str] = answered) -> Any:
                answered.append(status)

            body = app.wsgi_app(environ | {"wsgi.input": BytesIO()}, start)
            b"".join(body)
            if hasattr(body, "close"):
                body.close()
            if not answered[0].startswith("200"):
                raise RuntimeError(f"{url}: {answered[0]}")

    return get_all


def cookie_of(app: Flask, token: str) -> str:
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["_user_id"] = token
    name = app.config["SESSION_COOKIE_NAME"]
    found = browser.get_cookie(name)
    assert found is not None
    return f"{name}={found.value}"


def compare(app: Flask, token: str) -> dict[str, Cost]:
    """Seconds for one request of each, "hello" among them."""
    cookie = cookie_of(app, token)
    bare = hello()
    # A bare page is so short that it is asked for twenty times as often.
    sides = {"hello": requests(bare, "/", many=AT_ONCE * 20)}
    sides |= {name: requests(app, url, cookie) for name, url in PAGES.items()}
    for work in sides.values():
        work()
    found = in_turn(TIMES, sides)
    many = {name: AT_ONCE * (20 if name == "hello" else 1) for name in found}
    return {name: Cost(cost.cpu / many[name], cost.wall / many[name]) for name, cost in found.items()}
