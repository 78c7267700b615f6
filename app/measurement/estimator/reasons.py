"""Why an answer is weaker than it could be, or missing; what each is called in words is in sentences.py."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Why(StrEnum):
    """What holds an answer back."""

    # regions that are left out
    BEFORE_DATA = "before_data"
    NO_POPULATION = "no_population"
    GAPS = "gaps"
    NONE_SETTLED = "none_settled"
    SHORT_BEFORE = "short_before"
    SHORT_AFTER = "short_after"
    # what is missing for any answer
    NO_TREATED = "no_treated"
    SHORT_WINDOW = "short_window"
    NO_COMPARISON = "no_comparison"
    SHORT_SERIES = "short_series"
    FEW_EXPECTED = "few_expected"
    NOTHING_EXPECTED = "nothing_expected"
    SILENT_MONTH = "silent_month"
    NOTHING_REPORTED = "nothing_reported"
    NOT_SETTLED = "not_settled"
    FEW_SETTLED = "few_settled"
    NOTHING_FINISHED_BEFORE = "nothing_finished_before"
    NOTHING_FINISHED = "nothing_finished"
    UNFINISHED_MONTH = "unfinished_month"
    FEW_COMPARISONS = "few_comparisons"
    # how it was compared
    RANK = "rank"
    ONLY_LATER = "only_later"
    BY_PROVINCE = "by_province"
    NO_INTERVAL = "no_interval"
    NO_PLACEBO = "no_placebo"
    # what lowers the grade, or would raise it
    UNEQUAL = "unequal"
    FEW_TREATED = "few_treated"
    SHORT_FOR_BEST = "short_for_best"
    FEW_FOR_PLACEBO = "few_for_placebo"
    ONE_REGION = "one_region"
    SCALE = "scale"
    SCALE_NONE = "scale_none"
    WIDE = "wide"
    NO_DIRECTION = "no_direction"
    EXPLAINED_RISE = "explained_rise"
    EXPLAINED_FALL = "explained_fall"
    NEAR_EARLIER = "near_earlier"
    NO_PRETREND = "no_pretrend"
    ROSE = "rose"
    FELL = "fell"
    SHARE_ROSE = "share_rose"
    SHARE_FELL = "share_fell"


OF_SHARES = {  # what a reason is called where reports that were finished are counted
    Why.NO_POPULATION: Why.NONE_SETTLED,
    Why.NOTHING_EXPECTED: Why.NOTHING_FINISHED_BEFORE,
    Why.NOTHING_REPORTED: Why.NOTHING_FINISHED,
    Why.SILENT_MONTH: Why.UNFINISHED_MONTH,
    Why.ROSE: Why.SHARE_ROSE,
    Why.FELL: Why.SHARE_FELL,
}


# Of the reasons, those that tell which regions were left out.
LEFT_OUT = (Why.BEFORE_DATA, Why.NO_POPULATION, Why.GAPS, Why.NONE_SETTLED, Why.SHORT_BEFORE, Why.SHORT_AFTER)

Figure = int | float | str | date | tuple[str, ...] | tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One of them, with its figures: counts, ratios, months (dates) and names of regions."""

    why: Why
    figures: Mapping[str, Figure] = field(default_factory=dict)


def reason(why: Why, **figures: Figure) -> Reason:
    return Reason(why, figures)
