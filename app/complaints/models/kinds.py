"""Words with a fixed choice: channels, statuses, coverage, sources and how a figure was told."""

from enum import StrEnum


class ChannelGroup(StrEnum):
    """Who typed the report: the citizen herself, or an officer on her behalf."""

    CITIZEN = "citizen"
    OFFICER = "officer"
    UNKNOWN = "unknown"


class ReportStatus(StrEnum):
    UNVERIFIED = "unverified"
    PENDING = "pending"
    NOT_FOLLOWED_UP = "not_followed_up"
    IN_PROCESS = "in_process"
    FINISHED = "finished"
    ARCHIVED = "archived"
    BLOCKED = "blocked"
    OTHER = "other"


class Coverage(StrEnum):
    """Which reports a figure speaks of."""

    AGENCY_ACCOUNT = "agency_account"
    WHOLE_AREA = "whole_area"
    PROVINCE_SUM = "province_sum"


class ChannelCoverage(StrEnum):
    SP4N_LAPOR = "sp4n_lapor"
    LOCAL_CHANNEL = "local_channel"
    ALL_CHANNELS = "all_channels"


class SourceKind(StrEnum):
    """Where a figure comes from; only figures of one kind are compared with each other."""

    EXPORT = "export"  # the rows of a LAPOR! export
    RECAP = "recap"  # a recap that LAPOR! itself prints
    REPORT = "report"  # a report, letter or article that tells the figure


class Comparison(StrEnum):
    """How a published figure was worded."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    ABOUT = "about"


class AnswerLevel(StrEnum):
    """Which agencies answered the reports that a figure counts."""

    ALL = "all"
    REGENCY = "regency"  # kabupaten/kota
    PROVINCE = "province"
    CENTRAL = "central"


class FigureState(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"


class Respondents(StrEnum):
    """Who was asked in an assessment."""

    PUBLIC = "public"
    OFFICIALS = "officials"  # of an OPD


class AssessmentMethod(StrEnum):
    """How people were asked: answers got in different ways are not compared."""

    FACE_TO_FACE = "face_to_face"
    TELEPHONE = "telephone"
    ONLINE = "online"
    AT_ACTIVITY = "at_activity"
    OTHER = "other"
