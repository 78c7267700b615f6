"""/bantuan, the guide for one's own role; /bantuan/NAMA, any of them; and their pictures."""

from flask import Blueprint, render_template, send_from_directory
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from app.core.i18n import _l
from app.help.guides import GUIDES, PICTURES, guide, guide_of
from app.help.policy import READ
from app.web.gate import allowed, viewer
from app.web.headers import send_private
from app.web.menu import register_footer

pages = Blueprint("help", __name__)
register_footer(_l("Bantuan"), "help.own")


class GuideName(BaseConverter):
    regex = "|".join(GUIDES)
    example = next(iter(GUIDES))


class PictureName(BaseConverter):
    regex = r"[a-z0-9-]+\.png"
    example = "beranda.png"


@pages.record_once
def _addresses(state: BlueprintSetupState) -> None:
    state.app.url_map.converters |= {"guide": GuideName, "picture": PictureName}


@pages.get("/bantuan")
@allowed(READ)
def own() -> str:
    return _page(guide_of(viewer().role))


@pages.get("/bantuan/<guide:name>")
@allowed(READ)
def named(name: str) -> str:
    return _page(name)


@pages.get("/bantuan/gambar/<picture:name>")
@allowed(READ)
def picture(name: str) -> Response:
    """Kept by the browser, which asks each time whether it is still the same."""
    return send_private(send_from_directory(PICTURES, name))


def _page(name: str) -> str:
    others = [(other, guide(other).title) for other in GUIDES if other != name]
    return render_template("help/guide.html", guide=guide(name), others=others)
