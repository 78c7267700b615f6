"""Flask-Login as the loader of our own sign-in rows: the cookie carries a random token, never an account's id."""

from datetime import datetime, timedelta

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, login_user, logout_user

from app.accounts import operations, queries
from app.accounts.models import SignIn
from app.core import clock
from app.core.db import transaction
from app.core.viewer import Viewer

# A sign-in is written at most this often, so that reading pages does not write on every request.
SEEN_EVERY = timedelta(minutes=5)

manager = LoginManager()


class SignedIn(UserMixin):
    """What Flask-Login holds: the token of a sign-in and whose it is."""

    def __init__(self, token: str, viewer: Viewer | None = None) -> None:
        self.token = token
        self.viewer = viewer

    def get_id(self) -> str:
        return self.token


@manager.user_loader
def load(token: str) -> SignedIn | None:
    now = clock.now()
    sign_in = queries.live_sign_in(token, now)
    if sign_in is None:
        return None
    viewer = sign_in.account.viewer()
    if now - sign_in.last_seen_at > SEEN_EVERY:
        _keep_alive(sign_in, now)
    return SignedIn(token, viewer)


def _keep_alive(sign_in: SignIn, now: datetime) -> None:
    sign_in_id = sign_in.id
    with transaction():
        operations.keep_alive(sign_in_id, now=now)


def init_app(app: Flask) -> None:
    manager.session_protection = None  # ties the cookie to the browser's name and hides real findings from scanners
    manager.init_app(app, add_context_processor=False)  # it would ask for the sign-in again on every page
    app.before_request_funcs.setdefault(None, []).insert(0, _remember_viewer)


def _remember_viewer() -> None:
    """Before the gate: who is looking, or None."""
    g.viewer = None
    if request.endpoint == "static" or "_user_id" not in session:
        return
    signed_in = load(str(session["_user_id"]))
    if signed_in is None:
        logout_user()
        return
    g.viewer, g.sign_in_token = signed_in.viewer, signed_in.token


def enter(token: str) -> None:
    """Put a fresh token into a fresh cookie: nothing of the visitor's earlier session survives but her language."""
    language = session.get("hl")
    session.clear()
    if language:
        session["hl"] = language
    login_user(SignedIn(token))


def leave() -> None:
    session.clear()
    g.viewer = None
