"""An evaluator checks the estimate: against the example cases, an independent library and known truths."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest
from diff_diff import WooldridgeDiD

from app.measurement.estimator import effect, fit, jackknife, level_scale, placebo
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Method, Verdict
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.study import Study
from app.measurement.imports import read_panel
from tests.measurement.worlds import World, constant, draw

CALM = World(
    residents=3_000_000, rate=150, unequal=0.1, shape=np.inf, straying=0.0, treated=12, rise=constant(0)
)  # almost without noise
CASES = Path(__file__).parent / "cases"


def case(name: str) -> tuple[Panel, dict[str, Any]]:
    truth: dict[str, Any] = json.loads((CASES / f"{name}.truth.json").read_text(encoding="utf-8"))
    return read_panel(CASES / f"{name}.csv"), truth


def study_of(panel: Panel) -> Study:
    numbers = np.arange(len(panel.regions))
    return Study(panel.counts, panel.people, panel.start, np.isfinite(panel.start), numbers, (1, 6))


@pytest.mark.parametrize(
    ("name", "verdict"), [("b1_plus30", Verdict.INCREASE), ("b2_zero_national_trend", Verdict.NO_CLEAR_CHANGE)]
)
def test_the_example_cases_land_in_their_bounds(name: str, verdict: Verdict) -> None:
    panel, truth = case(name)
    answer, reference = analyse(panel), truth["reference"]
    assert answer.verdict is verdict and answer.interval
    assert answer.ratio == pytest.approx(reference["ratio"], abs=0.0005)
    assert truth["must_land_in"][0] < answer.ratio < truth["must_land_in"][1]
    near(answer.interval, reference["interval95_placebo"])
    assert (answer.observed, answer.treated, answer.comparisons) == (reference["observed"], 50, 70)
    assert answer.expected == pytest.approx(reference["expected"], abs=0.001)
    before = answer.pretrend
    assert before.ratio == pytest.approx(reference["pretrend_ratio_months_m6_m1"], abs=0.0005)
    assert before.interval
    near(before.interval, reference["pretrend_interval95"])


def near(interval: tuple[float, float], reference: list[float]) -> None:
    """The ends agree within a tenth of the width."""
    assert interval == pytest.approx(tuple(reference), abs=0.1 * (reference[1] - reference[0]))


def test_one_of_six_gets_no_ratio_and_no_interval() -> None:
    answer = analyse(case("b8_one_of_six")[0])
    assert (answer.method, answer.grade, answer.verdict) == (Method.RATES, "D", Verdict.TOO_LITTLE_DATA)
    assert (answer.ratio, answer.interval, answer.expected, answer.detectable_ratio) == (None,) * 4


def test_the_ratio_equals_an_independent_library() -> None:
    """Without exposure, the average effect of diff-diff's Poisson estimator is (observed - expected) per cell."""
    made = draw(World(regions=16, months=20, treated=6, first_start=8, last_start=10), 5).panel
    start = np.where(np.isfinite(made.start), 8 + 2 * (made.start >= 9), np.inf)
    study = replace(study_of(made), start=start, people=np.ones(made.counts.shape), window=(0, 99))
    found = effect.estimate(study)
    cells = int(study.exposed.sum())
    rows = [
        {"region": region, "month": month, "reports": count, "first": 0 if np.isinf(start[region]) else start[region]}
        for region, counts in enumerate(made.counts)
        for month, count in enumerate(counts)
    ]
    theirs = WooldridgeDiD(method="poisson", control_group="not_yet_treated").fit(
        pandas.DataFrame(rows), outcome="reports", unit="region", time="month", first_treat="first"
    )
    ours = float(found.observed.sum() - found.expected.sum()) / cells
    assert ours == pytest.approx(theirs.overall_att, rel=1e-6)


def test_the_levels_reproduce_what_was_reported() -> None:
    """At the maximum of the likelihood, fitted reports add up to the reported ones by region and by month."""
    study = study_of(draw(World(), 3).panel)
    region, month = fit.levels(study.counts, study.people, study.untreated)
    fitted = np.where(study.untreated, study.people * region[:, None] * month, 0.0)
    reported = np.where(study.untreated, study.counts, 0.0)
    assert fitted.sum(1) == pytest.approx(reported.sum(1), rel=1e-7)
    assert fitted.sum(0) == pytest.approx(reported.sum(0), rel=1e-7)


