"""What the questions and checks of analyses are called on screens."""

from app.core.i18n import _l
from app.measurement.results import CheckKey, Excluded
from app.measurement.settings import Outcome, Treatment

OUTCOMES = {
    Outcome.CITIZEN: _l("Pengaduan yang disampaikan warga"),
    Outcome.RECEIVED: _l("Pengaduan dari semua saluran"),
    Outcome.CITIZEN_KEPT: _l("Pengaduan warga tanpa yang diarsipkan dan diblokir"),
    Outcome.FINISHED: _l("Pengaduan warga yang selesai"),
}
TREATMENTS = {
    Treatment.PUBLIC: _l("Kegiatan tentang SP4N-LAPOR! yang pesertanya bukan petugas saja"),
    Treatment.OFFICIALS: _l("Kegiatan tentang SP4N-LAPOR! untuk petugas saja"),
}
CHECKS = {
    CheckKey.ANTICIPATION: _l("Dua bulan sebelum kegiatan ikut ditinggalkan"),
    CheckKey.SPILLOVER: _l("Tanpa pembanding di provinsi daerah yang dilihat"),
    CheckKey.LEVEL: _l("Tren sama besar dalam jumlah, bukan dalam persen"),
    CheckKey.LONGER: _l("Jendela bulan ke-1 sampai ke-12"),
    CheckKey.KEPT: _l("Tanpa pengaduan yang diarsipkan dan diblokir"),
    CheckKey.ALL_CHANNELS: _l("Semua saluran, juga yang dicatat petugas"),
    CheckKey.UNDISRUPTED: _l("Tanpa bulan gangguan layanan"),
    CheckKey.WITHOUT_ONE: _l("Tanpa daerah yang paling menentukan"),
}
EXCLUDED = {
    Excluded.OTHER_SCOPE: _l("Cakupan, saluran, atau sumber datanya berbeda"),
    Excluded.UNKNOWN_DATE: _l("Bulan kegiatan pertamanya tidak diketahui"),
    Excluded.NO_DATA: _l("Belum ada bulan yang datanya lengkap"),
}
