"""The forms of the register of KIM."""

from app.kim.forms.activities import ActivityForm, activity_data
from app.kim.forms.groups import GroupForm, group_data
from app.kim.forms.importing import ConfirmForm, ListForm
from app.kim.forms.members import MemberForm, member_data

__all__ = [
    "ActivityForm",
    "ConfirmForm",
    "GroupForm",
    "ListForm",
    "MemberForm",
    "activity_data",
    "group_data",
    "member_data",
]
