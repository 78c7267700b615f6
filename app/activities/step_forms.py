"""The small forms with which a report takes a step."""

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.web.fields import TextareaField
from app.web.versions import VersionedForm


class StepForm(VersionedForm):
    """Only the version that was read."""


class ReasonForm(StepForm):
    """Why a report is returned or reopened; its organization reads it."""

    reason = TextareaField(
        _l("Alasan"),
        [InputRequired(_l("Isi alasannya, supaya pelapor tahu apa yang perlu diperbaiki"))],
        max_length=1000,
        description=_l(
            "Dibaca oleh organisasi pelapor. Misalnya: jumlah peserta pada hasil berbeda dengan rinciannya."
        ),
    )
