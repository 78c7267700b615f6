"""The form of an activity: when, where, with whom and what came of it."""

from typing import Any

from flask import request
from wtforms.validators import InputRequired

from app.activities.forms.audience import AudienceForm, audience_data
from app.activities.forms.people import PersonForm, number, person_data
from app.activities.labels import EVENT_STATES, MODES
from app.activities.models import (
    Activity,
    ActivityKind,
    EventState,
    Mode,
    OrganizationPart,
)
from app.activities.operations import NARRATIVE, ActivityDetails
from app.activities.queries import may_follow
from app.core import clock
from app.core.dates import PartialDate
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.organizations.queries import choices as organization_choices
from app.partnerships.queries import choices as partnership_choices
from app.people.queries import choices as people_choices
from app.regions import forms as regions
from app.regions.queries import region_names
from app.sendings.forms import OnceForm
from app.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    FieldList,
    FormField,
    PartialDateField,
    RadioField,
    SelectField,
    StringField,
    TextareaField,
    TimeField,
)
from app.web.versions import VersionedForm

Choices = list[tuple[str, Any]]


def pairs(labels: dict[Any, Any]) -> Choices:
    return [(member.value, label) for member, label in labels.items()]


class ActivityForm(VersionedForm, OnceForm):
    """``kind`` is set by the package that subclasses it."""

    kind = RadioField(_l("Jenis kegiatan"))
    title = StringField(_l("Nama kegiatan"), [InputRequired(_l("Isi nama kegiatan"))])
    event_state = RadioField(_l("Keadaan kegiatan"), choices=pairs(EVENT_STATES), default=EventState.HELD.value)
    held_on = PartialDateField(
        _l("Tanggal pelaksanaan"),
        description=_l("Contoh: 18 11 2026. Bila hanya bulan atau tahunnya yang diketahui, kosongkan sisanya."),
    )
    date_reason = StringField(
        _l("Bila tanggal disimpulkan atau tidak diketahui, jelaskan (opsional)"),
        description=_l("Misalnya: tahun disimpulkan dari tanggal berita"),
    )
    ends_on = DateField(_l("Tanggal selesai (opsional)"), description=_l("Bila lebih dari satu hari"))
    starts_at = TimeField(_l("Mulai (opsional)"))
    ends_at = TimeField(_l("Selesai (opsional)"))
    mode = RadioField(_l("Cara pelaksanaan"), choices=pairs(MODES), default=Mode.IN_PERSON.value)
    place = StringField(_l("Tempat atau media"), description=_l("Misalnya: Ruang rapat Asda I, atau Zoom"))
    province = SelectField(_l("Provinsi"))
    region_code = SelectField(_l("Daerah"), default="")
    target_codes = CheckboxesField(_l("Daerah sasaran (opsional)"))
    hosts = FieldList(SelectField(_l("Penyelenggara"), default=""), min_entries=2, max_entries=10)
    participants = FieldList(SelectField(_l("Organisasi peserta"), default=""), min_entries=2, max_entries=30)
    people = FieldList(FormField(PersonForm), min_entries=2, max_entries=60)
    discusses_lapor = CheckboxField(
        _l("Membahas SP4N-LAPOR!"), description=_l("Dipakai untuk mengukur apakah penjangkauan terdengar")
    )
    follows_id = SelectField(_l("Lanjutan dari kegiatan (opsional)"), default="")
    partnership_id = SelectField(_l("Bagian dari kerja sama (opsional)"), default="")
    legal_basis = TextareaField(
        _l("Dasar pelaksanaan (opsional)"), description=_l("Satu dasar tiap baris: peraturan, surat, atau undangan")
    )
    background = TextareaField(_l("Latar belakang"))
    purpose = TextareaField(_l("Maksud dan tujuan"))
    agenda = TextareaField(_l("Susunan acara atau lokasi yang dikunjungi (opsional)"))
    materials = TextareaField(_l("Materi dan metode (opsional)"))
    funding = StringField(_l("Sumber dana (opsional)"))
    results = TextareaField(_l("Hasil yang dicapai"))
    obstacles = TextareaField(_l("Kendala dan solusi (opsional)"))
    conclusions = TextareaField(_l("Simpulan dan saran"))
    source = StringField(
        _l("Sumber informasi (opsional)"), max_length=500, description=_l("Bila dicatat dari berita atau dokumen lain")
    )
    audience = FormField(AudienceForm)

    organization_choices: Choices  # what offer() read, for the subclass's own lists
    all_regions: dict[str, str]

    def offer(self, viewer: Viewer, activity: Activity | None = None) -> None:
        """Fill the lists to choose from; call it before validating."""
        self.organization_choices = organization_choices(viewer)
        organizations: Choices = [("", _("Pilih organisasi")), *self.organization_choices]
        for field in (*self.hosts, *self.participants):
            field.choices = organizations
        people: Choices = [("", _("Tidak dari daftar")), *people_choices(viewer)]
        for entry in self.people:
            entry.form.person_id.choices = people
            entry.form.organization_id.choices = organizations
        self.follows_id.choices = [
            ("", _("Bukan lanjutan")),
            *(may_follow(viewer, except_id=activity.id, chosen=activity.follows) if activity else may_follow(viewer)),
        ]
        tie = activity.partnership if activity else None
        known = partnership_choices(viewer, clock.local_date(clock.now()), chosen=tie)
        self.partnership_id.choices = [("", _("Bukan bagian dari kerja sama")), *known]
        self._offer_regions(viewer)

    def _offer_regions(self, viewer: Viewer) -> None:
        """The province's kabupaten/kota, and whatever is chosen already; another province is one button away."""
        self.all_regions = region_names()
        self.province.choices = [(code, name) for code, name in self.all_regions.items() if len(code) == 2]
        if self.province.data in (None, "", "None"):
            self.province.data = (self.region_code.data or viewer.region_code or "11")[:2]
        province = str(self.province.data)
        chosen = (self.region_code.data, *(self.target_codes.data or ()))
        offered = regions.offered(self.all_regions, province, chosen)
        self.region_code.choices = [("", _("Pilih daerah")), *offered.items()]
        self.target_codes.choices = list(offered.items())

    def adjust(self, today: Any) -> bool:
        """Also the button that shows another province's regions."""
        return "regions" in request.form or super().adjust(today)

    def base_details(self) -> ActivityDetails:
        """What all kinds share; the subclass's details() hands it on."""
        return ActivityDetails(
            kind=ActivityKind(self.kind.data),
            title=self.title.data or "",
            held_on=self.held_on.data or PartialDate.unknown(),
            event_state=EventState(self.event_state.data),
            date_reason=self.date_reason.data or "",
            ends_on=self.ends_on.data,
            starts_at=self.starts_at.data,
            ends_at=self.ends_at.data,
            mode=Mode(self.mode.data),
            place=self.place.data or "",
            region_code=self.region_code.data or None,
            target_codes=tuple(self.target_codes.data or ()),
            host_ids=_chosen(self.hosts),
            participant_ids=_chosen(self.participants),
            people=tuple(entry for part in self.people if (entry := part.form.entry()) is not None),
            discusses_lapor=bool(self.discusses_lapor.data),
            follows_id=number(self.follows_id.data),
            partnership_id=number(self.partnership_id.data),
            narrative={name: self[name].data or "" for name in NARRATIVE},
            audience=self.audience.form.details(),
        )


def _chosen(fields: Any) -> tuple[int, ...]:
    return tuple(found for field in fields if (found := number(field.data)) is not None)


def activity_data(activity: Activity) -> dict[str, Any]:
    """What the form shows for an activity that exists already."""
    plain = (
        "title",
        "held_on",
        "date_reason",
        "ends_on",
        "starts_at",
        "ends_at",
        "place",
        "region_code",
        "discusses_lapor",
        *NARRATIVE,
    )
    data: dict[str, Any] = {name: getattr(activity, name) for name in plain}
    data |= {
        "kind": activity.kind.value,
        "event_state": activity.event_state.value,
        "mode": activity.mode.value,
        "target_codes": [row.region_code for row in activity.targets],
        "follows_id": str(activity.follows_id or ""),
        "partnership_id": str(activity.partnership_id or ""),
        "version": str(activity.version),
        "people": [person_data(row) for row in activity.people],
        "audience": audience_data(activity),
    }
    for name, part in (("hosts", OrganizationPart.HOST), ("participants", OrganizationPart.PARTICIPANT)):
        data[name] = [str(row.organization_id) for row in activity.organizations if row.part is part]
    return data
