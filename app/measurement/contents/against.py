"""What speaks against a result, whatever it is: the page says it itself before a reader has to find it."""

from collections.abc import Iterator
from itertools import groupby

from app.core.i18n import _
from app.measurement.contents.asked import MOST_NAMED, Names, listed, named
from app.measurement.contents.reasons import MOVED, left_out, of
from app.measurement.contents.words import placebo_date
from app.measurement.labels import EXCLUDED
from app.measurement.results import CheckKey, Result
from app.measurement.settings import Settings
from app.web.formats import number

Row = tuple[str, list[str]]
LEAST_SHOWN = 0.01  # participants per 1,000 residents


def against(result: Result, settings: Settings, names: Names) -> list[Row]:
    """Heading and sentences of each objection, also where there is none to be found."""
    return [
        (_("Sebelum kegiatan"), _before(result)),
        (_("Tanggal semu"), [placebo_date(result.answer)]),
        (_("Kegiatan lain"), [_others(result)]),
        (_("Jangkauan"), list(_reach(result))),
        (_("Daerah yang tidak dipakai"), list(_left_out(result, settings, names))),
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
            yield _reached(1000 * result.participants / result.residents)


def _reached(rate: float) -> str:
    if 0 < rate < LEAST_SHOWN:
        return _(
            "Kurang dari %(rate)s per 1.000 penduduk: sebagian besar warga tidak hadir.", rate=number(LEAST_SHOWN, 2)
        )
    return _("Itu %(rate)s per 1.000 penduduk: sebagian besar warga tidak hadir.", rate=number(rate, 2))


def _left_out(result: Result, settings: Settings, names: Names) -> Iterator[str]:
    ordered = sorted(result.excluded, key=lambda pair: (pair[1].value, pair[0]))
    for why, pairs in groupby(ordered, key=lambda pair: pair[1]):
        yield f"{EXCLUDED[why]}: {listed([code for code, _why in pairs], names)}."
    # Where nothing could be computed, those who were looked at stand above already, as what is missing.
    told = left_out(result.answer, named(settings.regions, names))
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
    said = {
        "n": number(len(result.borrowed_years)),
        "where": listed(result.borrowed_years, names, most=MOST_NAMED),
    }
    return _("Jumlah penduduk %(n)s daerah diambil dari tahun yang terdekat: %(where)s.", **said)


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
