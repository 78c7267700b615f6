"""The part of the form that names who took part: rows, a list that is pasted, and people of the register."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.activities.labels import PERSON_PARTS
from app.activities.models import ActivityPerson, PersonPart
from app.activities.operations import PersonEntry
from app.activities.pasting import LONGEST, MOST_LINES, Reading, read_people
from app.core.i18n import _, _l
from app.core.text import fold
from app.organizations.matching import Register, label
from app.people.queries import position_on, registered
from app.web.fields import CheckboxField, HiddenField, SelectField, StringField
from app.web.forms import PartForm

MOST_PEOPLE = MOST_LINES


class PersonForm(PartForm):
    """Someone who took part. A row of the register keeps its number only while its name stays."""

    person_id = HiddenField()
    name = StringField(_l("Nama"), max_length=LONGEST)
    title = StringField(_l("Jabatan pada tanggal itu"), max_length=LONGEST)
    organization = StringField(_l("Organisasi"), max_length=300)
    part = SelectField(
        _l("Sebagai"),
        choices=[(part.value, label) for part, label in PERSON_PARTS.items()],
        default=PersonPart.PARTICIPANT.value,
    )
    topic = StringField(_l("Materi yang disampaikan (opsional)"))
    keep = CheckboxField(_l("Simpan ke daftar orang"))
    registered: Iterable[str] = ()  # the names that this number goes by

    def entry(self) -> PersonEntry:
        name = self.name.data or ""
        known = fold(name) in {fold(text) for text in self.registered}
        return PersonEntry(
            part=PersonPart(self.part.data),
            person_id=number(self.person_id.data) if name and known else None,
            name=name,
            title=self.title.data or "",
            organization=self.organization.data or "",
            topic=self.topic.data or "",
            keep=bool(self.keep.data),
        )

    def entry_id(self) -> int | None:
        """The person of the register that this row stands for."""
        return number(self.person_id.data) if any(self.registered) else None

    def is_blank(self) -> bool:
        texts = (self.name, self.title, self.organization, self.topic)
        return not any(field.data or field.errors for field in texts)

    def is_wrong(self) -> bool:
        return any(field.errors for field in self)

    def summary(self) -> str:
        """The row in one line."""
        parts = (self.name.data, self.title.data, self.organization.data)
        return ", ".join(part for part in parts if part)


def number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def person_data(row: ActivityPerson) -> dict[str, str]:
    """What a row of the form shows for somebody who is recorded already."""
    return {
        "person_id": str(row.person_id or ""),
        "name": row.name,
        "title": row.title,
        "organization": label(row.organization.name, row.organization.region.name) if row.organization else "",
        "part": row.part.value,
        "topic": row.topic,
    }


def wrong_lines(reading: Reading) -> list[str]:
    """A sentence for each reason why lines cannot be taken, with their numbers."""
    reasons = (
        (
            reading.numbered,
            _("ada nomor panjang (NIK, NIP, atau telepon). Hapus nomornya; Gaung tidak menyimpannya."),
        ),
        (reading.nameless, _("tidak ada nama. Tulis nama orangnya, atau hapus barisnya.")),
        (reading.too_long, _("nama atau jabatan lebih dari %(n)d karakter. Ringkaslah.", n=LONGEST)),
    )
    return [f"{_lines(numbers)}: {words}" for numbers, words in reasons if numbers]


def _lines(numbers: tuple[int, ...]) -> str:
    more = ", ..." if numbers[10:] else ""
    return _("Baris %(lines)s", lines=", ".join(str(one) for one in numbers[:10]) + more)


def pasted_people(text: str, organizations: Register, near: Iterable[int], region_code: str) -> list[dict[str, Any]]:
    """The people of a list without wrong lines, as the rows of the form hold them."""
    taking_part = tuple(near)

    def find(words: str) -> int | None:
        return organizations.find(words, near=taking_part, region_code=region_code)

    rows = []
    for line in read_people(text).lines:
        title, organization_id = line.placed(find)
        rows.append({"name": line.name, "title": title, "organization": organizations.label(organization_id)})
    return rows


def chosen_people(person_id: int, day: date | None, organizations: Register) -> list[dict[str, Any]]:
    """The row of somebody of the register, with the position she held on that day; none for an unknown number."""
    held = position_on(person_id, None, day) if day else None
    return [
        {
            "person_id": str(person_id),
            "name": name,
            "title": held.title if held else "",
            "organization": organizations.label(held.organization_id) if held else "",
        }
        for name in registered([person_id]).values()
    ]


def entry_of(row: dict[str, Any]) -> PersonEntry:
    """A row that goes straight to be saved."""
    return PersonEntry(
        person_id=number(row.get("person_id")),
        name=row["name"],
        title=row["title"],
        organization=row["organization"],
        keep=bool(row.get("keep")),
    )
