"""The form of the settings: one box for each switch that a package registered."""

from app.installation.settings import SWITCHES, is_on
from app.web.fields import CheckboxField
from app.web.forms import BaseForm


class SettingsForm(BaseForm):
    """Subclassed by ``settings_form``, which knows the switches."""

    def details(self) -> dict[str, bool]:
        return {name: bool(self[name].data) for name in SWITCHES}


def settings_form() -> SettingsForm:
    """The form with every switch as it stands now."""
    fields = {one.name: CheckboxField(one.label, description=one.explanation) for one in SWITCHES.values()}
    form: SettingsForm = type("SettingsForm", (SettingsForm,), fields)(
        data={name: is_on(one) for name, one in SWITCHES.items()}
    )
    return form
