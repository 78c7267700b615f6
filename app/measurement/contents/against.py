"""What speaks against a result, whatever it is: the page says it itself before a reader has to find it."""

from collections.abc import Iterator
from itertools import groupby

from app.core.i18n import _
from app.measurement.contents.asked import Names, listed
from app.measurement.contents.reasons import LEFT_OUT, of
from app.measurement.contents.words import placebo_date
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.reasons import Why
from app.measurement.labels import EXCLUDED
from app.measurement.results import CheckKey, Result
from app.measurement.settings import Settings
from app.web.formats import number

Row = tuple[str, list[str]]
MOVED = {
    Why.ROSE,
    Why.FELL,
    Why.SHARE_ROSE,
    Why.SHARE_FELL,
    Why.EXPLAINED_RISE,
    Why.EXPLAINED_FALL,
    Why.NEAR_EARLIER,
    Why.NO_PRETREND,
}


def against(result: Result, settings: Settings, names: Names) -> list[Row]:
    """Heading and sentences of each objection, also where there is none to be found."""
    return [
        (_("Sebelum kegiatan"), _before(result)),
        (_("Tanggal semu"), [placebo_date(result.answer)]),
        (_("Kegiatan lain"), [_others(result)]),
        (_("Jangkauan"), list(_reach(result))),
        (_("Daerah yang tidak dipakai"), list(_left_out(result, names))),
        (_("Cara daerah dijangkau"), list(_how_reached(result, names))),
        (_("Jumlah penduduk"), [_residents(result, names)]),
        (_("Gangguan layanan"), [_disruptions(result, settings)]),
        (_("Yang tidak terlihat"), [_unseen()]),
    ]


def _before(result: Result) -> list[str]:
    moved = of(MOVED, result.answer)
    if moved:
        return moved
    if result.answer.pretrend.passed:
        return [
            _(
                "Enam bulan sebelum kegiatan tidak terlihat gerakan yang jelas. Itu belum membuktikan bahwa tidak ada: "
                "kenaikan yang pelan dan tetap sering tidak terlihat."
            )
        ]
    return [_("Gerakan sebelum kegiatan tidak dapat diperiksa dengan data ini.")]


def _others(result: Result) -> str:
    if not result.other_activities:
        return _("Tidak tercatat kegiatan lain tentang SP4N-LAPOR! di daerah yang dilihat sampai akhir jendela.")
    return _(
        "Di daerah yang dilihat tercatat %(n)s kegiatan lain tentang SP4N-LAPOR! sampai akhir jendela. Hitungan ini "
        "tidak dapat memisahkannya dari kegiatan pertama.",
        n=number(result.other_activities),
    )


def _reach(result: Result) -> Iterator[str]:
    if result.participants is None:
        yield _("Jumlah peserta tidak tercatat.")
    else:
        yield _("%(n)s peserta tercatat sampai akhir jendela.", n=number(result.participants))
        if result.residents:
            rate = number(1000 * result.participants / result.residents, 2)
            yield _("Itu %(rate)s per 1.000 penduduk: sebagian besar warga tidak hadir.", rate=rate)


def _left_out(result: Result, names: Names) -> Iterator[str]:
    ordered = sorted(result.excluded, key=lambda pair: (pair[1].value, pair[0]))
    for why, pairs in groupby(ordered, key=lambda pair: pair[1]):
        yield f"{EXCLUDED[why]}: {listed([code for code, _why in pairs], names)}."
    # Where nothing could be computed these stand above already, as what is missing.
    told = [] if result.answer.verdict is Verdict.REFUSED else of(LEFT_OUT, result.answer)
    yield from told
    if not ordered and not told:
        yield _("Tidak ada daerah lain yang ditinggalkan.")


def _how_reached(result: Result, names: Names) -> Iterator[str]:
    if result.province_wide:
        where = listed(result.province_wide, names)
        yield _(
            "Dijangkau oleh kegiatan untuk seluruh provinsi, belum tentu sampai ke daerahnya: %(where)s.", where=where
        )
    if result.by_kind:
        where = listed(result.by_kind, names)
        yield _("Kelompok pesertanya tidak dicatat, sehingga dihitung dari jenis kegiatannya: %(where)s.", where=where)
    if not result.province_wide and not result.by_kind:
        yield _("Setiap daerah disasar kegiatannya sendiri, dan kelompok pesertanya tercatat.")


def _residents(result: Result, names: Names) -> str:
    if not result.borrowed_years:
        return _("Jumlah penduduk setiap daerah diketahui untuk tahunnya.")
    where = listed(result.borrowed_years, names)
    return _("Jumlah penduduk diambil dari tahun yang terdekat: %(where)s.", where=where)


def _disruptions(result: Result, settings: Settings) -> str:
    if settings.without_disrupted:
        return _("Bulan ketika layanan terganggu ditinggalkan.")
    if any(one.key is CheckKey.UNDISRUPTED for one in result.checks):
        return _("Ada bulan ketika layanan terganggu; tabel di bawah memuat hitungan tanpa bulan itu.")
    return _("Tidak ada gangguan layanan yang tercatat pada bulan yang dibaca.")


def _unseen() -> str:
    return _(
        "Kejadian yang hanya menimpa daerah yang dijangkau pada bulan yang sama, dan program yang tidak dicatat di "
        "Gaung, ikut terbaca sebagai perubahan setelah kegiatan."
    )
