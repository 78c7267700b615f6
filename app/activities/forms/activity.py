"""The form of an activity: when, where, with whom and what came of it."""

from typing import Any

from flask import request
from wtforms import ValidationError
from wtforms.validators import InputRequired

from app.activities.forms.audience import AudienceForm, audience_data
from app.activities.forms.people import (
    MOST_PEOPLE,
    PersonForm,
    chosen_people,
    entry_of,
    number,
    pasted_people,
    person_data,
    wrong_lines,
)
from app.activities.labels import EVENT_STATES, MODES
from app.activities.models import (
    Activity,
    ActivityKind,
    EventState,
    Mode,
    OrganizationPart,
)
from app.activities.operations import NARRATIVE, ActivityDetails
from app.activities.pasting import read_people
from app.activities.queries import may_follow, met_lately, partners_lately
from app.core import clock
from app.core.dates import PartialDate
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.organizations.choosing import ChoosingForm, OrganizationField
from app.partnerships.queries import choices as partnership_choices
from app.people.queries import choices as people_choices
from app.people.queries import registered
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


class ActivityForm(ChoosingForm, VersionedForm, OnceForm):
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
    hosts = FieldList(OrganizationField(_l("Penyelenggara")), _l("Penyelenggara"), min_entries=2, max_entries=10)
    participants = FieldList(
        OrganizationField(_l("Organisasi peserta")), _l("Organisasi peserta"), min_entries=2, max_entries=30
    )
    people = FieldList(FormField(PersonForm), _l("Orang yang hadir"), min_entries=2, max_entries=MOST_PEOPLE)
    pasted = TextareaField(
        _l("Tempel daftar orang"),
        max_length=60_000,
        description=_l(
            "Satu orang tiap baris: nama, jabatan, organisasi. Salin dari Excel, Word, atau WhatsApp, tanpa NIK dan "
            "nomor telepon."
        ),
    )
    keep_pasted = CheckboxField(
        _l("Simpan juga ke daftar orang"),
        description=_l("Hanya yang jabatannya terisi dan organisasinya ada di daftar mitra"),
    )
    known_id = SelectField(_l("Dari daftar orang"), default="")
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

    all_regions: dict[str, str]

    def offer(self, viewer: Viewer, activity: Activity | None = None) -> None:
        """Fill the lists to choose from; call it before validating."""
        self.offer_organizations(viewer, partners_lately(viewer))
        self._offer_people(viewer, activity)
        self.follows_id.choices = [
            ("", _("Bukan lanjutan")),
            *(may_follow(viewer, except_id=activity.id, chosen=activity.follows) if activity else may_follow(viewer)),
        ]
        tie = activity.partnership if activity else None
        known = partnership_choices(viewer, clock.local_date(clock.now()), chosen=tie)
        self.partnership_id.choices = [("", _("Bukan bagian dari kerja sama")), *known]
        self._offer_regions(viewer)

    def _offer_people(self, viewer: Viewer, activity: Activity | None) -> None:
        """The register with those first who were met lately or belong to who takes part; the names of the rows."""
        near = {viewer.organization_id or 0, *_chosen(self.hosts), *_chosen(self.participants)}
        self.known_id.choices = [("", _("Pilih orang")), *people_choices(viewer, met=met_lately(viewer), near=near)]
        rows = [(part, number(part.form.person_id.data)) for part in self.people]
        names = registered(one for _part, one in rows if one)
        before = [(row.person_id, row.name) for row in activity.people] if activity else []
        for part, one in rows:
            part.form.registered = [names.get(one or 0, ""), *(name for known, name in before if known == one)]

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
        """Also the buttons that show another province's regions, and turn a pasted list or a choice into rows."""
        if "spread" in request.form:
            self._spread()
            return True
        return "regions" in request.form or super().adjust(today)

    def validate_pasted(self, field: Any) -> None:
        """The list is read whole or not at all: wrong lines are named, and all of it stays where it was typed."""
        wrong = wrong_lines(read_people(field.data or ""))
        if not wrong and (more := len(self._coming()) + self._filled() - MOST_PEOPLE) > 0:
            sentence = _(
                "Paling banyak %(n)d orang tiap kegiatan; daftar ini lebih %(more)d orang.", n=MOST_PEOPLE, more=more
            )
            wrong = [sentence]
        if wrong:
            raise ValidationError(" ".join(wrong))

    def _filled(self) -> int:
        return sum(not part.form.is_blank() for part in self.people)

    def _coming(self) -> list[dict[str, Any]]:
        """People of the pasted list, and the one chosen from the register, as rows."""
        near = (*_chosen(self.hosts), *_chosen(self.participants))
        rows = pasted_people(self.pasted.data or "", self.organizations, near, self.region_code.data or "")
        for row in rows:
            row["keep"] = bool(self.keep_pasted.data and row["title"] and row["organization"])
        chosen = number(self.known_id.data)
        taken = {number(part.form.person_id.data) for part in self.people}
        if chosen and chosen not in taken:
            day = self.held_on.data.value if self.held_on.data else None
            rows += chosen_people(chosen, day, self.organizations)
        return rows

    def _spread(self) -> None:
        """Turn what was pasted and chosen into rows to look over; empty rows are filled first."""
        if not self.pasted.validate(self, [self._readable]):
            return
        blank = [part for part in self.people if part.form.is_blank()]
        for data in self._coming():
            part = blank.pop(0) if blank else self.people.append_entry()
            part.process(None, data)
            part.form.registered = (data["name"],)
        self.pasted.data, self.pasted.raw_data, self.keep_pasted.data, self.known_id.data = "", [], False, ""

    def _readable(self, form: Any, field: Any) -> None:
        self.validate_pasted(field)

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
            people=(*(part.form.entry() for part in self.people), *map(entry_of, self._coming())),
            discusses_lapor=bool(self.discusses_lapor.data),
            follows_id=number(self.follows_id.data),
            partnership_id=number(self.partnership_id.data),
            narrative={name: self[name].data or "" for name in NARRATIVE},
            audience=self.audience.form.details(),
        )


def _chosen(fields: Any) -> tuple[int, ...]:
    return tuple(field.number for field in fields if field.number is not None)


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
