"""What an official reads first: one sentence and its grade, and what would raise that grade."""

from app.core.i18n import _, _l
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Grade, Verdict
from app.measurement.estimator.reasons import Figure, Reason, Why
from app.measurement.estimator.spans import Interval, Window
from app.measurement.results import EventMonth, Result
from app.measurement.sentences import GRADES, between, change, figures, sentence, verdict
from app.web import formats

SPANS = {
    3: _l("tiga bulan"),
    4: _l("empat bulan"),
    5: _l("lima bulan"),
    6: _l("enam bulan"),
    7: _l("tujuh bulan"),
    8: _l("delapan bulan"),
    9: _l("sembilan bulan"),
    10: _l("sepuluh bulan"),
    11: _l("sebelas bulan"),
    12: _l("dua belas bulan"),
}
NARROWER = _l("Lebih banyak daerah yang dijangkau atau bulan data yang lebih panjang akan mempersempit kisaran.")
RAISES = {
    Why.UNEQUAL: _l("Jangkau lebih banyak daerah besar: kini beberapa daerah jauh lebih berat daripada yang lain."),
    Why.FEW_TREATED: _l(
        "Jangkau lebih banyak daerah: tingkat tertinggi mulai %(enough)s daerah, kini setara dengan %(n)s."
    ),
    Why.SHORT_FOR_BEST: _l(
        "Lengkapi data setiap daerah sasaran sampai %(long_before)s bulan sebelum dan %(long_after)s bulan setelah "
        "kegiatan; yang terpendek kini %(before)s dan %(after)s."
    ),
    Why.FEW_FOR_PLACEBO: _l("Tambahkan deret daerah pembanding sampai %(enough)s daerah; kini %(n)s."),
    Why.FEW_COMPARISONS: _l("Tambahkan deret daerah pembanding sampai 20 daerah, paling sedikit 8; kini %(n)s."),
    Why.RANK: _l("Jangkau paling sedikit 3 daerah, atau tambahkan deret pembanding sampai 20 daerah."),
    Why.ONLY_LATER: _l("Tambahkan deret daerah yang belum dijangkau sebagai pembanding."),
    Why.NO_INTERVAL: _l("Jangkau daerah lain: kini hampir semua laporan berasal dari satu daerah sasaran."),
    Why.NO_PLACEBO: _l(
        "Lengkapi data daerah pembanding pada bulan-bulan setelah kegiatan: kini %(n)s daerah, perlu %(enough)s."
    ),
    Why.ONE_REGION: _l("Jangkau daerah lain yang sebesar %(region)s, yang kini menyumbang %(part)s."),
    Why.WIDE: NARROWER,
    Why.NO_DIRECTION: NARROWER,
    Why.NEAR_EARLIER: NARROWER,
    Why.NO_PRETREND: _l("Lengkapi data sebelum kegiatan, supaya enam bulan sebelumnya dapat diperiksa."),
}


def headline(result: Result, window: Window, region: str = "") -> str:
    """The finding in one sentence, then its grade; ``region`` is a name, where only one is looked at."""
    answer = result.answer
    if answer.verdict is Verdict.REFUSED or answer.observed is None:
        return refused(answer, region)
    told = _finding(result, window, region)
    return " ".join([f"{told}.", *_judged(answer)])


def raises(answer: Answer) -> list[str]:
    """What would raise the grade, or allow one; nothing where it is the highest or more data would not help."""
    if answer.verdict is Verdict.REFUSED:
        return [sentence(reason) for reason in answer.reasons]
    if answer.verdict is Verdict.ALREADY_RISING:  # more regions would not undo it
        return []
    told = [_raised(reason) for reason in answer.reasons if reason.why in RAISES]
    return list(dict.fromkeys(told))


def _raised(reason: Reason) -> str:
    return str(RAISES[reason.why]) % figures(reason)


def refused(answer: Answer, region: str, unusable: str = "") -> str:
    """Why nothing was computed; ``unusable`` says it where what was asked for could not even be looked at."""
    start = _("%(region)s: belum bisa dihitung.", region=region) if region else _("Belum bisa dihitung.")
    missing = [unusable] if unusable else [sentence(reason) for reason in _decisive(answer, region)]
    return " ".join([str(start), *missing[:1]])


