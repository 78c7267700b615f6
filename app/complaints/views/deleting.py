"""The page that asks why something is deleted, the same for each kind of figure."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template

from app.complaints.forms import ReasonForm
from app.complaints.views.blueprint import Page, show_at_field
from app.core.db import transaction
from app.core.errors import DomainError


@dataclass(frozen=True, slots=True)
class Deletion:
    """``what`` is deleted in words; ``back`` leads to where it is read, ``then`` to what is shown afterwards."""

    title: str
    what: str
    back: str
    then: str
    done: str


def delete_page(deletion: Deletion, delete: Callable[[str], object]) -> Page:
    """``delete`` is called with the reason, inside a transaction."""
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            with transaction():
                delete(form.reason.data)
        except DomainError as error:
            show_at_field(form, error)
        else:
            flash(deletion.done)
            return redirect(deletion.then, 303)
    return render_template("complaints/delete.html", form=form, deletion=deletion), form.status
