"""Assessments in sentences: never a share without the number asked, and none compared with another kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.complaints.intervals import wilson
from app.complaints.labels import METHODS, RESPONDENTS
from app.complaints.models import AssessmentMethod, AwarenessAssessment, Respondents
from app.complaints.told import ended_words, written
from app.core.i18n import _
from app.web.formats import date_long, number, percent

FEW = 30


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment: when, what it found, and what to mind."""

    id: int
    day: str
    asked: int
    findings: list[str]
    minds: list[str]
    source: str
    url: str
    note: str
    ended: str = ""


@dataclass(frozen=True, slots=True)
class AssessedGroup:
    """Those that asked the same kind of people in the same way, the newest first."""

    title: str
    rows: list[Assessed] = field(default_factory=list)


def assessed_groups(rows: Iterable[AwarenessAssessment]) -> list[AssessedGroup]:
    """Apart by whom and how was asked; in the order of ``rows``."""
    groups: dict[tuple[Respondents, AssessmentMethod], AssessedGroup] = {}
    for row in rows:
        title = f"{RESPONDENTS[row.respondents]}: {METHODS[row.method]}"
        groups.setdefault((row.respondents, row.method), AssessedGroup(title)).rows.append(_assessed(row))
    return list(groups.values())


def ended_rows(rows: Iterable[AwarenessAssessment]) -> list[Assessed]:
    return [_assessed(row, ended_words(row)) for row in rows]


def _assessed(row: AwarenessAssessment, ended: str = "") -> Assessed:
    return Assessed(
        id=row.id,
        day=date_long(row.assessed_on),
        asked=row.asked,
        findings=[sentence for sentence in (_knowing(row), _users(row)) if sentence],
        minds=list(_minds(row)),
        source=row.source,
        url=row.source_url,
        note=row.note,
        ended=ended,
    )


def _knowing(row: AwarenessAssessment) -> str:
    if row.knowing is not None:
        return _("Mengenal SP4N-LAPOR!: %(answer)s.", answer=_counted(row.knowing, row.asked))
    return _("Mengenal SP4N-LAPOR!: %(answer)s.", answer=_published(row.knowing_percent or 0.0, row.asked))


def _users(row: AwarenessAssessment) -> str:
    if row.users is not None:
        return _("Pernah memakainya: %(answer)s.", answer=_counted(row.users, row.asked))
    if row.users_percent is not None:
        return _("Pernah memakainya: %(answer)s.", answer=_published(row.users_percent, row.asked))
    return ""


def _counted(count: int, asked: int) -> str:
    found = wilson(count, asked)
    return _(
        "%(count)s dari %(asked)s orang yang ditanya, %(share)s (kisaran yang masuk akal %(low)s sampai %(high)s)",
        count=number(count),
        asked=number(asked),
        share=percent(found.share),
        low=percent(found.low),
        high=percent(found.high),
    )


def _published(share: float, asked: int) -> str:
    """Only a share was published: the number of people is what it comes to."""
    people = asked * share / 100
    found = wilson(people, asked)
    return _(
        "sekitar %(count)s dari %(asked)s orang yang ditanya, menurut persentase yang diterbitkan %(share)s (kisaran "
        "yang masuk akal sekitar %(low)s sampai %(high)s)",
        count=number(people),
        asked=number(asked),
        share=written(share),
        low=percent(found.low),
        high=percent(found.high),
    )


def _minds(row: AwarenessAssessment) -> Iterable[str]:
    if row.asked < FEW:
        yield _(
            "Hanya %(asked)s orang yang ditanya, kurang dari %(few)s: terlalu sedikit untuk menggambarkan daerah ini.",
            asked=number(row.asked),
            few=FEW,
        )
    knowing = row.asked * (row.knowing_percent or 0.0) / 100 if row.knowing is None else row.knowing
    users = row.asked * (row.users_percent or 0.0) / 100 if row.users is None else row.users
    if users > knowing:
        yield _("Yang pernah memakai lebih banyak daripada yang mengenal: periksa lagi sumbernya.")
