"""Names of people are for those who record activities; keeping the system or observing it shows none."""

from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.people.models import Person

SEE = declare("people:see", dict.fromkeys(WRITERS, Scope.ALL))
RECORD = declare("people:record", dict.fromkeys(WRITERS, Scope.ALL))
CHANGE = declare("people:change", dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL})


def may_change(person: Person, viewer: Viewer) -> bool:
    """Those one's organization put in, and those who hold or held a position in it; needs ``positions`` loaded."""
    scope = scope_of(CHANGE, viewer)
    if scope is not Scope.OWN or viewer.organization_id is None:
        return scope is Scope.ALL
    homes = {person.created_by_organization_id, *(position.organization_id for position in person.positions)}
    return viewer.organization_id in homes
