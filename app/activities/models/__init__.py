"""The nouns of activities."""

from app.activities.models.activity import (
    Activity,
    ActivityOrganization,
    ActivityPerson,
    AudienceCount,
    TargetRegion,
)
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
    "Mode",
    "OrganizationPart",
    "PaperState",
    "PersonPart",
    "Sex",
    "TRAINING_KINDS",
    "TargetRegion",
]
