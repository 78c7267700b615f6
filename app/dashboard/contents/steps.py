"""The first steps of each role, from an empty installation to work of one's own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.core.i18n import _, _l
from app.core.viewer import Role, Viewer
from app.dashboard.contents.tasks import Target, Task
from app.dashboard.existing import Existing, existing
from app.installation.queries import has_example_data

DONE: tuple[Any, str] = (_l("Selesai"), "green")
OPEN: tuple[Any, str] = (_l("Belum"), "grey")


@dataclass(frozen=True, slots=True)
class Step:
    """``is_done`` reads it from the data; ``page`` is the key of its page in app.dashboard.links."""

    page: str
    title: Any
    note: Any
    is_done: Callable[[Existing], bool]

    def task(self, found: Existing, viewer: Viewer) -> Task:
        target: Target = (self.page, viewer.organization_id or 0)
        return Task(str(self.title), str(self.note), DONE if self.is_done(found) else OPEN, target)


PROFILE = Step(
    "profile",
    _l("Lengkapi profil dan kop surat"),
    _l("Baris kop dan alamat dipakai pada laporan PDF"),
    lambda found: found.letterhead,
)
PARTNERS = Step(
    "partners",
    _l("Tambah mitra dari daftar Excel"),
    _l("Ada templat yang dapat diisi; setiap baris diperiksa dahulu"),
    lambda found: found.partners,
)
AGREEMENT = Step(
    "agreement",
    _l("Catat kerja sama yang berlaku"),
    _l("Gaung mengingatkan 90 hari sebelum berakhir"),
    lambda found: found.agreement,
)
HEARING = Step(
    "hearing",
    _l("Catat audiensi pertama"),
    _l("Dapat disimpan sebagai draf dan dilengkapi kemudian"),
    lambda found: found.recorded,
)
TRAINING = Step(
    "training",
    _l("Catat kegiatan pertama"),
    _l("Bimtek atau sosialisasi; dapat disimpan sebagai draf"),
    lambda found: found.recorded,
)
ATTENDANCE = Step(
    "attendance",
    _l("Unduh daftar hadir dan catat siapa yang hadir"),
    _l("Cetak untuk ditandatangani, atau isi lalu tempelkan ke formulir kegiatan"),
    lambda found: found.people,
)
HAND_IN = Step(
    "drafts",
    _l("Ajukan laporan pertama"),
    _l("Buka draf yang sudah lengkap, lalu ajukan untuk disahkan Biro"),
    lambda found: found.handed_in,
)
REPORTS = Step(
    "reports",
    _l("Impor data SP4N-LAPOR!"),
    _l("Laporan Ringkas dalam bentuk .xlsx atau .csv; isi laporan tidak disimpan"),
    lambda found: found.reports,
)
COMMITMENT = Step(
    "commitments",
    _l("Selesaikan tindak lanjut pertama"),
    _l("Tindak lanjut yang menjadi tanggung jawab organisasi Anda ada di sini"),
    lambda found: found.kept,
)
ORGANIZATIONS = Step(
    "partners",
    _l("Tambah organisasi dari daftar Excel"),
    _l("Biro, Diskominfo, OPD, dan NGO yang akan memakai Gaung"),
    lambda found: found.partners,
)
OFFICER = Step(
    "account",
    _l("Buat akun staf Biro"),
    _l("Staf Biro mengesahkan laporan mitra"),
    lambda found: found.officer,
)
OTHERS = Step(
    "account",
    _l("Buat akun untuk daerah, OPD, dan NGO"),
    _l("Setiap orang memakai akun sendiri"),
    lambda found: found.others,
)

STEPS: dict[Role, tuple[Step, ...]] = {
    Role.PROVINCE_STAFF: (PROFILE, PARTNERS, HEARING, AGREEMENT, REPORTS),
    Role.REGION_STAFF: (PROFILE, REPORTS, HEARING),
    Role.AGENCY: (PROFILE, COMMITMENT, HEARING),
    Role.NGO: (PROFILE, TRAINING, ATTENDANCE, HAND_IN),
    Role.ADMINISTRATOR: (ORGANIZATIONS, OFFICER, OTHERS),
}


_FLASK = ".venv/bin/python -m flask --app wsgi"
# What leaves the example data behind; README.md has the same lines.
COMMANDS = (
    f"{_FLASK} demo remove",
    f'{_FLASK} organizations add --name "Biro Kerja Sama" --category agency --region 36',
    f'{_FLASK} accounts create --email anda@instansi.go.id --name "Nama Anda" --role province_staff --organization 1',
    f'{_FLASK} accounts create --email admin@instansi.go.id --name "Nama Admin" --role administrator',
)


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """``example`` says that all of this is an example still; ``hidden`` that the viewer put the steps away."""

    rows: list[Task]
    done: int
    hidden: bool
    example: bool

    @property
    def on_home(self) -> list[Task]:
        """What Beranda shows: while the data are an example nothing is worth preparing but leaving them behind."""
        if self.hidden or not self.rows:
            return []
        if self.example:
            return [_leave()]
        return self.rows if self.done < len(self.rows) else []


def first_steps(viewer: Viewer) -> FirstSteps:
    found, steps = existing(viewer), STEPS.get(viewer.role, ())
    rows = [step.task(found, viewer) for step in steps]
    return FirstSteps(rows, sum(step.is_done(found) for step in steps), found.hidden, has_example_data())


def _leave() -> Task:
    note = _("Semua yang tampak sekarang adalah contoh. Di sini ada cara meninggalkannya.")
    return Task(_("Mulai dengan data sendiri"), note, OPEN, ("begin", 0))
