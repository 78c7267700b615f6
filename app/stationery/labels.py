"""Words for who signs, and the place of a number on paper."""

from datetime import date

from app.core.i18n import _l
from app.stationery.models import SigningPart
from app.stationery.operations import SERIAL

PARTS = {
    SigningPart.SIGNS: _l("Menandatangani dokumen"),
    SigningPart.ACKNOWLEDGES: _l("Mengetahui"),
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DOTS = "………"


def number_place(pattern: str, day: date) -> str:
    """Where the number is written by hand: '400.14.4/………/KS/2026'; nothing without a pattern."""
    filled = pattern.replace("{tahun}", str(day.year)).replace("{bulan}", ROMAN[day.month - 1])
    return SERIAL.sub(DOTS, filled)
