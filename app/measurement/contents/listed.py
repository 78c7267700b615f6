"""The rows of the list of analyses: by the time they were asked for, never by what they found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.i18n import _
from app.measurement.analyses import Counts, Kept
from app.measurement.contents.asked import Names, asked_words, subject
from app.measurement.contents.words import grade_words, verdict_words
from app.measurement.estimator.decision import Grade, Verdict
from app.measurement.settings import settings_from
from app.web.formats import moment


@dataclass(frozen=True, slots=True)
class ListedRow:
    id: int
    subject: str
    asked: str
    found: str
    kind: str
    number: str
    at: str


def listed_rows(kept: Sequence[Kept], counts: Mapping[str, Counts], names: Names) -> list[ListedRow]:
    return [_row(one, counts[one.data_digest], names) for one in kept]


def _row(one: Kept, counts: Counts, names: Names) -> ListedRow:
    settings = settings_from(one.settings)
    return ListedRow(
        id=one.id,
        subject=subject(settings, names),
        asked=asked_words(settings, names),
        found=_found(Verdict(one.verdict), Grade(one.grade) if one.grade else None),
        kind=_("Baku") if one.standard else _("Pilihan"),
        number=_("ke-%(number)s dari %(all)s", number=one.number, all=counts.all),
        at=moment(one.created_at),
    )


def _found(verdict: Verdict, grade: Grade | None) -> str:
    words = verdict_words(verdict)
    # "Too little data" and "first hint" in one breath would deny each other.
    if grade is None or grade is Grade.D or verdict is Verdict.TOO_LITTLE_DATA:
        return words
    return f"{words}. {grade_words(grade)}."
