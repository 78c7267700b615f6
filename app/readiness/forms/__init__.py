"""What people fill in: the checklist of a region, a survey of satisfaction, a file of surveys."""

from app.readiness.forms.checklist import ChecklistForm, checklist_data
from app.readiness.forms.surveys import (
    DeleteSurveyForm,
    SaveSurveysForm,
    SurveyForm,
    SurveysFileForm,
    survey_data,
)

__all__ = [
    "ChecklistForm",
    "DeleteSurveyForm",
    "SaveSurveysForm",
    "SurveyForm",
    "SurveysFileForm",
    "checklist_data",
    "survey_data",
]
