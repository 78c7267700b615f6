"""The form of a partnership."""

from datetime import date
from typing import Any

from flask import request
from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.core.viewer import Viewer
from app.organizations.choosing import ChoosingForm, OrganizationField
from app.partnerships.labels import DOCUMENTS, KINDS
from app.partnerships.models import AgreementKind, DocumentKind, Partnership
from app.partnerships.operations import LIMITS, LONGEST_NUMBER, MOST_PARTIES, PartnershipDetails, PartyEntry
from app.regions import forms as regions
from app.regions.queries import region_names
from app.sendings.forms import OnceForm
from app.web.fields import (
    CheckboxesField,
    CheckboxField,
    DateField,
    FieldList,
    FormField,
    RadioField,
    SelectField,
    StringField,
    TextareaField,
)
from app.web.forms import PartForm
from app.web.versions import VersionedForm


class PartyForm(PartForm):
    """One party."""

    organization_id = OrganizationField(_l("Organisasi"))
    number = StringField(
        _l("Nomor naskah dari pihak ini (opsional)"),
        max_length=LONGEST_NUMBER,
        description=_l("Tiap pihak memberi nomornya sendiri, misalnya 119/12/KB/2026"),
    )

    def entry(self) -> PartyEntry:
        return PartyEntry(self.organization_id.number, self.number.data or "")


class PartnershipForm(ChoosingForm, VersionedForm, OnceForm):
    """``offer`` fills the lists to choose from."""

    title = StringField(
        _l("Judul"),
        [InputRequired(_l("Isi judul kerja sama, seperti tertulis pada naskahnya"))],
        max_length=LIMITS["title"],
        description=_l("Seperti tertulis pada naskah, misalnya: Penguatan Pengelolaan Pengaduan Pelayanan Publik"),
    )
    document_kind = RadioField(
        _l("Jenis naskah"),
        [InputRequired(_l("Pilih jenis naskah"))],
        choices=[(kind.value, label) for kind, label in DOCUMENTS.items()],
    )
    kind = RadioField(
        _l("Jenis kerja sama"),
        [InputRequired(_l("Pilih jenis kerja sama"))],
        choices=[(kind.value, label) for kind, label in KINDS.items()],
    )
    parties = FieldList(FormField(PartyForm), _l("Para pihak"), min_entries=2, max_entries=MOST_PARTIES)
    signed_on = DateField(
        _l("Tanggal penandatanganan"), [InputRequired(_l("Isi tanggal penandatanganan, misalnya 18 November 2026"))]
    )
    starts_on = DateField(
        _l("Mulai berlaku (opsional)"), description=_l("Kosongkan bila berlaku sejak tanggal penandatanganan")
    )
    ends_on = DateField(_l("Berakhir"), description=_l("Hari terakhir kerja sama ini berlaku"))
    without_end = CheckboxField(_l("Tanpa batas waktu"))
    province = SelectField(_l("Provinsi"))
    region_codes = CheckboxesField(_l("Wilayah (opsional)"))
    scope = TextareaField(_l("Ruang lingkup (opsional)"), max_length=LIMITS["scope"])
    note = TextareaField(_l("Catatan (opsional)"), max_length=LIMITS["note"])

    def offer(self, viewer: Viewer) -> None:
        """Fill the lists to choose from; call it before validating."""
        self.offer_organizations(viewer)
        known = region_names()
        self.province.choices = [(code, name) for code, name in known.items() if len(code) == 2]
        chosen = self.region_codes.data or []
        if self.province.data not in dict(self.province.choices):
            self.province.data = (next(iter(chosen), "") or viewer.region_code or "11")[:2]
        self.region_codes.choices = list(regions.offered(known, self.province.data, chosen).items())

    def adjust(self, today: date) -> bool:
        """Also the button that shows another province's regions."""
        return "regions" in request.form or super().adjust(today)

    def details(self) -> PartnershipDetails:
        return PartnershipDetails(
            kind=AgreementKind(self.kind.data),
            document_kind=DocumentKind(self.document_kind.data),
            title=self.title.data or "",
            signed_on=self.signed_on.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            without_end=bool(self.without_end.data),
            parties=tuple(part.form.entry() for part in self.parties),
            region_codes=tuple(self.region_codes.data or ()),
            scope=self.scope.data or "",
            note=self.note.data or "",
        )


def partnership_data(stored: Partnership) -> dict[str, Any]:
    """What the form shows for a partnership that exists already."""
    plain = ("title", "signed_on", "ends_on", "scope", "note")
    return {name: getattr(stored, name) for name in plain} | {
        "kind": stored.kind.value,
        "document_kind": stored.document_kind.value,
        "starts_on": None if stored.starts_on == stored.signed_on else stored.starts_on,
        "without_end": stored.ends_on is None,
        "parties": [{"organization_id": str(row.organization_id), "number": row.number} for row in stored.parties],
        "region_codes": [row.region_code for row in stored.regions],
        "version": str(stored.version),
    }


class DeletingForm(VersionedForm):
    """Only the version that was read: what somebody changed since is looked at again before it goes."""
