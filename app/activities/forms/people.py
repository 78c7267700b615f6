"""The part of the form that names who took part."""

from typing import Any

from app.activities.labels import PERSON_PARTS
from app.activities.models import PersonPart
from app.activities.operations import PersonEntry
from app.core.i18n import _l
from app.web.fields import SelectField, StringField
from app.web.forms import PartForm


class PersonForm(PartForm):
    """Someone who took part."""

    person_id = SelectField(_l("Dari daftar orang (opsional)"), default="")
    name = StringField(_l("Nama"), max_length=200)
    title = StringField(
        _l("Jabatan pada tanggal itu"), max_length=200, description=_l("Kosongkan bila orangnya dipilih dari daftar")
    )
    organization_id = SelectField(_l("Organisasi"), default="")
    part = SelectField(
        _l("Sebagai"),
        choices=[(part.value, label) for part, label in PERSON_PARTS.items()],
        default=PersonPart.PARTICIPANT.value,
    )
    topic = StringField(_l("Materi yang disampaikan (opsional)"))

    def entry(self) -> PersonEntry | None:
        """None for a group left empty."""
        entry = PersonEntry(
            part=PersonPart(self.part.data),
            person_id=number(self.person_id.data),
            name=self.name.data or "",
            title=self.title.data or "",
            organization_id=number(self.organization_id.data),
            topic=self.topic.data or "",
        )
        return None if entry == PersonEntry(part=entry.part) else entry


def number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def person_data(row: Any) -> dict[str, str]:
    return {
        "person_id": str(row.person_id or ""),
        "name": row.name,
        "title": row.title,
        "organization_id": str(row.organization_id or ""),
        "part": row.part.value,
        "topic": row.topic,
    }
