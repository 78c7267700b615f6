"""Bringing an export in, saying what a word means, and entering a figure that somebody published."""

from app.complaints.forms.choices import options, region_choices
from app.complaints.forms.comparisons import ComparisonForm, SaveComparisonsForm, UndoComparisonsForm
from app.complaints.forms.disruptions import EVERYWHERE, DisruptionForm, disruption_data
from app.complaints.forms.importing import LARGEST_FILE, ImportForm
from app.complaints.forms.published import LARGEST_TOTAL, PublishedTotalForm
from app.complaints.forms.undoing import UndoForm
from app.complaints.forms.words import ChannelForm, StatusForm

__all__ = [
    "EVERYWHERE",
    "DisruptionForm",
    "LARGEST_FILE",
    "LARGEST_TOTAL",
    "ChannelForm",
    "ComparisonForm",
    "ImportForm",
    "PublishedTotalForm",
    "SaveComparisonsForm",
    "StatusForm",
    "UndoForm",
    "disruption_data",
    "UndoComparisonsForm",
    "options",
    "region_choices",
]
