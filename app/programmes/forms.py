"""The forms of a programme or a priority, of its ending, and of a list of programmes."""

from datetime import date
from typing import Any

from flask import request
from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.organizations.choosing import ChoosingForm, OrganizationField
from app.programmes.details import LIMITS, LONGEST_REASON, MOST_AGENCIES, MOST_REGIONS, Ending, ProgrammeDetails
from app.programmes.labels import FIELDS, KINDS, place_name
from app.programmes.models import PRIORITIES, FieldOfWork, Programme, ProgrammeKind
from app.programmes.queries import place_names
from app.regions.queries import CODE, children, kabupaten_kota, provinces
from app.sendings.forms import OnceForm
from app.web.fields import (
    CheckboxesField,
    CountField,
    DateField,
    FieldList,
    FileField,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextareaField,
)
from app.web.forms import BaseForm, PartForm
from app.web.versions import VersionedForm

LARGEST_LIST = 2_000_000
DOWN_TO_KABUPATEN = _l("Tanpa kecamatan")


class AgencyForm(PartForm):
    """One OPD that takes part."""

    organization_id = OrganizationField(_l("OPD"), nobody=_l("Pilih OPD"))


class ProgrammeForm(ChoosingForm, VersionedForm, OnceForm):
    """``offer`` fills the lists, and takes away what a priority, or a partner's programme, does not have."""

    organization_id = OrganizationField(_l("Organisasi pelaksana"))
    kind = RadioField(
        _l("Jenis prioritas"),
        [InputRequired(_l("Pilih jenis prioritas"))],
        choices=[(kind.value, KINDS[kind]) for kind in PRIORITIES],
    )
    title = StringField(_l("Nama"), [InputRequired(_l("Isi nama program atau prioritas"))], max_length=LIMITS["title"])
    field = SelectField(_l("Bidang"), [InputRequired(_l("Pilih bidang"))])
    first_year = CountField(_l("Tahun mulai"), [InputRequired(_l("Isi tahun mulai, misalnya 2026"))], most=9999)
    last_year = CountField(_l("Tahun selesai"), [InputRequired(_l("Isi tahun selesai, misalnya 2028"))], most=9999)
    province = SelectField(_l("Provinsi"))
    regency = SelectField(_l("Kabupaten atau kota, untuk memilih kecamatannya"))
    region_codes = CheckboxesField(_l("Wilayah"))
    donor_id = OrganizationField(_l("Donor (opsional)"), nobody=_l("Tidak ada dalam daftar"))
    donor = StringField(_l("Nama donor yang tidak ada dalam daftar (opsional)"), max_length=LIMITS["donor"])
    agencies = FieldList(FormField(AgencyForm), _l("OPD mitra"), min_entries=1, max_entries=MOST_AGENCIES)
    document = StringField(
        _l("Dokumen dan nomornya (opsional)"),
        max_length=LIMITS["document"],
        description=_l("Misalnya RPJMD Kabupaten Lebak 2025-2029, Perda Nomor 3 Tahun 2025"),
    )
    description = TextareaField(_l("Uraian singkat (opsional)"), max_length=LIMITS["description"])
    source = StringField(
        _l("Sumber keterangan (opsional)"),
        max_length=LIMITS["source"],
        description=_l("Misalnya laporan tahunan lembaga, rapat mitra, atau alamat beritanya"),
    )

    def offer(self, viewer: Viewer, *, priority: bool) -> None:
        """Fill the lists to choose from; call it before validating."""
        self.priority = priority
        if priority:
            self.organization_id.label.text = _("OPD penanggung jawab")
            del self.donor_id, self.donor, self.agencies
        else:
            del self.kind, self.document
        self.offer_organizations(viewer)
        self.field.choices = [("", _("Pilih bidang")), *((key.value, label) for key, label in FIELDS.items())]
        self._offer_regions(viewer)

    def _offer_regions(self, viewer: Viewer) -> None:
        """A province and its kabupaten/kota, the kecamatan of one of them, and what is chosen elsewhere: four
        questions, and never more than a hundred boxes that nobody chose."""
        chosen = [code for code in (self.region_codes.data or [])[:MOST_REGIONS] if CODE.fullmatch(code)]
        known = dict(provinces())
        self.province.choices = list(known.items())
        if self.province.data not in known:
            self.province.data = (next(iter(chosen), "") or viewer.region_code or "11")[:2]
        below = dict(kabupaten_kota(self.province.data))
        self.regency.choices = [("", DOWN_TO_KABUPATEN), *below.items()]
        if self.regency.data not in below:
            self.regency.data = ""
        inside = dict(children(self.regency.data)) if self.regency.data else {}
        names = known | below | inside
        elsewhere = {code for code in chosen if code not in names or code.count(".") == 0}
        names |= place_names(elsewhere - names.keys()) if elsewhere - names.keys() else {}
        codes = {self.province.data, *below, *inside, *(code for code in elsewhere if code in names)}
        self.region_codes.choices = [(code, place_name(code, names)) for code in sorted(codes) if code in names]

    def adjust(self, today: date) -> bool:
        """Also the button that shows another province's or kabupaten's regions."""
        return "regions" in request.form or super().adjust(today)

    def details(self) -> ProgrammeDetails:
        own: dict[str, Any] = {"kind": ProgrammeKind.PARTNER}
        if self.priority:
            own = {"kind": ProgrammeKind(self.kind.data), "document": self.document.data or ""}
        else:
            numbers = (part.form.organization_id.number for part in self.agencies)
            own |= {"donor": self.donor.data or "", "donor_id": self.donor_id.number}
            own["agency_ids"] = tuple(number for number in numbers if number is not None)
        return ProgrammeDetails(
            organization_id=self.organization_id.number,
            title=self.title.data or "",
            field=FieldOfWork(self.field.data),
            first_year=self.first_year.data,
            last_year=self.last_year.data,
            region_codes=tuple(self.region_codes.data or ()),
            description=self.description.data or "",
            source=self.source.data or "",
            **own,
        )


