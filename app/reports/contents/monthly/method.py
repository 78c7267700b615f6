"""What is counted, by which formula and from which source; and what of the activities this reader's figures hold."""

from collections.abc import Iterator

from app.activities.policy import SEE
from app.complaints.figures import Shares
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.regions.labels import full_name
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.panel import Panel
from app.web.formats import number, percent

Entry = tuple[str, str]


def whose_activities(asked: Asked) -> str:
    """Which activities this viewer's figures hold, in one sentence; it stands on the page itself."""
    viewer = asked.viewer
    match scope_of(SEE, viewer):
        case Scope.ALL:
            return _("Memuat semua kegiatan yang laporannya sudah diajukan.")
        case Scope.REGION:
            return _(
                "Memuat kegiatan yang laporannya sudah diajukan: di %(region)s, yang menyasarnya, dan yang melibatkan "
                "%(organization)s.",
                region=_home(asked),
                organization=viewer.organization_name,
            )
        case Scope.PUBLIC:
            return _("Memuat hanya kegiatan yang laporannya sudah disahkan.")
    return _(
        "Memuat hanya kegiatan %(organization)s dan yang melibatkannya, bukan semua kegiatan di daerah ini.",
        organization=viewer.organization_name,
    )


def _home(asked: Asked) -> str:
    code = asked.viewer.region_code or ""
    return full_name(code, asked.places.get(code, code))


def method(asked: Asked, panel: Panel, share: Shares) -> tuple[Entry, ...]:
    return tuple(_entries(asked, panel, share))


def _entries(asked: Asked, panel: Panel, share: Shares) -> Iterator[Entry]:
    yield _("Kegiatan"), " ".join((whose_activities(asked), _counted()))
    yield (
        _("Peserta"),
        _(
            "Jumlah yang dicatat pada tiap kegiatan; orang yang mengikuti dua kegiatan dihitung dua kali. Penyandang "
            "disabilitas hanya dijumlahkan dari kegiatan yang semua kelompoknya kosong atau paling sedikit lima orang."
        ),
    )
    yield (
        _("Tindak lanjut"),
        _(
            "Disepakati: pada kegiatan bulan ini. Jatuh tempo: batas waktunya dalam bulan ini, tanpa yang batal. "
            "Terlambat: batas waktunya sampai akhir bulan ini, dan pada hari itu belum selesai."
        ),
    )
    yield _("Pengaduan"), " ".join(_complaints(asked))
    yield _("Per 100.000 penduduk"), _population(asked, panel)
    yield _("Bagian yang selesai"), _shares(share)
    yield (
        _("Kerja sama hampir berakhir"),
        _("Masih berlaku pada hari terakhir bulan ini dan berakhir dalam 90 hari sesudahnya."),
    )


def _counted() -> str:
    return _(
        "Dihitung: yang terlaksana, dimulai dalam bulan ini, dan diadakan di atau menyasar daerah ini; yang hanya "
        "diketahui tahunnya tidak ikut. Draf dan laporan yang dikembalikan tidak dihitung."
    )


def _complaints(asked: Asked) -> Iterator[str]:
    yield _(
        "Sumber: ekspor SP4N-LAPOR! yang diimpor ke Gaung. Disampaikan warga: masuk lewat situs, aplikasi, atau SMS; "
        "dicatat petugas: dari kanal lain. Sebulan dihitung lengkap bila satu ekspor memuat seluruh bulan itu tanpa "
        "baris yang ditolak. Bulan tanpa data bukan bulan tanpa pengaduan."
    )
    if asked.is_province:
        yield _(
            "Angka provinsi adalah jumlah akun pemerintah kabupaten/kota yang datanya lengkap; akun pemerintah "
            "provinsi berdiri sendiri. Bulan lain hanya dibandingkan pada daerah yang lengkap pada kedua bulan."
        )


def _population(asked: Asked, panel: Panel) -> str:
    sources = sorted({(one.year, one.source) for code, one in panel.people.items() if code in asked.accounts})
    told = "; ".join(f"{year}, {source}" for year, source in sources)
    return _("Pengaduan ÷ penduduk daerah yang dihitung × 100.000. Penduduk: %(sources)s.", sources=told or "–")


def _shares(share: Shares) -> str:
    """Agencies use different formulas: each with its own figure."""
    formulas = (
        (_("selesai ÷ semua yang diterima"), share.finished, share.received, share.of_received),
        (_("selesai ÷ (semua − diarsipkan − diblokir)"), share.finished,
         share.received - share.archived - share.blocked, share.without_archived),
        (_("(selesai + diarsipkan) ÷ semua yang diterima"), share.finished + share.archived, share.received,
         share.with_archived),
    )  # fmt: skip
    told = "; ".join(
        f"{formula} = {number(part)} ÷ {number(whole)} = {percent(value)}"
        for formula, part, whole, value in formulas
        if value is not None
    )
    return _("Menurut keadaan pada impor terakhir. %(formulas)s.", formulas=told or _("Belum ada yang dapat dihitung"))
