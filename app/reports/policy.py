"""Whoever sees an activity may print it; the rows of the permission table are those of app.activities.policy."""

from app.activities.policy import SEE
from app.commitments.policy import SEE as SEE_COMMITMENTS
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer


def is_public_variant(viewer: Viewer) -> bool:
    """Whether papers for this viewer tell totals only, without anybody's name."""
    return scope_of(SEE, viewer) is Scope.PUBLIC


def may_see_commitments(viewer: Viewer) -> bool:
    """Each with its text and owner, not just how many."""
    return scope_of(SEE_COMMITMENTS, viewer) is not Scope.NONE
