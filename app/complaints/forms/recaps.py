"""Bringing a recap per unit in, and saving it once it was looked at."""

from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from app.complaints.forms.choices import region_choices
from app.complaints.imports import Period
from app.core.errors import DomainError
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.web.fields import CheckboxField, DateField, FileField, HiddenField, SelectField
from app.web.forms import BaseForm

LARGEST_RECAP = 5_000_000


class RecapForm(BaseForm):
    """The file, whose account it is of, and the days it speaks of: the table itself does not say them."""

    file = FileField(
        _l("Berkas rekap"),
        [FileRequired(_l("Pilih berkas rekap per unit kerja"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_RECAP,
        description=_l("Excel (.xlsx) atau CSV, paling besar 5 MB, dengan baris judul seperti pada SP4N-LAPOR!"),
    )
    agency_region = SelectField(_l("Daerah pemilik akun"), [InputRequired(_l("Pilih daerah pemilik akun SP4N-LAPOR!"))])
    period_from = DateField(_l("Awal periode"), [InputRequired(_l("Isi awal periode, misalnya 1 Januari 2026"))])
    period_to = DateField(_l("Akhir periode"), [InputRequired(_l("Isi akhir periode, misalnya 30 Juni 2026"))])

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        self.agency_region.choices = region_choices(viewer, self.agency_region.data)

    def period(self) -> Period:
        return Period(self.period_from.data, self.period_to.data)

    def show(self, error: DomainError) -> None:
        """What is said of the period as a whole stands at its last field."""
        errors = {"period_to" if name == "period" else name: text for name, text in error.errors.items()}
        super().show(DomainError(error.message, errors=errors))


class ConfirmRecapForm(BaseForm):
    """``seen`` is the fingerprint of what did not fit when the page was shown."""

    accepted = CheckboxField(_l("Berkasnya memang begitu: simpan walau tidak cocok"))
    seen = HiddenField()
