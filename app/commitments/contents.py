"""What commitments add to the contents of a report; who is to do it only as a count and a digest."""

from collections.abc import Iterable

from app.activities.contents import Contents, day, part, people, tagged
from app.activities.models import Activity
from app.commitments.models import Commitment
from app.commitments.queries import Carried, carried_into, of_activity
from app.core.i18n import _l

LABELS = {
    "commitments": _l("Tindak lanjut"),
    "owners": _l("Nama penanggung jawab tindak lanjut"),
}
CARRIED = {"carried": _l("Tindak lanjut dari pertemuan sebelumnya")}


def commitment_contents(rows: Iterable[Commitment]) -> Contents:
    """What was promised; how it stands now is no part of the report."""
    rows = list(rows)
    return {
        "commitments": [
            [row.what, tagged("organization", row.owner_organization_id), day(row.agreed_due_on)] for row in rows
        ],
        "owners": people([row.owner_person] for row in rows if row.owner_person),
    }


@part(LABELS)
def _of(activity: Activity) -> Contents:
    return commitment_contents(of_activity(activity))


def carried_contents(rows: Iterable[Carried]) -> Contents:
    """What a meeting took over, with the due date it was given there; nothing where there is none."""
    told = [[row.commitment.what, tagged("organization", row.owner_id), day(row.due_on), row.reason] for row in rows]
    return {"carried": told or None}


@part(CARRIED)
def _carried(activity: Activity) -> Contents:
    return carried_contents(carried_into(activity))
