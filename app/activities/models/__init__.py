"""The nouns of activities."""

from app.activities.models.activity import (
    NARRATIVE,
    Activity,
    ActivityOrganization,
    ActivityPerson,
    AudienceCount,
    TargetRegion,
)
from app.activities.models.history import ReportStep, SubmissionSnapshot
from app.activities.models.kinds import (
    CATEGORIES,
    MEETING_KINDS,
    TRAINING_KINDS,
    ActivityKind,
    AgeBand,
    AudienceGroup,
    Dimension,
    Disability,
    EventState,
    Mode,
    OrganizationPart,
    PaperState,
    PersonPart,
    Sex,
    Step,
)

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityOrganization",
    "ActivityPerson",
    "AgeBand",
    "AudienceCount",
    "AudienceGroup",
    "CATEGORIES",
    "Dimension",
    "Disability",
    "EventState",
    "MEETING_KINDS",
    "NARRATIVE",
    "Mode",
    "OrganizationPart",
    "PaperState",
    "PersonPart",
    "ReportStep",
    "Sex",
    "Step",
    "SubmissionSnapshot",
    "TRAINING_KINDS",
    "TargetRegion",
]
