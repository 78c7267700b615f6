"""What a bimtek or sosialisasi adds to the contents of a report."""

from app.activities.contents import Contents, part
from app.activities.models import TRAINING_KINDS, Activity
from app.core.i18n import _l
from app.training.models import TrainingDetails
from app.training.queries import details_of

LABELS = {
    "lesson_hours": _l("Jam pelajaran (JP)"),
    "expected_heads": _l("Peserta yang diundang"),
}


def training_contents(own: TrainingDetails | None) -> Contents:
    return {name: getattr(own, name) if own else None for name in LABELS}


@part(LABELS)
def _of(activity: Activity) -> Contents:
    return training_contents(details_of(activity)) if activity.kind in TRAINING_KINDS else {}
