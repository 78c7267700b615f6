"""Form fields that speak the reader's language and never answer odd input with an error of ours.

Forms import fields from here, never from WTForms or govuk_frontend_wtf.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any

from flask_wtf import file as wtf_file
from werkzeug.datastructures import FileStorage
from wtforms import fields as wt
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from app.core.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    IncompleteDate,
    PartialDate,
    YearOutOfRange,
    calendar_day,
)
from app.core.i18n import _
from app.core.text import EMAIL, clean, printable
from app.web import widgets

FormField = wt.FormField


def _texts(values: Sequence[Any]) -> list[str]:
    """What was typed; a file sent where text is expected counts as nothing."""
    return [value for value in values if isinstance(value, str)]


class StopsAtTyping:
    """Mixed in first: what cannot be read is reported as such, before a validator calls it missing."""

    process_errors: Sequence[str]

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:
            raise StopValidation
        super().pre_validate(form)  # type: ignore[misc]


class TextField(StopsAtTyping, wt.Field):
    """Base of everything typed in one box. ``max_length`` is in characters; spaces around are dropped."""

    data: Any
    multiline = False
    length = 300

    def __init__(self, *args: Any, max_length: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_length = max_length or self.length

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        texts = _texts(valuelist)
        if not texts and self.data is not None:
            return  # the page did not hold this field: what is stored stays
        typed = texts[0] if texts else ""
        self.data, self.raw_data = None, [typed]
        text = self.cleaned(typed)
        self.raw_data = [typed] if text else []  # spaces alone are not an answer to InputRequired
        self.data = self.read(text)

    def said(self) -> str:
        """The label as a sentence names it, without "(opsional)"."""
        return re.sub(r" \((opsional|optional)\)$", "", str(self.label.text))

    def cleaned(self, typed: str) -> str:
        try:
            text = clean(typed, multiline=self.multiline)
        except ValueError:
            raise ValueError(
                _("Hapus karakter yang tidak dapat disimpan dari “%(field)s”", field=self.said())
            ) from None
        if len(text) > self.max_length:
            raise ValueError(
                _(
                    "“%(field)s” paling banyak %(limit)s karakter; yang Anda isi %(length)s karakter",
                    field=self.said(),
                    limit=self.max_length,
                    length=len(text),
                )
            )
        return text

    def read(self, text: str) -> Any:
        """What the text means; ValueError with a sentence when it means nothing."""
        return text

    def written(self, value: Any) -> str:
        """How a stored value is shown in the box."""
        return str(value)

    def _value(self) -> str:
        if self.data is None:
            return printable(self.raw_data[0]) if self.raw_data else ""
        return self.written(self.data)


class StringField(TextField):
    widget = widgets.TextInput()


class TextareaField(TextField):
    multiline = True
    length = 10_000
    widget = widgets.TextArea()


class HiddenField(TextField):
    widget = HiddenInput()


class EmailField(TextField):
    """An address that looks like one; that it exists is shown by writing to it."""

    length = 254
    widget = widgets.EmailInput()

    def read(self, text: str) -> str:
        if text and not EMAIL.fullmatch(text):
            raise ValueError(_("Isi alamat surel yang lengkap, misalnya nama@contoh.go.id"))
        return text


class PasswordField(TextField):
    """Kept exactly as typed, spaces included, and never shown again."""

    length = 128
    widget = widgets.PasswordInput()

    def cleaned(self, typed: str) -> str:
        super().cleaned(typed)
        return typed

    def _value(self) -> str:
        return ""


class CountField(TextField):
    """A whole number; empty is allowed; '1.234' is one thousand two hundred thirty-four, '1.5' is refused."""

    widget = widgets.TextInput()

    def __init__(self, *args: Any, most: int = 999_999, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def read(self, text: str) -> int | None:
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,12}|[0-9]{1,3}(\.[0-9]{3}){1,3}", text):
            raise ValueError(_("Isi “%(field)s” dengan angka bulat tanpa huruf, misalnya 60", field=self.said()))
        number = int(text.replace(".", ""))
        if number > self.most:
            raise ValueError(_("“%(field)s” paling banyak %(limit)s", field=self.said(), limit=self.most))
        return number


class TimeField(TextField):
    """'09.00', '9:00' or '0900' on a 24-hour clock."""

    widget = widgets.TextInput()

    def read(self, text: str) -> time | None:
        if not text:
            return None
        found = re.fullmatch(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])|([01][0-9]|2[0-3])([0-5][0-9])", text)
        if not found:
            raise ValueError(_("Isi “%(field)s” dengan jam dan menit, misalnya 09.00", field=self.said()))
        hour, minute = (part for part in found.groups() if part is not None)
        return time(int(hour), int(minute))

    def written(self, value: time) -> str:
        return f"{value:%H.%M}"


class DateParts(StopsAtTyping, wt.Field):
    """Day, month and year typed apart; the month as a number or a name. A whole date pasted into one box is read."""

    data: Any
    widget = widgets.DateInput()
    typed: list[str] | None = None

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        texts = [printable(text).strip()[:30] for text in _texts(valuelist)]
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


class SelectField(wt.SelectField):
    widget = widgets.SelectInput()


class RadioField(wt.RadioField):
    widget = widgets.RadioInput()


class CheckboxesField(wt.SelectMultipleField):
    widget = widgets.CheckboxesInput()


class CheckboxField(wt.BooleanField):
    widget = widgets.CheckboxInput()

    def _value(self) -> str:
        return "y"  # the library sends back whatever was posted


class FileField(StopsAtTyping, wtf_file.FileField):
    """One file, or None. ``extensions`` such as (".xlsx", ".csv"); ``max_bytes`` is named in the message in MB."""

    data: Any
    widget = widgets.FileInput()

    def __init__(
        self, *args: Any, extensions: tuple[str, ...] = (), max_bytes: int = 20_000_000, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.extensions, self.max_bytes = extensions, max_bytes

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = None
        super().process_formdata(valuelist)
        if self.data is not None:
            self._check(self.data)

    def _check(self, file: FileStorage) -> None:
        if self.extensions and not (file.filename or "").lower().endswith(self.extensions):
            raise ValueError(_("Pilih berkas %(kinds)s", kinds=", ".join(self.extensions)))
        size = file.stream.seek(0, 2)
        file.stream.seek(0)
        if size > self.max_bytes:
            raise ValueError(
                _("Pilih berkas yang tidak lebih besar dari %(size)s MB", size=self.max_bytes // 1_000_000)
            )


class FilesField(StopsAtTyping, wtf_file.MultipleFileField):
    """Any number of files at once, [] when none was chosen. ``accept`` tells the browser what to offer."""

    data: Any
    widget = widgets.FilesInput()

    def __init__(self, *args: Any, accept: str, **kwargs: Any) -> None:
        super().__init__(*args, render_kw={"accept": accept}, **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = [value for value in valuelist if isinstance(value, FileStorage) and value.filename]
        self.raw_data = self.data


class FieldList(wt.FieldList):
    """Repeated fields; at most ``max_entries`` (50). The library reads '²' as an index and answers 500."""

    def __init__(self, *args: Any, max_entries: int = 50, **kwargs: Any) -> None:
        super().__init__(*args, max_entries=max_entries, **kwargs)

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        pattern = re.compile(re.escape(prefix) + r"-([0-9]{1,4})(?:-|$)")
        return (int(found[1]) for found in map(pattern.match, formdata) if found)
