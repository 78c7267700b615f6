"""The worlds that are drawn again and again, and what the program answers in them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.arrays import Floats
from app.measurement.estimator.decision import Grade, Verdict
from tests.measurement.worlds import World, constant, draw

CLAIMS = (Verdict.INCREASE, Verdict.DECREASE)
NONE = constant(0)


def sooner_is_more(since: Floats, dates: Floats) -> Floats:
    """From 60 % for the earliest dates to nothing for the latest."""
    return np.asarray(np.log1p(0.6 * np.clip((53 - dates) / 35, 0, 1)))


def fading(since: Floats, _dates: Floats) -> Floats:
    return np.asarray(np.log1p(0.3) * np.exp(-since / 8))


def growing(since: Floats, _dates: Floats) -> Floats:
    return np.asarray(np.log1p(0.3) * np.minimum(since / 12, 2))


WORLDS = (
    *((f"514 regions x 36 months, {n} reached", World(regions=514, treated=n)) for n in (1, 3, 5, 10, 20, 50)),
    *((f"38 x 36, {n} reached", World(treated=n)) for n in (1, 3, 5, 10, 18)),
    *((f"{n} x 36, {k} reached (leaving one out)", World(regions=n, treated=k)) for n, k in ((12, 3), (20, 5))),
    ("514 x 60, 231 reached", World(regions=514, months=60, treated=231)),
    (
        "the same, no effect, strong trend, reached where rates are high",
        World(regions=514, months=60, treated=231, rise=NONE, trend=1.6, placement=1.0),
    ),
    ("the same, effect larger the earlier", World(regions=514, months=60, treated=231, rise=sooner_is_more)),
    ("the same, effect fades", World(regions=514, months=60, treated=231, rise=fading)),
    ("the same, effect grows", World(regions=514, months=60, treated=231, rise=growing)),
    ("38 x 60, no effect, 10 reached", World(months=60, treated=10, rise=NONE)),
    (
        "514 x 36, 10 of 38 whole provinces reached, provinces move together",
        World(regions=514, treated=10, provinces=38, shared=0.2),
    ),
    (
        "the same, no effect",
        World(regions=514, treated=10, provinces=38, shared=0.2, rise=NONE),
    ),
    ("share finished of the reports, 38 x 36, 10 reached", World(rise=constant(20), finished=True)),
    ("the same, no effect", World(rise=NONE, finished=True)),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of draws, with its Monte Carlo error; None when nothing was drawn."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def error(self) -> float:
        share = self.value or 0.0
        return float(np.sqrt(share * (1 - share) / self.whole)) if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a world's draws; logs are of ratio / truth."""

    name: str
    truth: float  # mean over draws
    answered: Share  # with an interval
    bias: float
    bias_error: float
    spread: float
    covered: Share
    claims: Share  # an increase or decrease at any grade
    sure: Share  # the same at grade A or B


def simulate(number: int, draws: int) -> Found:
    """One row. Its seeds are fixed: a million for each row, counted up."""
    name, world = WORLDS[number]
    seen = [(made.truth(), analyse(made.panel)) for made in (draw(world, seed) for seed in _seeds(number, draws))]
    told = [(truth, answer) for truth, answer in seen if answer.interval]
    logs = np.array([np.log(answer.ratio or np.nan) - np.log(truth) for truth, answer in told])
    claims = [answer for _truth, answer in seen if answer.verdict in CLAIMS]
    return Found(
        name=name,
        truth=float(np.mean([truth for truth, _answer in seen])),
        answered=Share(len(told), draws),
        bias=float(logs.mean()) if told else 0.0,
        bias_error=float(logs.std() / np.sqrt(len(logs))) if told else 0.0,
        spread=float(logs.std()) if told else 0.0,
        covered=Share(sum(_covers(answer, truth) for truth, answer in told), len(told)),
        claims=Share(len(claims), draws),
        sure=Share(sum(answer.grade in (Grade.A, Grade.B) for answer in claims), draws),
    )


def _seeds(number: int, draws: int) -> Iterator[int]:
    return iter(range(1_000_000 * (number + 1), 1_000_000 * (number + 1) + draws))


def _covers(answer: Answer, truth: float) -> bool:
    assert answer.interval
    return answer.interval[0] <= truth <= answer.interval[1]
