"""Saving what a form adds, once; what is refused is said at its field."""

from collections.abc import Callable

from app.complaints.views.blueprint import show_at_field
from app.core.errors import DomainError
from app.sendings.forms import OnceForm
from app.sendings.once import once


def saved(form: OnceForm, location: str, save: Callable[[], object]) -> bool:
    """``save`` is called inside the transaction; ``location`` shows what was added."""
    try:
        with once(form) as sent:
            save()
            sent.location = location
    except DomainError as error:
        show_at_field(form, error)
        return False
    return True
