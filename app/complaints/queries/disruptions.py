"""Days on which SP4N-LAPOR! could not be used as usual, and the months they lie in."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from app.complaints.models import ServiceDisruption
from app.complaints.policy import may_change_disruption
from app.complaints.queries.months import months_between
from app.core.dates import last_day
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.regions.models import Region

MOST_LISTED = 500


class Disruption(NamedTuple):
    """A disruption with the name of its region, None for the whole country."""

    row: ServiceDisruption
    region_name: str | None


def disruptions() -> list[Disruption]:
    """The newest first; the same for every viewer."""
    query = select(ServiceDisruption, Region.name).outerjoin(Region, Region.code == ServiceDisruption.region_code)
    newest = query.order_by(ServiceDisruption.starts_on.desc(), ServiceDisruption.id.desc())
    return [Disruption(*found) for found in db.session.execute(newest.limit(MOST_LISTED))]


def disruption(disruption_id: int, viewer: Viewer) -> ServiceDisruption:
    """One of them, for who may correct it; everyone knows of it, so that others are told no, not that it is absent."""
    found = db.session.get(ServiceDisruption, disruption_id)
    if found is None:
        raise NotFound(_("Gangguan layanan itu tidak ada. Mungkin sudah dihapus."))
    if not may_change_disruption(found.region_code, viewer):
        raise Forbidden(_("Anda hanya dapat mengubah gangguan layanan di daerah Anda sendiri."))
    return found


def disruptions_in(region_code: str, first: date, last: date) -> list[ServiceDisruption]:
    """Those of a region and of the whole country that touch the months from ``first`` to ``last``, oldest first."""
    query = select(ServiceDisruption).where(*_touching([region_code], first, last))
    return list(db.session.scalars(query.order_by(ServiceDisruption.starts_on, ServiceDisruption.id)))


def disrupted_months(region_codes: Collection[str], first: date, last: date) -> dict[str, set[date]]:
    """The disrupted months (first days) of each region from the month ``first`` to the month ``last``; one query.

    A month counts when at least one day of it does, and a disruption of the whole country counts for every region.
    """
    found: dict[str, set[date]] = {code: set() for code in region_codes}
    for row in db.session.scalars(select(ServiceDisruption).where(*_touching(region_codes, first, last))):
        months = months_of(row, first, last)
        for code in region_codes if row.region_code is None else [row.region_code]:
            found[code].update(months)
    return found


def months_of(row: ServiceDisruption, first: date, last: date) -> list[date]:
    """The months of a disruption that lie between the months ``first`` and ``last``."""
    return months_between(max(row.starts_on, first), min(row.ends_on, last_day(last)))


def _touching(region_codes: Collection[str], first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    here = or_(ServiceDisruption.region_code.is_(None), ServiceDisruption.region_code.in_(region_codes))
    return here, ServiceDisruption.starts_on <= last_day(last), ServiceDisruption.ends_on >= first.replace(day=1)