def test_months_that_never_meet_are_not_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "MOST_ROUNDS", 2)
    study = study_of(draw(World(), 3).panel)
    with pytest.raises(fit.NotSettled):
        fit.levels(study.counts, study.people, study.untreated)


@pytest.mark.parametrize("percent", [0, 30, 100])
def test_a_world_almost_without_noise_gives_its_truth(percent: float) -> None:
    calm = World(
        residents=3_000_000, rate=150, unequal=0.1, shape=np.inf, straying=0.0, rise=constant(percent), treated=12
    )
    made = draw(calm, 11)
    answer = analyse(made.panel)
    assert answer.ratio == pytest.approx(made.truth(), rel=0.01)


def test_neither_the_unit_of_people_nor_the_order_of_regions_matters() -> None:
    study = study_of(draw(World(), 8).panel)
    found = effect.estimate(study)
    for size in (1e-5, 1e7):
        assert effect.estimate(replace(study, people=study.people * size)).ratio == pytest.approx(found.ratio)
    turned = replace(study, **{name: getattr(study, name)[::-1] for name in "counts people start treated".split()})
    assert effect.estimate(turned).ratio == pytest.approx(found.ratio)


def test_the_same_seed_gives_the_same_answer_and_another_nearly_the_same() -> None:
    panel = draw(World(), 8).panel
    first, again, other = analyse(panel, seed=1), analyse(panel, seed=1), analyse(panel, seed=2)
    assert first == again
    assert first.interval and other.interval and first.interval != other.interval
    assert first.interval == pytest.approx(other.interval, rel=0.03)
    assert first.ratio == other.ratio


def test_months_after_the_window_and_month_zero_are_used_for_nothing() -> None:
    panel = draw(World(), 8).panel
    since = np.arange(panel.months)[None, :] - panel.start[:, None]
    changed = replace(panel, counts=np.where((since == 0) | (since > 6), panel.counts * 50 + 9, panel.counts))
    assert analyse(changed) == analyse(panel)
    assert analyse(changed, (1, 7)).ratio != analyse(panel, (1, 7)).ratio


def test_missing_months_are_not_zeros() -> None:
    panel = draw(World(), 8).panel
    torn = panel.counts.copy()
    torn[::4, 5] = torn[1::5, 20] = np.nan
    whole, gone = analyse(panel), analyse(replace(panel, counts=torn))
    zeros = analyse(replace(panel, counts=np.nan_to_num(torn)))
    assert whole.ratio and gone.ratio and zeros.ratio
    assert abs(gone.ratio - whole.ratio) < 0.03
    assert zeros.ratio != gone.ratio


def test_a_region_without_a_report_before_keeps_its_place_in_the_sum() -> None:
    panel = draw(World(), 8).panel
    silent = int(np.flatnonzero(np.isfinite(panel.start))[0])
    counts = panel.counts.copy()
    counts[silent, : int(panel.start[silent])] = 0
    counts[silent, int(panel.start[silent]) :] = 3
    answer = analyse(replace(panel, counts=counts))
    assert answer.treated == 10
    assert answer.interval and np.isfinite(answer.interval).all()


def test_variance_is_recovered_from_placebos() -> None:
    rng = np.random.default_rng(1)
    after = np.exp(rng.normal(4, 1, 40_000))
    poisson, shock = placebo.variance(
        placebo.Sizes(rng.normal(0, np.sqrt(3 * after + 0.04 * after**2)), after, 0 * after)
    )
    assert poisson == pytest.approx(3, rel=0.1)
    assert shock == pytest.approx(0.04, rel=0.1)


def test_a_large_comparison_region_strays_as_if_it_were_left_out() -> None:
    """It draws the months' levels towards itself, and would seem to stray less than it does."""
    study = study_of(draw(World(regions=24, treated=1, straying=0.3, shape=50), 12).panel)
    date, comparisons = int(study.start[study.treated][0]), np.flatnonzero(study.never)
    seen = placebo.placebos_of(study, effect.estimate(study), np.random.default_rng(0))
    largest = comparisons[int(seen.after.argmax())]
    at_once = replace(study, start=np.where(np.arange(24) == largest, date, np.inf), treated=np.arange(24) == largest)
    left_out = effect.estimate(at_once)  # what the others alone lead to expect of it
    astray = float(left_out.observed.sum() - left_out.expected.sum())
    part = seen.after.max() / study.counts[comparisons, date + 1 : date + 7].sum()
    assert part > 0.15
    assert seen.astray[int(seen.after.argmax())] == pytest.approx(astray, rel=0.12)


