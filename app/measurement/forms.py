"""Asking a question of one's own: everything is chosen before anything is shown of what it finds."""

from collections.abc import Mapping

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.measurement.asking import WINDOWS
from app.measurement.contents.asked import window_words
from app.measurement.estimator.spans import Window
from app.measurement.labels import OUTCOMES, TREATMENTS
from app.measurement.settings import Outcome, Settings, Treatment
from app.sendings.forms import OnceForm
from app.web.fields import CheckboxesField, CheckboxField, RadioField


def _written(window: Window) -> str:
    return f"{window[0]}-{window[1]}"


class QuestionForm(OnceForm):
    """What is asked; the usual choices are those of the standard analyses."""

    area = CheckboxesField(
        _l("Provinsi (opsional)"),
        description=_l("Daerah yang dilihat dan pembandingnya diambil dari sini; tanpa pilihan berarti semua"),
    )
    outcome = RadioField(
        _l("Yang dihitung"),
        [InputRequired(_l("Pilih apa yang dihitung"))],
        default=Outcome.CITIZEN.value,
        description=_l("Ukuran utama: yang disampaikan warga sendiri. Yang selesai dihitung dalam poin persentase"),
    )
    treatment = RadioField(
        _l("Kegiatan yang dimaksud"),
        [InputRequired(_l("Pilih kegiatan yang dimaksud"))],
        default=Treatment.PUBLIC.value,
    )
    window = RadioField(_l("Jendela waktu"), [InputRequired(_l("Pilih jendela waktu"))], default=_written(WINDOWS[0]))
    regions = CheckboxesField(
        _l("Daerah yang dilihat (opsional)"),
        description=_l("Tanpa pilihan berarti semua daerah yang dijangkau di provinsi itu"),
    )
    without_disrupted = CheckboxField(_l("Tanpa bulan ketika layanan SP4N-LAPOR! terganggu"))

    def offer(self, provinces: Mapping[str, str], reached: Mapping[str, str]) -> None:
        """What can be chosen, by code; call it before validating."""
        self.area.choices = list(provinces.items())
        self.regions.choices = list(reached.items())
        self.outcome.choices = [(one.value, label) for one, label in OUTCOMES.items()]
        self.treatment.choices = [(one.value, label) for one, label in TREATMENTS.items()]
        self.window.choices = [(_written(window), window_words(window)) for window in WINDOWS]

    def details(self) -> Settings:
        return Settings(
            outcome=Outcome(self.outcome.data),
            treatment=Treatment(self.treatment.data),
            area=tuple(sorted(set(self.area.data or ()))),
            regions=tuple(sorted(set(self.regions.data or ()))),
            window=next(window for window in WINDOWS if _written(window) == self.window.data),
            without_disrupted=bool(self.without_disrupted.data),
        )


class GoOnForm(OnceForm):
    """Only a button: what is asked stands already."""
