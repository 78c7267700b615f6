"""Bringing an export in."""

from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from app.complaints.forms.choices import region_choices
from app.complaints.imports import Period
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.web.fields import CheckboxField, DateField, FileField, SelectField
from app.web.forms import BaseForm

LARGEST_FILE = 55_000_000


class ImportForm(BaseForm):
    """The file, whose account it is of, and its period where the file does not say it."""

    file = FileField(
        _l("Berkas ekspor"),
        [FileRequired(_l("Pilih berkas ekspor Laporan Ringkas dari SP4N-LAPOR!"))],
        max_bytes=LARGEST_FILE,
        description=_l("Laporan Ringkas dari SP4N-LAPOR!, dalam bentuk Excel (.xlsx) atau CSV"),
    )
    agency_region = SelectField(
        _l("Daerah pemilik akun"),
        [InputRequired(_l("Pilih daerah pemilik akun SP4N-LAPOR!"))],
        description=_l("Pemerintah daerah yang akunnya mengekspor berkas ini"),
    )
    period_from = DateField(
        _l("Awal periode (opsional)"), description=_l("Hanya bila berkas tidak menyebut periodenya")
    )
    period_to = DateField(_l("Akhir periode (opsional)"))
    other_name = CheckboxField(_l("Nama instansi pada berkas berbeda, tetapi daerah yang dipilih sudah benar"))
    strict = CheckboxField(_l("Ketat: jangan impor apa pun bila ada baris yang ditolak"))

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        self.agency_region.choices = region_choices(viewer, self.agency_region.data)

    def period(self) -> Period | None:
        """What was said of the period; DomainError when it is half said or the wrong way round."""
        first, last = self.period_from.data, self.period_to.data
        if first is None and last is None:
            return None
        if first is None:
            raise DomainError(_("Isi awal periode juga, atau kosongkan akhirnya"), "period_from")
        if last is None:
            raise DomainError(_("Isi akhir periode juga, atau kosongkan awalnya"), "period_to")
        return Period(first, last)

    def show(self, error: DomainError) -> None:
        """What the reader says of the period stands at its first field."""
        errors = {"period_from" if name == "period" else name: text for name, text in error.errors.items()}
        super().show(DomainError(error.message, errors=errors))
