"""Which desa or kelurahan somebody meant by the names that she wrote: kabupaten, then kecamatan, then desa."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from app.core.i18n import _
from app.core.text import fold
from app.organizations.imports.places import SHOWN, Places

_PREFIX = re.compile(r"(kecamatan|kec|distrik|desa|kelurahan|kel)\b\.? *")
_VILLAGE_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
DISTRICT_PARTS, VILLAGE_PARTS = 3, 4

Wrong = dict[str, str]


class Villages:
    """Built once a file. ``below`` gives the kecamatan and desa of a kabupaten by code, and is asked once for each."""

    def __init__(self, regions: dict[str, str], below: Callable[[str], Mapping[str, str]]) -> None:
        self._regencies = Places({code: name for code, name in regions.items() if "." in code})
        self._names = regions
        self._ask = below
        self._below: dict[str, Mapping[str, str]] = {}

    def find(self, regency: str, district: str, village: str) -> tuple[str, str, Wrong]:
        """(code, place in words, {}), or what is wrong by column. A code of the desa says everything."""
        if _VILLAGE_CODE.fullmatch(village):
            return self._by_code(village)
        if not regency:
            return "", "", {"regency": _("Kosong. Tulis misalnya Kabupaten Lebak.")}
        code, wrong = self._regencies.code(regency)
        if not code:
            return "", "", {"regency": wrong}
        names = self._of(code)
        district_code, wrong = _one(district, names, DISTRICT_PARTS, _("Kecamatan"))
        if not district_code:
            return "", "", {"district": wrong}
        inside = {key: name for key, name in names.items() if key.startswith(district_code + ".")}
        village_code, wrong = _one(village, inside, VILLAGE_PARTS, _("Desa atau kelurahan"))
        if not village_code:
            return "", "", {"village": wrong}
        return village_code, self._words(village_code, names), {}

    def _by_code(self, code: str) -> tuple[str, str, Wrong]:
        names = self._of(code[:5]) if code[:5] in self._names else {}
        if code in names:
            return code, self._words(code, names), {}
        return "", "", {"village": _("Tidak ada desa atau kelurahan dengan kode %(code)s.", code=code)}

    def _of(self, regency_code: str) -> Mapping[str, str]:
        if regency_code not in self._below:
            self._below[regency_code] = self._ask(regency_code)
        return self._below[regency_code]

    def _words(self, code: str, names: Mapping[str, str]) -> str:
        return ", ".join((names[code], names.get(code[:8], ""), self._names[code[:5]]))


def _one(text: str, names: Mapping[str, str], parts: int, what: str) -> tuple[str, str]:
    """(code, "") of the one that is called so, or ("", what is wrong)."""
    if not text:
        return "", _("Kosong. Tulis namanya seperti pada daftar Kemendagri.")
    level = {code: _bare(name) for code, name in names.items() if code.count(".") == parts - 1}
    words = _bare(text)
    found = [code for code, name in level.items() if words in (name, name.replace(" ", ""))]
    if len(found) == 1:
        return found[0], ""
    if found:
        return "", _("%(what)s “%(text)s” ada lebih dari satu. Tulis kode desanya.", what=what, text=text[:SHOWN])
    near = get_close_matches(words[:SHOWN], level.values(), n=1, cutoff=0.8)
    if near:
        meant = next(names[code] for code, name in level.items() if name == near[0])
        return "", _("“%(text)s” tidak dikenal. Mungkin maksudnya %(place)s?", text=text[:SHOWN], place=meant)
    return "", _("%(what)s “%(text)s” tidak ada di sana. Periksa ejaannya.", what=what, text=text[:SHOWN])


def _bare(name: str) -> str:
    return _PREFIX.sub("", fold(name), count=1)
