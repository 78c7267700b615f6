"""What activities show on the pages of others."""

from app.activities import queries
from app.activities.policy import SEE
from app.activities.queries import PAGE_SIZE
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.partnerships.models import Partnership
from app.partnerships.sections import Section, partnership_section


@partnership_section
def _of_partnership(partnership: Partnership, viewer: Viewer) -> Section | None:
    if scope_of(SEE, viewer) is Scope.NONE:
        return None
    found = queries.of_partnership(partnership.id, viewer)
    return Section("activities/of_partnership.html", found[:PAGE_SIZE], more=len(found) > PAGE_SIZE)
