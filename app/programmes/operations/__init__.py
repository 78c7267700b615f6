"""Recording programmes and priorities, changing and ending them, and bringing a list of them in."""

from app.programmes.operations.importing import confirm_import, keep_import
from app.programmes.operations.register import change_programme, end_programme, record_programme, resume_programme

__all__ = [
    "change_programme",
    "confirm_import",
    "end_programme",
    "keep_import",
    "record_programme",
    "resume_programme",
]
