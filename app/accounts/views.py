"""/masuk, /keluar, /akun and the administrator's list of accounts."""

import math

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.accounts import operations, passwords, queries, signing_in
from app.accounts.devices import device
from app.accounts.forms import AccountForm, DigestForm, NewPasswordForm, PasswordForm, SignInForm
from app.accounts.labels import ROLES
from app.accounts.policy import MANAGE, OWN
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, ngettext
from app.core.network import counted_address
from app.core.permissions import Scope, scope_of
from app.sendings.once import once
from app.web.forms import BaseForm
from app.web.gate import allowed, inside, viewer
from app.web.menu import register_account_link

pages = Blueprint("accounts", __name__)
register_account_link("accounts.own")

Page = str | tuple[str, int] | Response


@pages.route("/masuk", methods=["GET", "POST"])
def sign_in() -> Page:
    form = SignInForm()
    if form.validate_on_submit():
        token = _try(form)
        if token is not None:
            signing_in.enter(token)
            return redirect(inside(request.args.get("next")), 303)
    elif g.viewer is not None:
        return redirect("/", 303)
    return _page("accounts/sign_in.html", form)


def _try(form: SignInForm) -> str | None:
    """The token of a new sign-in, or None with the reason on the form; the same words for every wrong pair."""
    email, address, now = form.email.data or "", counted_address(request.remote_addr or ""), clock.now()
    counted = queries.email_digest(email, current_app.config["SECRET_KEY"])
    until = queries.wait_until(counted, address, now)
    if until is not None:
        minutes = math.ceil((until - now).total_seconds() / 60)
        sentence = ngettext(
            "Terlalu banyak percobaan. Coba lagi %(num)d menit lagi.",
            "Terlalu banyak percobaan. Coba lagi %(num)d menit lagi.",
            minutes,
        )
        form.show(DomainError(sentence, "password"))
        form.status = 429
        return None
    account = queries.by_email(email)
    usable = account is not None and account.disabled_at is None
    account_id = account.id if account else 0
    password_hash = account.password_hash if account and usable else None
    if not passwords.matches(form.password.data or "", password_hash):
        with transaction():
            operations.note_failure(counted, address, now=now)
        form.show(DomainError(_("Surel atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi."), "password"))
        return None
    browser = request.headers.get("User-Agent", "")
    try:
        with transaction():
            return operations.start_sign_in(
                account_id, address=address, browser=browser, now=now, verified_hash=password_hash
            )
    except DomainError as error:
        form.show(error)
        return None


@pages.post("/keluar")
@allowed(OWN)
def sign_out() -> Page:
    with transaction():
        operations.end_sign_in(g.sign_in_token, actor=viewer(), now=clock.now())
    signing_in.leave()
    response = redirect(url_for("accounts.sign_in"), 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@pages.get("/akun")
@allowed(OWN)
def own() -> Page:
    return render_template("accounts/own.html", form=PasswordForm(), **_own_context())


@pages.post("/akun/kata-sandi")
@allowed(OWN)
def change_password() -> Page:
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            _check_change(form)
        except DomainError as error:
            form.show(error)
        else:
            new_hash = passwords.hashed(form.new_password.data or "")
            with transaction():
                operations.change_password(new_hash, actor=viewer(), now=clock.now())
            signing_in.leave()
            flash(_("Kata sandi sudah diganti. Masuk kembali dengan kata sandi baru."))
            return redirect(url_for("accounts.sign_in"), 303)
    return _page("accounts/own.html", form, **_own_context())


def _check_change(form: PasswordForm) -> None:
    account = queries.account_of(viewer())
    if not passwords.matches(form.old_password.data or "", account.password_hash):
        raise DomainError(_("Kata sandi sekarang tidak cocok."), "old_password")
    passwords.check(form.new_password.data or "", email=account.email)


@pages.post("/akun/surel")
@allowed(OWN)
def choose_digest() -> Page:
    form = DigestForm()
    if form.validate_on_submit():
        with transaction():
            operations.choose_digest(form.rhythm(), actor=viewer(), now=clock.now())
        flash(_("Pilihan surel disimpan."))
        return redirect(url_for("accounts.own"), 303)
    context = _own_context() | {"form": PasswordForm(formdata=None), "digest_form": form}
    return render_template("accounts/own.html", **context), form.status


@pages.post("/akun/masuk/<int:sign_in_id>/akhiri")
@allowed(OWN)
def end_sign_in(sign_in_id: int) -> Page:
    with transaction():
        operations.end_own_sign_in(sign_in_id, actor=viewer(), now=clock.now())
    return redirect(url_for("accounts.own"), 303)


def _own_context() -> dict[str, object]:
    account = queries.account_of(viewer())
    return {
        "here": "account",
        "account": account,
        "digest_form": DigestForm(formdata=None, data={"digest": account.digest.value}),
        "roles": ROLES,
        "may_manage": scope_of(MANAGE, viewer()) is not Scope.NONE,
        "sign_ins": queries.sign_ins_of(viewer(), clock.now()),
        "this_digest": queries.digest(g.sign_in_token),
        "device": device,
    }


@pages.get("/akun/semua")
@allowed(MANAGE)
def everyone() -> Page:
    return render_template("accounts/all.html", here="account", accounts=queries.accounts(viewer()), roles=ROLES)


@pages.route("/akun/tambah", methods=["GET", "POST"])
@allowed(MANAGE)
def add() -> Page:
    form = AccountForm()
    form.offer_organizations(viewer())
    if form.sent():
        try:
            passwords.check(form.new_password.data or "", email=form.email.data or "")
            details = form.details()
            with once(form) as sent:
                operations.create_account(details, actor=viewer(), now=clock.now())
                sent.location = url_for("accounts.everyone")
        except DomainError as error:
            form.show(error)
        else:
            flash(_("Akun dibuat."))
            return redirect(url_for("accounts.everyone"), 303)
    return _page("accounts/add.html", form, here="account")


@pages.route("/akun/<int:account_id>/kata-sandi", methods=["GET", "POST"])
@allowed(MANAGE)
def reset_password(account_id: int) -> Page:
    account, form = queries.account(account_id, viewer()), NewPasswordForm()
    if form.validate_on_submit():
        try:
            passwords.check(form.new_password.data or "", email=account.email)
        except DomainError as error:
            form.show(error)
        else:
            new_hash = passwords.hashed(form.new_password.data or "")
            with transaction():
                operations.reset_password(account_id, new_hash, actor=viewer(), now=clock.now())
            flash(_("Kata sandi baru disimpan, dan semua masuk akun itu diakhiri."))
            return redirect(url_for("accounts.everyone"), 303)
    return _page("accounts/reset.html", form, here="account", account=account)


@pages.post("/akun/<int:account_id>/keadaan")
@allowed(MANAGE)
def set_state(account_id: int) -> Page:
    disabled = request.form.get("disabled") == "1"
    with transaction():
        operations.set_disabled(account_id, disabled, actor=viewer(), now=clock.now())
    flash(_("Akun dinonaktifkan dan semua masuknya diakhiri.") if disabled else _("Akun diaktifkan kembali."))
    return redirect(url_for("accounts.everyone"), 303)


def _page(template: str, form: BaseForm, **context: object) -> Page:
    return render_template(template, form=form, **context), form.status
