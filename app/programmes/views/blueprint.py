"""Where the pages of programmes and opportunities hang."""

from datetime import date

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core import clock

Page = str | tuple[str, int] | Response

pages = Blueprint("programmes", __name__)


def today() -> date:
    return clock.local_date(clock.now())
