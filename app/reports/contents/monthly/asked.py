"""One month of one region, as somebody asks for it, and the months it is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.complaints.queries import months_between, province_with_data
from app.core.clock import local_date
from app.core.dates import month_of, shifted
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Role, Viewer
from app.regions.labels import full_name
from app.regions.queries import region_names

MONTHS_DRAWN = 24


@dataclass(frozen=True, slots=True)
class Asked:
    """``places`` are the names of every province, kabupaten and kota by code."""

    code: str
    month: date
    viewer: Viewer
    places: Mapping[str, str]

    @property
    def is_province(self) -> bool:
        return "." not in self.code

    @property
    def name(self) -> str:
        return full_name(self.code, self.places[self.code])

    @property
    def parts(self) -> list[str]:
        """The kabupaten/kota of a province, in the order of their codes."""
        return sorted(code for code in self.places if self.is_province and code.startswith(self.code + "."))

    @property
    def accounts(self) -> list[str]:
        """Whose LAPOR! accounts are added up: those of the kabupaten/kota; one that is no province counts itself."""
        return self.parts if self.is_province else [self.code]

    @property
    def before(self) -> date:
        return shifted(self.month, -1)

    @property
    def year_ago(self) -> date:
        return shifted(self.month, -12)

    @property
    def compared(self) -> tuple[date, date, date]:
        return self.month, self.before, self.year_ago

    @property
    def drawn(self) -> list[date]:
        """The months of the chart, which are also those of which missing data are told."""
        return months_between(shifted(self.month, 1 - MONTHS_DRAWN), self.month)


def newest_month(now: datetime) -> date:
    """The last month that is over."""
    return shifted(month_of(local_date(now)), -1)


def usual_code(viewer: Viewer) -> str:
    """Region staff begin with their own region, everyone else with her province; who has none, where data are."""
    own = viewer.region_code or province_with_data() or "36"
    return own if viewer.role is Role.REGION_STAFF else own[:2]


def asked(code: str, month: date, viewer: Viewer) -> Asked:
    """NotFound for what is neither a province nor a kabupaten/kota."""
    places = region_names()
    if code not in places:
        raise NotFound(_("Pilih provinsi atau kabupaten/kota, misalnya 36 atau 36.02."))
    return Asked(code, month, viewer, places)
