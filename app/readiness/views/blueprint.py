"""Where the pages of readiness hang, and what they share."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core.i18n import _l
from app.web.menu import register_page

pages = Blueprint("readiness", __name__)
register_page("complaints", _l("Kesiapan daerah"), "readiness.listing", position=40)
register_page("complaints", _l("Survei kepuasan (SKM)"), "readiness.surveys", position=50)

Page = str | tuple[str, int] | Response
