"""What packages above show on the pages of organizations: they register it, so that this package knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Section:
    """``template`` is included with ``section`` in its context; it starts no query."""

    template: str
    rows: list[Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A page reached from the register, for those whose role may do ``action``."""

    label: Any
    endpoint: str
    action: str


_links: list[Link] = []
_sections: list[Callable[[Organization, Viewer], Section | None]] = []


def organization_section(
    section: Callable[[Organization, Viewer], Section | None],
) -> Callable[[Organization, Viewer], Section | None]:
    """Decorate a function that gives what this viewer sees of this organization, or None."""
    _sections.append(section)
    return section


def sections(organization: Organization, viewer: Viewer) -> list[Section]:
    found = (section(organization, viewer) for section in _sections)
    return [section for section in found if section is not None]


def register_link(label: Any, endpoint: str, action: str) -> None:
    """Add a button above the register."""
    _links.append(Link(label, endpoint, action))


def links(viewer: Viewer) -> list[Link]:
    return [link for link in _links if scope_of(link.action, viewer) is not Scope.NONE]
