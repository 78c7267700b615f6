"""The page of one analysis: what could be seen, what was found, how sure that is, and what speaks against it."""

from dataclasses import dataclass

from app.core.i18n import _
from app.measurement.analyses import Counts
from app.measurement.contents.against import Row, against
from app.measurement.contents.asked import Names, asked_words, question_rows, subject
from app.measurement.contents.drawing import Drawing, drawing_of
from app.measurement.contents.finding import Finding, finding_of
from app.measurement.contents.reasons import HOW, by_name, held_back, of
from app.measurement.contents.tables import (
    CheckRow,
    PartRow,
    check_rows,
    cohort_rows,
    region_rows,
)
from app.measurement.estimator.decision import Verdict
from app.measurement.headline import raises
from app.measurement.models import Analysis, DataVersion
from app.measurement.results import result_from
from app.measurement.sentences import METHODS
from app.measurement.settings import settings_from
from app.web.formats import moment, number


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """Lists are empty, and there is no drawing, where the decision table allows nothing to be shown."""

    id: int
    subject: str
    asked: str
    counted: str
    finding: Finding
    drawing: Drawing | None
    held_back: list[str]
    raises: list[str]
    method: list[str]
    against: list[Row]
    checks: list[CheckRow]
    cohorts: list[PartRow]
    regions: list[PartRow]
    settings: list[tuple[str, str]]

    @property
    def pale(self) -> bool:
        """Nothing is claimed."""
        return self.drawing is not None and self.drawing.pale

    @property
    def would_change(self) -> int:
        return sum(row.differs == _("Ya") for row in self.checks)

    @property
    def checked(self) -> int:
        return sum(row.checked for row in self.checks)


def analysis_page(found: Analysis, data: DataVersion, counts: Counts, names: Names) -> AnalysisPage:
    result, settings = by_name(result_from(found.result), names), settings_from(found.settings)
    answer = result.answer
    return AnalysisPage(
        id=found.id,
        subject=subject(settings, names),
        asked=asked_words(settings, names),
        counted=counted(found.number, counts),
        finding=finding_of(result, settings, names),
        drawing=drawing_of(result, settings),
        held_back=held_back(result, settings, names),
        raises=[] if answer.verdict is Verdict.REFUSED else raises(answer),
        method=[*filter(None, [str(METHODS.get(answer.method, ""))]), *of(HOW, answer)],
        against=against(result, settings, names),
        checks=check_rows(result, settings, names),
        cohorts=cohort_rows(result),
        regions=region_rows(result, names),
        settings=[*question_rows(settings, names), *_origin(found, data)],
    )


def counted(place: int, counts: Counts) -> str:
    """'Analisis ke-3 dari 12 pada data ini (9 baku, 3 pilihan).'"""
    return _(
        "Analisis ke-%(place)s dari %(all)s pada data ini (%(standard)s baku, %(chosen)s pilihan).",
        place=number(place),
        all=number(counts.all),
        standard=number(counts.standard),
        chosen=number(counts.chosen),
    )


def _origin(found: Analysis, data: DataVersion) -> list[tuple[str, str]]:
    settings = settings_from(found.settings)
    kind = _("Baku: ditetapkan sebelum ada hasil") if found.standard else _("Pilihan: ditanyakan seseorang")
    return [
        (_("Jenis"), kind),
        (_("Dihitung"), moment(found.created_at)),
        (_("Versi data"), _("%(digest)s, dibaca %(moment)s", digest=data.digest[:16], moment=moment(data.created_at))),
        (_("Benih acak"), str(settings.seed)),
    ]
