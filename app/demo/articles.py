"""The five articles the project began from, retold in our own words as activities 1 to 5, and the meeting before one.

People enter by position and organization, not by name. Facts without a field of their own yet stand in HOMELESS.
"""

from dataclasses import dataclass
from datetime import date

from app.activities.models import ActivityKind, Mode, PersonPart
from app.complaints.models import ChannelCoverage, Comparison, Coverage
from app.complaints.operations import PublishedTotalDetails
from app.core.dates import PartialDate, Precision
from app.meetings.models import PointKind

SAY, ASK, OFFER = PointKind.STATEMENT, PointKind.REQUEST, PointKind.OFFER


@dataclass(frozen=True, slots=True)
class Visitor:
    """A delegation of a study visit."""

    region_code: str
    leader: str
    size: int
    composition: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Story:
    """One activity; organizations by their key in the cast, people as (position, organization, part)."""

    kind: ActivityKind
    title: str
    held_on: PartialDate
    place: str
    region_code: str
    source: str
    date_reason: str = ""
    ends_on: date | None = None
    mode: Mode = Mode.IN_PERSON
    targets: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    people: tuple[tuple[str, str | None, PersonPart], ...] = ()
    discusses_lapor: bool = False
    background: str = ""
    purpose: str = ""
    agenda: str = ""
    materials: str = ""
    results: str = ""
    conclusions: str = ""
    points: tuple[tuple[PointKind, str, str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    visitors: tuple[Visitor, ...] = ()


def _day(year: int, month: int, day: int) -> PartialDate:
    return PartialDate(date(year, month, day), Precision.DAY)


GUEST, LEADER, SPEAKER = PersonPart.PARTICIPANT, PersonPart.LEADER, PersonPart.SPEAKER

LEBAK = Story(
    kind=ActivityKind.HEARING,
    title="Audiensi PATTIRO Banten dengan Pemerintah Kabupaten Lebak",
    held_on=PartialDate.unknown(),
    date_reason="Berita tidak menyebut tanggal kegiatan",
    place="Ruang Asda I Lebak",
    region_code="36.02",
    targets=("36.02",),
    hosts=("pattiro_banten",),
    participants=("pemkab_lebak", "dukcapil_lebak", "dpmptsp_lebak"),
    people=(
        ("Manajer Riset", "pattiro_banten", GUEST),
        ("Program Officer", "pattiro_banten", GUEST),
        ("Kepala Dinas Dukcapil Lebak", "dukcapil_lebak", GUEST),
        ("Kepala DPMPTSP Lebak", "dpmptsp_lebak", GUEST),
    ),
    discusses_lapor=True,
    background="PATTIRO Banten menemui sejumlah pejabat Pemerintah Kabupaten Lebak untuk menjajaki kerja sama di bidang "
    "pelayanan publik, setelah menjalin kerja sama serupa dengan beberapa kabupaten dan kota lain di Banten.",
    purpose="Menawarkan kerja sama pelayanan publik, terutama perluasan pemahaman tentang SP4N-LAPOR! bagi masyarakat "
    "dan seluruh OPD.",
    results="Pemerintah Kabupaten Lebak menyambut baik tawaran tersebut dan meminta bantuan edukasi kepada masyarakat.",
    points=(
        (OFFER, "Manajer Riset PATTIRO Banten", "Menawarkan kerja sama di berbagai urusan pelayanan publik.", ""),
        (
            SAY,
            "Manajer Riset PATTIRO Banten",
            "Sudah ada kerja sama dengan DP3AP2KB Kabupaten Lebak, juga diskusi yang lebih santai.",
            "",
        ),
        (
            OFFER,
            "Program Officer PATTIRO Banten",
            "Mengajukan kerja sama khusus SP4N-LAPOR! agar masyarakat dan seluruh OPD lebih memahaminya.",
            "",
        ),
        (
            SAY,
            "Program Officer PATTIRO Banten",
            "Bukan hanya masyarakat, banyak OPD pun belum memahami SP4N-LAPOR!. PATTIRO Banten ikut menilai seberapa jauh "
            "pengaruh SP4N-LAPOR!.",
            "",
        ),
        (
            ASK,
            "Kepala Dinas Dukcapil Lebak",
            "Masyarakat belum banyak yang tahu cara memakai SP4N-LAPOR!; dibutuhkan bantuan untuk mengedukasi masyarakat.",
            "",
        ),
        (
            SAY,
            "Kepala DPMPTSP Lebak",
            "Tertarik karena pernah bekerja bersama NGO Lintas Batas ketika menjadi camat; fasilitas luar ruang di tempat "
            "wisata masih kurang dan perlu difasilitasi Dinas Pariwisata dengan ahli di bidangnya.",
            "",
        ),
    ),
    source="BANPOS, dikutip laman PATTIRO Banten: audiensi PATTIRO Banten",
)

TANGERANG = Story(
    kind=ActivityKind.COORDINATION_MEETING,
    title="Rapat Koordinasi Penguatan Komitmen Pelaksanaan SP4N-LAPOR!",
    held_on=_day(2021, 3, 23),
    mode=Mode.ONLINE,
    place="Ruang Rapat Cituis, lantai 5 Gedung Sekretariat Daerah, melalui konferensi video",
    region_code="36.03",
    targets=("36.03",),
    participants=("pemkab_tangerang", "diskominfo_tangerang", "undp", "koica"),
    people=(
        ("Bupati Tangerang", "pemkab_tangerang", GUEST),
        ("Sekretaris Daerah Kabupaten Tangerang", "pemkab_tangerang", GUEST),
        ("Inspektur Kabupaten Tangerang", "pemkab_tangerang", GUEST),
        ("Kepala Dinas Kominfo Kabupaten Tangerang", "diskominfo_tangerang", GUEST),
        ("Kepala Bagian Organisasi", "pemkab_tangerang", GUEST),
        ("Perwakilan UNDP", "undp", GUEST),
        ("Kepala Perwakilan UNDP Indonesia", "undp", GUEST),
        ("Country Director KOICA Indonesia", "koica", GUEST),
    ),
    discusses_lapor=True,
    background="Kabupaten Tangerang termasuk daerah percontohan SP4N-LAPOR!. Road map, master plan dan seluruh regulasi "
    "dinyatakan sudah dipenuhi, dan program tahunannya sudah berjalan.",
    purpose="Memperkuat komitmen pelaksanaan SP4N-LAPOR! di daerah percontohan.",
    results="Kabupaten Tangerang melaporkan lebih dari 3.171 pengaduan sejak September 2018 dan seluruhnya "
    "ditindaklanjuti.",
    points=(
        (SAY, "Bupati Tangerang", "Bersyukur dan bangga Kabupaten Tangerang ditunjuk sebagai daerah percontohan.", ""),
        (
            ASK,
            "Bupati Tangerang",
            "Masih diperlukan bimbingan dan dukungan para pemangku kepentingan untuk meningkatkan kapasitas dan "
            "pemerintahan elektronik.",
            "",
        ),
        (
            SAY,
            "Bupati Tangerang",
            "Sejak September 2018 diterima 3.171 lebih pengaduan tentang sarana, prasarana dan pelayanan publik milik "
            "kabupaten, provinsi dan pemerintah pusat yang ada di Kabupaten Tangerang.",
            "",
        ),
        (
            SAY,
            "Berita",
            "Daerah percontohan lain: Kabupaten Sleman dan Kabupaten Bandung, serta Provinsi Bali, Sumatera Barat dan DIY.",
            "Yang benar Kabupaten Badung (Bali), bukan Kabupaten Bandung; lihat laman UNDP Indonesia tentang survei "
            "SP4N-LAPOR!",
        ),
        (
            SAY,
            "Kepala Perwakilan UNDP Indonesia",
            "SP4N-LAPOR! membantu masyarakat menyampaikan keluhan, memperkuat kesetaraan warga, dan bila kebutuhan "
            "masyarakat ditangani, kepercayaan kepada pemerintah dapat meningkat.",
            "",
        ),
        (SAY, "Country Director KOICA Indonesia", "Berterima kasih atas komitmen enam kepala daerah percontohan.", ""),
    ),
    source="Tangerang NET, Maret 2021: Zaki bangga Kabupaten Tangerang jadi daerah percontohan SP4N-LAPOR",
)

NTB = Story(
    kind=ActivityKind.FORUM,
    title="Coffee morning Pemerintah Provinsi NTB bersama NGO se-NTB",
    held_on=_day(2020, 8, 11),
    date_reason="Tahun disimpulkan: berita menyebut 11 Agustus, sesudah pertemuan Kamis, 23 Juli 2020",
    place="Aula Bidang Statistik Diskominfotik NTB",
    region_code="52.71",
    targets=("52",),
    hosts=("biro_ntb", "diskominfotik_ntb"),
    people=(
        ("Kepala Bagian Pengendalian Kerjasama", "biro_ntb", LEADER),
        ("Kepala Bidang Statistik", "diskominfotik_ntb", SPEAKER),
        ("Wakil NGO se-NTB", None, GUEST),
    ),
    background="Pertemuan ini melanjutkan pertemuan 23 Juli 2020. Biro Kerjasama belum banyak mengetahui NGO yang bekerja "
    "di NTB, padahal banyak program sudah berjalan.",
    purpose="Membahas program masing-masing NGO dan menyelaraskannya dengan program unggulan pemerintah.",
    materials="Perkenalan aplikasi NTB Satu Data, yang dapat dibuka masyarakat untuk memperoleh data sektoral dari seluruh "
    "OPD Pemerintah Provinsi NTB.",
    results="Forum NGO dan pemerintah terbentuk sebagai awal koordinasi rutin.",
    points=(
        (
            SAY,
            "Kepala Bagian Pengendalian Kerjasama",
            "Bila pemerintah memiliki data lengkap tentang NGO yang menjalankan program, terbuka kemungkinan bekerja sama.",
            "",
        ),
        (
            ASK,
            "Kepala Bagian Pengendalian Kerjasama",
            "Forum diharapkan menyambungkan pemerintah dan NGO; semua pihak saling mendukung dan berbagi.",
            "",
        ),
        (
            OFFER,
            "Kepala Bidang Statistik",
            "Siap memfasilitasi diskusi forum, asalkan programnya berkaitan dengan pelayanan publik dan kesejahteraan "
            "masyarakat.",
            "",
        ),
    ),
    decisions=(
        "Aula Bidang Statistik Diskominfotik NTB menjadi tempat rutin pertemuan.",
        "Pertemuan menjadi awal koordinasi yang dilakukan secara rutin.",
    ),
    source="KabaroposisiNTB.com: Pemprov dan NGO bersinergi majukan NTB",
)

NTB_BEFORE = Story(
    kind=ActivityKind.FORUM,
    title="Pertemuan Pemerintah Provinsi NTB dengan NGO se-NTB",
    held_on=_day(2020, 7, 23),
    place="",
    region_code="52",
    targets=("52",),
    hosts=("biro_ntb",),
    source="KabaroposisiNTB.com: Pemprov dan NGO bersinergi majukan NTB",
)

BANYUWANGI = Story(
    kind=ActivityKind.STUDY_VISIT,
    title="Kunjungan studi Kabupaten Pasangkayu dan Kabupaten Lahat tentang pelayanan publik di Banyuwangi",
    held_on=_day(2019, 2, 25),
    ends_on=date(2019, 2, 27),
    date_reason="Tahun disimpulkan: berita menyebut Senin (25/2), yang jatuh pada tahun 2019",
    place="Sejumlah lokasi pelayanan publik di Banyuwangi",
    region_code="35.10",
    targets=("76.01", "16.04"),
    hosts=("pemkab_banyuwangi",),
    participants=("pemkab_pasangkayu", "pemkab_lahat"),
    people=(
        ("Bupati Pasangkayu", "pemkab_pasangkayu", LEADER),
        ("Bupati Lahat", "pemkab_lahat", LEADER),
    ),
    background="Kedua kabupaten ingin belajar dari pelayanan publik dan inovasi yang dikembangkan Banyuwangi.",
    purpose="Mempelajari pengelolaan keuangan desa, administrasi pemerintahan desa, BUMDes, dan mal pelayanan publik.",
    agenda="Lounge Pelayanan Publik\nKantor Kecamatan Licin\nSmart Kampung Desa Taman Sari, Kecamatan Licin\n"
    "Mal Pelayanan Publik (MPP) Banyuwangi",
    results="Pasangkayu berencana membuat mal pelayanan publik dalam waktu dekat; Lahat ingin menerapkan penyatuan berbagai "
    "unit kerja dalam satu lokasi.",
    points=(
        (
            SAY,
            "Bupati Pasangkayu",
            "Banyuwangi dikenal memiliki perencanaan keuangan desa yang baik dan berbasis daring; seluruh kepala desa dan "
            "lurah diajak agar mampu mengelola keuangan desa dengan maksimal.",
            "",
        ),
        (
            SAY,
            "Bupati Pasangkayu",
            "Ingin belajar perizinan terpadu satu pintu di MPP dan membuat mal serupa untuk memudahkan pengurusan dokumen "
            "dan perizinan.",
            "",
        ),
        (
            SAY,
            "Bupati Lahat",
            "Ingin belajar menyatukan unit kerja dalam satu lokasi seperti di MPP, agar pelayanan publik Lahat sebaik atau "
            "mendekati Banyuwangi.",
            "",
        ),
    ),
    visitors=(
        Visitor(
            "76.01",
            "Bupati Pasangkayu",
            60,
            "Kapolres, Dandim, staf ahli, kepala SKPD terkait, seluruh kepala desa dan lurah",
            "Keuangan desa, administrasi pemerintahan desa, BUMDes, perizinan terpadu",
        ),
        Visitor("16.04", "Bupati Lahat", 14, "Jajaran SKPD terkait", "Inovasi pelayanan publik, khususnya MPP"),
    ),
    source="Tribunnews.com: Bupati Pasangkayu dan Bupati Lahat belajar pelayanan publik di Banyuwangi",
)

BARITO_KUALA = Story(
    kind=ActivityKind.TRAINING_AND_OUTREACH,
    title="Bimtek Website KIM dan Sosialisasi SP4N-LAPOR! se-Kabupaten Barito Kuala",
    held_on=_day(2025, 2, 26),
    place="Pop Hotels Banjarmasin",
    region_code="63.71",
    targets=("63.04",),
    hosts=("diskominfo_batola",),
    participants=("pemkab_batola",),
    people=(("Wakil Bupati Barito Kuala", "pemkab_batola", LEADER),),
    discusses_lapor=True,
    background="Partisipasi masyarakat dalam merancang, mengelola dan mengevaluasi pelayanan publik diwujudkan antara lain "
    "melalui Survei Kepuasan Masyarakat dan SP4N-LAPOR!. Diskominfo Barito Kuala memperkuat pemahaman tentang keduanya.",
    purpose="Melatih Komunitas Informasi Masyarakat (KIM) mengelola laman, dan menyosialisasikan SP4N-LAPOR!.",
    results="Acara ditutup Wakil Bupati. Beliau menyebut KIM dibentuk oleh, dari dan untuk masyarakat serta menjadi mitra "
    "pemerintah dalam menyebarluaskan informasi pembangunan; pelayanan publik menjadi isu strategis; dan pengelolaan "
    "pengaduan perlu efektif serta terintegrasi dalam satu pintu agar masyarakat memiliki satu saluran nasional.",
    source="Kalseltenginfo.com, Februari 2025: Wakil Bupati Batola tentang LAPOR!",
)

STORIES = (LEBAK, TANGERANG, NTB, BANYUWANGI, BARITO_KUALA, NTB_BEFORE)

# The third article's forum follows the meeting that comes last in STORIES.
FOLLOWS = (3, 6)

TANGERANG_TOTAL = PublishedTotalDetails(
    region_code="36.03",
    starts_on=date(2018, 9, 1),
    ends_on=date(2021, 3, 23),
    coverage=Coverage.WHOLE_AREA,
    channel_coverage=ChannelCoverage.SP4N_LAPOR,
    comparison=Comparison.AT_LEAST,
    total=3171,
    source="Tangerang NET, 23 Maret 2021, mengutip Bupati Tangerang",
    note="Pengaduan tentang layanan kabupaten, provinsi dan pusat yang ada di Kabupaten Tangerang; hari pertama "
    "September 2018 tidak disebut",
)

# Facts of the articles that no field holds as such yet; some stand inside a sentence meanwhile.
HOMELESS = (
    "kerja sama PATTIRO Banten dengan DP3AP2KB Lebak sebagai kesepakatan",
    "kerja sama PATTIRO Banten dengan kabupaten dan kota lain sebagai kesepakatan",
    "penunjukan daerah percontohan SP4N-LAPOR! per daerah",
    "kesiapan Tangerang: road map, master plan, regulasi, program tahunan",
    "seri pertemuan NTB: tempat dan irama rutin",
    "lokasi kunjungan Banyuwangi satu per satu, dengan daerahnya",
    "rencana replikasi Pasangkayu dan Lahat beserta batas waktunya",
    "peran KIM dan SKM di Barito Kuala",
)
