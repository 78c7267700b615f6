"""The share of reports that were followed up: one formula, and how far a printed share may stray by rounding."""

from app.complaints.figures import percent_of

# 99,85% has two decimals; a whole number was rounded to a whole number.
MOST_DECIMALS = 4


def followed_up_percent(in_process: int, finished: int, total: int) -> float | None:
    """(in process + finished) / total, in percent; None without reports."""
    return percent_of(in_process + finished, total)


def decimals_of(percent: float) -> int:
    """How many decimals the share was written with, as far as it still shows them."""
    return len(f"{percent:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


def differs(reported: float | None, computed: float | None) -> bool:
    """Whether the two lie further apart than rounding, to the decimals that were written, explains."""
    if reported is None or computed is None:
        return False
    return abs(reported - computed) > 0.5 * 10.0 ** -decimals_of(reported) + 1e-9
