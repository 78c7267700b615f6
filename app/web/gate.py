"""Closed by default: every route names the permission it needs, or stands in the list of public ones."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, request, url_for
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response

from app.core.permissions import TABLE, require
from app.core.viewer import Viewer

View = TypeVar("View", bound=Callable[..., Any])

# The only pages that answer to someone who is not signed in.
PUBLIC_ENDPOINTS = frozenset(
    {"static", "accounts.sign_in", "calendars.feed", "documents.ask", "documents.check", "documents.compare"}
)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def allowed(action: str) -> Callable[[View], View]:
    """Decorate a view with the row of the permission table that it needs."""
    if action not in TABLE:
        raise KeyError(f"no policy declares {action}")

    def mark(view: View) -> View:
        view.permission = action  # type: ignore[attr-defined]
        return view

    return mark


def viewer() -> Viewer:
    """The person signed in; only views behind the gate may ask."""
    found: Viewer | None = g.get("viewer")
    if found is None:
        raise RuntimeError("viewer() was asked on a public page")
    return found


def init_app(app: Flask) -> None:
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    app.before_request(_refuse_foreign_posts)
    app.before_request(_let_in)


def _refuse_foreign_posts() -> None:
    """A second wall beside the CSRF token: browsers say themselves when a form came from another site."""
    if request.method not in SAFE_METHODS and request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        abort(403)


def _let_in() -> Response | None:
    if request.endpoint is None or request.endpoint in PUBLIC_ENDPOINTS:
        return None
    if g.get("viewer") is None:
        return redirect(url_for("accounts.sign_in", next=_way_back()), 303)
    permission = getattr(current_app.view_functions[request.endpoint], "permission", None)
    if permission is None:
        abort(403)  # a route that declares nothing stays shut; a test finds it
    require(permission, g.viewer)
    return None


def _way_back() -> str | None:
    return request.full_path.rstrip("?") if request.method == "GET" and request.path != "/" else None


def inside(target: str | None) -> str:
    """A path on this site to go on to, or ``/``: no host, no scheme, no backslash, no control characters."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return "/"
    if any(ord(character) < 33 or ord(character) == 127 for character in target):
        return "/"
    parts = urlsplit(target)
    return "/" if parts.scheme or parts.netloc else target
