"""Where a figure can be read: an address on the web, if there is one."""

import re

from app.core.errors import DomainError
from app.core.i18n import _

WEB = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)


def check_source(url: str) -> None:
    """An address that a browser opens as a page; nothing that runs."""
    if url and not WEB.fullmatch(url):
        raise DomainError(_("Isi alamat web yang lengkap, misalnya https://contoh.go.id"), "source_url")
