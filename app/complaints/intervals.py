"""Wilson's 95 % interval of a share, from counts; exact arithmetic is enough, so no numpy."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """Percent: the share itself and both ends of its 95 % interval."""

    share: float
    low: float
    high: float


def wilson(successes: float, asked: int) -> ShareInterval:
    """``successes`` of ``asked`` (at least 1); no whole number where only a share was published."""
    share, square = successes / asked, Z95 * Z95
    middle = (share + square / (2 * asked)) / (1 + square / asked)
    half = Z95 / (1 + square / asked) * sqrt(share * (1 - share) / asked + square / (4 * asked * asked))
    # Rounding in the last bit may not put the share outside: none of ten is 0 to 27,8, all of ten 72,2 to 100.
    return ShareInterval(100 * share, 100 * max(0.0, min(middle - half, share)), 100 * max(middle + half, share))
