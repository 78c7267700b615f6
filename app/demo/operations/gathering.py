"""The invented groups: registered by the Biro, with members and activities, so that each life sign can be seen."""

from datetime import date, timedelta

from app.core.clock import local_date
from app.core.dates import PartialDate, Precision
from app.demo.invented.kim import GROUPS, Belongs, Did, Invented
from app.demo.operations.loader import Loader
from app.kim.details import ActivityDetails, GroupDetails, MemberDetails
from app.kim.operations import add_activity, add_group, add_member

BASIS = "Peraturan kepala daerah tentang KIM (contoh)"


def gather(loader: Loader) -> None:
    today, biro, now = local_date(loader.now), loader.actors["biro"], loader.now
    for invented in GROUPS:
        number = add_group(_details(invented, today, loader), actor=biro, now=now)
        for person in invented.members:
            add_member(number, _member(person, today), actor=biro, now=now)
        for did in invented.did:
            add_activity(number, _activity(did, today), actor=biro, now=now)


def _details(invented: Invented, today: date, loader: Loader) -> GroupDetails:
    year = invented.founded
    return GroupDetails(
        name=invented.name,
        region_code=invented.region_code,
        expansion=invented.expansion,
        founded=PartialDate(date(year, 1, 1), Precision.YEAR) if year else PartialDate.unknown(),
        decree_number=invented.decree,
        decree_on=_ago(today, invented.decree_ago),
        decree_until=today + timedelta(days=invented.valid) if invented.valid is not None else None,
        signer=invented.signer,
        legal_basis=BASIS if invented.decree else "",
        contact="Ketua KIM, melalui kantor desa atau kelurahan",
        website=invented.website,
        media=invented.media,
        organization_id=loader.organizations[invented.organization] if invented.organization else None,
    )


def _member(person: Belongs, today: date) -> MemberDetails:
    joined, left = _ago(today, person.came), _ago(today, person.left)
    return MemberDetails(person.name, person.sex, person.role, joined, left, person.resident)


def _activity(did: Did, today: date) -> ActivityDetails:
    held = today - timedelta(days=did.days_ago)
    return ActivityDetails(held, did.elements, did.topic, helped=did.helped, relayed=did.relayed, posts=did.posts)


def _ago(today: date, days: int | None) -> date | None:
    return today - timedelta(days=days) if days is not None else None
