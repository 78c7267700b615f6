"""The arithmetic of the survey of satisfaction (SKM), exact: fractions from what was typed to the index.

PermenPANRB 14/2017: NRR of an element is the mean of its scores from 1 to 4; every one of the nine elements weighs
1/9; IKM is the weighted mean times 25. Bands on the index: A 88,31-100,00; B 76,61-88,30; C 65,00-76,60; D 25,00-64,99
(the same as means from 3,5324, 3,0644 and 2,60). The bands have two decimals, so the index is rounded to two decimals,
halves up, before it is given its band. The weight is exactly 1/9: with the 0,11 of some programs nobody reaches 100.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

ELEMENTS = 9
LOWEST, HIGHEST = 1, 4
WEIGHT = Fraction(1, ELEMENTS)
_MEAN = re.compile(r"([1-4])(?:[.,]([0-9]{1,17}))?")
_COUNTS = re.compile(r"[0-9]{1,7}(?:\s*/\s*[0-9]{1,7}){3}")


class Band(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"


FROM = ((Decimal("88.31"), Band.A), (Decimal("76.61"), Band.B), (Decimal("65.00"), Band.C))


class NoAnswer(ValueError):
    """What stands there is neither a mean from 1 to 4 nor four counts."""


class OtherTotal(ValueError):
    """The four counts do not add up to the respondents; carries what they add up to."""

    def __init__(self, total: int) -> None:
        super().__init__(str(total))
        self.total = total


def read_answer(text: str, respondents: int | None = None) -> str:
    """As it is stored: '3,41' becomes 3.41, '2 / 10 / 60 / 48' becomes 2/10/60/48; NoAnswer or OtherTotal otherwise."""
    text = text.strip()
    if _COUNTS.fullmatch(text):
        counts = [int(part) for part in text.split("/")]
        if sum(counts) == 0:
            raise NoAnswer
        if respondents is not None and sum(counts) != respondents:
            raise OtherTotal(sum(counts))
        return "/".join(map(str, counts))
    found = _MEAN.fullmatch(text)
    if not found or Decimal(f"{found[1]}.{found[2] or 0}") > HIGHEST:
        raise NoAnswer
    behind = (found[2] or "").rstrip("0")
    return f"{found[1]}.{behind}" if behind else found[1]


def mean(stored: str) -> Fraction:
    """NRR of one element, from what is stored of it."""
    if "/" not in stored:
        return Fraction(stored)
    counts = [int(part) for part in stored.split("/")]
    return Fraction(sum(score * count for score, count in enumerate(counts, LOWEST)), sum(counts))


def index(stored: Sequence[str]) -> Fraction:
    """IKM, from 25 to 100."""
    if len(stored) != ELEMENTS:
        raise ValueError("an index needs all nine elements")
    return sum((mean(one) * WEIGHT for one in stored), Fraction(0)) * 25


def rounded(value: Fraction, decimals: int = 2) -> Decimal:
    """Halves up, decided on the fraction itself and not on a binary or shortened number."""
    scale = 10**decimals
    whole, rest = divmod(value.numerator * scale, value.denominator)
    whole += 2 * rest >= value.denominator
    return Decimal(whole).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def band(value: Fraction) -> Band:
    """By the index as it is printed, with two decimals."""
    printed = rounded(value)
    return next((name for least, name in FROM if printed >= least), Band.D)
