"""What a question reads of the source, and the regions it leaves out; the source is kept and read back exactly."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from app.measurement.asked import asked, borrowed_years
from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.decision import Verdict
from app.measurement.estimator.eligible import eligible
from app.measurement.results import Excluded
from app.measurement.settings import Outcome, Settings, Treatment
from app.measurement.source import Reach, Source, digest, packed, unpacked
from tests.measurement.sources import OWN, source

BANTEN = tuple(f"36.{number:02d}" for number in range(1, 5))
JABAR = tuple(f"32.{number:02d}" for number in range(1, 9))
EVERY = JABAR + BANTEN
NEVER = [np.inf] * len(JABAR)


def odd() -> Source:
    """Missing months, thirds of participants, dates before the data and unknown ones."""
    made = source(EVERY, [*NEVER, 20, -3, np.nan, np.inf])
    made.citizen[0, 3:9] = np.nan
    made.reached[Treatment.PUBLIC].participants[8, 20] = 100 / 3
    made.disrupted[:, 5] = True
    return made


def test_a_source_is_read_back_exactly() -> None:
    first = odd()
    again = unpacked(packed(first))
    for one in fields(Source):
        if one.name != "reached":
            np.testing.assert_array_equal(getattr(first, one.name), getattr(again, one.name))
    for treatment, reach in first.reached.items():
        for one in fields(Reach):
            there = getattr(again.reached[treatment], one.name)
            np.testing.assert_array_equal(getattr(reach, one.name), there)
            assert there.dtype == getattr(reach, one.name).dtype


def test_the_same_source_has_one_digest_and_any_change_another() -> None:
    first = packed(odd())
    assert packed(odd()) == first
    assert packed(unpacked(first)) == first
    other = odd()
    other.received[2, 2] += 1
    assert digest(packed(other)) != digest(first)
    assert len(digest(first)) == 64


def test_an_installation_without_data_is_kept_and_refused() -> None:
    empty = source((), [], months=0)
    again = unpacked(packed(empty))
    assert again.citizen.shape == (0, 0) and again.scope == ()
    found = asked(again, Settings(regions=("36.01",)))
    assert found.excluded == (("36.01", Excluded.NO_DATA),)
    assert analyse(found.panel).verdict is Verdict.REFUSED


def test_only_the_area_is_read_and_all_of_it_that_was_reached_is_looked_at() -> None:
    made = source(EVERY, [14, *NEVER[1:], 20, 22, np.inf, np.inf])
    found = asked(made, Settings(area=("36",)))
    assert found.panel.regions == BANTEN
    assert found.looked_at.tolist() == [True, True, False, False]
    assert asked(made, Settings()).panel.regions == EVERY


def test_one_region_is_looked_at_while_others_still_say_what_to_expect() -> None:
    made = source(EVERY, [*NEVER, 20, 22, np.inf, np.inf])
    found = asked(made, Settings(regions=("36.02",)))
    assert found.panel.regions == EVERY
    assert [found.panel.regions[row] for row in np.flatnonzero(found.looked_at)] == ["36.02"]
    assert found.panel.start[EVERY.index("36.01")] == 20


def test_a_region_that_is_looked_at_may_lie_outside_the_area_it_is_compared_with() -> None:
    found = asked(source(EVERY, [*NEVER, 20, 22, np.inf, np.inf]), Settings(area=("32",), regions=("36.01",)))
    assert found.panel.regions == (*JABAR, "36.01")


def test_other_scopes_unknown_dates_and_missing_data_are_left_out_by_name() -> None:
    made = source(EVERY, [*NEVER, 20, 22, np.nan, np.inf], scope=("agency_account|sp4n_lapor|recap", *(OWN,) * 11))
    made.citizen[1] = np.nan
    found = asked(made, Settings())
    assert found.excluded == (
        ("32.01", Excluded.OTHER_SCOPE),
        ("32.02", Excluded.NO_DATA),
        ("36.03", Excluded.UNKNOWN_DATE),
    )
    assert found.panel.regions == tuple(code for code in EVERY if code not in dict(found.excluded))


def test_the_scope_is_that_of_most_regions_looked_at_whatever_the_others_have() -> None:
    other = "whole_area|sp4n_lapor|report"
    made = source(EVERY, [*NEVER, 20, 22, 21, np.inf], scope=(*(OWN,) * 8, other, other, OWN, OWN))
    assert asked(made, Settings()).panel.regions == ("36.01", "36.02")
    tied = replace(made, scope=(*(OWN,) * 8, other, OWN, other, OWN), reached=made.reached)
    assert asked(tied, Settings(regions=("36.01", "36.02"))).panel.regions[:8] == JABAR  # OWN comes first by name


@pytest.mark.parametrize(
    ("outcome", "count", "exposure"),
    [
        (Outcome.CITIZEN, 100, 500_000),
        (Outcome.RECEIVED, 120, 500_000),
        (Outcome.CITIZEN_KEPT, 95, 500_000),
        (Outcome.FINISHED, 60, 100),
    ],
)
def test_each_outcome_counts_its_own(outcome: Outcome, count: int, exposure: int) -> None:
    panel = asked(source(EVERY, [*NEVER, 20, 22, 21, np.inf]), Settings(outcome=outcome)).panel
    assert (panel.counts == count).all() and (panel.people == exposure).all()


def test_the_other_definition_of_outreach_has_its_own_dates() -> None:
    made = source(EVERY, [*NEVER, 20, 22, 21, np.inf])
    found = asked(made, Settings(treatment=Treatment.OFFICIALS))
    assert np.isinf(found.panel.start).all() and not found.looked_at.any()


def test_a_small_region_without_a_settled_report_in_many_months_is_not_refused() -> None:
    """A month without a report that could be finished says nothing, but nothing is missing."""
    made = source(EVERY, [*NEVER, 24, np.inf, np.inf, np.inf])
    for counts in (made.settled, made.finished):
        counts[8, 0:24:2] = 0
        counts[0, 0:24:3] = 0
    found = asked(made, Settings(outcome=Outcome.FINISHED))
    assert eligible(found.panel, (1, 6)).reasons == ()
    answer = analyse(found.panel)
    assert answer.ratio == pytest.approx(1) and answer.treated == 1
    missing = replace(found.panel, people=np.where(found.panel.people == 0, np.nan, found.panel.people))
    assert eligible(missing, (1, 6)).regions == tuple(code for code in EVERY if code not in ("32.01", "36.01"))


def test_a_region_of_which_no_report_is_settled_has_no_data_about_it() -> None:
    made = source(EVERY, [*NEVER, 24, np.inf, np.inf, np.inf])
    made.settled[3] = made.finished[3] = 0
    assert asked(made, Settings(outcome=Outcome.FINISHED)).excluded == (("32.04", Excluded.NO_DATA),)
    made.people[4] = np.nan  # the estimator says of whom the residents are not known
    assert asked(made, Settings()).excluded == ()


def test_months_of_disruption_are_set_aside_and_are_no_gaps() -> None:
    made = source(EVERY, [*NEVER, 24, np.inf, np.inf, np.inf])
    made.disrupted[:, 4:9] = True
    made.citizen[:, 4:9] = 3
    found = asked(made, Settings(without_disrupted=True))
    assert np.isnan(found.panel.counts[:, 4:9]).all() and np.isfinite(found.panel.counts[:, 9:]).all()
    assert eligible(found.panel, (1, 6)).reasons == ()
    assert analyse(found.panel).ratio == pytest.approx(1)
    assert (asked(made, Settings()).panel.counts[:, 4] == 3).all()


def test_a_time_made_short_by_disruptions_is_short() -> None:
    made = source(EVERY, [*NEVER, 13, np.inf, np.inf, np.inf])
    made.disrupted[:, 4:9] = True
    found = asked(made, Settings(without_disrupted=True))
    assert not eligible(found.panel, (1, 6)).study.treated.any()


def test_series_that_begin_later_are_not_thrown_away_for_older_ones() -> None:
    """Only 32.* have the first year: the panel begins where all are there but for a tenth of their months."""
    made = source(EVERY, [*NEVER, 28, np.inf, np.inf, np.inf])
    made.citizen[8:, :12] = np.nan
    found = asked(made, Settings())
    assert found.columns == slice(10, 36)
    assert (found.panel.first, found.panel.months, found.panel.start[8]) == (date(2022, 11, 1), 26, 18)
    assert eligible(found.panel, (1, 6)).regions == EVERY


def test_a_few_short_series_do_not_shorten_the_others() -> None:
    made = source(EVERY, [*NEVER, 28, np.inf, np.inf, np.inf])
    made.citizen[11, :30] = np.nan
    found = asked(made, Settings())
    assert found.columns == slice(0, 36)
    assert "36.04" not in eligible(found.panel, (1, 6)).regions


def test_the_panel_ends_with_what_is_known_of_the_regions_looked_at() -> None:
    made = source(EVERY, [*NEVER, 20, np.inf, np.inf, np.inf])
    made.finished[:, 33:] = made.settled[:, 33:] = np.nan
    made.citizen[8, 30:] = np.nan
    assert asked(made, Settings(outcome=Outcome.FINISHED)).columns == slice(0, 33)
    assert asked(made, Settings()).columns == slice(0, 30)


def test_residents_of_another_year_are_named() -> None:
    made = source(("36.01", "36.02"), [20, np.inf])
    assert borrowed_years(made, asked(made, Settings())) == ("36.01", "36.02")
    made.people_year[0] = 2022 + np.arange(36) // 12
    assert borrowed_years(made, asked(made, Settings())) == ("36.02",)
