"""What every page needs: the templates' settings, filters and globals, and the menu's registration."""

from pathlib import Path
from typing import Any

from flask import Flask, g
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
    UndefinedError,
)
from jinja2.utils import missing

from app.web import addresses, assets, formats, language, menu
from app.web.forms import found_errors
from app.web.menu import register_account_link, register_banner, register_menu, register_page

__all__ = ["init_app", "register_account_link", "register_banner", "register_menu", "register_page"]

TEMPLATES = Path(__file__).parents[2] / "templates"
NEVER_SET = ("caller", "undefined", "null")
LIBRARIES = ("govuk_frontend_jinja", "govuk_frontend_wtf")


class Unset(StrictUndefined):
    """Strict, so that a misspelt name is found; but the library's macros read keys that a dict may lack,
    and a few names that are never set."""

    def __new__(
        cls, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> Any:
        if isinstance(obj, dict) or name in NEVER_SET:
            return Undefined(hint, obj, name, exc)
        return super().__new__(cls)


def init_app(app: Flask) -> None:
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(TEMPLATES), PrefixLoader({name: PackageLoader(name) for name in LIBRARIES})]
    )
    env = app.jinja_env  # others have touched it already: jinja_options would come too late
    env.trim_blocks = env.lstrip_blocks = env.autoescape = True
    env.undefined = Unset
    env.policies["ext.i18n.trimmed"] = True
    env.filters.update(formats.FILTERS)
    env.globals.update(
        found_errors=found_errors,
        menu_items=menu.menu_items,
        current_key=menu.current_key,
        pages_below=menu.pages_below,
        account_href=menu.account_href,
        search_href=menu.search_href,
        footer_links=menu.footer_links,
        banner_texts=menu.banner_texts,
    )
    WTFormsHelpers(app)
    assets.init_app(app)
    addresses.init_app(app)
    language.init_app(app)
    app.context_processor(lambda: {"viewer": g.get("viewer")})
