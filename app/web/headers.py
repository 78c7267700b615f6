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


def secure(response: Response) -> Response:
    response.headers.update(FIXED)
    response.headers["Content-Security-Policy"] = _POLICY.format(nonce=csp_nonce())
    response.headers["Cache-Control"] = _caching(response)
    if current_app.config.get("HTTPS"):
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def _caching(response: Response) -> str:
    if kept_for_good(response):
        return "public, max-age=31536000, immutable"
    return "no-cache" if request.endpoint == "static" and response.status_code < 400 else "no-store"
