"""The form of a meeting: the shared part of activities, and points, decisions, delegations and commitments."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import request
from wtforms import ValidationError

from app.activities.forms import ActivityForm, activity_data
from app.activities.forms.people import number
from app.activities.labels import KINDS
from app.activities.models import MEETING_KINDS, Activity
from app.commitments import forms as commitments
from app.commitments.forms import CarryForm, CommitmentForm
from app.commitments.models import Commitment
from app.commitments.queries import OpenBefore, open_before
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.meetings.labels import POINT_KINDS
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint, PointKind
from app.meetings.operations import DelegationEntry, MeetingDetails, PointEntry
from app.regions.matching import find, unclear
from app.web.fields import CountField, FieldList, FormField, SelectField, StringField, TextareaField
from app.web.forms import PartForm


class PointForm(PartForm):
    """One point of the discussion."""

    kind = SelectField(
        _l("Jenis"),
        choices=[(kind.value, label) for kind, (label, _colour) in POINT_KINDS.items()],
        default=PointKind.STATEMENT.value,
    )
    speaker = StringField(_l("Yang menyampaikan"))
    text = TextareaField(_l("Isi"), max_length=4000)
    correction = StringField(_l("Koreksi bila sumber keliru (opsional)"), max_length=500)

    def entry(self) -> PointEntry:
        return PointEntry(
            text=self.text.data or "",
            speaker=self.speaker.data or "",
            kind=PointKind(self.kind.data),
            correction=self.correction.data or "",
        )


class DelegationForm(PartForm):
    """A visiting group; it comes from anywhere in ``regions``, which is written by its name."""

    regions: Mapping[str, str]

    region_code = StringField(_l("Daerah asal"), max_length=100, description=_l("Misalnya: Kabupaten Musi Banyuasin"))
    leader = StringField(_l("Pimpinan rombongan (opsional)"), max_length=200)
    size = CountField(_l("Jumlah anggota (opsional)"), most=9999)
    composition = StringField(
        _l("Susunan rombongan (opsional)"),
        max_length=500,
        description=_l("Misalnya: kepala dinas, 12 camat, 47 kepala desa"),
    )
    purpose = TextareaField(_l("Tujuan kunjungan (opsional)"))

    def validate_region_code(self, field: Any) -> None:
        if field.data and not find(field.data, self.regions):
            raise ValidationError(unclear(field.data, self.regions))

    def entry(self) -> DelegationEntry:
        return DelegationEntry(
            region_code=find(self.region_code.data or "", self.regions),
            leader=self.leader.data or "",
            size=self.size.data,
            composition=self.composition.data or "",
            purpose=self.purpose.data or "",
        )


class MeetingForm(ActivityForm):
    """Audiensi, forum, rapat koordinasi or kunjungan studi; ``before`` is what is still open from before it."""

    before: list[OpenBefore]

    points = FieldList(FormField(PointForm), _l("Pokok pembahasan"), min_entries=2, max_entries=100)
    decisions = FieldList(TextareaField(_l("Keputusan")), _l("Keputusan"), min_entries=2, max_entries=50)
    delegations = FieldList(FormField(DelegationForm), _l("Rombongan tamu"), min_entries=1, max_entries=20)
    carried = FieldList(FormField(CarryForm), _l("Tindak lanjut yang masih terbuka"), max_entries=100)
    commitments = FieldList(FormField(CommitmentForm), _l("Tindak lanjut"), min_entries=2, max_entries=50)

    def offer(self, viewer: Viewer, activity: Activity | None = None, known: list[Commitment] | None = None) -> None:
        """Also the lists of what a meeting adds; ``known`` are the commitments it has already."""
        super().offer(viewer, activity)
        self.kind.choices = [(kind.value, KINDS[kind]) for kind in MEETING_KINDS]
        commitments.mark_closed(self.commitments, known or ())
        for part in self.delegations:
            part.form.regions = self.all_regions
        self.before = open_before(self.followed(), viewer, except_id=activity.id if activity else None)
        if request.method == "GET":
            self._show_open()
        commitments.mark_known(self.carried, self.before)

    def followed(self) -> int | None:
        """The activity chosen as the one before."""
        return number(self.follows_id.data)

    def adjust(self, today: date) -> bool:
        """Also the button that shows what is still open from the activity chosen as the one before."""
        if "show" not in request.form:
            return super().adjust(today)
        self._show_open()
        commitments.mark_known(self.carried, self.before)
        return True

    def _show_open(self) -> None:
        """A group for each that is open and may be carried; groups of another activity go."""
        typed = {part.form.id.data: part.form.data for part in self.carried}
        while self.carried.entries:
            self.carried.pop_entry()
        for data in commitments.carry_data(self.before):
            self.carried.append_entry(typed.get(data["id"], {}) | data)

    def details(self) -> MeetingDetails:
        return MeetingDetails(
            activity=self.base_details(),
            points=tuple(part.form.entry() for part in self.points),
            decisions=tuple(field.data or "" for field in self.decisions),
            delegations=tuple(part.form.entry() for part in self.delegations),
            commitments=commitments.entries(self.commitments),
            carried=tuple(part.form.entry() for part in self.carried),
        )


def meeting_data(
    activity: Activity,
    points: list[MeetingPoint],
    decisions: list[MeetingDecision],
    delegations: list[Delegation],
    known: list[Commitment],
) -> dict[str, Any]:
    """What the form shows for a meeting that exists already."""
    return activity_data(activity) | {
        "points": [_data(row, ("speaker", "text", "correction")) | {"kind": row.kind.value} for row in points],
        "decisions": [row.text for row in decisions],
        "delegations": [
            _data(row, ("leader", "size", "composition", "purpose")) | {"region_code": row.region.name}
            for row in delegations
        ],
        "commitments": commitments.commitment_data(known),
    }


def _data(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
