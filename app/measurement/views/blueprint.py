"""Where the pages of measuring hang."""

from flask import Blueprint

pages = Blueprint("measurement", __name__)
