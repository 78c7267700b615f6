"""Loading the example data into an empty installation."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from app.accounts.models import Account
from app.accounts.operations import AccountDetails, create_account
from app.accounts.queries import by_email
from app.activities.models import Activity
from app.attachments.operations import Stored
from app.audit.operations import record
from app.complaints.models import AwarenessAssessment, ComplaintImport, PublishedTotal, UnitRecap
from app.complaints.operations import import_reports
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError
from app.core.permissions import require
from app.core.viewer import Viewer
from app.demo import analyses, papers
from app.demo.agreements import agreements
from app.demo.cast import DOMAIN, MEMBERS, ORGANIZATIONS, PEOPLE
from app.demo.invented.exports import REGIONS, exports
from app.demo.operations.comparing import compare
from app.demo.operations.figures import tell_figures
from app.demo.operations.gathering import gather
from app.demo.operations.inventing import invent
from app.demo.operations.loader import Loader
from app.demo.operations.preparing import prepare
from app.demo.operations.told import tell_articles
from app.demo.operations.undertaking import undertake
from app.demo.pictures import ExampleFile
from app.demo.policy import MANAGE
from app.demo.stationery import SETTINGS
from app.installation.operations import set_fact
from app.installation.queries import EXAMPLE_DATA, LOADED, fact
from app.jobs.operations import ask
from app.organizations.models import Organization
from app.organizations.operations import add_organization
from app.partnerships.operations import PartnershipDetails, PartyEntry, record_partnership
from app.people.models import Person
from app.people.operations import PersonDetails, PositionDetails, add_person
from app.regions.models import Population, Region
from app.stationery.operations import keep_settings


def first_run() -> bool:
    """True when nothing was ever loaded, removed or entered here."""
    return fact(EXAMPLE_DATA) is None and not _has_data()


def _has_data() -> bool:
    told = (ComplaintImport, PublishedTotal, UnitRecap, AwarenessAssessment)
    models = (Organization, Account, Activity, Person, *told)
    return any(db.session.scalar(select(func.count()).select_from(model)) for model in models)


def load(
    password_hash: str,
    key: bytes,
    *,
    files: Sequence[tuple[ExampleFile, Stored]] = (),
    actor: Viewer,
    now: datetime,
) -> None:
    """Enter the cast, the five articles as activities 1 to 5, and the invented rest with its photos and files."""
    require(MANAGE, actor)
    if fact(EXAMPLE_DATA) == LOADED:
        raise DomainError("Data contoh sudah dimuat. Hapus dulu dengan: flask --app wsgi demo remove")
    if _has_data():
        raise DomainError("Pemasangan ini sudah berisi data. Data contoh tidak dicampur dengan data sungguhan.")
    set_fact(EXAMPLE_DATA, LOADED, now=now)
    organizations = {key_: add_organization(d, actor=actor, now=now).id for key_, d in ORGANIZATIONS.items()}
    by_activity: dict[str, list[tuple[ExampleFile, Stored]]] = {}
    for example, stored in files:
        by_activity.setdefault(example.activity, []).append((example, stored))
    loader = Loader(actor, now, organizations, _accounts(password_hash, organizations, actor, now), by_activity)
    _people(loader)
    _stationery(loader)
    ties = _agreements(loader)
    tell_articles(loader)
    invent(loader, ties)
    _reports(loader, key)
    tell_figures(loader)
    compare(loader)
    prepare(loader)
    gather(loader)
    undertake(loader)
    for who in papers.PAPERS:
        ask(papers.JOB, {"key": who}, actor=loader.actors[who], now=now)
    ask(analyses.JOB, {}, actor=loader.actors["biro"], now=now)
    record("demo:load", actor=actor, now=now, subject=("installation", None))


def _accounts(password_hash: str, organizations: Mapping[str, int], actor: Viewer, now: datetime) -> dict[str, Viewer]:
    viewers = {}
    for member in MEMBERS:
        home = organizations[member.organization] if member.organization else None
        email = f"{member.key}@{DOMAIN}"
        create_account(AccountDetails(email, member.name, member.role, home, password_hash), actor=actor, now=now)
        account = by_email(email)
        if account is not None:
            viewers[member.key] = account.viewer()
    return viewers


def _people(loader: Loader) -> None:
    for name, title, organization in PEOPLE:
        details = PersonDetails(name, PositionDetails(loader.organizations[organization], title))
        person = add_person(details, actor=loader.system, now=loader.now)
        person.invented = True


def _stationery(loader: Loader) -> None:
    for key, settings in SETTINGS.items():
        keep_settings(settings, version=0, actor=loader.actors[key], now=loader.now)


def _agreements(loader: Loader) -> dict[str, int]:
    """Gives the number of each by its key."""
    numbers = {}
    for agreement in agreements(local_date(loader.now)):
        details = PartnershipDetails(
            kind=agreement.kind,
            document_kind=agreement.document_kind,
            title=agreement.title,
            signed_on=agreement.signed_on,
            ends_on=agreement.ends_on,
            without_end=agreement.ends_on is None,
            parties=tuple(PartyEntry(loader.organizations[key], number) for key, number in agreement.parties),
            region_codes=agreement.region_codes,
            scope=agreement.scope,
            note=agreement.note,
        )
        recorded = record_partnership(details, actor=loader.actors[agreement.by], now=loader.now)
        numbers[agreement.key] = recorded.id
    return numbers


def _reports(loader: Loader, key: bytes) -> None:
    wanted = select(Region.code, Region.name, Population.total).join(Population, Population.region_code == Region.code)
    regions = list(db.session.execute(wanted.where(Region.code.in_(REGIONS)).order_by(Region.code)))
    for code, name, residents in regions:
        for number, export in enumerate(exports(code, f"Pemerintah {name}", residents)):
            import_reports(
                export,
                agency_region_code=code,
                file_digest=f"contoh-{code}-{number}",
                key=key,
                actor=loader.system,
                now=loader.now,
            )
