"""The security headers, the same on every answer, error pages and files included."""

import secrets

from flask import Flask, current_app, g, request
from werkzeug.wrappers import Response

from app.web.assets import kept_for_good

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "manifest-src 'self'"
)
# What people sent in is shown by itself alone: nothing in it runs, loads, or is taken for a page of ours.
_SANDBOX = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _OFF),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000; includeSubDomains"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.after_request(secure)


def csp_nonce() -> str:
    """One random word per request, without which no script runs."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def send_private(response: Response) -> Response:
    """Mark an answer as a file somebody sent in: boxed in, and kept by the reader's own browser alone, which asks
    each time whether it may still show it."""
    g.sends_private = True
    return response


def secure(response: Response) -> Response:
    response.headers.update(FIXED)
    boxed = g.get("sends_private", False) and response.status_code < 400
    response.headers["Content-Security-Policy"] = _SANDBOX if boxed else _POLICY.format(nonce=csp_nonce())
    response.headers["Cache-Control"] = _caching(response)
    if current_app.config.get("HTTPS"):
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def _caching(response: Response) -> str:
    if kept_for_good(response):
        return "public, max-age=31536000, immutable"
    if g.get("sends_private", False) and response.status_code < 400:
        return "private, no-cache"
    return "no-cache" if request.endpoint == "static" and response.status_code < 400 else "no-store"
