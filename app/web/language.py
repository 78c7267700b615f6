"""Indonesian unless the reader asks for English: ?hl=en is remembered for the visit."""

from flask import Flask, has_request_context, request, session

from app.core.i18n import catalogue
from app.web.links import query_link

LANGUAGES = ("id", "en")


def chosen() -> str:
    """The language of this reader; Flask-Babel's locale selector."""
    found = session.get("hl") if has_request_context() else None
    return found if found in LANGUAGES else "id"


def switch_link() -> str:
    """The same page in the other language."""
    return query_link(request.args, {"hl": "id" if chosen() == "en" else "en"})


def init_app(app: Flask) -> None:
    app.before_request(_remember)
    app.jinja_env.globals.update(language=chosen, switch_link=switch_link)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: catalogue().gettext(text),
        lambda one, many, num: catalogue().ngettext(one, many, num),
        newstyle=True,
    )


def _remember() -> None:
    asked = request.args.get("hl")
    if asked in LANGUAGES and asked != session.get("hl", "id"):
        session["hl"] = asked
