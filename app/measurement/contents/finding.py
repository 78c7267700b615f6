"""The first lines of a result: what could be seen, what was found, and how sure that is."""

from dataclasses import dataclass

from app.core.i18n import _
from app.measurement import headline, sentences
from app.measurement.contents.asked import Names, named
from app.measurement.contents.reasons import unusable
from app.measurement.contents.words import detectable
from app.measurement.estimator.decision import Grade
from app.measurement.results import Result
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
    def says_verdict(self) -> bool:
        """Whether the sentence says the verdict already."""
        return self.verdict.casefold() in self.sentence.casefold()


def finding_of(result: Result, settings: Settings, names: Names) -> Finding:
    """``result`` names its regions already."""
    answer = result.answer
    return Finding(
        detectable=detectable(answer.method, answer.detectable_ratio),
        sentence=_told(result, settings, names),
        verdict=sentences.verdict(answer),
        grade=_grade(answer.grade),
    )


def _told(result: Result, settings: Settings, names: Names) -> str:
    alone = named(settings.regions, names)[0] if len(settings.regions) == 1 else ""
    if bare := unusable(result, settings, names):
        return headline.refused(result.answer, alone, bare[0])
    told = headline.headline(result, settings.window, alone)
    if result.per_month is None or settings.outcome is Outcome.FINISHED:
        return told
    each = _("Selisihnya %(change)s pengaduan per 100.000 penduduk per bulan.", change=signed(result.per_month))
    return f"{told} {each}"


def signed(figure: float) -> str:
    """+1,2 and −0,4."""
    text = number(figure, 1)
    return f"+{text}" if figure > 0 and text.strip("0,.") else text


def _grade(grade: Grade | None) -> str:
    words = sentences.GRADES
    return "" if grade is None else _("Tingkat bukti %(grade)s: %(words)s", grade=grade.value, words=words[grade])
