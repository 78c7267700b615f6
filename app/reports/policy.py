"""Whoever sees an activity may print it, and may have the month of any region counted over what she sees."""

from app.activities.models import Activity
from app.activities.policy import SEE, may_see_names
from app.commitments.policy import SEE as SEE_COMMITMENTS
from app.core.permissions import Scope, declare, scope_of
from app.core.viewer import WRITERS, Role, Viewer
from app.documents.models import Variant

# The list of who attended goes along only when somebody asks for it, and by initials before in full.
LISTS = (Variant.INTERNAL, Variant.INITIALS, Variant.FULL)
# Who only reads looks at the month, and opens what others gave out.
ISSUE_MONTH = declare("reports:issue_month", dict.fromkeys(WRITERS, Scope.ALL))
MONTHLY = declare("reports:monthly", dict.fromkeys(WRITERS, Scope.ALL) | {Role.OBSERVER: Scope.PUBLIC})


def is_public_variant(viewer: Viewer) -> bool:
    """Whether papers for this viewer tell totals only, without anybody's name."""
    return scope_of(SEE, viewer) is Scope.PUBLIC


def variants(activity: Activity, viewer: Viewer) -> tuple[Variant, ...]:
    """How much a paper for this viewer may tell of people; the first is the usual one."""
    if is_public_variant(viewer):
        return (Variant.PUBLIC,)
    shared = (Variant.SHARED, Variant.PUBLIC)
    return (*LISTS, *shared) if may_see_names(activity, viewer) else shared


def monthly_variants(viewer: Viewer) -> tuple[Variant, ...]:
    """As ``variants`` of an activity: no paper about a month names people; the public one holds totals alone."""
    return (Variant.PUBLIC,) if is_public_variant(viewer) else (Variant.SHARED, Variant.PUBLIC)


def sight(viewer: Viewer) -> str:
    """Over which part of everyone's activities her figures are counted, in a word; empty for what is open to all
    who see everything, or only what is public. An organization's own part differs by organization besides."""
    match scope_of(SEE, viewer):
        case Scope.ALL | Scope.PUBLIC:
            return ""
        case Scope.REGION:
            return viewer.region_code or "-"
    return "own"


def may_see_commitments(viewer: Viewer) -> bool:
    """Each with its text and owner, not just how many."""
    return scope_of(SEE_COMMITMENTS, viewer) is not Scope.NONE
