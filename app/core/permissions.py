"""The permission table: every package declares its rows in policy.py, the gate, operations and tests read them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.viewer import Role, Viewer


class Scope(StrEnum):
    """How far an action reaches; each package's policy says what a scope means for its rows."""

    NONE = "none"
    OWN = "own"  # rows of the viewer's own organization
    INVOLVED = "involved"  # own rows and those it hosted, attended or owes something in
    REGION = "region"  # rows in or aimed at the viewer's region
    PUBLIC = "public"  # what is sanctioned, totals only
    ALL = "all"


TABLE: dict[str, dict[Role, Scope]] = {}
# What has to hold besides, such as a setting of this installation; without it the role may not do it at all.
CONDITIONS: dict[tuple[str, Role], Callable[[], bool]] = {}


def declare(action: str, scopes: Mapping[Role, Scope], only_if: Mapping[Role, Callable[[], bool]] | None = None) -> str:
    """Add a row to the table and give its name back; a role not named may not do it. The system may do all.

    ``only_if`` holds a question for roles that reach so far only where the installation allows it.
    """
    if action in TABLE:
        raise ValueError(f"{action} is declared twice")
    TABLE[action] = {role: scopes.get(role, Scope.NONE) for role in Role} | {Role.SYSTEM: Scope.ALL}
    CONDITIONS.update({(action, role): holds for role, holds in (only_if or {}).items()})
    return action


def everyone(scope: Scope = Scope.ALL) -> dict[Role, Scope]:
    """The same scope for every role."""
    return dict.fromkeys(Role, scope)


def scope_of(action: str, viewer: Viewer) -> Scope:
    """The viewer's scope; an action nobody declared is an error of ours and raises KeyError."""
    scope, holds = TABLE[action][viewer.role], CONDITIONS.get((action, viewer.role))
    return scope if holds is None or holds() else Scope.NONE


def require(action: str, viewer: Viewer) -> Scope:
    """The viewer's scope, or Forbidden."""
    scope = scope_of(action, viewer)
    if scope is Scope.NONE:
        raise Forbidden(_("Peran Anda tidak dapat melakukan ini. Mintalah kepada rekan yang berwenang."))
    return scope
