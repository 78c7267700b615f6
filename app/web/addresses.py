"""Row numbers in addresses: ``<int:activity_id>`` takes only what can be the number of a row."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, ValidationError

LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """A longer number is no address at all, so the answer is 404 rather than an error of the database."""

    def __init__(self, map: Any, **kwargs: Any) -> None:
        super().__init__(map, **({"max": LARGEST} | kwargs))

    def to_python(self, value: str) -> Any:
        if len(value) > len(str(LARGEST)):
            raise ValidationError
        return super().to_python(value)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumber
