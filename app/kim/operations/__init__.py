"""Everything that changes the register of KIM: groups, members, what they did, and lists brought in."""

from app.kim.operations.activities import add_activity, correct_activity, delete_activity
from app.kim.operations.importing import confirm_import, keep_import
from app.kim.operations.members import add_member, correct_member, delete_member
from app.kim.operations.register import add_group, change_group, delete_group

__all__ = [
    "add_activity",
    "add_group",
    "add_member",
    "change_group",
    "confirm_import",
    "correct_activity",
    "correct_member",
    "delete_activity",
    "delete_group",
    "delete_member",
    "keep_import",
]
