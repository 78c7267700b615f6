"""An answer in words: what was reported after the outreach, never what the outreach did."""

from datetime import date

from app.core.i18n import _, _l
from app.measurement.estimator.answer import Answer, Rate
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Figure, Reason, Why
from app.measurement.estimator.spans import Interval, Window
from app.web import formats

MOST_NAMES = 20

GRADES = {
    Grade.A: _l("Bukti kuat untuk data pengamatan"),
    Grade.B: _l("Bukti sedang"),
    Grade.C: _l("Petunjuk awal"),
    Grade.D: _l("Data belum cukup untuk menyimpulkan"),
}
VERDICTS = {
    Verdict.INCREASE: _l("Meningkat setelah kegiatan"),
    Verdict.DECREASE: _l("Menurun setelah kegiatan"),
    Verdict.NO_CLEAR_CHANGE: _l("Tidak ada perubahan yang jelas setelah kegiatan"),
    Verdict.TOO_LITTLE_DATA: _l("Data belum cukup untuk menyimpulkan"),
    Verdict.REFUSED: _l("Belum bisa dihitung"),
    Verdict.ALREADY_RISING: _l("Sudah naik sebelum kegiatan"),
}
METHODS = {
    Method.PLACEBO: _l("Kisaran dihitung dari daerah pembanding yang diberi tanggal kegiatan yang sama."),
    Method.JACKKNIFE: _l("Kisaran dihitung dengan meninggalkan satu daerah setiap kali."),
    Method.RANK: _l("Hanya rasio dan urutannya di antara daerah pembanding; tanpa kisaran."),
    Method.RATES: _l("Hanya angka per 100.000 penduduk; tanpa rasio dan tanpa kisaran."),
    Method.SERIES: _l("Deret sebelum dan sesudah tanpa pembanding; bukan ukuran perubahan setelah kegiatan."),
}
ALREADY_FALLING = _l("Sudah turun sebelum kegiatan")
ACCESS = _l("Lebih banyak pengaduan berarti lebih banyak warga yang terjangkau, bukan pelayanan yang lebih buruk.")

