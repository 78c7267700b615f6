"""Entering what an assessment found of who knows and who uses LAPOR!, and correcting it."""

from typing import Any

from wtforms.validators import InputRequired

from app.complaints.forms.choices import options, region_choices
from app.complaints.labels import METHODS, RESPONDENTS
from app.complaints.models import AssessmentMethod, AwarenessAssessment, Respondents
from app.complaints.operations import LONGEST_REASON, AssessmentDetails
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.sendings.forms import OnceForm
from app.web.fields import CountField, DateField, PercentField, RadioField, SelectField, StringField

ONLY_PUBLISHED = _l("Hanya bila sumbernya tidak menyebut jumlah orang")


class AssessmentForm(OnceForm):
    """Who was asked, how, how many, and what they answered."""

    region_code = SelectField(_l("Daerah"), [InputRequired(_l("Pilih daerah yang warganya ditanya"))])
    assessed_on = DateField(_l("Tanggal asesmen"), [InputRequired(_l("Isi tanggal asesmen, misalnya 18 Oktober 2026"))])
    respondents = RadioField(
        _l("Yang ditanya"), [InputRequired(_l("Pilih siapa yang ditanya"))], choices=options(RESPONDENTS)
    )
    method = RadioField(_l("Cara bertanya"), [InputRequired(_l("Pilih cara bertanya"))], choices=options(METHODS))
    asked = CountField(_l("Jumlah yang ditanya"), [InputRequired(_l("Isi jumlah yang ditanya, misalnya 120"))])
    knowing = CountField(_l("Yang mengenal SP4N-LAPOR!"))
    users = CountField(_l("Yang pernah memakai SP4N-LAPOR!"))
    knowing_percent = PercentField(_l("Persentase yang mengenal (opsional)"), description=ONLY_PUBLISHED)
    users_percent = PercentField(_l("Persentase yang pernah memakai (opsional)"), description=ONLY_PUBLISHED)
    source = StringField(
        _l("Sumber"),
        [InputRequired(_l("Isi sumber asesmen ini, misalnya nama laporan dan tanggalnya"))],
        max_length=500,
    )
    source_url = StringField(_l("Alamat web sumber (opsional)"), max_length=500)
    note = StringField(
        _l("Catatan (opsional)"), max_length=500, description=_l("Misalnya bunyi pertanyaan dan cara memilih responden")
    )

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        self.region_code.choices = region_choices(viewer, self.region_code.data)

    def details(self) -> AssessmentDetails:
        return AssessmentDetails(
            region_code=self.region_code.data,
            assessed_on=self.assessed_on.data,
            respondents=Respondents(self.respondents.data),
            method=AssessmentMethod(self.method.data),
            asked=self.asked.data,
            source=self.source.data or "",
            knowing=self.knowing.data,
            users=self.users.data,
            knowing_percent=self.knowing_percent.data,
            users_percent=self.users_percent.data,
            source_url=self.source_url.data or "",
            note=self.note.data or "",
        )


class CorrectAssessmentForm(AssessmentForm):
    """The same assessment once more, and why the old entry was wrong."""

    reason = StringField(
        _l("Alasan koreksi"),
        [InputRequired(_l("Isi alasannya, misalnya: salah mengetik jumlah"))],
        max_length=LONGEST_REASON,
        description=_l("Angka yang lama tetap dapat dibaca bersama alasan ini."),
    )


def assessment_data(row: AwarenessAssessment) -> dict[str, Any]:
    """What a correction begins with."""
    return {name: getattr(row, name) for name in AssessmentDetails.__dataclass_fields__}
