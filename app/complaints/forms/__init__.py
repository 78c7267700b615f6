"""What people fill in: an export, the meaning of a word, and the figures that others told."""

from app.complaints.forms.assessments import AssessmentForm, CorrectAssessmentForm, assessment_data
from app.complaints.forms.choices import options, region_choices
from app.complaints.forms.comparisons import ComparisonForm, SaveComparisonsForm, UndoComparisonsForm
from app.complaints.forms.disruptions import EVERYWHERE, DisruptionForm, disruption_data
from app.complaints.forms.importing import LARGEST_FILE, ImportForm
from app.complaints.forms.published import LARGEST_TOTAL, CorrectTotalForm, PublishedTotalForm, published_data
from app.complaints.forms.reason import ReasonForm
from app.complaints.forms.recaps import ConfirmRecapForm, RecapForm
from app.complaints.forms.undoing import UndoForm
from app.complaints.forms.words import ChannelForm, StatusForm

__all__ = [
    "EVERYWHERE",
    "DisruptionForm",
    "LARGEST_FILE",
    "LARGEST_TOTAL",
    "AssessmentForm",
    "ChannelForm",
    "ComparisonForm",
    "SaveComparisonsForm",
    "UndoForm",
    "disruption_data",
    "UndoComparisonsForm",
    "ConfirmRecapForm",
    "CorrectAssessmentForm",
    "CorrectTotalForm",
    "ImportForm",
    "PublishedTotalForm",
    "ReasonForm",
    "RecapForm",
    "StatusForm",
    "assessment_data",
    "options",
    "published_data",
    "region_choices",
]
