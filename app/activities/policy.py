"""Who may record, see, name, sanction and print activities; what a scope means for one row."""

from app.activities.models import Activity, EventState, PaperState
from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer

RECORD = declare("activities:record", dict.fromkeys(WRITERS, Scope.OWN))
SEE = declare(
    "activities:see",
    {
        Role.PROVINCE_STAFF: Scope.ALL,
        Role.REGION_STAFF: Scope.REGION,
        Role.AGENCY: Scope.INVOLVED,
        Role.NGO: Scope.INVOLVED,
        Role.OBSERVER: Scope.PUBLIC,
    },
)
SEE_NAMES = declare(
    "activities:see_names",
    dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL},
)
SANCTION = declare("activities:sanction", {Role.PROVINCE_STAFF: Scope.ALL})
PRINT = declare("activities:print", dict.fromkeys((*WRITERS, Role.OBSERVER), Scope.ALL))

OPEN_STATES = (PaperState.DRAFT, PaperState.RETURNED, PaperState.SUBMITTED)


def may_change(activity: Activity, viewer: Viewer) -> bool:
    """Its own organization may change a report until it is sanctioned."""
    if scope_of(RECORD, viewer) is Scope.ALL:
        return True
    own = activity.owner_organization_id == viewer.organization_id
    return own and scope_of(RECORD, viewer) is Scope.OWN and activity.paper_state in OPEN_STATES


def may_submit(activity: Activity, viewer: Viewer) -> bool:
    return may_change(activity, viewer) and activity.paper_state in (PaperState.DRAFT, PaperState.RETURNED)


def may_sanction(activity: Activity, viewer: Viewer) -> bool:
    """Submitted reports of what was held; a planned or cancelled activity has no result to sanction."""
    ready = activity.paper_state is PaperState.SUBMITTED and activity.event_state is EventState.HELD
    return ready and scope_of(SANCTION, viewer) is Scope.ALL


def may_see_names(activity: Activity, viewer: Viewer) -> bool:
    """Names of who took part: the bureau that sanctions, and the organization whose activity it is."""
    scope = scope_of(SEE_NAMES, viewer)
    return scope is Scope.ALL or (scope is Scope.OWN and activity.owner_organization_id == viewer.organization_id)
