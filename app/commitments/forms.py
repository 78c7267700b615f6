"""The group of fields for one commitment, which meetings and training repeat, and the forms that close one."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms.validators import InputRequired

from app.commitments.labels import STATES
from app.commitments.models import Commitment, CommitmentState
from app.commitments.operations import ClosingDetails, CommitmentEntry
from app.core.i18n import _l
from app.organizations.choosing import OrganizationField
from app.web.fields import DateField, HiddenField, StringField, TextareaField
from app.web.forms import BaseForm, PartForm


class CommitmentForm(PartForm):
    """One commitment; ``closed`` holds words and colour of its state when it can no longer be changed here."""

    closed: tuple[Any, str] | None = None

    id = HiddenField()
    what = TextareaField(_l("Apa yang disepakati"), max_length=2000)
    owner_organization_id = OrganizationField(_l("Penanggung jawab (organisasi)"))
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
    """Of those that are ``known`` already, the closed ones are shown and not asked for; call it before validating."""
    closed = {row.id: STATES[row.state] for row in known if row.state is not CommitmentState.OPEN}
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
        [InputRequired(_l("Isi bukti: nomor surat, tautan, atau keterangan"))],
        max_length=500,
        description=_l("Nomor surat, tautan, atau keterangan singkat"),
    )
    closed_on = DateField(_l("Tanggal selesai"), [InputRequired(_l("Isi tanggal selesai, misalnya 18 November 2026"))])

    def details(self) -> ClosingDetails:
        return ClosingDetails(evidence=self.evidence.data or "", closed_on=self.closed_on.data)


class CancellingForm(BaseForm):
    """Why it will not be done."""

    reason = StringField(
        _l("Alasan pembatalan"),
        [InputRequired(_l("Isi alasan pembatalan"))],
        max_length=500,
        description=_l("Misalnya: program dialihkan ke tahun 2027, surat 045/123/2026"),
    )
