"""A survey of satisfaction by hand, and a file of several."""

from typing import Any

from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.readiness.labels import ELEMENTS
from app.readiness.lists import ANSWERS, LONGEST_SOURCE, LONGEST_UNIT, MOST_RESPONDENTS, SurveyDetails
from app.readiness.models import SatisfactionSurvey
from app.sendings.forms import OnceForm
from app.web.fields import CountField, DateField, FileField, HiddenField, StringField
from app.web.forms import BaseForm
from app.web.versions import VersionedForm

LARGEST_FILE = 2_000_000


class SurveyForm(VersionedForm, OnceForm):
    """One unit and period; each element as its mean or as four counts."""

    unit = StringField(
        _l("Unit yang disurvei"),
        [InputRequired(_l("Isi nama unit yang disurvei"))],
        max_length=LONGEST_UNIT,
        description=_l("Misalnya: Layanan pengaduan Diskominfo Kabupaten Lebak"),
    )
    starts_on = DateField(_l("Awal masa survei"), [InputRequired(_l("Isi awal masa survei, misalnya 1 Januari 2026"))])
    ends_on = DateField(_l("Akhir masa survei"), [InputRequired(_l("Isi akhir masa survei, misalnya 30 Juni 2026"))])
    respondents = CountField(
        _l("Jumlah responden"), [InputRequired(_l("Isi jumlah responden, misalnya 120"))], most=MOST_RESPONDENTS
    )
    source = StringField(
        _l("Sumber (opsional)"), max_length=LONGEST_SOURCE, description=_l("Misalnya nama laporan SKM dan tanggalnya")
    )

    @property
    def elements(self) -> list[Any]:
        return [self[name] for name in ANSWERS]

    def details(self, region_code: str) -> SurveyDetails:
        return SurveyDetails(
            region_code=region_code,
            unit=self.unit.data or "",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            respondents=self.respondents.data,
            answers=tuple(field.data or "" for field in self.elements),
            source=self.source.data or "",
        )


for _name, _label in zip(ANSWERS, ELEMENTS, strict=True):
    _said = _l("%(element)s. %(label)s", element=_name.upper(), label=_label)
    setattr(SurveyForm, _name, StringField(_said, max_length=40))


def survey_data(row: SatisfactionSurvey) -> dict[str, Any]:
    """What the form shows of a survey that is there already; a mean with the comma people write."""
    plain = {name: getattr(row, name) for name in ("unit", "starts_on", "ends_on", "respondents", "source")}
    answers = {name: answer.replace(".", ",") for name, answer in zip(ANSWERS, row.answers, strict=True)}
    return plain | answers | {"version": str(row.version)}


class DeleteSurveyForm(VersionedForm):
    """Only the version that was read."""


class SurveysFileForm(BaseForm):
    """The file."""

    file = FileField(
        _l("Berkas daftar survei"),
        [FileRequired(_l("Pilih berkas daftar survei"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_FILE,
        description=_l("Excel (.xlsx) atau CSV, paling besar 2 MB, dengan baris judul seperti pada templat"),
    )


class SaveSurveysForm(OnceForm):
    """``seen`` is the fingerprint of the plan that was looked at."""

    seen = HiddenField()
