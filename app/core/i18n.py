"""Translation: message ids are Indonesian, English is a catalogue.

Papers and audit tags are not translated; everything on a screen is. Flask-Babel says who reads which language; its own
gettext is not used, because it asks for the request's context a dozen times for every word, and reads the catalogue
anew for every page.
"""

from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.support import NullTranslations, Translations
from flask_babel import LazyString, get_locale

__all__ = ["_", "_l", "catalogue", "language", "ngettext"]

FOLDER = Path(__file__).parents[1] / "translations"


def catalogue() -> NullTranslations:
    """What the reader's language says here and now; outside an application the message ids speak for themselves."""
    return _read(get_locale())


@cache
def _read(locale: Locale | None) -> NullTranslations:
    return Translations.load(FOLDER, [locale]) if locale else NullTranslations()


def _(text: str, /, **variables: Any) -> str:
    """The sentence in the reader's language, with its variables filled in."""
    said: str = catalogue().gettext(text)
    return said % variables if variables else said


def ngettext(one: str, many: str, num: int, /, **variables: Any) -> str:
    """The sentence for so many; ``%(num)d`` is their number."""
    said: str = catalogue().ngettext(one, many, num)
    return said % ({"num": num} | variables)


def _l(text: str, /, **variables: Any) -> LazyString:
    """The same as ``_``, said when it is shown: for what is written down before there is a reader."""
    return LazyString(_, text, **variables)


def language() -> str:
    """The code of the language in which ``_`` answers here and now."""
    return str(get_locale() or "id")
