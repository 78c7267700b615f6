"""The nouns of complaints."""

from app.complaints.models.comparisons import ComparisonBatch, ComparisonMonth, ComparisonReading
from app.complaints.models.disruptions import ServiceDisruption
from app.complaints.models.kinds import (
    AnswerLevel,
    AssessmentMethod,
    ChannelCoverage,
    ChannelGroup,
    Comparison,
    Coverage,
    FigureState,
    ReportStatus,
    Respondents,
    SourceKind,
)
from app.complaints.models.reports import (
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    EarlierReport,
    ImportedMonth,
    ImportProblem,
    UptakeCell,
)
from app.complaints.models.told import AwarenessAssessment, Endable, PublishedTotal, RecapUnit, UnitRecap
from app.complaints.models.words import ChannelMapping, StatusMapping

__all__ = [
    "AnswerLevel",
    "AssessmentMethod",
    "AwarenessAssessment",
    "ChannelCoverage",
    "ChannelGroup",
    "ChannelMapping",
    "Comparison",
    "ComparisonBatch",
    "ComparisonMonth",
    "ComparisonReading",
    "ComplaintImport",
    "ComplaintReport",
    "Coverage",
    "CoveredMonth",
    "EarlierReport",
    "Endable",
    "FigureState",
    "ImportProblem",
    "ImportedMonth",
    "PublishedTotal",
    "RecapUnit",
    "ReportStatus",
    "Respondents",
    "ServiceDisruption",
    "SourceKind",
    "StatusMapping",
    "UnitRecap",
    "UptakeCell",
]
