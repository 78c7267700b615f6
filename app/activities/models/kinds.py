"""The enums of activities: kinds, states, parts people and organizations took, and how heads are counted."""

from enum import StrEnum


class ActivityKind(StrEnum):
    """Kinds of kegiatan; the first four are meetings, then outreach and training."""

    HEARING = "hearing"  # audiensi
    FORUM = "forum"  # forum koordinasi, coffee morning
    COORDINATION_MEETING = "coordination_meeting"  # rapat koordinasi
    STUDY_VISIT = "study_visit"  # kunjungan studi
    OUTREACH = "outreach"  # sosialisasi
    TRAINING = "training"  # bimtek
    TRAINING_AND_OUTREACH = "training_and_outreach"  # both on one occasion


MEETING_KINDS = (
    ActivityKind.HEARING,
    ActivityKind.FORUM,
    ActivityKind.COORDINATION_MEETING,
    ActivityKind.STUDY_VISIT,
)
TRAINING_KINDS = (ActivityKind.TRAINING, ActivityKind.OUTREACH, ActivityKind.TRAINING_AND_OUTREACH)


class PaperState(StrEnum):
    """Where the report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SANCTIONED = "sanctioned"
    LOCKED = "locked"


class Step(StrEnum):
    """What is done with a report. All but deleting it leave a row in its history."""

    RECORD = "record"
    CHANGE = "change"
    SUBMIT = "submit"
    RETURN = "return"
    SANCTION = "sanction"
    LOCK = "lock"
    REOPEN = "reopen"
    DELETE = "delete"


class EventState(StrEnum):
    """Whether the event itself took place; apart from the state of its report."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    IN_PERSON = "in_person"  # luring
    ONLINE = "online"  # daring
    HYBRID = "hybrid"  # hibrida


class OrganizationPart(StrEnum):
    """The part an organization took."""

    HOST = "host"
    PARTICIPANT = "participant"


class PersonPart(StrEnum):
    """The part a person took."""

    LEADER = "leader"  # pimpinan
    SPEAKER = "speaker"  # narasumber, fasilitator
    MODERATOR = "moderator"
    NOTE_TAKER = "note_taker"
    PARTICIPANT = "participant"


class Dimension(StrEnum):
    """Ways in which the same heads are counted."""

    GROUP = "group"
    DISABILITY = "disability"
    AGE = "age"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNRECORDED = "unrecorded"


class AudienceGroup(StrEnum):
    """Unsur peserta. ``OFFICIALS`` and ``VILLAGE_OFFICIALS`` are officials, everyone else is not."""

    OFFICIALS = "officials"
    VILLAGE_OFFICIALS = "village_officials"
    KIM = "kim"
    NGO = "ngo"
    SCHOOL = "school"
    MEDIA = "media"
    PUBLIC = "public"
    UNRECORDED = "unrecorded"


class Disability(StrEnum):
    WITH = "with"
    WITHOUT = "without"
    UNRECORDED = "unrecorded"


class AgeBand(StrEnum):
    UNDER_18 = "under_18"
    FROM_18_TO_24 = "18_24"
    FROM_25_TO_59 = "25_59"
    FROM_60 = "60_plus"
    UNRECORDED = "unrecorded"


CATEGORIES: dict[Dimension, type[StrEnum]] = {
    Dimension.GROUP: AudienceGroup,
    Dimension.DISABILITY: Disability,
    Dimension.AGE: AgeBand,
}