REASONS = {
    Why.BEFORE_DATA: _l("Tidak dihitung, kegiatan pertama sebelum data dimulai: %(regions)s."),
    Why.NO_POPULATION: _l(
        "Tidak dihitung, jumlah penduduk belum diketahui: %(regions)s. Cukup setelah jumlah penduduknya diisi."
    ),
    Why.GAPS: _l(
        "Tidak dihitung, terlalu banyak bulan tanpa data: %(regions)s. "
        "Cukup setelah paling sedikit 90%% bulannya diimpor."
    ),
    Why.NONE_SETTLED: _l(
        "Tidak dihitung, belum ada pengaduan yang cukup lama sebelum atau setelah kegiatan: %(regions)s. "
        "Pengaduan cukup lama 90 hari setelah diterima."
    ),
    Why.SHORT_BEFORE: _l(
        "Tidak dihitung, kurang dari 12 bulan data sebelum kegiatan: %(regions)s. "
        "Cukup bila data sejak %(month)s dimasukkan."
    ),
    Why.SHORT_AFTER: _l(
        "Tidak dihitung, kurang dari 3 bulan data setelah kegiatan: %(regions)s. "
        "Yang pertama cukup setelah data %(month)s masuk."
    ),
    Why.NO_TREATED: _l("Belum ada daerah dengan kegiatan pertama di dalam masa data. Isi bulan kegiatan pertamanya."),
    Why.SHORT_WINDOW: _l("Jendela %(window)s kurang dari 3 bulan. Cukup dengan jendela paling sedikit 3 bulan."),
    Why.NO_COMPARISON: _l(
        "Tidak ada daerah pembanding. Cukup setelah paling sedikit 8 daerah yang belum dijangkau ditambahkan."
    ),
    Why.SHORT_SERIES: _l(
        "Deret tanpa pembanding memerlukan %(long_before)s bulan sebelum dan %(long_after)s bulan setelah kegiatan; "
        "data ini paling panjang %(before)s dan %(after)s."
    ),
    Why.FEW_EXPECTED: _l(
        "Tanpa kegiatan hanya sekitar %(expected)s laporan yang diperkirakan; diperlukan %(least)s. "
        "Cukup dengan sekitar %(enough)s daerah sasaran yang serupa."
    ),
    Why.NOTHING_EXPECTED: _l(
        "Belum ada satu laporan pun di daerah sasaran sebelum kegiatan; diperlukan perkiraan %(least)s laporan. "
        "Cukup setelah daerah sasaran yang sudah menerima laporan ditambahkan."
    ),
    Why.SILENT_MONTH: _l(
        "Tidak ada satu laporan pun dari daerah yang belum dijangkau pada %(months)s. "
        "Cukup setelah data bulan itu lengkap atau daerah pembanding ditambahkan."
    ),
    Why.NOTHING_REPORTED: _l(
        "Tidak ada satu laporan pun setelah kegiatan, padahal sekitar %(expected)s diperkirakan. "
        "Periksa apakah data daerah sasaran sudah masuk."
    ),
    Why.NOT_SETTLED: _l("Bulan data antardaerah hampir tidak bertemu. Cukup setelah bulan-bulan yang kosong diimpor."),
    Why.FEW_SETTLED: _l(
        "Pengaduan yang cukup lama di daerah sasaran: %(before)s sebelum dan %(after)s setelah kegiatan; "
        "diperlukan masing-masing %(least)s. Pengaduan cukup lama 90 hari setelah diterima."
    ),
    Why.NOTHING_FINISHED_BEFORE: _l(
        "Belum ada satu pengaduan pun yang selesai di daerah sasaran sebelum kegiatan. "
        "Cukup setelah daerah sasaran yang sudah menyelesaikan pengaduan ditambahkan."
    ),
    Why.NOTHING_FINISHED: _l(
        "Tidak ada satu pengaduan pun yang selesai setelah kegiatan, padahal sekitar %(expected)s diperkirakan. "
        "Periksa apakah status daerah sasaran sudah dipetakan."
    ),
    Why.UNFINISHED_MONTH: _l(
        "Tidak ada satu pengaduan pun dari daerah yang belum dijangkau yang selesai pada %(months)s. "
        "Cukup setelah data bulan itu lengkap atau daerah pembanding ditambahkan."
    ),
    Why.FEW_COMPARISONS: _l(
        "Daerah pembanding yang dapat dipakai: %(n)s. Cukup untuk rasio mulai 8, untuk kisaran terbaik mulai 20."
    ),
    Why.RANK: _l(
        "Rasio ini ke-%(rank)s tertinggi dari %(among)s. "
        "Cukup untuk kisaran mulai 3 daerah sasaran atau 20 daerah pembanding."
    ),
    Why.ONLY_LATER: _l(
        "Semua daerah dijangkau: pembandingnya daerah yang dijangkau kemudian, "
        "dan jendela berhenti pada bulan kegiatan yang terakhir."
    ),
    Why.BY_PROVINCE: _l("Kegiatan menjangkau seluruh daerah dalam satu provinsi sekaligus: dihitung per provinsi."),
    Why.NO_INTERVAL: _l("Kisaran tidak dapat dihitung: hampir semua laporan berasal dari satu daerah sasaran."),
    Why.NO_PLACEBO: _l(
        "Kisaran tidak dapat dihitung: pada bulan-bulan setelah kegiatan data %(n)s daerah pembanding ada; "
        "diperlukan %(enough)s. Cukup setelah data bulan itu diimpor."
    ),
    Why.UNEQUAL: _l(
        "Beberapa daerah jauh lebih besar: %(treated)s daerah sasaran hanya setara dengan %(weight)s daerah."
    ),
    Why.FEW_TREATED: _l(
        "Tingkat tertinggi memerlukan %(enough)s daerah sasaran yang kira-kira sama besar; "
        "data ini setara dengan %(n)s. Cukup setelah lebih banyak daerah dijangkau."
    ),
    Why.SHORT_FOR_BEST: _l(
        "Tingkat tertinggi memerlukan %(long_before)s bulan sebelum dan %(long_after)s bulan setelah kegiatan "
        "di setiap daerah sasaran; yang terpendek %(before)s dan %(after)s."
    ),
    Why.FEW_FOR_PLACEBO: _l("Tingkat yang lebih tinggi memerlukan %(enough)s daerah pembanding; data ini %(n)s."),
    Why.ONE_REGION: _l(
        "Satu daerah, %(region)s, menyumbang %(part)s dari laporan yang diperkirakan; tingkat bukti turun satu."
    ),
    Why.SCALE: _l(
        "Hasil bergantung pada anggapan tentang tren: bila perubahan sama besar dalam jumlah, bukan dalam persen, "
        "hasilnya %(ratio)s; tingkat bukti turun satu."
    ),
    Why.SCALE_NONE: _l(
        "Hasil bergantung pada anggapan tentang tren: bila perubahan sama besar dalam jumlah, bukan dalam persen, "
        "tidak ada laporan yang diperkirakan; tingkat bukti turun satu."
    ),
    Why.WIDE: _l("Kisaran masih memuat turun 20%% dan naik 20%%: belum dapat dibedakan."),
    Why.NO_DIRECTION: _l("Kisaran masih memuat tanpa perubahan; tingkat bukti paling tinggi Petunjuk awal."),
    Why.EXPLAINED_RISE: _l("Kenaikan sebelum kegiatan sebesar %(size)s sudah cukup menjelaskannya."),
    Why.EXPLAINED_FALL: _l("Penurunan sebelum kegiatan sebesar %(size)s sudah cukup menjelaskannya."),
    Why.NEAR_EARLIER: _l("Kisaran masih bertemu dengan kisaran enam bulan sebelum kegiatan; tingkat bukti turun satu."),
    Why.NO_PRETREND: _l("Enam bulan sebelum kegiatan tidak dapat diperiksa; bukti paling tinggi Petunjuk awal."),
    Why.ROSE: _l("Laporan sudah naik %(size)s dalam enam bulan sebelum kegiatan, dibandingkan dengan daerah lain."),
    Why.SHARE_ROSE: _l(
        "Bagian yang selesai sudah naik %(size)s dalam enam bulan sebelum kegiatan, dibandingkan dengan daerah lain."
    ),
    Why.SHARE_FELL: _l(
        "Bagian yang selesai sudah turun %(size)s dalam enam bulan sebelum kegiatan, dibandingkan dengan daerah lain."
    ),
    Why.FELL: _l("Laporan sudah turun %(size)s dalam enam bulan sebelum kegiatan, dibandingkan dengan daerah lain."),
}