def test_how_sure_the_levels_are_is_what_leaving_comparisons_out_one_by_one_says() -> None:
    study = study_of(draw(World(), 9).panel)
    found = effect.estimate(study)
    left_out = [effect.estimate(study.without(np.arange(38) == one)).ratio for one in np.flatnonzero(study.never)]
    moved = np.log(left_out) - np.log(found.ratio)
    assert effect.month_noise(study, found) == pytest.approx(np.sqrt((moved**2).sum()), rel=0.2)


def test_no_month_since_the_outreach_tells_of_the_time_before() -> None:
    panel = draw(World(), 8).panel
    since = np.arange(panel.months)[None, :] - panel.start[:, None]
    changed = replace(panel, counts=np.where(since >= 0, panel.counts * 7 + 3, panel.counts))
    assert analyse(changed).pretrend == analyse(panel).pretrend


def test_small_regions_get_no_less_than_their_poisson_noise() -> None:
    """Placebos without any noise still give an interval as wide as the counts of the treated."""
    calm = World(treated=3, residents=200_000, unequal=0.1, shape=np.inf, straying=0.0, rise=constant(0))
    answer = analyse(draw(calm, 4).panel)
    assert answer.interval and answer.expected
    assert answer.interval[1] - answer.interval[0] > 2 * 1.9 / np.sqrt(answer.expected)


def test_comparisons_by_the_thousand_are_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placebo, "MOST_COMPARISONS", 100)
    panel = draw(World(regions=160, treated=20), 8).panel
    sampled, again = analyse(panel), analyse(panel)
    monkeypatch.setattr(placebo, "MOST_COMPARISONS", 5_000)
    whole = analyse(panel)
    assert sampled == again and sampled.interval != whole.interval
    assert sampled.interval and sampled.interval == pytest.approx(whole.interval, rel=0.1)


def test_leaving_one_out_gives_an_interval_like_that_of_placebos() -> None:
    study = study_of(draw(World(treated=15), 21).panel)
    found = effect.estimate(study)
    left_out, placebos = jackknife.interval(study, found), placebo.interval(study, found, np.random.default_rng(0))
    assert left_out
    widths = [np.log(high / low) for (low, high), _detectable in (left_out, placebos)]
    assert 0.5 < widths[0] / widths[1] < 2


def test_one_alone_cannot_be_left_out() -> None:
    study = study_of(draw(World(treated=1), 21).panel)
    assert jackknife.interval(study, effect.estimate(study)) is None


def test_trends_in_numbers_and_in_percent_agree_without_a_trend_and_part_with_one() -> None:
    calm = World(
        residents=3_000_000, rate=150, unequal=0.1, shape=np.inf, straying=0.0, trend=0.0, treated=12, rise=constant(0)
    )
    flat = draw(calm, 2).panel
    steep = draw(replace(calm, trend=2.0, placement=5.0), 2).panel
    assert level_scale.ratio(study_of(flat)) == pytest.approx(1, abs=0.04)
    assert (level_scale.ratio(study_of(steep)) or 0) > 1.1
    assert analyse(steep).ratio == pytest.approx(1, abs=0.02)


def width(answer: Answer) -> float:
    assert answer.interval
    return answer.interval[1] - answer.interval[0]


def test_whole_provinces_are_drawn_as_provinces() -> None:
    """Where all regions of a province move together, drawing region by region would promise too much."""
    panel = draw(World(regions=120, treated=0, shape=np.inf, straying=0.0, unequal=0.3, residents=3_000_000), 6).panel
    province = np.repeat(np.arange(11, 41), 4)
    shocks = np.random.default_rng(3).normal(0, 0.2, (30, panel.months)).cumsum(1) * 0.4
    counts = np.random.default_rng(4).poisson(panel.counts * np.exp(shocks[province - 11]))
    codes = tuple(f"{number}.{place % 4 + 1:02d}" for place, number in enumerate(province))
    start = np.where(province < 15, 24.0, np.inf)
    whole = replace(panel, regions=codes, counts=counts.astype(float), start=start)
    named = replace(whole, regions=tuple(f"R{number:03d}" for number in range(120)))
    assert (analyse(whole).treated, analyse(whole).comparisons) == (16, 104)
    assert width(analyse(whole)) > 1.3 * width(analyse(named))
    spread = replace(whole, start=np.where(np.arange(120) % 8 == 0, 24.0, np.inf))
    assert analyse(spread) == replace(analyse(replace(spread, regions=named.regions)), reasons=analyse(spread).reasons)
