"""Loading the example data into an empty installation, and taking everything out again.

While the example data are loaded the whole installation is an example: whatever people add to it is labelled and
removed with it. So they never mix with real data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, select, text, update

from app.accounts.models import Account, FailedSignIn, SignIn
from app.accounts.operations import AccountDetails, create_account
from app.accounts.queries import by_email
from app.activities.models import MEETING_KINDS, Activity, PersonPart
from app.activities.operations import (
    ATTACHMENT_OWNER,
    ActivityDetails,
    PersonEntry,
    lock_activity,
    return_activity,
    sanction_activity,
)
from app.attachments.models import Attachment
from app.attachments.operations import Description, Stored, attach, describe
from app.audit.operations import record
from app.commitments.models import Commitment
from app.commitments.operations import ClosingDetails, CommitmentEntry, close_commitment
from app.complaints.models import (
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    ImportProblem,
    PublishedTotal,
    UptakeCell,
)
from app.complaints.operations import import_reports, record_published_total
from app.core.clock import local_date
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.errors import DomainError
from app.core.permissions import require
from app.core.viewer import Viewer
from app.demo import articles, invented, papers, recent
from app.demo.agreements import agreements
from app.demo.articles import Story
from app.demo.cast import DOMAIN, MEMBERS, ORGANIZATIONS, PEOPLE
from app.demo.invented import Invention
from app.demo.pictures import ExampleFile
from app.demo.policy import MANAGE
from app.demo.stationery import SETTINGS
from app.documents.models import FailedLookup, IssuedDocument
from app.installation.operations import set_fact
from app.installation.queries import EXAMPLE_DATA, LOADED, REMOVED, fact
from app.jobs.models import Job
from app.jobs.operations import ask
from app.meetings.operations import DelegationEntry, MeetingDetails, PointEntry, record_meeting
from app.organizations.models import Organization, OrganizationImport
from app.organizations.operations import add_organization
from app.partnerships.models import Partnership
from app.partnerships.operations import PartnershipDetails, PartyEntry, record_partnership
from app.people.models import Person, Position
from app.people.operations import PersonDetails, PositionDetails, add_person
from app.regions.models import Population, Region
from app.sendings.models import SentForm
from app.stationery.models import Signatory, Stationery
from app.stationery.operations import keep_settings
from app.training.operations import TrainingEntry, change_training, record_training


@dataclass(frozen=True, slots=True)
class Loader:
    """What the steps of loading share: who acts, when, and the numbers of what is there already."""

    system: Viewer
    now: datetime
    organizations: Mapping[str, int]
    actors: Mapping[str, Viewer]
    files: Mapping[str, Sequence[tuple[ExampleFile, Stored]]]


def first_run() -> bool:
    """True when nothing was ever loaded, removed or entered here."""
    return fact(EXAMPLE_DATA) is None and not _has_data()


def _has_data() -> bool:
    models = (Organization, Account, Activity, Person, ComplaintImport, PublishedTotal)
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
    _articles(loader)
    _inventions(loader, ties)
    _reports(loader, key)
    for who in papers.PAPERS:
        ask(papers.JOB, {"key": who}, actor=loader.actors[who], now=now)
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


def _articles(loader: Loader) -> None:
    biro = loader.actors["biro"]
    numbers = [_story(story, loader) for story in articles.STORIES]
    follower, predecessor = (numbers[n - 1] for n in articles.FOLLOWS)
    db.session.execute(update(Activity).where(Activity.id == follower).values(follows_id=predecessor))
    for number in numbers:
        sanction_activity(number, version=_version(number), actor=biro, now=loader.now)
    record_published_total(articles.TANGERANG_TOTAL, actor=biro, now=loader.now)


def _story(story: Story, loader: Loader) -> int:
    details = ActivityDetails(
        kind=story.kind,
        title=story.title,
        held_on=story.held_on,
        date_reason=story.date_reason,
        ends_on=story.ends_on,
        mode=story.mode,
        place=story.place,
        region_code=story.region_code,
        target_codes=story.targets,
        host_ids=tuple(loader.organizations[name] for name in story.hosts),
        participant_ids=tuple(loader.organizations[name] for name in story.participants),
        people=tuple(
            PersonEntry(part=part, title=title, organization_id=loader.organizations[name] if name else None)
            for title, name, part in story.people
        ),
        discusses_lapor=story.discusses_lapor,
        narrative={
            "background": story.background,
            "purpose": story.purpose,
            "agenda": story.agenda,
            "materials": story.materials,
            "results": story.results,
            "conclusions": story.conclusions,
            "source": story.source,
        },
    )
    biro = loader.actors["biro"]
    if story.kind not in MEETING_KINDS:
        return record_training(TrainingEntry(details), submit=True, actor=biro, now=loader.now)
    meeting = MeetingDetails(
        details,
        points=tuple(PointEntry(text_, speaker, kind, correction) for kind, speaker, text_, correction in story.points),
        decisions=story.decisions,
        delegations=tuple(
            DelegationEntry(v.region_code, v.leader, v.size, v.composition, v.purpose) for v in story.visitors
        ),
    )
    return record_meeting(meeting, submit=True, actor=biro, now=loader.now)


def _inventions(loader: Loader, ties: Mapping[str, int]) -> None:
    """``ties`` are the numbers of the partnerships by their keys."""
    numbers = dict(ties)
    for invention in (*invented.INVENTIONS, *recent.INVENTIONS):
        number = numbers[invention.title] = _invention(invention, numbers, loader)
        _keep_promises(number, invention, loader)
        _attach(number, loader.files.get(invention.title, ()), loader)
        _go_on(number, invention, numbers, loader)


def _go_on(number: int, invention: Invention, numbers: Mapping[str, int], loader: Loader) -> None:
    """What became of its report."""
    biro, now = loader.actors["biro"], loader.now
    if invention.returned:
        return_activity(number, invention.returned, version=_version(number), actor=biro, now=now)
    if invention.corrected:
        entry = _training(replace(invention, results=invention.corrected), numbers, loader)
        change_training(
            number, entry, version=_version(number), submit=True, actor=loader.actors[invention.by], now=now
        )
    if invention.sanctioned:
        sanction_activity(number, version=_version(number), actor=biro, now=now)
    if invention.locked:
        lock_activity(number, version=_version(number), actor=biro, now=now)


def _version(number: int) -> int:
    return db.session.scalars(select(Activity.version).where(Activity.id == number)).one()


def _invention(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> int:
    actor = loader.actors[invention.by]
    if invention.kind not in MEETING_KINDS:
        training = _training(invention, numbers, loader)
        return record_training(training, submit=invention.submitted, actor=actor, now=loader.now)
    meeting = MeetingDetails(_invented_activity(invention, numbers, loader), commitments=_promises(invention, loader))
    return record_meeting(meeting, submit=invention.submitted, actor=actor, now=loader.now)


def _training(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> TrainingEntry:
    details, promises = _invented_activity(invention, numbers, loader), _promises(invention, loader)
    return TrainingEntry(details, lesson_hours=invention.lesson_hours, commitments=promises)


def _promises(invention: Invention, loader: Loader) -> tuple[CommitmentEntry, ...]:
    return tuple(
        CommitmentEntry(what=p.what, owner_organization_id=loader.organizations[p.owner], due_on=p.due_on)
        for p in invention.promises
    )


def _invented_activity(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> ActivityDetails:
    speaker = PersonEntry(
        part=PersonPart.SPEAKER,
        name="Nara Sumber (rekaan)",
        title=invention.speaker,
        organization_id=loader.organizations[invention.hosts[-1]],
        topic="Cara menyampaikan pengaduan dan hak pelapor",
    )
    return ActivityDetails(
        kind=invention.kind,
        title=invention.title,
        held_on=PartialDate(invention.day, Precision.DAY) if invention.day else PartialDate.unknown(),
        event_state=invention.event_state,
        starts_at=invention.times[0] if invention.times else None,
        ends_at=invention.times[1] if invention.times else None,
        mode=invention.mode,
        place=invention.place,
        region_code=invention.region_code,
        target_codes=invention.targets,
        host_ids=tuple(loader.organizations[name] for name in invention.hosts),
        participant_ids=tuple(loader.organizations[name] for name in invention.participants),
        people=(speaker,) if invention.speaker else (),
        discusses_lapor=invention.discusses_lapor,
        follows_id=numbers[invention.follows] if invention.follows else None,
        partnership_id=numbers[invention.partnership] if invention.partnership else None,
        narrative={
            "background": invention.background,
            "results": invention.results,
            "conclusions": invention.conclusions,
        },
        audience=invention.audience,
    )


def _attach(number: int, files: Sequence[tuple[ExampleFile, Stored]], loader: Loader) -> None:
    descriptions = []
    for example, stored in files:
        added = attach(ATTACHMENT_OWNER, number, [stored], shared=example.shared, actor=loader.system, now=loader.now)
        descriptions += [Description(row.id, example.caption, example.shared) for row in added]
    if descriptions:
        describe(ATTACHMENT_OWNER, number, descriptions, actor=loader.system, now=loader.now)


def _keep_promises(number: int, invention: Invention, loader: Loader) -> None:
    for promise in invention.promises:
        if promise.closed_on is not None:
            query = select(Commitment.id).where(Commitment.activity_id == number, Commitment.what == promise.what)
            closing = ClosingDetails(promise.evidence, promise.closed_on)
            close_commitment(db.session.scalars(query).one(), closing, actor=loader.actors["biro"], now=loader.now)


def _reports(loader: Loader, key: bytes) -> None:
    wanted = select(Region.code, Region.name, Population.total).join(Population, Population.region_code == Region.code)
    regions = list(db.session.execute(wanted.where(Region.code.in_(invented.RATES)).order_by(Region.code)))
    for code, name, residents in regions:
        for number, export in enumerate(invented.exports(code, f"Pemerintah {name}", residents)):
            import_reports(
                export,
                agency_region_code=code,
                file_digest=f"contoh-{code}-{number}",
                key=key,
                actor=loader.system,
                now=loader.now,
            )


# Children before their parents; the audit trail, the regions and what maps LAPOR!'s words stay.
TABLES = (
    Attachment,
    UptakeCell,
    CoveredMonth,
    ComplaintReport,
    ImportProblem,
    ComplaintImport,
    PublishedTotal,
    SentForm,
    OrganizationImport,
    IssuedDocument,
    FailedLookup,
    Job,
    Signatory,
    Stationery,
)


def remove(*, actor: Viewer, now: datetime) -> None:
    """Empty the installation of everything but regions, mappings and the audit trail; nothing comes back by itself."""
    require(MANAGE, actor)
    if fact(EXAMPLE_DATA) != LOADED:
        raise DomainError("Tidak ada data contoh untuk dihapus.")
    for model in TABLES:
        db.session.execute(delete(model))
    db.session.execute(update(Activity).values(follows_id=None))
    for model_ in (Commitment, Activity, Partnership, SignIn, FailedSignIn, Account, Position, Person, Organization):
        db.session.execute(delete(model_))
    if db.session.get_bind().dialect.name == "postgresql":  # the articles are 1 to 5 again, the first organization is 1
        for name in ("activities", "organizations"):
            db.session.execute(text(f"ALTER SEQUENCE {name}_id_seq RESTART"))
    set_fact(EXAMPLE_DATA, REMOVED, now=now)
    record("demo:remove", actor=actor, now=now, subject=("installation", None))
