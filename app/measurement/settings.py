"""What is asked of the data, chosen before any result is seen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What is counted in a region and month."""

    CITIZEN = "citizen"  # reports that citizens filed themselves: the primary outcome
    RECEIVED = "received"  # all channels
    CITIZEN_KEPT = "citizen_kept"  # citizen-filed without archived and blocked ones
    FINISHED = "finished"  # of citizen-filed reports at least 90 days old, those finished: shown in percentage points


class Treatment(StrEnum):
    """Which first activity counts as outreach; both must be about SP4N-LAPOR!."""

    PUBLIC = "public"  # with participants who are not officials: the primary definition
    OFFICIALS = "officials"  # with officials only


@dataclass(frozen=True, slots=True)
class Settings:
    """One question. ``area`` holds province codes, none meaning all; ``regions`` the ones looked at, none meaning every
    region of the area that was reached. Others that were reached still say, until then, what to expect."""

    outcome: Outcome = Outcome.CITIZEN
    treatment: Treatment = Treatment.PUBLIC
    area: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    window: tuple[int, int] = (1, 6)
    without_disrupted: bool = False  # leaves out months in which the service was disrupted
    seed: int = 2018

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def settings_from(stored: Mapping[str, Any]) -> Settings:
    """The settings that ``as_json`` wrote."""
    return Settings(
        outcome=Outcome(stored["outcome"]),
        treatment=Treatment(stored["treatment"]),
        area=tuple(stored["area"]),
        regions=tuple(stored["regions"]),
        window=(stored["window"][0], stored["window"][1]),
        without_disrupted=stored["without_disrupted"],
        seed=stored["seed"],
    )
