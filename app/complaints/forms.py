"""Bringing an export in, saying what a word means, and entering a figure that somebody published."""

from collections.abc import Mapping
from typing import Any

from flask_wtf.file import FileRequired
from wtforms.validators import InputRequired

from app.complaints.imports import Period
from app.complaints.labels import CHANNEL_COVERAGES, CHANNEL_GROUPS, COMPARISONS, COVERAGES, STATUSES
from app.complaints.models import ChannelCoverage, ChannelGroup, Comparison, Coverage, ReportStatus
from app.complaints.operations import PublishedTotalDetails
from app.complaints.policy import may_import_for
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.regions.queries import CODE, kabupaten_kota, names
from app.web.fields import CheckboxField, CountField, DateField, FileField, RadioField, SelectField, StringField
from app.web.forms import BaseForm

LARGEST_FILE = 55_000_000
LARGEST_TOTAL = 99_999_999
ACCOUNT_CODE_LENGTH = 5  # of a kabupaten or kota: 36.02


def _options(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(key.value, label) for key, label in labels.items()]


def region_choices(viewer: Viewer, asked: str | None) -> list[tuple[str, str]]:
    """The accounts of the viewer's area, and the one that was asked for; only those she may import for."""
    area = viewer.region_code or ""
    codes = {area[:2], area, asked or ""}
    single = names({code for code in codes if CODE.fullmatch(code) and len(code) <= ACCOUNT_CODE_LENGTH})
    offered = single | dict(kabupaten_kota(area[:2]) if area else ())
    found = [(code, _named(code, name)) for code, name in sorted(offered.items()) if may_import_for(code, viewer)]
    return found if len(found) == 1 else [("", _("Pilih daerah")), *found]


def _named(code: str, name: str) -> str:
    return name if "." in code else _("%(name)s (provinsi)", name=name)


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


class StatusForm(BaseForm):
    """What a raw status means."""

    meaning = RadioField(
        _l("Dihitung sebagai"), [InputRequired(_l("Pilih arti status ini"))], choices=_options(STATUSES)
    )

    def details(self) -> ReportStatus:
        return ReportStatus(self.meaning.data)


class ChannelForm(BaseForm):
    """Who types into a raw channel."""

    meaning = RadioField(
        _l("Dihitung sebagai"), [InputRequired(_l("Pilih kelompok sumber ini"))], choices=_options(CHANNEL_GROUPS)
    )

    def details(self) -> ChannelGroup:
        return ChannelGroup(self.meaning.data)


class PublishedTotalForm(BaseForm):
    """A published figure with what it covers and where it stood."""

    region_code = SelectField(_l("Daerah"), [InputRequired(_l("Pilih daerah yang dibicarakan angka ini"))])
    starts_on = DateField(_l("Awal masa"), [InputRequired(_l("Isi awal masa, misalnya 1 September 2018"))])
    ends_on = DateField(_l("Akhir masa"), [InputRequired(_l("Isi akhir masa, misalnya 23 Maret 2021"))])
    total = CountField(
        _l("Jumlah pengaduan"), [InputRequired(_l("Isi jumlah pengaduan, misalnya 3.171"))], most=LARGEST_TOTAL
    )
    comparison = RadioField(_l("Ketepatan"), choices=_options(COMPARISONS), default=Comparison.EXACTLY.value)
    coverage = RadioField(
        _l("Cakupan"), [InputRequired(_l("Pilih pengaduan siapa yang dihitung"))], choices=_options(COVERAGES)
    )
    channel_coverage = RadioField(
        _l("Kanal"), [InputRequired(_l("Pilih kanal mana yang dihitung"))], choices=_options(CHANNEL_COVERAGES)
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
