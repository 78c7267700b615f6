"""Entering a figure that somebody published, and correcting it."""

from typing import Any

from wtforms.validators import InputRequired

from app.complaints.checks import fingerprint
from app.complaints.forms.choices import options, region_choices
from app.complaints.labels import CHANNEL_COVERAGES, COMPARISONS, COVERAGES, FIGURE_STATES, LEVELS, PARTS, SOURCE_KINDS
from app.complaints.models import (
    AnswerLevel,
    ChannelCoverage,
    Comparison,
    Coverage,
    FigureState,
    PublishedTotal,
    SourceKind,
)
from app.complaints.operations import LONGEST_REASON, Doubtful, PublishedTotalDetails
from app.complaints.sentences import worded
from app.core.errors import DomainError
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.sendings.forms import OnceForm
from app.web.fields import (
    CheckboxField,
    CountField,
    DateField,
    HiddenField,
    PercentField,
    RadioField,
    SelectField,
    StringField,
)

LARGEST_TOTAL = 99_999_999
TOLD_KINDS = (SourceKind.REPORT, SourceKind.RECAP)  # an export has its own import


class PublishedTotalForm(OnceForm):
    """A published figure with what it covers, what its source tells of its parts, and where it stood.

    ``doubts`` are sentences about what does not fit; with ``seen`` the person says that she read just these.
    """

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
    level = RadioField(
        _l("Tingkat instansi yang menjawab"),
        choices=options(LEVELS),
        default=AnswerLevel.ALL.value,
        description=_l("Catat setiap tingkat tersendiri bila sumbernya merinci"),
    )
    citizen = CountField(PARTS["citizen"], most=LARGEST_TOTAL)
    officer = CountField(PARTS["officer"], most=LARGEST_TOTAL)
    unverified = CountField(PARTS["unverified"], most=LARGEST_TOTAL)
    not_followed_up = CountField(PARTS["not_followed_up"], most=LARGEST_TOTAL)
    in_process = CountField(PARTS["in_process"], most=LARGEST_TOTAL)
    finished = CountField(PARTS["finished"], most=LARGEST_TOTAL)
    pending = CountField(PARTS["pending"], most=LARGEST_TOTAL)
    archived = CountField(PARTS["archived"], most=LARGEST_TOTAL)
    reported_percent = PercentField(
        _l("Persentase tindak lanjut menurut sumber (opsional)"),
        description=_l("Persis seperti tertulis, misalnya 99,85 atau 100"),
    )
    state = RadioField(
        _l("Sifat angka"), choices=[("", _l("Tidak disebut sumbernya")), *options(FIGURE_STATES)], default=""
    )
    source_kind = RadioField(
        _l("Jenis sumber"),
        choices=[(kind.value, SOURCE_KINDS[kind]) for kind in TOLD_KINDS],
        default=SourceKind.REPORT.value,
    )
    source = StringField(
        _l("Sumber"),
        [InputRequired(_l("Isi sumber angka ini, misalnya nama berita dan tanggalnya"))],
        max_length=500,
        description=_l("Nama berita, laporan, atau surat"),
    )
    source_url = StringField(_l("Alamat web sumber (opsional)"), max_length=500)
    source_date = DateField(_l("Tanggal sumber (opsional)"))
    note = StringField(_l("Catatan (opsional)"), max_length=500)
    correction = StringField(
        _l("Koreksi (opsional)"),
        max_length=500,
        description=_l("Bila sumbernya keliru: yang benar menurut siapa. Angka yang terbit tetap ditampilkan."),
    )
    accepted = CheckboxField(_l("Sumbernya memang begitu: simpan walau tidak cocok"))
    seen = HiddenField()
    doubts: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts = []

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        self.region_code.choices = region_choices(viewer, self.region_code.data)

    def was_seen(self) -> str | None:
        return self.seen.data if self.accepted.data else None

    def show(self, error: DomainError) -> None:
        """What does not fit is shown whole and asks for a tick; an older tick was for something else."""
        if isinstance(error, Doubtful):
            self.doubts, self.seen.data = worded(error.findings), fingerprint(error.findings)
            self.accepted.data = False
        super().show(error)

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
            level=AnswerLevel(self.level.data),
            **{name: getattr(self, name).data for name in PARTS},
            reported_percent=self.reported_percent.data,
            state=FigureState(self.state.data) if self.state.data else None,
            source_kind=SourceKind(self.source_kind.data),
            source_url=self.source_url.data or "",
            source_date=self.source_date.data,
            note=self.note.data or "",
            correction=self.correction.data or "",
        )


class CorrectTotalForm(PublishedTotalForm):
    """The same figure once more, and why the old one was wrong."""

    reason = StringField(
        _l("Alasan koreksi"),
        [InputRequired(_l("Isi alasannya, misalnya: salah mengetik jumlah"))],
        max_length=LONGEST_REASON,
        description=_l("Angka yang lama tetap dapat dibaca bersama alasan ini."),
    )


def published_data(row: PublishedTotal) -> dict[str, Any]:
    """What a correction begins with."""
    stored = {name: getattr(row, name) for name in PublishedTotalDetails.__dataclass_fields__}
    return stored | {"state": stored["state"] or ""}
