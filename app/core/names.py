"""Indonesian names: without titles, in one spelling, and whether two of them can be one person's."""

import re
from collections.abc import Iterable

from app.core.text import fold

_WORD = re.compile(r"[^\W_]+")
LONGEST = 40  # letters of a word that count
_INITIAL = 1

# What stands before a name, and what is earned and stands behind it; dots and spaces do not count.
TITLES = frozenset(
    """h hj kh ust ustadz ustaz drs dra dr drg drh ir prof ibu bpk bapak pak bu sdr sdri tn ny nn
    hajjah haji""".split()
)
DEGREES = frozenset(
    """amd amdkeb amdkep ba bsc ma mag mak map march mba mcom mea meng mh mhum mikom mipol mkes mkn mkom mm mmsi mpa
    mpd mph mpp msc mse msi msos mstat mt phd ra sag sap sarch sds se ses sfarm sh shi shum sik sikom sip skep sked
    skesos skm skom smn sn sp spd spdi spi spsi spt ssi ssn ssos sst sstp st sstat sth stp stt str strkeb strkep cpa
    ak llm apt ners""".split()
)
# One name, written in many ways.
SAME = dict.fromkeys(
    """moh muh moch much mohd muhd mhd mochammad mochamad muchammad muchamad mohammad mohamad mohammed mohamed
    muhammed muhamad muhammad""".split(),
    "muhammad",
)
SAME |= {"abd": "abdul", "abdl": "abdul", "tb": "tubagus", "rd": "raden", "abdur": "abdul", "abdoel": "abdul"}
# The old spelling and what sounds the same, in this order; then y as i, and no letter twice.
_SPELLING = (
    ("oe", "u"),
    ("tj", "c"),
    ("dj", "j"),
    ("hj", "hi"),
    ("nj", "ni"),
    ("sj", "s"),
    ("sy", "s"),
    ("sh", "s"),
    ("ch", "h"),
    ("kh", "h"),
    ("dh", "d"),
    ("th", "t"),
    ("q", "k"),
    ("v", "f"),
    ("y", "i"),
)
_TWICE = re.compile(r"([^\W\d_])\1+")


def spelt(word: str) -> str:
    """A folded word in one spelling: Soekarno and Sukarno, Achmad and Ahmad come out alike."""
    word = SAME.get(word, word)
    for old, new in _SPELLING:
        word = word.replace(old, new)
    return _TWICE.sub(r"\1", word)[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text, each in one spelling, in their order."""
    return [spelt(word) for word in _WORD.findall(fold(text))]


def without_titles(name: str) -> str:
    """The name alone: 'Drs. H. Budi Santoso, M.Si' is Budi Santoso. A name that is nothing but titles stays."""
    called, _comma, behind = name.partition(",")
    chunks = called.split() if _are_degrees(behind.replace(",", " ").split()) else name.replace(",", " ").split()
    while len(chunks) > 1 and _plain(chunks[0]) in TITLES:
        chunks = chunks[1:]
    return " ".join(_without_degrees(chunks)) or name


def _plain(chunk: str) -> str:
    return "".join(_WORD.findall(fold(chunk)))


def _are_degrees(chunks: list[str]) -> bool:
    """Whether all of them are, also those written with spaces: S. Sos."""
    if not chunks:
        return True
    return any(_plain("".join(chunks[:size])) in DEGREES and _are_degrees(chunks[size:]) for size in (1, 2, 3))


def _without_degrees(chunks: list[str]) -> list[str]:
    """A degree without a comma before it is in capitals or has a dot: Ma can be a name."""
    for size in (2, 1):
        tail = "".join(chunks[-size:])
        if len(chunks) > size and _plain(tail) in DEGREES and ("." in tail or tail.isupper()):
            return _without_degrees(chunks[:-size])
    return chunks


def can_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same words in any order and spelling, however they are joined; a
    single letter stands for any word that begins with it, as long as a whole word is the same."""
    ours, theirs = words(without_titles(one)), words(without_titles(other))
    if not ours or not theirs:
        return False
    return "".join(ours) == "".join(theirs) or _pair_off(ours, theirs)


def _pair_off(ours: list[str], theirs: list[str]) -> bool:
    left, unmet = list(theirs), []
    for word in ours:
        if word in left:
            left.remove(word)
        else:
            unmet.append(word)
    whole = any(len(word) > _INITIAL for word in _common(ours, theirs))
    return whole and len(unmet) == len(left) and all(_abbreviated(word, left) for word in sorted(unmet, key=len))


def _common(ours: Iterable[str], theirs: Iterable[str]) -> set[str]:
    return set(ours) & set(theirs)


def _abbreviated(word: str, left: list[str]) -> bool:
    """Takes the word that this one shortens, or that shortens it, out of what is left."""
    for other in left:
        if word[0] == other[0] and _INITIAL in (len(word), len(other)):
            left.remove(other)
            return True
    return False


def near(word: str, other: str) -> bool:
    """Whether one slip of the hand lies between them: a letter more, less, other, or two that changed places."""
    if abs(len(word) - len(other)) > 1:
        return False
    short, long = sorted((word, other), key=len)
    start = next((place for place, pair in enumerate(zip(short, long, strict=False)) if len(set(pair)) > 1), len(short))
    ours, theirs = short[start:], long[start:]
    if len(short) < len(long):
        return ours == theirs[1:]
    return ours[1:] == theirs[1:] or ours[:2] == theirs[:2][::-1] and ours[2:] == theirs[2:]
