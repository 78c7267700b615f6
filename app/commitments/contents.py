"""What commitments add to the contents of a report; who is to do it only as a count and a digest."""

from collections.abc import Iterable

from app.activities.contents import Contents, day, part, people, tagged
from app.activities.models import Activity
from app.commitments.models import Commitment
from app.commitments.queries import of_activity
from app.core.i18n import _l

LABELS = {
    "commitments": _l("Tindak lanjut"),
    "owners": _l("Nama penanggung jawab tindak lanjut"),
}


def commitment_contents(rows: Iterable[Commitment]) -> Contents:
    """What was promised; how it stands now is no part of the report."""
    rows = list(rows)
    return {
        "commitments": [[row.what, tagged("organization", row.owner_organization_id), day(row.due_on)] for row in rows],
        "owners": people([row.owner_person] for row in rows if row.owner_person),
    }


@part(LABELS)
def _of(activity: Activity) -> Contents:
    return commitment_contents(of_activity(activity))
