"""The blueprint, and what its pages share: the present day, saving, and the page that asks before deleting."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.sendings.forms import OnceForm
from app.sendings.once import once
from app.web.forms import BaseForm

pages = Blueprint("kim", __name__)

Page = str | tuple[str, int] | Response


def today() -> date:
    return clock.local_date(clock.now())


def added(form: OnceForm, add: Callable[[], int], location: Callable[[int], str]) -> str | None:
    """Where what was added is shown; None when it was refused, which the form then says."""
    try:
        with once(form) as sent:
            sent.location = place = location(add())
        return place
    except DomainError as error:
        form.show(error)
    return None


def saved(form: BaseForm, change: Callable[[], Any]) -> bool:
    try:
        with transaction():
            change()
    except DomainError as error:
        form.show(error)
        return False
    return True


def delete_page(
    title: str, what: list[tuple[str, Any]], back: tuple[str, str], then: str, told: str, delete: Any
) -> Page:
    """Shows ``what`` is deleted, and deletes it when told so; ``back`` is an address and its words."""
    form = BaseForm()
    if form.validate_on_submit() and saved(form, delete):
        flash(told)
        return redirect(then, 303)
    return render_template("kim/delete.html", form=form, heading=title, what=what, back=back), form.status
