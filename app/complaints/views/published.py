"""/pengaduan/angka-terbitan: figures that others published."""

from flask import flash, redirect, render_template, request, url_for

from app.complaints import operations
from app.complaints.forms import PublishedTotalForm
from app.complaints.policy import IMPORT
from app.complaints.views.blueprint import Page, pages, show_at_field
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.web.gate import allowed, viewer


@pages.route("/pengaduan/angka-terbitan/tambah", methods=["GET", "POST"])
@allowed(IMPORT)
def add_published() -> Page:
    form = PublishedTotalForm(data={"region_code": request.args.get("daerah")})
    form.offer(viewer())
    if form.validate_on_submit() and _published(form):
        flash(_("Angka terbitan ditambahkan."))
        return redirect(url_for("complaints.region", code=form.region_code.data), 303)
    return render_template("complaints/publish.html", form=form), form.status


def _published(form: PublishedTotalForm) -> bool:
    details = form.details()
    try:
        with transaction():
            operations.record_published_total(details, actor=viewer(), now=clock.now())
    except DomainError as error:
        show_at_field(form, error)
        return False
    return True
