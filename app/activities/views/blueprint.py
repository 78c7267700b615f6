"""Where the pages of activities hang."""

from flask import Blueprint

pages = Blueprint("activities", __name__)
