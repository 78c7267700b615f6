"""Dates in three fields for day, month and year, of which not all need be known."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from wtforms import fields as wt

from app.core.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    IncompleteDate,
    PartialDate,
    YearOutOfRange,
    calendar_day,
)
from app.core.i18n import _
from app.core.text import printable
from app.web import widgets
from app.web.fields.typed import StopsAtTyping, texts_of


class DateParts(StopsAtTyping, wt.Field):
    """Day, month and year typed apart; the month as a number or a name. A whole date pasted into one box is read."""

    data: Any
    widget = widgets.DateInput()
    typed: list[str] | None = None

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        texts = [printable(text).strip()[:30] for text in texts_of(valuelist)]
        if not texts and self.data is not None:
            return
        self.data, self.typed = None, (texts + ["", "", ""])[:3]
        self.raw_data = [" ".join(self.typed)] if any(self.typed) else []
        try:
            self.data = self.read(*_spread(self.typed))
        except YearOutOfRange:
            raise ValueError(
                _("Tahun harus antara %(first)s dan %(last)s, ditulis empat angka", first=FIRST_YEAR, last=LAST_YEAR)
            ) from None
        except IncompleteDate:
            raise ValueError(_("Isi bulan dan tahun juga, atau kosongkan tanggalnya")) from None
        except ValueError:
            raise ValueError(_("Tanggal itu tidak ada di kalender. Isi seperti 18 11 2026")) from None

    def read(self, day: str, month: str, year: str) -> Any:
        raise NotImplementedError

    def parts(self) -> tuple[str, str, str]:
        raise NotImplementedError

    def as_typed(self) -> tuple[str, str, str]:
        if self.typed is not None:
            return self.typed[0], self.typed[1], self.typed[2]
        return self.parts() if self.data else ("", "", "")

    def fill(self, day: date) -> None:
        """As if the person had typed this day."""
        self.process_errors = []
        self.process_formdata([str(day.day), str(day.month), str(day.year)])


class DateField(DateParts):
    def read(self, day: str, month: str, year: str) -> date | None:
        return calendar_day(day, month, year) if (day or month or year) else None

    def parts(self) -> tuple[str, str, str]:
        return str(self.data.day), str(self.data.month), str(self.data.year)


class PartialDateField(DateParts):
    """The day, or the day and the month, or all may stay empty: gives a PartialDate."""

    def read(self, day: str, month: str, year: str) -> PartialDate:
        return PartialDate.typed(day, month, year)

    def parts(self) -> tuple[str, str, str]:
        parts: tuple[str, str, str] = self.data.parts()
        return parts


def _spread(parts: list[str]) -> list[str]:
    filled = [part for part in parts if part]
    split = re.split(r"[\s/.\-]+", filled[0]) if len(filled) == 1 else []
    if len(split) != 3:
        return parts
    return split[::-1] if len(split[0]) == 4 else split


def day_asked(when: str, today: date) -> date:
    """The day behind the buttons 'Hari ini' and 'Kemarin'."""
    return today - timedelta(days=when == "yesterday")
