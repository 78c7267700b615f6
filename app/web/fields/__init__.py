"""Form fields that speak the reader's language and never answer odd input with an error of ours.

Forms import fields from here, never from WTForms or govuk_frontend_wtf.
"""

from wtforms.fields import FormField

from app.web.fields.chosen import CheckboxesField, CheckboxField, FieldList, RadioField, SelectField
from app.web.fields.dates import DateField, DateParts, PartialDateField, day_asked
from app.web.fields.files import FileField, FilesField
from app.web.fields.typed import (
    CountField,
    EmailField,
    HiddenField,
    PasswordField,
    PercentField,
    StringField,
    TextareaField,
    TextField,
    TimeField,
)

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "CountField",
    "DateField",
    "DateParts",
    "EmailField",
    "FieldList",
    "FileField",
    "FilesField",
    "FormField",
    "HiddenField",
    "PartialDateField",
    "PasswordField",
    "PercentField",
    "RadioField",
    "SelectField",
    "StringField",
    "TextField",
    "TextareaField",
    "TimeField",
    "day_asked",
]
