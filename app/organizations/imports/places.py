"""Which province, kabupaten or kota somebody meant by what she wrote."""

import re
from difflib import get_close_matches

from app.core.i18n import _
from app.core.text import fold
from app.organizations.lists import full_name

SHOWN = 60
_PREFIX = re.compile(
    r"(provinsi|prov|kabupaten|kab|kota administrasi|kota|daerah istimewa|daerah khusus ibukota|di|dki)\b\.? *"
)
_LONG = {
    "prov": "provinsi",
    "kab": "kabupaten",
    "di": "daerah istimewa",
    "dki": "daerah khusus ibukota",
}
_REGION_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")


class Places:
    """Built once a file from the names by code; ``code`` gives one code or a sentence."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._full = {spelling: code for code, name in names.items() for spelling in _spellings(code, fold(name))}
        self._bare: dict[str, list[str]] = {}
        for code, name in names.items():
            self._bare.setdefault(_PREFIX.sub("", fold(name), count=1), []).append(code)

    def code(self, text: str) -> tuple[str, str]:
        """(code, "") or ("", what is wrong with it)."""
        if _REGION_CODE.fullmatch(text) and text in self._names:
            return text, ""
        words = _spelled_out(text)
        if words in self._full:
            return self._full[words], ""
        found = self._bare.get(words, [])
        if len(found) == 1:
            return found[0], ""
        return "", self._ambiguous(text, found) if found else self._unknown(text, words)

    def _ambiguous(self, text: str, codes: list[str]) -> str:
        meant = ", ".join(full_name(code, self._names[code]) for code in codes)
        return _("“%(text)s” dapat berarti: %(places)s. Tulis nama lengkapnya.", text=text[:SHOWN], places=meant)

    def _unknown(self, text: str, words: str) -> str:
        near = get_close_matches(words[:SHOWN], [*self._full, *self._bare], n=1, cutoff=0.8)
        if not near:
            return _("“%(text)s” tidak dikenal. Tulis misalnya Kabupaten Lebak atau 36.02.", text=text[:SHOWN])
        code = self._full.get(near[0]) or self._bare[near[0]][0]
        meant = full_name(code, self._names[code])
        return _("“%(text)s” tidak dikenal. Mungkin maksudnya %(place)s?", text=text[:SHOWN], place=meant)


def _spellings(code: str, name: str) -> list[str]:
    """'Kota Jakarta Pusat' is said as often as Kota Administrasi; only a special province goes by its bare name."""
    if "." in code:
        return [name, name.replace("kota administrasi ", "kota ")]
    return [f"provinsi {name}", *([name] if name.startswith("daerah ") else [])]


def _spelled_out(text: str) -> str:
    """'Kab. Lebak' is Kabupaten Lebak; 'Banten (provinsi)' is Provinsi Banten."""
    words = fold(text)
    if words.endswith(" (provinsi)"):
        return "provinsi " + words.removesuffix(" (provinsi)")
    found = _PREFIX.match(words)
    return f"{_LONG.get(found[1], found[1])} {words[found.end() :]}" if found and found.end() < len(words) else words
