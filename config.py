"""Settings, all from the environment; what is not set falls back to an embedded database in the data folder."""

import os
import re
import secrets
from pathlib import Path
from typing import Any

from app.core.db import engine_options
from app.notices.mail import BadMailServer, MailServer, server_of

ROOT = Path(__file__).parent
SHORTEST_KEY = 32


class BadSetting(RuntimeError):
    """A setting that the application refuses to start with."""


def data_folder() -> Path:
    """GAUNG_DATA_DIR, else ``data/`` beside this file; made when missing, readable by its owner alone."""
    folder = Path(os.environ.get("GAUNG_DATA_DIR") or ROOT / "data").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """SECRET_KEY, else a key made once and kept in the data folder."""
    if "SECRET_KEY" in os.environ:
        key = os.environ["SECRET_KEY"]
        if len(key) < SHORTEST_KEY:
            raise BadSetting(f"SECRET_KEY terlalu pendek. Isi paling sedikit {SHORTEST_KEY} karakter acak.")
        return key
    return kept_secret(folder / "secret.key")


def kept_secret(path: Path) -> str:
    """The text of a key file; made at random, readable by its owner alone, when it does not exist yet."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key


def base_url() -> str:
    """GAUNG_BASE_URL: where people reach Gaung, for links in mail and on papers; empty when it is not set."""
    url = os.environ.get("GAUNG_BASE_URL", "").rstrip("/")
    if url and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", url):
        raise BadSetting("GAUNG_BASE_URL ditulis lengkap, misalnya https://gaung.contoh.go.id")
    return url


def mail_server() -> MailServer | None:
    """GAUNG_MAIL_URL; None prints mail on the console. Mail that leaves needs a sender and an address for its links."""
    try:
        server = server_of(os.environ.get("GAUNG_MAIL_URL", ""))
    except BadMailServer as error:
        raise BadSetting(str(error)) from None
    if server and not ("@" in os.environ.get("GAUNG_MAIL_FROM", "") and base_url()):
        raise BadSetting("GAUNG_MAIL_URL memerlukan juga GAUNG_MAIL_FROM (alamat pengirim) dan GAUNG_BASE_URL.")
    return server


def settings() -> dict[str, Any]:
    """The configuration of one application, as Flask wants it."""
    folder = data_folder()
    url = os.environ.get("GAUNG_DATABASE_URL") or f"sqlite:///{folder / 'gaung.sqlite'}"
    https = os.environ.get("GAUNG_HTTPS") == "1"
    hosts = os.environ.get("GAUNG_HOSTS", "")
    return {
        "SECRET_KEY": secret_key(folder),
        "DATA_DIR": folder,
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url),
        "MAX_CONTENT_LENGTH": 60 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 5000,
        "SESSION_COOKIE_NAME": "__Host-gaung" if https else "gaung",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "HTTPS": https,
        "PROXIES": int(os.environ.get("GAUNG_PROXIES", "0")),
        "TRUSTED_HOSTS": [host.strip() for host in hosts.split(",") if host.strip()] or None,
        "JOBS_IMMEDIATE": False,  # in tests: done where they are asked for, without a worker
        "MAIL_SERVER": mail_server(),
        "MAIL_FROM": os.environ.get("GAUNG_MAIL_FROM") or "gaung@localhost",
        "BASE_URL": base_url(),
        "WTF_CSRF_TIME_LIMIT": None,  # a form may stay open all day; the token ends with the sign-in
        "BABEL_DEFAULT_LOCALE": "id",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Jakarta",
        "BABEL_TRANSLATION_DIRECTORIES": "translations",
    }
