"""/pengaturan: what an administrator switches on or off."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.i18n import _, _l
from app.installation import operations
from app.installation.forms import settings_form
from app.installation.policy import CHANGE
from app.installation.settings import SWITCHES
from app.web.gate import allowed, viewer
from app.web.menu import register_menu

pages = Blueprint("installation", __name__)
register_menu("settings", _l("Pengaturan"), "installation.settings", position=80)

Page = str | tuple[str, int] | Response


@pages.route("/pengaturan", methods=["GET", "POST"])
@allowed(CHANGE)
def settings() -> Page:
    form = settings_form()
    if not form.validate_on_submit():
        page = render_template("installation/settings.html", form=form, fields=[form[name] for name in SWITCHES])
        return page, form.status
    wanted = form.details()
    with transaction():
        changed = operations.change_settings(wanted, actor=viewer(), now=clock.now())
    flash(_("Pengaturan disimpan.") if changed else _("Tidak ada yang berubah."))
    return redirect(url_for("installation.settings"), 303)
