"""What a view writes instead of ``transaction()`` where a form adds something."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import abort, current_app, flash, redirect, request

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.sendings.forms import OnceForm, new_nonce
from app.sendings.models import SentForm
from app.sendings.operations import claim
from app.web.fields import PasswordField
from app.web.forms import every_field
from app.web.gate import viewer

# The same form whichever of its buttons was pressed, and whatever token the page carried.
LEFT_OUT = {"csrf_token", "save"}


@dataclass(slots=True)
class Sending:
    """``location`` is the page that shows what was added; the block has to set it."""

    location: str = ""


@contextmanager
def once(form: OnceForm) -> Iterator[Sending]:
    """A transaction that happens once a form:

    with once(form) as sent:
        number = operations.add_organization(details, actor=viewer(), now=clock.now()).id
        sent.location = url_for("organizations.show", organization_id=number)

    The same form again is answered with a redirect to that page, and with other contents it is refused.
    """
    actor, now, digest = viewer(), clock.now(), _digest(form)
    with transaction():
        row, new = claim(str(form.nonce.data), digest, actor=actor, now=now)
        if not new:
            _answer(form, row, digest)
        sending = Sending()
        yield sending
        if not sending.location:
            raise RuntimeError("once() was not told where what was added is shown")
        row.location = sending.location


def _answer(form: OnceForm, row: SentForm, digest: str) -> None:
    if row.digest == digest:
        flash(_("Formulir ini sudah disimpan sebelumnya. Inilah yang tersimpan."))
        abort(redirect(row.location, 303))
    form.nonce.data = new_nonce()
    raise DomainError(
        _(
            "Formulir ini sudah pernah disimpan, dan isinya kini berbeda. Untuk mengubah yang tersimpan, buka dari "
            "daftarnya. Untuk mencatatnya sebagai data baru, simpan sekali lagi."
        )
    )


def _digest(form: OnceForm) -> str:
    """What was sent, keyed, without passwords: telling two forms apart gives nothing away."""
    secret = {field.name for field in every_field(form) if isinstance(field, PasswordField)} | LEFT_OUT
    typed = sorted((name, value) for name, value in request.form.items(multi=True) if name not in secret)
    files = sorted((name, file.filename or "") for name, file in request.files.items(multi=True))
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, repr((typed, files)).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
