"""Translation: message ids are Indonesian, English is a catalogue.

Papers and audit tags are not translated; everything on a screen is.
"""

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

__all__ = ["_", "_l", "language", "ngettext"]


def language() -> str:
    """The code of the language in which ``_`` answers here and now."""
    return str(get_locale() or "id")
