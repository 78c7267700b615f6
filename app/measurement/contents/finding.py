"""The first lines of a result: what could be seen, what was found, and how sure that is."""

from dataclasses import dataclass

from app.core.i18n import _
from app.measurement import sentences
from app.measurement.contents.words import detectable
from app.measurement.estimator.decision import Grade, Verdict
from app.measurement.results import Result
from app.measurement.sentences import ALREADY_FALLING, GRADES, VERDICTS
from app.measurement.settings import Outcome, Settings
from app.web.formats import number


@dataclass(frozen=True, slots=True)
class Finding:
    """``verdict`` names the answer in a few words; ``grade`` is empty where there is none."""

    detectable: str
    sentence: str
    verdict: str
    grade: str

    @property
    def sentences(self) -> list[str]:
        return [one for one in (self.detectable, self.sentence) if one]


def finding_of(result: Result, settings: Settings) -> Finding:
    answer = result.answer
    fell = answer.verdict is Verdict.ALREADY_RISING and (answer.pretrend.ratio or 1) < 1
    found = _finished(result, settings) if settings.outcome is Outcome.FINISHED else _reported(result, settings)
    return Finding(
        detectable=detectable(answer.method, answer.detectable_ratio),
        sentence=found,
        verdict=str(ALREADY_FALLING if fell else VERDICTS[answer.verdict]),
        grade=_grade(answer.grade),
    )


def _reported(result: Result, settings: Settings) -> str:
    said = sentences.finding(result.answer, settings.window)
    if not said or result.per_month is None:
        return said
    each = _("Itu %(change)s pengaduan per 100.000 penduduk per bulan.", change=signed(result.per_month))
    return f"{said} {each}"


def _finished(result: Result, settings: Settings) -> str:
    """In percentage points: of as many reports, how many more were finished."""
    answer = result.answer
    if answer.observed is None:
        return ""
    told = _(
        "Pada bulan ke-%(first)s sampai ke-%(last)s setelah kegiatan, %(observed)s pengaduan warga di %(treated)s "
        "daerah selesai",
        first=settings.window[0],
        last=settings.window[1],
        observed=number(answer.observed),
        treated=number(answer.treated),
    )
    if result.per_month is None:
        return f"{told}."
    expected = _(
        "%(observed)s; daerah pembanding menunjukkan sekitar %(expected)s tanpa kegiatan: %(change)s poin persentase",
        observed=told,
        expected=number(answer.expected),
        change=signed(result.per_month),
    )
    if result.points is None:
        return f"{expected}."
    low, high = (signed(end) for end in result.points)
    return _("%(words)s, kisaran yang masuk akal %(low)s sampai %(high)s.", words=expected, low=low, high=high)


def signed(figure: float) -> str:
    """+1,2 and −0,4."""
    text = number(figure, 1)
    return f"+{text}" if figure > 0 and text.strip("0,.") else text


def _grade(grade: Grade | None) -> str:
    return "" if grade is None else _("Tingkat bukti %(grade)s: %(words)s", grade=grade.value, words=GRADES[grade])
