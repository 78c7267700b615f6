"""The month of a region as plain data: what stands on the one page, on screen and on paper alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.viewer import Viewer
from app.partnerships.contents import PartnershipRow
from app.reports.contents.monthly.agreements import agreements
from app.reports.contents.monthly.asked import Asked, asked
from app.reports.contents.monthly.completeness import Completeness, completeness
from app.reports.contents.monthly.finding import finding
from app.reports.contents.monthly.method import Entry, method, whose_activities
from app.reports.contents.monthly.outreach import Outreach, outreach
from app.reports.contents.monthly.panel import panel_of
from app.reports.contents.monthly.promises import Promises, promises
from app.reports.contents.monthly.regions import RegionLine, region_lines
from app.reports.contents.monthly.uptake import UptakePart, uptake_part
from app.reports.policy import is_public_variant


@dataclass(frozen=True, slots=True)
class MonthlyPage:
    """``regions`` is empty for a kabupaten/kota; ``is_public`` says that only what is sanctioned is counted."""

    code: str
    name: str
    month: date
    before: date
    year_ago: date
    is_province: bool
    is_public: bool
    places: Mapping[str, str]
    scope: str
    finding: str
    outreach: Outreach
    promises: Promises
    uptake: UptakePart
    agreements: tuple[PartnershipRow, ...]
    completeness: Completeness
    regions: tuple[RegionLine, ...]
    method: tuple[Entry, ...]


def monthly_page(code: str, month: date, viewer: Viewer) -> MonthlyPage:
    """A month that is over, given as its first day; NotFound for no such province or kabupaten/kota."""
    return page_of(asked(code, month, viewer))


def page_of(wanted: Asked) -> MonthlyPage:
    panel = panel_of(wanted)
    held, part = outreach(wanted), uptake_part(wanted, panel)
    return MonthlyPage(
        code=wanted.code,
        name=wanted.name,
        month=wanted.month,
        before=wanted.before,
        year_ago=wanted.year_ago,
        is_province=wanted.is_province,
        is_public=is_public_variant(wanted.viewer),
        places=wanted.places,
        scope=whose_activities(wanted),
        finding=finding(wanted, held, part),
        outreach=held,
        promises=promises(wanted),
        uptake=part,
        agreements=agreements(wanted),
        completeness=completeness(wanted, panel),
        regions=region_lines(wanted, panel),
        method=method(wanted, panel, part.shares),
    )
