"""Fields for what is chosen, and lists of forms."""

import re
from collections.abc import Iterator
from typing import Any

from wtforms import fields as wt

from app.web import widgets


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


class FieldList(wt.FieldList):
    """Repeated fields; at most ``max_entries`` (50). The library reads '²' as an index and answers 500."""

    def __init__(self, *args: Any, max_entries: int = 50, **kwargs: Any) -> None:
        super().__init__(*args, max_entries=max_entries, **kwargs)

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        pattern = re.compile(re.escape(prefix) + r"-([0-9]{1,4})(?:-|$)")
        return (int(found[1]) for found in map(pattern.match, formdata) if found)