def sentence(reason: Reason) -> str:
    """A reason in the reader's language."""
    return str(REASONS[reason.why]) % figures(reason)


def figures(reason: Reason) -> dict[str, str]:
    """A reason's figures as they are written."""
    said = {name: _figure(name, figure) for name, figure in reason.figures.items()}
    if "ratio" in reason.figures:
        said["size"] = said["ratio"].lstrip("+\u2212")
    return said


def _figure(name: str, figure: Figure) -> str:
    if isinstance(figure, tuple):
        return _listed([_figure(name, one) for one in figure])
    if isinstance(figure, date):
        return formats.month_long(figure)
    if isinstance(figure, str):
        return figure
    if name == "ratio":
        return change(figure)
    return formats.percent(100 * figure, 0) if name == "part" else formats.number(figure)


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    return _("%(names)s dan %(n)s lainnya", names=shown, n=more) if more > 0 else shown


def change(ratio: float) -> str:
    """+31% from 1.31."""
    points = formats.percent(100 * (ratio - 1), 0)
    return points if points[0] == "\u2212" or points == "0%" else f"+{points}"


def between(interval: Interval) -> str:
    return _("%(low)s sampai %(high)s", low=change(interval[0]), high=change(interval[1]))


def told(answer: Answer, window: Window) -> list[str]:
    """The whole answer, a sentence a line; the smallest change that could be seen comes before what was seen."""
    lines = [_detectable(answer), _finding(answer, window)]
    if answer.grade is not Grade.D or answer.verdict is not Verdict.TOO_LITTLE_DATA:  # the same words
        lines.append(f"{verdict(answer)}.")
    if answer.grade:
        lines.append(_("Tingkat bukti %(grade)s: %(words)s.", grade=answer.grade.value, words=GRADES[answer.grade]))
    lines += [_pretrend(answer), str(METHODS.get(answer.method, ""))]
    lines += [sentence(reason) for reason in answer.reasons]
    lines += [_rate(rate) for rate in answer.rates]
    return [line for line in (*lines, str(ACCESS)) if line]


def verdict(answer: Answer) -> str:
    """One verdict stands for every movement before the activity; in words a fall is a fall."""
    fell = answer.verdict is Verdict.ALREADY_RISING and (answer.pretrend.ratio or 1) < 1
    return str(ALREADY_FALLING if fell else VERDICTS[answer.verdict])


def _detectable(answer: Answer) -> str:
    if answer.detectable_ratio is None:
        return ""
    return _("Perubahan terkecil yang dapat terlihat dengan data ini: %(size)s.", size=change(answer.detectable_ratio))


def _finding(answer: Answer, window: Window) -> str:
    if answer.observed is None:
        return ""
    observed = _(
        "Pada bulan ke-%(first)s sampai ke-%(last)s setelah kegiatan, %(treated)s daerah menyampaikan "
        "%(observed)s pengaduan",
        first=window[0],
        last=window[1],
        treated=formats.number(answer.treated),
        observed=formats.number(answer.observed),
    )
    if answer.ratio is None:
        return f"{observed}."
    said = {"observed": observed, "expected": formats.number(answer.expected), "change": change(answer.ratio)}
    expected = _("%(observed)s; daerah pembanding menunjukkan sekitar %(expected)s tanpa kegiatan: %(change)s", **said)
    if answer.interval is None:
        return f"{expected}."
    return _("%(words)s, kisaran yang masuk akal %(range)s.", words=expected, range=between(answer.interval))


def _pretrend(answer: Answer) -> str:
    before = answer.pretrend
    if before.ratio is None or before.interval is None:
        return ""
    return _(
        "Enam bulan sebelum kegiatan: %(change)s, kisaran %(range)s. "
        "Kisaran yang memuat tanpa perubahan belum membuktikan bahwa tidak ada yang berubah.",
        change=change(before.ratio),
        range=between(before.interval),
    )


def _rate(rate: Rate) -> str:
    return _(
        "Bulan %(since)s: %(treated)s per 100.000 penduduk; daerah pembanding %(comparison)s.",
        since=f"+{rate.since}" if rate.since > 0 else formats.number(rate.since),
        treated=formats.number(rate.treated, 1),
        comparison=formats.number(rate.comparison, 1),
    )
