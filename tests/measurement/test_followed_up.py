"""Were more of the reports finished after the outreach? Counted among those old enough, told in percentage points."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from flask import Flask

from app.measurement.estimator import placebo
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.decision import Method, Verdict
from app.measurement.estimator.eligible import eligible
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Why
from app.measurement.headline import headline
from app.measurement.measure import measure
from app.measurement.sentences import sentence
from app.measurement.settings import Outcome, Settings
from app.measurement.source import Source
from tests.measurement.test_measure import AFTER, NEVER, ROWS, START, rising
from tests.measurement.worlds import World, constant, draw

FINISHED = Settings(outcome=Outcome.FINISHED)
SHARES = World(finished=True, rise=constant(20))


def better() -> Source:
    """60 of 100 settled reports are finished everywhere, 75 in the four regions after their outreach."""
    made = rising()
    made.settled[:], made.finished[:] = 100, 60
    made.finished[ROWS, AFTER] = 75
    return made


def test_the_share_finished_is_compared_in_percentage_points(app: Flask) -> None:
    found = measure(better(), FINISHED)
    assert (found.settled, found.answer.observed) == (2_400, 1_800)
    assert found.answer.ratio == pytest.approx(1.25)
    assert found.per_month == pytest.approx(15)
    assert found.points and found.points[0] <= 15 <= found.points[1]
    third = next(month for month in found.months if month.since == 3)
    assert (third.observed, third.expected) == pytest.approx((75, 60))
    assert found.residents == 2_000_000  # people, not reports
    with app.test_request_context():
        assert headline(found, (1, 6)).startswith(
            "Dalam enam bulan setelah kegiatan, 4 daerah menyelesaikan 75% dari 2.400 pengaduan yang sudah cukup lama; "
            "daerah pembanding menunjukkan sekitar 60% tanpa kegiatan: +15 poin persen"
        )


def test_more_reports_alone_are_no_larger_share() -> None:
    made = better()
    made.settled[ROWS, AFTER], made.finished[ROWS, AFTER] = 300, 180
    found = measure(made, FINISHED)
    assert found.answer.ratio == pytest.approx(1.0)
    assert found.settled == 7_200


def test_a_month_without_a_report_old_enough_is_not_missing() -> None:
    made = better()
    made.settled[ROWS, 2:18:4] = made.finished[ROWS, 2:18:4] = 0
    assert measure(made, FINISHED).answer.ratio == pytest.approx(1.25)
    made.settled[ROWS, 2:18:4] = made.finished[ROWS, 2:18:4] = np.nan
    assert measure(made, FINISHED).answer.verdict is Verdict.REFUSED


def test_too_few_reports_old_enough_are_refused() -> None:
    made = better()
    made.settled[ROWS], made.finished[ROWS] = 1, 1
    found = measure(made, FINISHED).answer
    (told,) = found.reasons
    assert (found.verdict, told.why) == (Verdict.REFUSED, Why.FEW_SETTLED)
    assert dict(told.figures) == {"before": 80, "after": 24, "least": 30}
    made.settled[ROWS], made.finished[ROWS] = 2, 1
    assert measure(made, FINISHED).answer.verdict is not Verdict.REFUSED  # 48 after the outreach, 24 finished


def test_a_region_without_one_report_old_enough_on_a_side_is_left_out() -> None:
    made = better()
    made.settled[len(NEVER), AFTER] = made.finished[len(NEVER), AFTER] = 0
    made.settled[len(NEVER) + 1, : START + 1] = made.finished[len(NEVER) + 1, : START + 1] = 0
    found = measure(made, FINISHED)
    assert found.treated == ("36.03", "36.04")
    assert [reason.figures["regions"] for reason in found.answer.reasons if reason.why is Why.NONE_SETTLED] == [
        ("36.01", "36.02")
    ]


def test_reasons_speak_of_shares(app: Flask) -> None:
    made = better()
    made.finished[ROWS, AFTER] = 0
    nothing = measure(made, FINISHED).answer.reasons[-1]
    made = better()
    made.finished[ROWS, START - 6 : START] = 90
    rose = measure(made, FINISHED).answer.reasons[-1]
    assert (nothing.why, rose.why) == (Why.NOTHING_FINISHED, Why.SHARE_ROSE)
    with app.test_request_context():
        assert "laporan" not in sentence(nothing).lower() + sentence(rose).lower()


def test_a_share_strays_less_than_a_count() -> None:
    """Of 60 in 100, four tenths of what Poisson's counts would."""
    made = better()
    panel = Panel(
        made.regions,
        made.first,
        np.full_like(made.settled, 60),
        made.settled,
        np.full(len(made.regions), np.inf),
        shares=True,
    )
    assert eligible(panel, (1, 6)).study.least_noise == pytest.approx(0.4)
    assert eligible(replace(panel, shares=False), (1, 6)).study.least_noise == 1.0


def test_no_share_is_above_all() -> None:
    made = better()
    made.finished[:, AFTER], made.finished[ROWS, : START + 1] = 90, 95
    found = measure(made, FINISHED)
    ends: Any = [(month.expected, month.high) for month in found.months if month.since > 0 and month.high]
    assert ends and all(end <= 100 for pair in ends for end in pair)


@pytest.mark.parametrize("percent", [0, 20])
def test_where_the_truth_is_known_it_is_found(percent: float) -> None:
    """Over 16 drawn worlds; every one has an interval, and nearly every interval holds the truth."""
    logs, held = [], 0
    for seed in range(16):
        made = draw(replace(SHARES, rise=constant(percent)), seed)
        answer = analyse(made.panel)
        assert answer.method is Method.PLACEBO and answer.ratio and answer.interval
        logs.append(np.log(answer.ratio / made.truth()))
        held += answer.interval[0] <= made.truth() <= answer.interval[1]
    assert abs(np.mean(logs)) < 0.05
    assert held >= 13
    assert draw(replace(SHARES, rise=constant(percent)), 1).truth() == pytest.approx(1 + percent / 100, abs=0.01)


def test_the_variance_of_shares_may_lie_below_that_of_counts() -> None:
    size = np.linspace(20, 400, 2_000)
    sizes = placebo.Sizes(np.random.default_rng(1).normal(0.0, np.sqrt(0.6 * size)), size, np.zeros(2_000))
    assert placebo.variance(sizes, 0.4)[0] == pytest.approx(0.6, abs=0.15)
    assert placebo.variance(sizes)[0] == 1.0
