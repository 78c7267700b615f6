"""The form of a bimtek or sosialisasi: that of every activity, with hours, invitations and commitments."""

from collections.abc import Sequence
from typing import Any

from app.activities.forms import ActivityForm, activity_data
from app.activities.models import Activity, ActivityKind, PersonPart
from app.commitments import forms as commitment_forms
from app.commitments.forms import CommitmentForm
from app.commitments.models import Commitment
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.training.labels import KINDS
from app.training.models import TrainingDetails
from app.training.operations import TrainingEntry
from app.web.fields import CountField, FieldList, FormField


class TrainingForm(ActivityForm):
    """``offer`` fills the lists to choose from; call it before validating."""

    lesson_hours = CountField(_l("Jam pelajaran, JP (opsional)"), most=1000, description=_l("1 JP adalah 45 menit"))
    expected_heads = CountField(_l("Peserta yang diundang (opsional)"))
    commitments = FieldList(FormField(CommitmentForm), _l("Tindak lanjut"), min_entries=2, max_entries=30)

    def offer(self, viewer: Viewer, activity: Activity | None = None, known: Sequence[Commitment] = ()) -> None:
        super().offer(viewer, activity)
        self.kind.choices = [(kind.value, label) for kind, label in KINDS.items()]
        commitment_forms.mark_closed(self.commitments, known)

    def details(self) -> TrainingEntry:
        return TrainingEntry(
            activity=self.base_details(),
            lesson_hours=self.lesson_hours.data,
            expected_heads=self.expected_heads.data,
            commitments=commitment_forms.entries(self.commitments),
        )


def blank_data(kind: str, viewer: Viewer) -> dict[str, Any]:
    """What the form of a new training shows: one's own organization hosts, and those who taught are asked for first."""
    known = ActivityKind(kind) if kind in set(KINDS) else ActivityKind.TRAINING
    hosts = [str(viewer.organization_id or "")]
    return {"kind": known.value, "hosts": hosts, "people": [{"part": PersonPart.SPEAKER.value}] * 2}


def training_data(activity: Activity, own: TrainingDetails | None, known: Sequence[Commitment]) -> dict[str, Any]:
    """What the form shows for a training that exists already."""
    data = activity_data(activity) | {"commitments": commitment_forms.commitment_data(known)}
    if own is not None:
        data |= {"lesson_hours": own.lesson_hours, "expected_heads": own.expected_heads}
    return data
