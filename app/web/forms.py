"""The base of every form: our words for what the library says, and a place for what an operation refuses."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import Form
from wtforms.widgets import HiddenInput

from app.core import clock
from app.core.errors import DomainError
from app.core.i18n import _l
from app.web.fields import DateParts, FieldList, FormField, day_asked

_CHOOSE = _l("Pilih salah satu yang tersedia")
_STALE = _l("Halaman ini sudah terlalu lama terbuka. Kirim sekali lagi.")
_NUMBER = _l("Tulis angka bulat tanpa huruf, misalnya 12")
_CHECK = _l("Periksa kembali isian ini")
_FILL = _l("Isi bagian ini")

# What WTForms and Flask-WTF say by themselves; messages given to validators do not reach these.
SAYS = {
    "Not a valid integer value.": _NUMBER,
    "Not a valid decimal value.": _l("Tulis angka, misalnya 12,5"),
    "Not a valid float value.": _l("Tulis angka, misalnya 12,5"),
    "Not a valid date value.": _l("Tulis tanggal, misalnya 18 November 2026"),
    "Not a valid datetime value.": _l("Tulis tanggal dan jam, misalnya 18 November 2026 09.00"),
    "Not a valid time value.": _l("Tulis jam dan menit, misalnya 09.00"),
    "Not a valid week value.": _l("Tulis minggu, misalnya 2026-W47"),
    "Not a valid choice.": _CHOOSE,
    "Invalid Choice: could not coerce.": _CHOOSE,
    "Choices cannot be None.": _CHOOSE,
    "Invalid choice(s): one or more data inputs could not be coerced.": _CHOOSE,
    "'%(value)s' is not a valid choice for this field.": _CHOOSE,
    "'%(value)s' are not valid choices for this field.": _CHOOSE,
    "This field is required.": _FILL,
    "Invalid input.": _CHECK,
    "Invalid field name '%s'.": _l("Periksa kembali isian “%s”"),
    "Field must be equal to %(other_name)s.": _l("Isi sama dengan isian sebelumnya"),
    "Field must be at least %(min)d character long.": _l("Isi paling sedikit %(min)d karakter"),
    "Field must be at least %(min)d characters long.": _l("Isi paling sedikit %(min)d karakter"),
    "Field cannot be longer than %(max)d character.": _l("Isi paling banyak %(max)d karakter"),
    "Field cannot be longer than %(max)d characters.": _l("Isi paling banyak %(max)d karakter"),
    "Field must be exactly %(max)d character long.": _l("Isi tepat %(max)d karakter"),
    "Field must be exactly %(max)d characters long.": _l("Isi tepat %(max)d karakter"),
    "Field must be between %(min)d and %(max)d characters long.": _l("Isi %(min)d sampai %(max)d karakter"),
    "Number must be at least %(min)s.": _l("Isi angka paling kecil %(min)s"),
    "Number must be at most %(max)s.": _l("Isi angka paling besar %(max)s"),
    "Number must be between %(min)s and %(max)s.": _l("Isi angka dari %(min)s sampai %(max)s"),
    "Date must be at least %(min)s.": _l("Isi tanggal paling awal %(min)s"),
    "Date must be at most %(max)s.": _l("Isi tanggal paling akhir %(max)s"),
    "Date must be between %(min)s and %(max)s.": _l("Isi tanggal dari %(min)s sampai %(max)s"),
    "Invalid email address.": _l("Isi alamat surel yang lengkap, misalnya nama@contoh.go.id"),
    "Invalid IP address.": _l("Isi alamat IP, misalnya 192.0.2.1"),
    "Invalid Mac address.": _l("Isi alamat MAC, misalnya 00:00:5E:00:53:01"),
    "Invalid URL.": _l("Isi alamat web yang lengkap, misalnya https://contoh.go.id"),
    "Invalid UUID.": _CHECK,
    "Invalid value, must be one of: %(values)s.": _CHOOSE,
    "Invalid value, can't be any of: %(values)s.": _l("Isian itu tidak boleh dipakai. Isi yang lain."),
    "This field cannot be edited.": _l("Bagian ini tidak dapat diubah"),
    "This field is disabled and cannot have a value.": _l("Bagian ini tidak dapat diisi"),
    "Invalid CSRF Token.": _STALE,
    "CSRF token missing.": _STALE,
    "CSRF failed.": _STALE,
    "CSRF token expired.": _STALE,
    "File does not have an approved extension: {extensions}": _l("Pilih berkas {extensions}"),
    "File does not have an approved extension.": _l("Pilih berkas dengan jenis yang diminta"),
}


class Words:
    """WTForms asks this object to translate; it also sends automatic labels through, so it never raises."""

    def gettext(self, text: str) -> str:
        return str(SAYS.get(text, text))

    def ngettext(self, one: str, many: str, n: int) -> str:
        text = one if n == 1 else many
        return str(SAYS.get(text, text))


class PartForm(Form):
    """A group of fields repeated inside a form (FieldList(FormField(SomePartForm)))."""

    class Meta:
        def get_translations(self, form: Any) -> Words:
            return Words()


class BaseForm(FlaskForm):
    """Every form of the application. Subclasses add ``details()``, giving a frozen dataclass."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> Words:
            return Words()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """JSON is no form: the library would read it as one, and answer 500 to a list."""
            return super().wrap_formdata(form, None if request.is_json else formdata)

    csrf_token: Any = ""  # where the check is switched off, templates still ask for it
    _status: int | None = None

    @property
    def errors(self) -> dict[str | None, Any]:
        """Also what ``show`` put at a field of a repeated group: a FieldList of the library keeps an old list."""
        found: dict[str | None, Any] = dict(super().errors)
        return found | {field.name: field.errors for field in every_field(self) if field.errors}

    @property
    def status(self) -> int:
        """What the page that shows this form answers with: 422 when something is to be corrected."""
        return self._status or (422 if self.errors else 200)

    @status.setter
    def status(self, value: int) -> None:
        self._status = value

    def show(self, error: DomainError) -> None:
        """Put each sentence of a refusal at its field; what has no field here stands in the summary.

        What is forbidden or gone is a page of its own: it is raised again.
        """
        if error.status != DomainError.status:
            raise error
        fields = {field.name: field for field in every_field(self)}
        for name, sentence in error.errors.items():
            field = fields.get(name or "")
            if isinstance(field, FormField):  # a whole group: said at its first field
                field = next(iter(field.form), None)
            if field is None or isinstance(field.widget, HiddenInput):
                self.form_errors.append(sentence)
            else:
                field.errors = [*field.errors, sentence]

    def sent(self) -> bool:
        """Sent to be saved, and what it says can be read; not one of the buttons that only show the form again."""
        return bool(self.is_submitted() and not self.adjust(clock.local_date(clock.now())) and self.validate())

    def adjust(self, today: date) -> bool:
        """True when a helper button was pressed ('Hari ini', 'Tambah ...'): show the form again, do not validate.

        The buttons work without a script: they post ``fill=due_on:today`` or ``add=commitments``.
        """
        if "fill" in request.form:
            name, _colon, when = request.form["fill"].rpartition(":")
            for field in every_field(self):
                if field.name == name and isinstance(field, DateParts):
                    field.fill(day_asked(when, today))
            return True
        return "add" in request.form and self._add_entry(request.form["add"])

    def _add_entry(self, name: str) -> bool:
        field = self._fields.get(name)
        if isinstance(field, FieldList) and len(field.entries) < (field.max_entries or 0):
            field.append_entry()
        return True


def every_field(form: Any) -> Iterator[Any]:
    """The fields of a form and of the groups inside it, by depth."""
    for field in form:
        yield from _with_inner(field)


def _with_inner(field: Any) -> Iterator[Any]:
    if isinstance(field, FieldList):
        for entry in field.entries:
            yield from _with_inner(entry)
    elif isinstance(field, FormField):
        yield from every_field(field.form)
    yield field


def found_errors(form: Any) -> list[tuple[str, str]]:
    """(id of the field, sentence) in the order of the page; an empty id for sentences about the whole."""
    found = [("", str(sentence)) for sentence in form.form_errors]
    for field in every_field(form):
        if not isinstance(field, (FieldList, FormField)) and field.errors:
            found.append((field.id, str(field.errors[0])))
        elif isinstance(field, FieldList):
            found += [(field.id, str(error)) for error in field.errors if isinstance(error, str)]
    return found
