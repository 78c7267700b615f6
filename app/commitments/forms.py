"""The group of fields for one commitment, which meetings and training repeat, and the forms that close one."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms.validators import InputRequired

from app.commitments.labels import STATES
from app.commitments.models import Commitment
from app.commitments.operations import CarryEntry, ClosingDetails, CommitmentEntry, MovingDetails, PersonChoice
from app.commitments.queries import OpenBefore
from app.core.i18n import _l
from app.organizations.choosing import OrganizationField
from app.people.models import Position
from app.web.fields import CheckboxField, DateField, HiddenField, SelectField, StringField, TextareaField
from app.web.forms import BaseForm, PartForm
from app.web.versions import VersionedForm

ALREADY = (_l("Sudah berjalan: ubah di halamannya sendiri"), "blue")


class CommitmentForm(PartForm):
    """One commitment; ``closed`` holds words and colour of its state when it can no longer be changed here."""

    closed: tuple[Any, str] | None = None

    id = HiddenField()
    what = TextareaField(_l("Apa yang disepakati"), max_length=2000)
    owner_organization_id = OrganizationField(
        _l("Penanggung jawab (organisasi)"), nobody=_l("Organisasi saya (pencatat kegiatan ini)")
    )
    owner_person = StringField(_l("Nama atau jabatan penanggung jawab (opsional)"), max_length=200)
    due_on = DateField(_l("Batas waktu (opsional)"))

    def entry(self) -> CommitmentEntry:
        return CommitmentEntry(
            id=_number(self.id.data),
            what=self.what.data or "",
            owner_organization_id=self.owner_organization_id.number,
            owner_person=self.owner_person.data or "",
            due_on=self.due_on.data,
        )


def _number(text: str | None) -> int | None:
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else None


def entries(fields: Any) -> tuple[CommitmentEntry, ...]:
    """What was typed, empty groups included: their places are how an operation finds the field of an error."""
    return tuple(part.form.entry() for part in fields)


def mark_closed(fields: Any, known: Iterable[Commitment]) -> None:
    """Of those ``known`` already, what went on since is shown and not asked for; call it before validating."""
    closed = {row.id: STATES[row.state] if not row.is_open else ALREADY for row in known if row.is_fixed}
    for part in fields:
        part.form.closed = closed.get(_number(part.form.id.data) or 0)


def commitment_data(rows: Iterable[Commitment]) -> list[Mapping[str, Any]]:
    """What the groups show for commitments that exist already."""
    return [
        {
            "id": str(row.id),
            "what": row.what,
            "owner_organization_id": str(row.owner_organization_id or ""),
            "owner_person": row.owner_person,
            "due_on": row.due_on,
        }
        for row in rows
    ]


class ClosingForm(BaseForm):
    """Evidence that it was done."""

    evidence = StringField(
        _l("Bukti penyelesaian"),
        max_length=500,
        description=_l("Tautan atau keterangan singkat; boleh kosong bila nomor suratnya diisi"),
    )
    letter_number = StringField(_l("Nomor surat (opsional)"), max_length=100)
    letter_on = DateField(_l("Tanggal surat (opsional)"))
    closed_on = DateField(_l("Tanggal selesai"), [InputRequired(_l("Isi tanggal selesai, misalnya 18 November 2026"))])

    def details(self) -> ClosingDetails:
        return ClosingDetails(
            evidence=self.evidence.data or "",
            closed_on=self.closed_on.data,
            letter_number=self.letter_number.data or "",
            letter_on=self.letter_on.data,
        )


class CancellingForm(BaseForm):
    """Why it will not be done."""

    reason = StringField(
        _l("Alasan pembatalan"),
        [InputRequired(_l("Isi alasan pembatalan"))],
        max_length=500,
        description=_l("Misalnya: program dialihkan ke tahun 2027, surat 045/123/2026"),
    )


class ReopeningForm(BaseForm):
    """Why it is not done after all, or will be done after all."""

    reason = StringField(
        _l("Alasan membuka kembali"),
        [InputRequired(_l("Isi alasan membuka kembali"))],
        max_length=500,
        description=_l("Misalnya: bukti yang dikirim untuk kegiatan lain"),
    )


class MovingForm(VersionedForm):
    """Another due date."""

    due_on = DateField(
        _l("Batas waktu yang baru"), [InputRequired(_l("Isi batas waktu yang baru, misalnya 18 Desember 2026"))]
    )
    reason = StringField(
        _l("Alasan"),
        [InputRequired(_l("Isi alasan batas waktunya digeser"))],
        max_length=500,
        description=_l("Misalnya: disepakati dalam rapat tanggal 18 November 2026"),
    )

    def details(self) -> MovingDetails:
        return MovingDetails(self.due_on.data, self.reason.data or "", self.base_version())


class PersonForm(BaseForm):
    """Who in the organization does it: somebody of the list, else a name or a title in words."""

    person = SelectField(_l("Dari daftar orang organisasi itu"), default="")
    words = StringField(_l("Atau nama atau jabatan lain (opsional)"), max_length=200)

    def offer(self, positions: Iterable[Position]) -> None:
        """Fill the list; call it before validating."""
        offered = {str(row.person_id): f"{row.person.name} – {row.title}" for row in positions}
        self.person.choices = [("", _l("Tidak dipilih")), *offered.items()]

    def choice(self) -> PersonChoice:
        return PersonChoice(_number(self.person.data), self.words.data or "")


class CarryForm(PartForm):
    """One commitment that is still open from before; ``known`` is what is said about it."""

    known: OpenBefore | None = None

    id = HiddenField()
    version = HiddenField()
    carry = CheckboxField(_l("Bawa ke pertemuan ini"))
    due_on = DateField(_l("Batas waktu yang baru (kosongkan bila tetap)"))
    reason = StringField(_l("Alasan batas waktunya digeser"), max_length=500)

    def entry(self) -> CarryEntry:
        return CarryEntry(
            id=_number(self.id.data),
            carry=bool(self.carry.data),
            due_on=self.due_on.data,
            reason=self.reason.data or "",
            version=_number(self.version.data),
        )


def carry_data(rows: Iterable[OpenBefore]) -> list[Mapping[str, Any]]:
    """What the groups show of what is still open and may be carried."""
    return [{"id": str(row.commitment.id), "version": str(row.commitment.version)} for row in rows if row.may_carry]


def mark_known(fields: Any, rows: Iterable[OpenBefore]) -> None:
    """Say in each group which commitment it is about; call it before validating."""
    known = {row.commitment.id: row for row in rows}
    for part in fields:
        part.form.known = known.get(_number(part.form.id.data) or 0)
