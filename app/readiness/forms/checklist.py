"""The checklist of a region for a year: one group of fields for every item that is typed."""

from typing import Any

from app.core.i18n import _l
from app.readiness.checklist import COUNTED, TYPED
from app.readiness.labels import AMOUNTS, HINTS, ITEMS, STATES
from app.readiness.models import Item, ReadinessYear, State
from app.readiness.operations import LONGEST_NOTE, LONGEST_NUMBER, ItemDetails
from app.web.fields import CountField, DateField, FormField, RadioField, StringField
from app.web.forms import PartForm
from app.web.versions import VersionedForm

MOST_RUPIAH = 999_999_999_999
MOST_PEOPLE = 99_999
NUMBERS = {
    Item.BUDGET: _l("Anggaran: nomor dokumen anggaran (opsional)"),
    Item.LIAISON_OFFICERS: _l("Pejabat penghubung: nomor SK (opsional)"),
}


class ItemForm(PartForm):
    """One item; every label names it, so that each stands by itself when read aloud or compared."""

    state: RadioField
    amount: CountField | None = None

    def details(self) -> ItemDetails:
        fields: dict[str, Any] = self.data
        return ItemDetails(
            state=State(fields["state"]),
            number=fields["number"] or "",
            amount=fields.get("amount"),
            dated_on=fields["dated_on"],
            note=fields["note"] or "",
        )

    @property
    def is_filled(self) -> bool:
        """Whether its further fields are to be seen at once."""
        return any(field.data or field.errors for field in self if field.short_name != "state")


def _form_of(item: Item) -> type[ItemForm]:
    name = ITEMS[item]
    fields: dict[str, Any] = {
        "state": RadioField(
            name,
            choices=[(state.value, label) for state, label in STATES.items()],
            default=State.UNKNOWN.value,
            description=HINTS[item],
        ),
    }
    if item in COUNTED:
        fields["amount"] = CountField(AMOUNTS[item], most=MOST_RUPIAH if item is Item.BUDGET else MOST_PEOPLE)
    fields["number"] = StringField(
        NUMBERS.get(item) or _l("%(item)s: nomor (opsional)", item=name), max_length=LONGEST_NUMBER
    )
    fields["dated_on"] = DateField(_l("%(item)s: tanggal (opsional)", item=name))
    fields["note"] = StringField(_l("%(item)s: catatan (opsional)", item=name), max_length=LONGEST_NOTE)
    return type(f"{item.name.title()}Form", (ItemForm,), fields)


class ChecklistForm(VersionedForm):
    """``parts`` are the groups by their items, in the order of the page."""

    @property
    def parts(self) -> dict[Item, Any]:
        return {item: self[item.value].form for item in TYPED}

    def details(self) -> dict[Item, ItemDetails]:
        return {item: part.details() for item, part in self.parts.items()}


for _item in TYPED:
    setattr(ChecklistForm, _item.value, FormField(_form_of(_item), ITEMS[_item]))


def checklist_data(stored: ReadinessYear | None) -> dict[str, Any]:
    """What the form shows for what was said of just this year."""
    names = ItemDetails.__dataclass_fields__
    said = {row.item.value: {name: getattr(row, name) for name in names} for row in stored.items} if stored else {}
    return said | {"version": str(stored.version if stored else 0)}
