"""Forms in which organizations are chosen: lists of the nearest, and a search by name for those further away.

Every organization, written out at each place where one is chosen, would be most of what a page weighs.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import request
from sqlalchemy import Subquery
from wtforms import ValidationError

from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.organizations.matching import Known, Register
from app.organizations.queries import register
from app.web.fields import SelectField, StringField
from app.web.forms import BaseForm, every_field

MOST_OFFERED = 80
MOST_FOUND = 20
NOBODY = _l("Pilih organisasi")


class OrganizationField(SelectField):
    """One organization; ``nobody`` is what its list says while none is chosen. The form fills the list."""

    def __init__(self, *args: Any, nobody: Any = NOBODY, **kwargs: Any) -> None:
        super().__init__(*args, default="", **kwargs)
        self.nobody = nobody

    @property
    def number(self) -> int | None:
        """Who is chosen; None for what is no number."""
        text = self.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


class ChoosingForm(BaseForm):
    """Mixed in first, and ``offer_organizations`` called before validating; the template adds ``finder(form)``."""

    far = StringField(_l("Cari organisasi lain"), max_length=200)

    organizations: Register
    found: list[Known]
    offered: list[Known]

    def offer_organizations(self, viewer: Viewer, lately: Subquery | None = None) -> None:
        """Who is chosen or searched for, one's own organization, who took part ``lately``, and the nearest."""
        self.organizations = register(viewer, lately=lately)
        self.found = self.organizations.named(self.far.data or "")
        first = {*self.chosen_organizations(), *(row.id for row in self.found[:MOST_FOUND])}
        first.add(viewer.organization_id or 0)
        self.offered = self.organizations.nearest(viewer.region_code or "", MOST_OFFERED, first=first)
        self._fill_lists()

    def adjust(self, today: date) -> bool:
        """Also the button that searches; a row that was added has a list to be filled."""
        shown_again = "find" in request.form or super().adjust(today)
        if shown_again:
            self._fill_lists()
        return shown_again

    def validate_far(self, field: Any) -> None:
        """Who was searched for and not chosen would be forgotten without a word."""
        if field.data and not self.chosen_organizations() & {row.id for row in self.found}:
            raise ValidationError(self.search_result())
        field.data = ""

    def chosen_organizations(self) -> set[int]:
        return {field.number for field in self._lists() if field.number is not None}

    def leaves_out(self) -> bool:
        """Whether some organizations are in no list."""
        return len(self.offered) < len(self.organizations.rows)

    def search_result(self) -> str:
        """What the search found, and what to do with it; empty when nothing was searched for."""
        words, many = self.far.data or "", len(self.found)
        if not words:
            return ""
        if not many:
            return _("Tidak ada organisasi yang cocok dengan “%(words)s”. Periksa tulisannya.", words=words)
        names = "; ".join(row.label for row in self.found[:MOST_FOUND])
        if many == 1:
            return _("%(name)s sekarang ada dalam setiap daftar organisasi di halaman ini. Pilih di sana.", name=names)
        if many <= MOST_FOUND:
            return _(
                "%(n)d organisasi cocok dengan “%(words)s” dan sekarang ada dalam setiap daftar organisasi di halaman "
                "ini. Pilih yang dimaksud: %(names)s.",
                n=many,
                words=words,
                names=names,
            )
        return _(
            "%(n)d organisasi cocok dengan “%(words)s”. Tulis nama yang lebih lengkap, atau tambahkan daerahnya.",
            n=many,
            words=words,
        )

    def _fill_lists(self) -> None:
        offered = [(str(row.id), row.label) for row in self.offered]
        for field in self._lists():
            field.choices = [("", field.nobody), *offered]

    def _lists(self) -> Iterator[OrganizationField]:
        return (field for field in every_field(self) if isinstance(field, OrganizationField))
