"""Where the pages of reports hang."""

from flask import Blueprint

pages = Blueprint("reports", __name__)
