"""Questions about the example data, so that every row of the decision table has an analysis to look at."""

from dataclasses import dataclass

from app.demo.invented.world import RISING
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Why
from app.measurement.settings import Outcome, Settings, Treatment

JOB = "demo:analyses"
OFFICIALS = Treatment.OFFICIALS


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the answer that it is there to show; ``why`` is among the reasons."""

    settings: Settings
    method: Method
    grade: Grade | None
    verdict: Verdict
    why: Why | None = None


def _refused(settings: Settings, why: Why | None) -> Example:
    return Example(settings, Method.NONE, None, Verdict.REFUSED, why)


EXAMPLES = (
    # Many regions, compared with many over a long time: all of them, and two provinces of which the user chose both.
    Example(Settings(), Method.PLACEBO, Grade.A, Verdict.INCREASE),
    Example(Settings(area=("32", "36")), Method.PLACEBO, Grade.A, Verdict.INCREASE),
    # Some regions.
    Example(
        Settings(regions=("32.05", "32.09", "32.17", "36.02")),
        Method.PLACEBO,
        Grade.B,
        Verdict.INCREASE,
        Why.FEW_TREATED,
    ),
    # Many, but only three months of each.
    Example(Settings(area=("32", "36"), window=(1, 3)), Method.PLACEBO, Grade.B, Verdict.INCREASE, Why.SHORT_FOR_BEST),
    # One or two: more, as many as before, and an interval too wide to tell.
    Example(Settings(regions=("36.02",)), Method.PLACEBO, Grade.C, Verdict.INCREASE, Why.FEW_TREATED),
    Example(Settings(regions=("33.18", "33.19")), Method.PLACEBO, Grade.C, Verdict.NO_CLEAR_CHANGE, Why.FEW_TREATED),
    Example(Settings(regions=("33.75",)), Method.PLACEBO, Grade.C, Verdict.TOO_LITTLE_DATA, Why.WIDE),
    # Fewer reports after three regions opened channels of their own.
    Example(Settings(regions=("33.01", "33.02", "33.05")), Method.PLACEBO, Grade.C, Verdict.DECREASE),
    # Officials only, nearly everywhere in two provinces.
    Example(Settings(treatment=OFFICIALS), Method.PLACEBO, Grade.C, Verdict.NO_CLEAR_CHANGE, Why.NO_DIRECTION),
    # Between eight and nineteen to compare with; then only regions that were reached later.
    Example(Settings(area=("32",)), Method.JACKKNIFE, Grade.C, Verdict.INCREASE, Why.FEW_FOR_PLACEBO),
    Example(
        Settings(area=("32",), treatment=OFFICIALS),
        Method.JACKKNIFE,
        Grade.C,
        Verdict.TOO_LITTLE_DATA,
        Why.ONLY_LATER,
    ),
    Example(Settings(area=("32",), regions=("32.05",)), Method.RANK, Grade.D, Verdict.TOO_LITTLE_DATA, Why.RANK),
    Example(Settings(area=("36",)), Method.RATES, Grade.D, Verdict.TOO_LITTLE_DATA, Why.FEW_COMPARISONS),
    # All reached in one month.
    Example(Settings(area=("36",), treatment=OFFICIALS), Method.SERIES, Grade.D, Verdict.REFUSED, Why.NO_COMPARISON),
    Example(Settings(regions=RISING), Method.PLACEBO, Grade.D, Verdict.ALREADY_RISING, Why.ROSE),
    # Officers key in what reaches them elsewhere: all channels tell another story than what citizens filed.
    Example(
        Settings(regions=("36.02",), outcome=Outcome.RECEIVED),
        Method.PLACEBO,
        Grade.C,
        Verdict.INCREASE,
        Why.FEW_TREATED,
    ),
    _refused(Settings(regions=("33.06",)), Why.SHORT_BEFORE),
    _refused(Settings(regions=("36.71",)), Why.SHORT_AFTER),
    _refused(Settings(regions=("33.71",)), Why.FEW_EXPECTED),
    _refused(Settings(area=("36",), treatment=OFFICIALS, window=(1, 3)), Why.SHORT_SERIES),
    _refused(Settings(regions=("36.03",), treatment=OFFICIALS), Why.BEFORE_DATA),
    _refused(Settings(regions=("33.16",)), None),  # the day of the activity is not known
)