def _decisive(answer: Answer, region: str) -> list[Reason]:
    """What stopped it: what is said of that region, or of all; that another is left out only where nothing else is."""
    own = [one for one in answer.reasons if region and region in _regions(one)]
    return own or [one for one in answer.reasons if not _regions(one)] or list(answer.reasons)


def _regions(reason: Reason) -> tuple[Figure, ...]:
    named = reason.figures.get("regions", ())
    return named if isinstance(named, tuple) else (named,)


def _judged(answer: Answer) -> list[str]:
    """The grade's words; before them the verdict where the figures alone do not say it."""
    grade = f"{GRADES[answer.grade]}." if answer.grade else ""
    if answer.verdict is Verdict.TOO_LITTLE_DATA:  # that, and a grade's words, would deny each other
        return [f"{verdict(answer)}."]
    if answer.verdict in (Verdict.INCREASE, Verdict.DECREASE) or answer.grade is Grade.D:
        told = [f"{verdict(answer)}."] if answer.verdict is Verdict.ALREADY_RISING else [grade]
    else:
        told = [f"{verdict(answer)}.", grade]
    return [line for line in dict.fromkeys(told) if line]


def _finding(result: Result, window: Window, region: str) -> str:
    answer = result.answer
    said = {"span": _span(result, window), "who": region or _("%(n)s daerah", n=formats.number(answer.treated))}
    if result.settled:
        return _finished(result, said, result.settled)
    told = _("%(span)s, %(who)s menyampaikan %(observed)s pengaduan", observed=formats.number(answer.observed), **said)
    if answer.ratio is None:
        return told
    expected = {"told": told, "expected": formats.number(answer.expected), "change": change(answer.ratio)}
    told = _("%(told)s; daerah pembanding menunjukkan sekitar %(expected)s tanpa kegiatan: %(change)s", **expected)
    return told if answer.interval is None else _ranged(told, between(answer.interval))


def _finished(result: Result, said: dict[str, str], settled: int) -> str:
    answer, unit = result.answer, 100 / settled
    told = _(
        "%(span)s, %(who)s menyelesaikan %(observed)s dari %(settled)s pengaduan yang sudah cukup lama",
        observed=formats.percent(unit * (answer.observed or 0), 0),
        settled=formats.number(settled),
        **said,
    )
    if answer.expected is None or result.per_month is None:
        return told
    told = _(
        "%(told)s; daerah pembanding menunjukkan sekitar %(expected)s tanpa kegiatan: %(change)s poin persen",
        told=told,
        expected=formats.percent(min(unit * answer.expected, 100), 0),
        change=_points(result.per_month),
    )
    return told if result.points is None else _ranged(told, _between_points(result.points))


def _ranged(told: str, ends: str) -> str:
    return _("%(told)s, kisaran yang masuk akal %(range)s", told=told, range=ends)


def _between_points(ends: Interval) -> str:
    return _("%(low)s sampai %(high)s poin", low=_points(ends[0]), high=_points(ends[1]))


def _points(change_: float) -> str:
    """+7 from 6.8."""
    text = formats.number(change_, 0)
    return text if text[0] == "\u2212" or text == "0" else f"+{text}"


def _span(result: Result, window: Window) -> str:
    """The window; where some of its months are not known of every region, that it is so long at most."""
    if window[0] != 1 or window[1] not in SPANS:
        return _("Pada bulan ke-%(first)s sampai ke-%(last)s setelah kegiatan", first=window[0], last=window[1])
    known = [month for month in result.months if 1 <= month.since <= window[1] and _read(month, result.answer)]
    last = max((month.since for month in known), default=window[1])
    months = str(SPANS.get(last, SPANS[window[1]]))
    if known and sum(month.regions for month in known) < result.answer.treated * window[1]:
        return _("Dalam paling lama %(months)s setelah kegiatan", months=months)
    return _("Dalam %(months)s setelah kegiatan", months=months)


def _read(month: EventMonth, answer: Answer) -> bool:
    return (month.observed if answer.ratio is None else month.expected) is not None
