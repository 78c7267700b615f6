"""Where the pages of the register hang."""

from flask import Blueprint

pages = Blueprint("organizations", __name__)
