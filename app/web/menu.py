"""The menu, filled from above: every package registers its own item, so this layer knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, request, url_for

from app.core.permissions import Scope, scope_of

Banner = Callable[[], Any]
_items: dict[str, "Item"] = {}
_pages: dict[str, "PageBelow"] = {}
_banners: dict[str, Banner] = {}
_account: list[str] = []
_search: list[str] = []
_footer: dict[str, "FooterLink"] = {}


@dataclass(frozen=True, slots=True)
class Item:
    """``phone_icon`` (home, calendar, plus, chart, lines) puts it in the phone's bar; ``desk`` in the menu above."""

    key: str
    label: Any
    endpoint: str
    position: int
    phone_icon: str | None = None
    desk: bool = True

    @property
    def href(self) -> str:
        return url_for(self.endpoint)

    @property
    def css(self) -> str:
        """The class that hides it where it does not belong."""
        if not self.desk:
            return "g-only-phone"
        return "" if self.phone_icon else "g-only-desk"


def register_menu(
    key: str, label: Any, endpoint: str, *, position: int, phone_icon: str | None = None, desk: bool = True
) -> None:
    """Add an item; called once, where a package's views are made. The bar of a phone has room for five."""
    _items[key] = Item(key, label, endpoint, position, phone_icon, desk)


@dataclass(frozen=True, slots=True)
class PageBelow:
    """One of the lists below an item of the menu: it stands in the small navigation of the item's lists."""

    key: str
    label: Any
    endpoint: str
    position: int

    @property
    def href(self) -> str:
        return url_for(self.endpoint)

    @property
    def here(self) -> bool:
        return bool(request.endpoint == self.endpoint)


def register_page(key: str, label: Any, endpoint: str, *, position: int) -> None:
    """Put a list below the item of the menu with this key, which another package may register."""
    _pages[endpoint] = PageBelow(key, label, endpoint, position)


def register_account_link(endpoint: str) -> None:
    """The page behind 'Akun saya'."""
    _account[:] = [endpoint]


def register_search(endpoint: str) -> None:
    """The page behind 'Cari'."""
    _search[:] = [endpoint]


@dataclass(frozen=True, slots=True)
class FooterLink:
    """A link at the foot of every page, or of those for people who are signed in."""

    label: Any
    endpoint: str
    public: bool

    @property
    def href(self) -> str:
        return url_for(self.endpoint)


def register_footer(label: Any, endpoint: str, *, public: bool = False) -> None:
    """Add a link to the foot of the pages."""
    _footer[endpoint] = FooterLink(label, endpoint, public)


def register_banner(key: str, banner: Banner) -> None:
    """A sentence shown on every page while ``banner()`` gives one, else None."""
    _banners[key] = banner


def menu_items() -> list[Item]:
    """What this reader may open, in order."""
    found = [item for item in _items.values() if _open(item.endpoint)]
    return sorted(found, key=lambda item: item.position)


def pages_below(key: str = "") -> list[PageBelow]:
    """The lists below an item, or below any, that this reader may open, in order."""
    found = [page for page in _pages.values() if key in ("", page.key) and _open(page.endpoint)]
    return sorted(found, key=lambda page: page.position)


def _open(endpoint: str) -> bool:
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return False
    permission = getattr(view, "permission", None)
    return permission is None or scope_of(permission, g.viewer) is not Scope.NONE


def current_key() -> str:
    """The item of the page one is on, when the page does not say it: same endpoint, else same package."""
    known: list[Item | PageBelow] = [*_items.values(), *_pages.values()]
    exact = [one.key for one in known if one.endpoint == request.endpoint]
    near = [one.key for one in known if one.endpoint.rpartition(".")[0] == request.blueprint]
    return next(iter(exact + near), "")


def account_href() -> str | None:
    return _href(_account)


def search_href() -> str | None:
    return _href(_search)


def _href(registered: list[str]) -> str | None:
    return url_for(registered[0]) if registered and registered[0] in current_app.view_functions else None


def footer_links() -> list[FooterLink]:
    """What stands at the foot of this page, what is for everyone last."""
    found = [link for link in _footer.values() if link.endpoint in current_app.view_functions]
    return sorted((link for link in found if link.public or g.get("viewer")), key=lambda link: link.public)


def banner_texts() -> list[str]:
    return [str(text) for text in (banner() for banner in _banners.values()) if text]
