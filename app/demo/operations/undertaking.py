"""The programmes and priorities of the example."""

from sqlalchemy import select

from app.core.clock import local_date
from app.core.db import db
from app.demo.operations.loader import Loader
from app.demo.programmes import Undertaking, undertakings
from app.programmes.details import Ending, ProgrammeDetails
from app.programmes.operations import end_programme, record_programme
from app.regions.models import Region


def undertake(loader: Loader) -> None:
    biro, now = loader.actors["biro"], loader.now
    told = undertakings(local_date(now))
    known = _known({code for one in told for code in one.region_codes})
    for one in told:
        recorded = record_programme(_details(one, known, loader), actor=biro, now=now)
        if one.ended:
            end_programme(recorded.id, Ending(*one.ended), version=recorded.version, actor=biro, now=now)


def _known(codes: set[str]) -> set[str]:
    return set(db.session.scalars(select(Region.code).where(Region.code.in_(codes))))


def _details(one: Undertaking, known: set[str], loader: Loader) -> ProgrammeDetails:
    """Where the kecamatan were not loaded their kabupaten stands for them."""
    return ProgrammeDetails(
        kind=one.kind,
        organization_id=loader.organizations[one.by],
        title=one.title,
        field=one.field,
        first_year=one.years[0],
        last_year=one.years[1],
        region_codes=tuple(sorted({code if code in known else code[:5] for code in one.region_codes})),
        donor=one.donor_name,
        donor_id=loader.organizations[one.donor] if one.donor else None,
        agency_ids=tuple(loader.organizations[key] for key in one.agencies),
        document=one.document,
        description=one.description,
        source=one.source,
    )
