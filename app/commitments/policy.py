"""A commitment is seen with its activity; who may close it depends on who owes it."""

from app.activities.models import Activity
from app.activities.policy import may_see_names
from app.commitments.models import Commitment
from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer

SEE = declare("commitments:see", dict.fromkeys(WRITERS, Scope.ALL))
CLOSE = declare(
    "commitments:close",
    {
        Role.PROVINCE_STAFF: Scope.ALL,
        Role.REGION_STAFF: Scope.INVOLVED,
        Role.AGENCY: Scope.OWN,
        Role.NGO: Scope.OWN,
    },
)


def owes(commitment: Commitment, activity: Activity, viewer: Viewer) -> bool:
    """Whether the viewer's organization owes it; one without a named owner is owed by who recorded the activity."""
    owner = commitment.owner_organization_id or activity.owner_organization_id
    return owner == viewer.organization_id


def may_close(commitment: Commitment, activity: Activity, viewer: Viewer, *, hosted: bool) -> bool:
    """``hosted`` says whether the viewer's organization hosted the activity; the state is not looked at here."""
    match scope_of(CLOSE, viewer):
        case Scope.ALL:
            return True
        case Scope.INVOLVED:
            return hosted or owes(commitment, activity, viewer)
        case Scope.OWN:
            return owes(commitment, activity, viewer)
    return False


def may_move(commitment: Commitment, activity: Activity, viewer: Viewer, *, hosted: bool) -> bool:
    """Another due date is agreed on by who may close it, and by the organization that recorded the promise."""
    own = viewer.organization_id is not None and activity.owner_organization_id == viewer.organization_id
    return may_close(commitment, activity, viewer, hosted=hosted) or own


def may_see_person(commitment: Commitment, activity: Activity, viewer: Viewer) -> bool:
    """The name of who is to do it: for who sees the activity's names, and for the organization that owes it."""
    return may_see_names(activity, viewer) or owes(commitment, activity, viewer)
