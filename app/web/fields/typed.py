"""Fields for what is typed: text, numbers and times."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from wtforms import fields as wt
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from app.core.i18n import _
from app.core.text import EMAIL, clean, printable
from app.web import widgets


def texts_of(values: Sequence[Any]) -> list[str]:
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
        texts = texts_of(valuelist)
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


class PercentField(TextField):
    """'99,85', '99.85%' or '100': percent from 0 to 100 with two decimals at most; empty is allowed."""

    widget = widgets.TextInput()

    def read(self, text: str) -> float | None:
        if not text:
            return None
        found = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?%?", text)
        value = float(f"{found[1]}.{found[2] or 0}") if found else -1.0
        if not 0 <= value <= 100:
            raise ValueError(
                _("Isi “%(field)s” dengan persentase dari 0 sampai 100, misalnya 99,85", field=self.said())
            )
        return value

    def written(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


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
