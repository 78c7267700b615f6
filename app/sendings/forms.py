"""The base of forms that add something: they carry a word of their own, made when the page is first shown."""

import re
import secrets
from typing import Any

from app.web.fields import HiddenField
from app.web.forms import BaseForm

NONCE = re.compile("[A-Za-z0-9_-]{22}")


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class NonceField(HiddenField):
    """What is no nonce counts as none: the form is then taken as a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Browsers put old values back into hidden fields of a page that is opened again, unless told not to.
        super().__init__(*args, default=new_nonce, render_kw={"autocomplete": "off"}, **kwargs)

    def cleaned(self, typed: str) -> str:
        return typed

    def read(self, text: str) -> str:
        return text if NONCE.fullmatch(text) else new_nonce()


class OnceForm(BaseForm):
    """Saved with ``once(form)`` instead of ``transaction()``; ``start(form, ...)`` in the template sends the nonce."""

    nonce = NonceField()
