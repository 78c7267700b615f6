"""Taking the example data out again, with everything that was added to them."""

from datetime import datetime

from sqlalchemy import delete, text, update

from app.accounts.models import Account, FailedSignIn, SignIn
from app.activities.models import Activity
from app.attachments.models import Attachment
from app.audit.operations import record
from app.calendars.models import CalendarLink
from app.commitments.models import Commitment, CommitmentStep
from app.complaints.models import (
    AwarenessAssessment,
    ComparisonBatch,
    ComparisonMonth,
    ComparisonReading,
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    EarlierReport,
    ImportedMonth,
    ImportProblem,
    PublishedTotal,
    RecapUnit,
    ServiceDisruption,
    UnitRecap,
    UptakeCell,
)
from app.core.db import db
from app.core.errors import DomainError
from app.core.permissions import require
from app.core.viewer import Viewer
from app.demo.policy import MANAGE
from app.documents.models import FailedLookup, IssuedDocument
from app.installation.operations import set_fact
from app.installation.queries import EXAMPLE_DATA, LOADED, REMOVED, fact
from app.jobs.models import Job
from app.kim.models import Group, GroupActivity, GroupImport, Member
from app.measurement.models import Analysis, DataVersion
from app.organizations.models import Organization, OrganizationImport
from app.partnerships.models import Partnership
from app.people.models import Person, Position
from app.programmes.models import Programme, ProgrammeAgency, ProgrammeImport, ProgrammeRegion
from app.readiness.models import ReadinessItem, ReadinessYear, SatisfactionReading, SatisfactionSurvey
from app.search.operations import forget_gone
from app.sendings.models import SentForm
from app.stationery.models import Signatory, Stationery

# Children before their parents; the audit trail, the regions and what maps LAPOR!'s words stay.
TABLES = (
    Attachment,
    CommitmentStep,
    CalendarLink,
    UptakeCell,
    CoveredMonth,
    EarlierReport,
    ImportedMonth,
    ComplaintReport,
    ImportProblem,
    ComplaintImport,
    PublishedTotal,
    ServiceDisruption,
    ComparisonMonth,
    ComparisonBatch,
    Analysis,
    DataVersion,
    ReadinessItem,
    ReadinessYear,
    SatisfactionSurvey,
    SatisfactionReading,
    RecapUnit,
    UnitRecap,
    AwarenessAssessment,
    SentForm,
    OrganizationImport,
    ProgrammeImport,
    ProgrammeAgency,
    ProgrammeRegion,
    Programme,
    ComparisonReading,
    GroupActivity,
    Member,
    Group,
    GroupImport,
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
    forget_gone()
    if db.session.get_bind().dialect.name == "postgresql":  # the articles are 1 to 5 again, the first organization is 1
        for name in ("activities", "organizations"):
            db.session.execute(text(f"ALTER SEQUENCE {name}_id_seq RESTART"))
    set_fact(EXAMPLE_DATA, REMOVED, now=now)
    record("demo:remove", actor=actor, now=now, subject=("installation", None))
