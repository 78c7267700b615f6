"""/pengaturan-dokumen: the paper settings of one's own organization."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.organizations.sections import Section, organization_section
from app.stationery import operations, queries
from app.stationery.forms import SettingsForm, settings_data
from app.stationery.policy import KEEP
from app.web.gate import allowed, viewer

pages = Blueprint("stationery", __name__)

Page = str | tuple[str, int] | Response


@organization_section
def _on_own_page(organization: Organization, reader: Viewer) -> Section | None:
    """A link for its own people."""
    mine = organization.id == reader.organization_id and scope_of(KEEP, reader) is not Scope.NONE
    return Section("stationery/of_organization.html", []) if mine else None


@pages.route("/pengaturan-dokumen", methods=["GET", "POST"])
@allowed(KEEP)
def settings() -> Page:
    form = SettingsForm(data=settings_data(queries.own(viewer())))
    if form.sent() and _kept(form):
        flash(_("Pengaturan dokumen disimpan."))
        return redirect(url_for("stationery.settings"), 303)
    page = render_template(
        "stationery/settings.html", here="partnerships", form=form, organization_id=viewer().organization_id
    )
    return page, form.status


def _kept(form: SettingsForm) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.keep_settings(details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(SettingsForm(formdata=None, data=settings_data(queries.own(viewer()))))
        return False
    return True