def programme_data(stored: Programme) -> dict[str, Any]:
    """What the form shows for a programme that exists already."""
    plain = ("title", "first_year", "last_year", "donor", "document", "description", "source")
    codes = [row.region_code for row in stored.regions]
    return {name: getattr(stored, name) for name in plain} | {
        "kind": stored.kind.value,
        "field": stored.field.value,
        "organization_id": str(stored.organization_id),
        "donor_id": str(stored.donor_id or ""),
        "agencies": [{"organization_id": str(row.organization_id)} for row in stored.agencies],
        "region_codes": codes,
        "regency": next((code[:5] for code in codes if code.count(".") == 2), ""),
        "version": str(stored.version),
    }


class EndingForm(VersionedForm):
    """The day and the reason; the button that takes an ending back sends ``resume``."""

    ended_on = DateField(_l("Hari terakhir"), [InputRequired(_l("Isi hari terakhir, misalnya 30 Juni 2026"))])
    reason = TextareaField(
        _l("Alasan"), [InputRequired(_l("Isi alasan program ini dihentikan"))], max_length=LONGEST_REASON
    )

    def ending(self) -> Ending:
        return Ending(self.ended_on.data, self.reason.data or "")


class ResumingForm(VersionedForm):
    """Only the version that was read."""


class ListForm(BaseForm):
    """The file with a list of programmes."""

    file = FileField(
        _l("Berkas daftar program"),
        [FileRequired(_l("Pilih berkas daftar program"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_LIST,
        description=_l("Excel (.xlsx) atau CSV, paling besar 2 MB, dengan baris judul seperti pada templat"),
    )


class ConfirmForm(OnceForm):
    """``seen`` is the fingerprint of the plan that was looked at."""

    seen = HiddenField()
