"""Finding the province, kabupaten or kota that somebody wrote by name."""

from collections.abc import Mapping
from functools import lru_cache

from app.core.i18n import _
from app.core.text import fold

SHORT_FORMS = {"kab": "kabupaten", "prov": "provinsi"}
KINDS = ("kabupaten", "kota", "provinsi", "administrasi")
MOST_NAMED = 6
REMEMBERED = 2_000  # more than there are regions: a long list compares each of its names with all of them
Words = tuple[str, ...]


def find(text: str, known: Mapping[str, str]) -> str | None:
    """The code of the one region that these words (or this code) mean."""
    meant = _meant(text, known)
    return meant[0] if len(meant) == 1 else None


def unclear(text: str, known: Mapping[str, str]) -> str:
    """Why no region was found, and what to write."""
    meant = _meant(text, known)
    if not meant:
        return _(
            "Tidak ada provinsi, kabupaten, atau kota bernama “%(text)s”. Tulis seperti Kabupaten Lebak.", text=text
        )
    names = "; ".join(known[code] for code in meant[:MOST_NAMED])
    return _("“%(text)s” dapat berarti beberapa daerah. Tulis lengkap, misalnya: %(names)s.", text=text, names=names)


def _meant(text: str, known: Mapping[str, str]) -> list[str]:
    """By code, by whole name, by name without its kind, by the words in it: the first that finds any."""
    if text in known:
        return [text]
    words = _words(text)
    names = {code: _words(name) for code, name in known.items()}
    bare = _without_kind(words)
    return (
        [code for code, name in names.items() if words and words in _whole(code, name)]
        or [code for code, name in names.items() if bare and words == bare and _without_kind(name) == bare]
        or [code for code, name in names.items() if bare and set(words) - {"provinsi"} <= set(name)]
    )


def _whole(code: str, name: Words) -> tuple[Words, ...]:
    """A province may be called one, as it is elsewhere: 'Provinsi Jambi' is not Kota Jambi."""
    return (name,) if "." in code else (name, ("provinsi", *name))


@lru_cache(REMEMBERED)
def _words(text: str) -> Words:
    return tuple(SHORT_FORMS.get(word, word) for word in fold(text).replace(".", " ").replace(",", " ").split())


@lru_cache(REMEMBERED)
def _without_kind(words: Words) -> Words:
    return tuple(word for word in words if word not in KINDS)
