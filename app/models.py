"""Every table, imported once, so that the metadata is whole."""

from app.accounts import models as accounts
from app.activities import models as activities
from app.attachments import models as attachments
from app.audit import models as audit
from app.calendars import models as calendars
from app.commitments import models as commitments
from app.complaints import models as complaints
from app.documents import models as documents
from app.installation import models as installation
from app.jobs import models as jobs
from app.kim import models as kim
from app.measurement import models as measurement
from app.meetings import models as meetings
from app.notices import models as notices
from app.organizations import models as organizations
from app.partnerships import models as partnerships
from app.people import models as people
from app.programmes import models as programmes
from app.readiness import models as readiness
from app.regions import models as regions
from app.search import models as search
from app.sendings import models as sendings
from app.stationery import models as stationery
from app.training import models as training

__all__ = [
    "accounts",
    "activities",
    "attachments",
    "audit",
    "calendars",
    "commitments",
    "complaints",
    "documents",
    "installation",
    "jobs",
    "kim",
    "measurement",
    "meetings",
    "notices",
    "organizations",
    "partnerships",
    "people",
    "readiness",
    "programmes",
    "regions",
    "search",
    "sendings",
    "stationery",
    "training",
]
