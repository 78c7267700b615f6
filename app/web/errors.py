"""Pages for what went wrong: they say what to do next, and never what happened inside."""

import secrets
import traceback
from typing import Any

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from app.core.errors import DomainError, Forbidden, NotFound
from app.core.i18n import _l

Page = tuple[str, int, dict[str, str]]

# status: (heading, what to do next)
SAYS: dict[int, tuple[Any, Any]] = {
    400: (
        _l("Permintaan tidak dapat dibaca"),
        _l("Kembali ke halaman sebelumnya, muat ulang, lalu coba sekali lagi."),
    ),
    403: (
        _l("Anda tidak dapat membuka halaman ini"),
        _l("Peran Anda tidak mencakup halaman ini. Mintalah kepada rekan yang berwenang atau kepada administrator."),
    ),
    404: (
        _l("Halaman tidak ditemukan"),
        _l(
            "Periksa alamatnya, atau cari dari Beranda. Halaman mungkin sudah dihapus atau bukan milik organisasi Anda."
        ),
    ),
    405: (
        _l("Halaman ini tidak dapat dipakai dengan cara itu"),
        _l("Buka halamannya dari menu, lalu coba sekali lagi."),
    ),
    409: (
        _l("Orang lain menyimpan pada saat yang sama"),
        _l("Isian Anda belum disimpan. Kembali ke halaman sebelumnya, lalu kirim sekali lagi."),
    ),
    413: (
        _l("Berkas atau isian terlalu besar"),
        _l("Perkecil berkas atau kirim dalam beberapa bagian, lalu coba sekali lagi."),
    ),
    422: (_l("Tindakan ini tidak dapat dilakukan"), _l("Kembali ke halaman sebelumnya dan periksa isian Anda.")),
    429: (_l("Terlalu banyak percobaan"), _l("Tunggu beberapa menit, lalu coba sekali lagi.")),
    500: (
        _l("Halaman ini sedang tidak dapat ditampilkan"),
        _l("Yang belum tersimpan mungkin perlu dikirim ulang. Tunggu sebentar, lalu coba sekali lagi."),
    ),
}
STALE = (
    _l("Halaman ini sudah terlalu lama terbuka"),
    _l("Kembali ke halaman sebelumnya, muat ulang, lalu kirim sekali lagi. Belum ada yang disimpan."),
)
KEPT_HEADERS = ("Allow", "Retry-After")


def init_app(app: Flask) -> None:
    app.log_exception = _log_exception  # type: ignore[method-assign]
    app.register_error_handler(CSRFError, stale)
    app.register_error_handler(DomainError, refused)
    app.register_error_handler(HTTPException, wrong)
    app.register_error_handler(InternalServerError, failed)


def _log_exception(exc_info: Any) -> None:
    """Where it happened, but not the exception's words: a database quotes in them what people typed."""
    kind, _error, traceback_ = exc_info
    current_app.logger.error(
        "%s at endpoint %s\n%s", kind.__name__, request.endpoint, "".join(traceback.format_tb(traceback_))
    )


def stale(error: CSRFError) -> Page:
    return _page(400, STALE, inside=True)


def refused(error: DomainError) -> Page:
    """A refusal no form showed. A 404 keeps its standard words: they must not tell that the row exists."""
    heading, advice = SAYS.get(error.status, SAYS[422])
    if isinstance(error, NotFound) or not error.message:
        return _page(error.status, (heading, advice), inside=True)
    title = heading if isinstance(error, Forbidden) else SAYS[422][0]
    return _page(error.status, (title, error.message), inside=True)


def wrong(error: HTTPException) -> Page | HTTPException | Response:
    if error.code is None or error.code < 400:
        return error
    said = SAYS.get(error.code, SAYS[400] if error.code < 500 else SAYS[500])
    text, status, _none = _page(error.code, said, inside=error.code not in (400, 500))
    sent = error.get_response().headers
    return text, status, {name: sent[name] for name in KEPT_HEADERS if name in sent}


def failed(error: InternalServerError) -> Page:
    """Touches neither the database nor the menu: either may be what failed."""
    number = secrets.token_hex(4)
    current_app.logger.error("error %s at endpoint %s", number, request.endpoint)
    return _page(500, SAYS[500], number=number)


def _page(status: int, said: tuple[Any, Any], *, inside: bool = False, number: str = "") -> Page:
    layout = "layouts/page.html" if inside and g.get("viewer") else "layouts/public.html"
    heading, advice = said
    text = render_template("errors/error.html", layout=layout, heading=heading, advice=advice, number=number)
    return text, status, {}
