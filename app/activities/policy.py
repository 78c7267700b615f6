"""Who may record, see, name, change, submit, sanction and print activities; what a scope means for one row."""

from app.activities.models import Activity, EventState, PaperState, Step
from app.core.i18n import _l
from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.installation.settings import is_on, switch

REGIONS_SANCTION = switch(
    "regions_sanction",
    _l("Staf daerah mengesahkan laporan di daerahnya"),
    _l(
        "Bila dicentang, staf daerah dapat mengesahkan, mengembalikan, mengunci dan membuka kembali laporan kegiatan "
        "yang dilaksanakan di daerahnya atau menyasar daerahnya. Staf Biro tetap dapat melakukannya untuk semua "
        "daerah. Bila tidak dicentang, hanya staf Biro yang dapat melakukannya."
    ),
)

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
SANCTION = declare(
    "activities:sanction",
    {Role.PROVINCE_STAFF: Scope.ALL, Role.REGION_STAFF: Scope.REGION},
    only_if={Role.REGION_STAFF: lambda: is_on(REGIONS_SANCTION)},
)
# A paper with a code stands under the owner's letterhead: nobody else gives it out but the Biro.
ISSUE = declare("activities:issue", dict.fromkeys(WRITERS, Scope.OWN) | {Role.PROVINCE_STAFF: Scope.ALL})
PRINT = declare("activities:print", dict.fromkeys((*WRITERS, Role.OBSERVER), Scope.ALL))

UNSENT = (PaperState.DRAFT, PaperState.RETURNED)
# The permission each step needs, and the states of the report from which it is taken.
STEPS: dict[Step, tuple[str, tuple[PaperState, ...]]] = {
    Step.CHANGE: (RECORD, (*UNSENT, PaperState.SUBMITTED)),
    Step.SUBMIT: (RECORD, UNSENT),
    Step.DELETE: (RECORD, (PaperState.DRAFT,)),  # a draft was never submitted: nothing goes back to being one
    Step.RETURN: (SANCTION, (PaperState.SUBMITTED,)),
    Step.SANCTION: (SANCTION, (PaperState.SUBMITTED,)),
    Step.LOCK: (SANCTION, (PaperState.SANCTIONED,)),
    Step.REOPEN: (SANCTION, (PaperState.SANCTIONED, PaperState.LOCKED)),
}


def may(step: Step, activity: Activity, viewer: Viewer) -> bool:
    """Whether the viewer may take this step with the report as it stands; needs ``targets`` loaded."""
    return ready(step, activity) and reaches(STEPS[step][0], activity, viewer)


def steps_for(activity: Activity, viewer: Viewer) -> frozenset[Step]:
    """Every step the viewer may take with it now."""
    return frozenset(step for step in STEPS if may(step, activity, viewer))


def ready(step: Step, activity: Activity) -> bool:
    """Whether the report stands where the step begins. What was not held has no result to sanction."""
    held = step is not Step.SANCTION or activity.event_state is EventState.HELD
    return held and activity.paper_state in STEPS[step][1]


def reaches(action: str, activity: Activity, viewer: Viewer) -> bool:
    """Whether the viewer's scope takes in this activity."""
    match scope_of(action, viewer):
        case Scope.ALL:
            return True
        case Scope.REGION:
            return _concerns(activity, viewer.region_code or "")
        case Scope.OWN:
            return _own(activity, viewer)
    return False


def _own(activity: Activity, viewer: Viewer) -> bool:
    return viewer.organization_id is not None and activity.owner_organization_id == viewer.organization_id


def _concerns(activity: Activity, code: str) -> bool:
    """Held in the region or below it, or aimed at it."""
    codes = [activity.region_code or "", *(row.region_code for row in activity.targets)]
    return bool(code) and any(one == code or one.startswith(f"{code}.") for one in codes)


def may_change(activity: Activity, viewer: Viewer) -> bool:
    """Its own organization may change a report until it is sanctioned."""
    return may(Step.CHANGE, activity, viewer)


def may_see_names(activity: Activity, viewer: Viewer) -> bool:
    """Names of who took part: the bureau that sanctions, and the organization whose activity it is."""
    return reaches(SEE_NAMES, activity, viewer)


def may_issue(activity: Activity, viewer: Viewer) -> bool:
    """Whether papers of it may be given out by this viewer, once it was held and handed in."""
    return reaches(ISSUE, activity, viewer)


def may_see_reasons(activity: Activity, viewer: Viewer) -> bool:
    """Why a report was returned, and what changed in it: between its own organization and those who sanction it."""
    return _own(activity, viewer) or reaches(SANCTION, activity, viewer)
