"""What may stand in an address: ``<int:activity_id>`` is the number of a row, ``<region:code>`` a region's code."""

from typing import Any

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """A longer number is no address at all, so the answer is 404 rather than an error of the database."""

    def __init__(self, map: Any, **kwargs: Any) -> None:
        super().__init__(map, **({"max": LARGEST} | kwargs))

    def to_python(self, value: str) -> Any:
        if len(value) > len(str(LARGEST)):
            raise ValidationError
        return super().to_python(value)


class RegionCode(BaseConverter):
    """The code of a province or kabupaten/kota; other texts are no page at all."""

    regex = r"[0-9]{2}(?:\.[0-9]{2})?"


def init_app(app: Flask) -> None:
    app.url_map.converters |= {"int": RowNumber, "region": RegionCode}
