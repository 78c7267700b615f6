"""Names of people are for those who record activities; keeping the system or observing it shows none."""

from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.people.models import Person

SEE = declare("people:see", dict.fromkeys(WRITERS, Scope.ALL))
RECORD = declare("people:record", dict.fromkeys(WRITERS, Scope.ALL))
CHANGE = declare("people:change", dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL})


def may_change(person: Person, viewer: Viewer) -> bool:
    """Whoever put a person into the register corrects her name, and the Biro."""
    return _own(person.created_by_organization_id, viewer)


def may_set_position(person: Person, organization_id: int | None, viewer: Viewer) -> bool:
    """A position in an organization is told by that organization, by who put the person in, and by the Biro.

    A position of one's own gives no power over the person's name or her other positions.
    """
    return may_change(person, viewer) or _own(organization_id, viewer)


def _own(organization_id: int | None, viewer: Viewer) -> bool:
    scope = scope_of(CHANGE, viewer)
    if scope is not Scope.OWN or viewer.organization_id is None:
        return scope is Scope.ALL
    return organization_id == viewer.organization_id
