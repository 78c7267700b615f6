"""The pages of commitments hang on this one blueprint."""

from flask import Blueprint
from werkzeug.wrappers import Response

pages = Blueprint("commitments", __name__)

Page = str | tuple[str, int] | Response
