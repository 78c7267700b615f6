"""A form for what others may change meanwhile: it carries the version it began from, and shows what differs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask import render_template
from wtforms.widgets import HiddenInput

from app.core.dates import PartialDate
from app.core.errors import DomainError
from app.core.i18n import _
from app.web.fields import CheckboxField, FieldList, FormField, HiddenField
from app.web.formats import date_long, partial_date
from app.web.forms import BaseForm


class Differs(NamedTuple):
    """A field whose stored lines (``before``) are not those that were typed (``now``)."""

    label: Any
    before: tuple[str, ...]
    now: tuple[str, ...]
    note: str = ""


class VersionedForm(BaseForm):
    """``differences`` stand on the page once somebody else has saved the same row."""

    version = HiddenField()
    differences: Sequence[Differs] = ()

    def base_version(self) -> int | None:
        """The version the person began from; None for what is no number."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    def compare(self, stored: "VersionedForm") -> None:
        """Note where this form differs from one of what is stored now. Sending once more begins from the latter."""
        self.version.data = stored.version.data
        self.differences = tuple(_differing(self, stored))


def too_late(error: DomainError, typed: VersionedForm, stored: VersionedForm, back: str) -> tuple[str, int]:
    """The page for what was typed when nobody may save it any more: it is shown beside what is stored."""
    typed.compare(stored)
    return render_template("errors/too_late.html", form=typed, message=error.message, back=back), error.status


def _differing(typed: Any, stored: Any) -> Iterator[Differs]:
    for field in typed:
        if isinstance(field.widget, HiddenInput) or field.short_name not in stored:
            continue
        other = stored[field.short_name]
        if isinstance(field, FormField):
            yield from _differing(field.form, other.form)
        elif (now := _lines(field)) != (before := _lines(other)):
            yield Differs(str(field.label.text).partition(" (")[0], before, now)


def _lines(field: Any) -> tuple[str, ...]:
    if isinstance(field, FieldList):
        return tuple(text for text in (", ".join(_lines(entry)) for entry in field.entries) if text)
    if isinstance(field, FormField):
        shown = [one for one in field.form if not isinstance(one.widget, HiddenInput)]
        return tuple(text for one in shown for text in _lines(one)) if _filled(shown) else ()
    return tuple(_words(field).splitlines())


def _filled(fields: Sequence[Any]) -> bool:
    """Whether a group says anything but what it begins with."""
    return any(one.data and one.data != one.default for one in fields)


def _words(field: Any) -> str:
    """What the field says as people read it: of a choice its text, of a date its month by name."""
    if isinstance(field, CheckboxField):
        return str(_("Ya")) if field.data else str(_("Tidak"))
    if choices := dict(getattr(field, "choices", None) or ()):
        data = field.data if isinstance(field.data, list) else [field.data]
        return "\n".join(str(text) for value, text in choices.items() if value and value in data)
    match field.data:
        case date():
            return date_long(field.data)
        case PartialDate():
            return partial_date(field.data) if field.data.value else ""
    return str(field._value()) if hasattr(field, "_value") else ""
