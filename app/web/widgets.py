"""The library's widgets made to speak the reader's language; fields.py gives one to each field."""

from typing import Any

from flask import current_app
from govuk_frontend_wtf import wtforms_widgets as gov
from govuk_frontend_wtf.gov_form_base import GovFormBase
from markupsafe import Markup

from app.core.i18n import _

_DAY_BUTTON = Markup(
    '<button class="govuk-button govuk-button--secondary" name="fill" value="{name}:{when}" data-fill="{id}"'
    ' formaction="#{id}" formnovalidate>{text}</button>'
)


class Spoken:
    """Mixed in before a library widget: our word for 'Error', no empty hint, aria-invalid where it belongs."""

    template: str

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        if not any((params.get("hint") or {}).values()):
            params.pop("hint", None)  # the library prints an empty hint for radios and checkboxes
        if field.errors:
            params["errorMessage"] = {"text": field.errors[0], "visuallyHiddenText": _("Galat")}
            if "attributes" in params and "items" not in params:
                params["attributes"]["aria-invalid"] = "true"
        return params

    def render(self, params: dict[str, Any]) -> Markup:
        # Not flask.render_template: it runs every context processor once per field.
        return Markup(current_app.jinja_env.get_template(self.template).render(params=params))


class TextInput(Spoken, gov.GovTextInput):
    """One line of text."""


class EmailInput(Spoken, gov.GovTextInput):
    """An e-mail address: the phone shows the right keyboard."""

    input_type = "email"

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        params = super().map_gov_params(field, **kwargs)
        params.setdefault("autocomplete", "email")
        params["attributes"].setdefault("spellcheck", "false")
        return params


class PasswordInput(Spoken, gov.GovTextInput):
    """A password, never sent back. The library's own widget needs its script and says 'Show'."""

    input_type = "password"

    def map_gov_params(self, field: Any, **kwargs: Any) -> dict[str, Any]:
        kwargs["value"] = ""
        params = super().map_gov_params(field, **kwargs)
        params.setdefault("autocomplete", "current-password")
        params["attributes"].setdefault("spellcheck", "false")
        return params


class TextArea(Spoken, gov.GovTextArea):
    """Several lines of text."""


class FileInput(Spoken, gov.GovFileInput):
    """A file, chosen with the browser's own button."""


class FilesInput(FileInput):
    """Several files at once."""

    def __init__(self) -> None:
        super().__init__(multiple=True)


class RadioInput(Spoken, gov.GovRadioInput):
    """One of a few."""


class CheckboxesInput(Spoken, gov.GovCheckboxesInput):
    """Any of a few."""


class CheckboxInput(Spoken, gov.GovCheckboxInput):
    """A single yes."""


class SelectInput(Spoken, gov.GovSelect):
    """One of many."""


class DateInput(Spoken, GovFormBase):
    """Three text fields. The first carries the field's id, so that the error summary lands on it.

    GovDateInput is not used: it answers 500 when a POST does not hold exactly three parts.
    """

    template = "govuk_frontend_wtf/date.html"

    def map_gov_params(self, field: Any, *, helpers: bool = True, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("id", f"{field.id}-group")
        params = super().map_gov_params(field, **kwargs)
        params["fieldset"] = {"legend": params.pop("label")}
        params["attributes"].pop("aria-invalid", None)
        params["items"] = self._items(field)
        if helpers:
            params["formGroup"] = {"afterInputs": {"html": self._buttons(field)}}
        return params

    def _items(self, field: Any) -> list[dict[str, Any]]:
        parts = ((_("Tanggal"), "", 3), (_("Bulan"), "-month", 5), (_("Tahun"), "-year", 4))
        error = " govuk-input--error" if field.errors else ""
        return [
            {
                "label": label,
                "id": field.id + suffix,
                "name": field.name,
                "value": value,
                "classes": f"govuk-input--width-{width}{error}",
                "attributes": {"aria-invalid": "true"} if field.errors else {},
            }
            for (label, suffix, width), value in zip(parts, field.as_typed(), strict=True)
        ]

    def _buttons(self, field: Any) -> Markup:
        days = ((_("Hari ini"), "today"), (_("Kemarin"), "yesterday"))
        buttons = [_DAY_BUTTON.format(name=field.name, when=when, id=field.id, text=text) for text, when in days]
        return Markup('<div class="g-days">{}</div>').format(Markup("").join(buttons))
