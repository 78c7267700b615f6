"""The sentence that stands on every page while the example data are loaded."""

from app.core.i18n import _
from app.installation.queries import has_example_data


def notice() -> str | None:
    """None in an installation with data of its own."""
    return _("Data contoh. Jangan dipakai untuk laporan resmi.") if has_example_data() else None
