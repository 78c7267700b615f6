"""What must hold of a checklist, whoever sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.readiness.models import Item, State

FIRST_YEAR = 2011  # LAPOR! began then
LONGEST_NUMBER = 100
LONGEST_NOTE = 500

Errors = dict[str | None, str]


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What is said of one item for a year."""

    state: State = State.UNKNOWN
    number: str = ""
    amount: int | None = None
    dated_on: date | None = None
    note: str = ""

    @property
    def papers(self) -> bool:
        """Whether it names a paper, which only something that is there can have."""
        return bool(self.number or self.amount or self.dated_on)


def check_year(year: int, today: date) -> None:
    """From the first year of LAPOR! to the next year, whose plans are made in this one."""
    if not FIRST_YEAR <= year <= today.year + 1:
        raise NotFound(
            _("Kesiapan dicatat untuk tahun %(first)s sampai %(last)s.", first=FIRST_YEAR, last=today.year + 1)
        )


def check_items(items: Mapping[Item, ItemDetails], today: date) -> None:
    """DomainError with a sentence at each field that cannot be so."""
    errors: Errors = {}
    for item, details in items.items():
        if item is Item.OUTREACH:
            raise DomainError(_("Sosialisasi dan bimtek dihitung dari kegiatan, tidak diketik."))
        errors |= {f"{item.value}-{name}": text for name, text in _faults(item, details, today).items()}
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _faults(item: Item, details: ItemDetails, today: date) -> dict[str, str]:
    errors = {}
    if details.state is not State.PRESENT and details.papers:
        errors["state"] = _("Pilih Ada, atau kosongkan nomor, jumlah, dan tanggalnya.")
    if item is Item.LIAISON_OFFICERS and details.state is State.PRESENT and not details.amount:
        errors["amount"] = _("Isi jumlah pejabat penghubung, paling sedikit 1 orang.")
    if details.dated_on and details.dated_on > today:
        errors["dated_on"] = _("Tanggal ini belum lewat. Isi tanggal naskah ditetapkan.")
    if len(details.number) > LONGEST_NUMBER:
        errors["number"] = _("Paling banyak %(n)d karakter.", n=LONGEST_NUMBER)
    if len(details.note) > LONGEST_NOTE:
        errors["note"] = _("Paling banyak %(n)d karakter.", n=LONGEST_NOTE)
    return errors
