"""Translation: message ids are Indonesian, English is a catalogue.

Papers and audit tags are not translated; everything on a screen is.
"""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

__all__ = ["_", "_l", "ngettext"]
