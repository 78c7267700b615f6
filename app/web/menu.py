"""The menu, filled from above: every package registers its own item, so this layer knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, request, url_for

from app.core.permissions import Scope, scope_of

Banner = Callable[[], Any]
_items: dict[str, "Item"] = {}
_banners: dict[str, Banner] = {}
_account: list[str] = []


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


def register_account_link(endpoint: str) -> None:
    """The page behind 'Akun saya'."""
    _account[:] = [endpoint]


def register_banner(key: str, banner: Banner) -> None:
    """A sentence shown on every page while ``banner()`` gives one, else None."""
    _banners[key] = banner


def menu_items() -> list[Item]:
    """What this reader may open, in order."""
    found = [item for item in _items.values() if _open(item.endpoint)]
    return sorted(found, key=lambda item: item.position)


def _open(endpoint: str) -> bool:
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return False
    permission = getattr(view, "permission", None)
    return permission is None or scope_of(permission, g.viewer) is not Scope.NONE


def current_key() -> str:
    """The item of the page one is on, when the page does not say it: same endpoint, else same package."""
    exact = [item.key for item in _items.values() if item.endpoint == request.endpoint]
    near = [item.key for item in _items.values() if item.endpoint.rpartition(".")[0] == request.blueprint]
    return next(iter(exact + near), "")


def account_href() -> str | None:
    return url_for(_account[0]) if _account and _account[0] in current_app.view_functions else None


def banner_texts() -> list[str]:
    return [str(text) for text in (banner() for banner in _banners.values()) if text]
