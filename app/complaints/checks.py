"""What does not fit together among published figures, found by arithmetic; each finding shows both numbers.

A figure "about" so many settles nothing and is left out; one of "more than" so many is only a lower bound.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from app.complaints.followed_up import differs, followed_up_percent
from app.complaints.models import AnswerLevel, ChannelCoverage, Comparison, Coverage
from app.complaints.periods import Granularity, granularity, inside, is_calendar_unit, overlap, same

CHANNEL_PARTS = ("citizen", "officer")
STATUS_PARTS = ("unverified", "not_followed_up", "in_process", "finished", "pending", "archived")
# What is counted by the account alone is counted by the province's sum, and that by the whole area.
WIDER = {Coverage.AGENCY_ACCOUNT: 0, Coverage.PROVINCE_SUM: 1, Coverage.WHOLE_AREA: 2}
LEVELS = (AnswerLevel.REGENCY, AnswerLevel.PROVINCE, AnswerLevel.CENTRAL)


class Figure(Protocol):
    """A published total, stored or just typed."""

    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def channel_coverage(self) -> ChannelCoverage: ...
    @property
    def level(self) -> AnswerLevel: ...
    @property
    def comparison(self) -> Comparison: ...
    @property
    def total(self) -> int: ...
    @property
    def in_process(self) -> int | None: ...
    @property
    def finished(self) -> int | None: ...
    @property
    def reported_percent(self) -> float | None: ...


class Check(StrEnum):
    CHANNELS = "channels"  # citizen and officer do not make the total
    STATUSES = "statuses"
    PERCENT = "percent"
    OVERLAP = "overlap"
    MONTHS = "months"  # the months of a longer period make more than the period
    LEVELS = "levels"  # the three levels make more than all of them
    WIDER = "wider"  # what contains the other is smaller


@dataclass(frozen=True, slots=True)
class Finding:
    """``found`` against ``expected``; ``other`` is the figure it does not fit with."""

    check: Check
    found: float
    expected: float
    other: Figure | None = None

    @property
    def difference(self) -> float:
        return self.found - self.expected


def fingerprint(findings: Iterable[Finding]) -> str:
    """Known again when nothing of what was found has changed."""
    told = [(f.check.value, f.found, f.expected, f.other and (f.other.starts_on, f.other.ends_on)) for f in findings]
    return sha256(repr(told).encode()).hexdigest()


def findings_of(one: Figure, others: Sequence[Figure]) -> list[Finding]:
    """Everything about a figure, by itself and beside the other figures of its region."""
    found = [*_parts(one, CHANNEL_PARTS, Check.CHANNELS), *_parts(one, STATUS_PARTS, Check.STATUSES), *_percent(one)]
    for other in others:
        found += _beside(one, other)
    return [*found, *_months(one, others), *_levels(one, others)]


def _parts(one: Figure, names: tuple[str, ...], check: Check) -> Iterator[Finding]:
    """Two parts or more have to make the total; a single one may not exceed it."""
    known = [value for name in names if (value := getattr(one, name)) is not None]
    found = sum(known)
    if one.comparison is Comparison.ABOUT or not known:
        return
    if one.comparison is Comparison.EXACTLY and found > one.total or len(known) > 1 and found < one.total:
        yield Finding(check, found, one.total)


def _percent(one: Figure) -> Iterator[Finding]:
    if one.in_process is None or one.finished is None or one.comparison is not Comparison.EXACTLY:
        return
    computed = followed_up_percent(one.in_process, one.finished, one.total)
    if one.reported_percent is not None and computed is not None and differs(one.reported_percent, computed):
        yield Finding(Check.PERCENT, one.reported_percent, computed)


def _beside(one: Figure, other: Figure) -> Iterator[Finding]:
    if _scope(one) == _scope(other) and _tangled(one, other):
        yield Finding(Check.OVERLAP, one.total, other.total, other)
    elif _contains(one, other) and _exceeds(other, one) or _contains(other, one) and _exceeds(one, other):
        yield Finding(Check.WIDER, one.total, other.total, other)


def _scope(one: Figure) -> tuple[Coverage, ChannelCoverage, AnswerLevel]:
    return one.coverage, one.channel_coverage, one.level


def _tangled(one: Figure, other: Figure) -> bool:
    """Days in both, unless one is a unit of the calendar inside the other."""
    if not overlap(one, other):
        return False
    if same(one, other):
        return True
    return not (inside(one, other) and is_calendar_unit(one) or inside(other, one) and is_calendar_unit(other))


def _contains(wide: Figure, narrow: Figure) -> bool:
    """Whether every report of the narrow figure is one of the wide one, which counts something besides."""
    return (
        inside(narrow, wide)
        and WIDER[narrow.coverage] <= WIDER[wide.coverage]
        and wide.channel_coverage in (narrow.channel_coverage, ChannelCoverage.ALL_CHANNELS)
        and wide.level in (narrow.level, AnswerLevel.ALL)
        and not (same(narrow, wide) and _scope(narrow) == _scope(wide))
    )


def _exceeds(narrow: Figure, wide: Figure) -> bool:
    settled = narrow.comparison is not Comparison.ABOUT and wide.comparison is Comparison.EXACTLY
    return settled and narrow.total > wide.total


def _months(one: Figure, others: Sequence[Figure]) -> Iterator[Finding]:
    """A period and its months, whichever of the two ``one`` is."""
    alike = [one, *(other for other in others if _scope(other) == _scope(one))]
    for whole in alike if granularity(one.starts_on, one.ends_on) is Granularity.MONTH else [one]:
        months: dict[date, int] = {}
        for part in alike:
            if part is not whole and _is_month_of(part, whole):
                months[part.starts_on] = max(part.total, months.get(part.starts_on, 0))
        told = sum(months.values())
        concerns = whole is one or _is_month_of(one, whole)
        if concerns and whole.comparison is Comparison.EXACTLY and len(months) > 1 and told > whole.total:
            yield Finding(Check.MONTHS, told, whole.total, whole)


def _is_month_of(part: Figure, whole: Figure) -> bool:
    is_month = granularity(part.starts_on, part.ends_on) is Granularity.MONTH
    return is_month and part.comparison is not Comparison.ABOUT and inside(part, whole) and not same(part, whole)


def _levels(one: Figure, others: Sequence[Figure]) -> Iterator[Finding]:
    """Kabupaten/kota, province and central agencies together are at most all of them."""
    alike = [
        figure
        for figure in (one, *others)
        if same(figure, one) and (figure.coverage, figure.channel_coverage) == (one.coverage, one.channel_coverage)
    ]
    sums = {
        level: max((f.total for f in alike if f.level is level and f.comparison is not Comparison.ABOUT), default=None)
        for level in LEVELS
    }
    told = [value for value in sums.values() if value is not None]
    for whole in alike:
        exact = whole.level is AnswerLevel.ALL and whole.comparison is Comparison.EXACTLY
        if exact and len(told) > 1 and sum(told) > whole.total:
            yield Finding(Check.LEVELS, sum(told), whole.total, whole)
