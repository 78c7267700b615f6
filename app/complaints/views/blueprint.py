"""Where the pages of complaints hang, and what they share."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core.errors import DomainError
from app.web.forms import BaseForm

pages = Blueprint("complaints", __name__)

Page = str | tuple[str, int] | Response


def show_at_field(form: BaseForm, error: DomainError) -> None:
    """At the field; what is forbidden or gone is a page of its own."""
    if error.status != DomainError.status:
        raise error
    form.show(error)
