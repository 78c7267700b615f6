"""Entering a figure that somebody published."""

from wtforms.validators import InputRequired

from app.complaints.forms.choices import options, region_choices
from app.complaints.labels import CHANNEL_COVERAGES, COMPARISONS, COVERAGES
from app.complaints.models import ChannelCoverage, Comparison, Coverage
from app.complaints.operations import PublishedTotalDetails
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.web.fields import CountField, DateField, RadioField, SelectField, StringField
from app.web.forms import BaseForm

LARGEST_TOTAL = 99_999_999


class PublishedTotalForm(BaseForm):
    """A published figure with what it covers and where it stood."""

    region_code = SelectField(_l("Daerah"), [InputRequired(_l("Pilih daerah yang dibicarakan angka ini"))])
    starts_on = DateField(_l("Awal masa"), [InputRequired(_l("Isi awal masa, misalnya 1 September 2018"))])
    ends_on = DateField(_l("Akhir masa"), [InputRequired(_l("Isi akhir masa, misalnya 23 Maret 2021"))])
    total = CountField(
        _l("Jumlah pengaduan"), [InputRequired(_l("Isi jumlah pengaduan, misalnya 3.171"))], most=LARGEST_TOTAL
    )
    comparison = RadioField(_l("Ketepatan"), choices=options(COMPARISONS), default=Comparison.EXACTLY.value)
    coverage = RadioField(
        _l("Cakupan"), [InputRequired(_l("Pilih pengaduan siapa yang dihitung"))], choices=options(COVERAGES)
    )
    channel_coverage = RadioField(
        _l("Kanal"), [InputRequired(_l("Pilih kanal mana yang dihitung"))], choices=options(CHANNEL_COVERAGES)
    )
    source = StringField(
        _l("Sumber"),
        [InputRequired(_l("Isi sumber angka ini, misalnya nama berita dan tanggalnya"))],
        max_length=500,
        description=_l("Nama berita, laporan, atau surat, dengan tanggalnya"),
    )
    note = StringField(_l("Catatan (opsional)"), max_length=500)
    correction = StringField(
        _l("Koreksi (opsional)"),
        max_length=500,
        description=_l("Bila sumbernya keliru: yang benar menurut siapa. Angka yang terbit tetap ditampilkan."),
    )

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        self.region_code.choices = region_choices(viewer, self.region_code.data)

    def details(self) -> PublishedTotalDetails:
        return PublishedTotalDetails(
            region_code=self.region_code.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            coverage=Coverage(self.coverage.data),
            channel_coverage=ChannelCoverage(self.channel_coverage.data),
            comparison=Comparison(self.comparison.data),
            total=self.total.data,
            source=self.source.data or "",
            note=self.note.data or "",
            correction=self.correction.data or "",
        )
