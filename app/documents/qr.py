"""The QR code on a paper, and the address it leads to."""

import io
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno

from app.documents.codes import shown


def trusted_base(setting: str, asked: str, *, hosts_are_checked: bool) -> str:
    """Where papers lead to: the setting, else the address this page was asked under when nobody could have made it up.

    Whoever prints could otherwise send readers of a good paper to a site of her own.
    """
    if setting:
        return setting
    return asked.rstrip("/") if hosts_are_checked or _is_this_machine(urlsplit(asked).hostname or "") else ""


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def address(base: str, code: str) -> str:
    return f"{base}/v/{shown(code)}"


def picture(base: str, code: str) -> bytes:
    """A PNG: as SVG on every page it would take twice the time."""
    made = io.BytesIO()
    text = address(base, code) if base else shown(code)
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=6, border=1)
    return made.getvalue()
