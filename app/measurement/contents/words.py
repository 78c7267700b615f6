"""Sentences of the page of one analysis."""

from app.core.i18n import _
from app.measurement import sentences
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.spans import Interval
from app.measurement.sentences import GRADES, VERDICTS, change


def verdict_words(verdict: Verdict) -> str:
    return str(VERDICTS[verdict])


def grade_words(grade: Grade) -> str:
    return str(GRADES[grade])


def between(interval: Interval | None) -> str:
    """'+12% sampai +52%', or an empty text."""
    return "" if interval is None else sentences.between(interval)


def unseen(method: Method) -> str:
    """Why it is not known how small a change could be seen."""
    told = {
        Method.RANK: _("Tanpa kisaran, perubahan terkecil yang dapat terlihat tidak dapat dihitung."),
        Method.RATES: _(
            "Daerah pembandingnya terlalu sedikit untuk menghitung perubahan terkecil yang dapat terlihat."
        ),
        Method.SERIES: _("Tanpa daerah pembanding, tidak ada perubahan yang dapat dibedakan dari kejadian lain."),
    }
    return told.get(method, _("Perubahan terkecil yang dapat terlihat belum diketahui: datanya belum cukup."))


def detectable(method: Method, ratio: float | None) -> str:
    """Said before anything that was found."""
    if ratio is None:
        return unseen(method)
    return _("Perubahan terkecil yang dapat terlihat dengan data ini: %(size)s.", size=change(ratio))


def placebo_date(answer: Answer) -> str:
    before = answer.pretrend
    if before.ratio is None:
        return _("Tidak dapat dihitung dengan data ini.")
    said = _("Bila kegiatan dianggap sudah terjadi enam bulan lebih awal: %(change)s", change=change(before.ratio))
    ends = between(before.interval)
    return _("%(words)s, kisaran %(range)s.", words=said, range=ends) if ends else f"{said}."
