"""What an administrator can switch on or off here; the package that a switch belongs to registers it."""

from dataclasses import dataclass
from typing import Any

from app.installation.queries import fact

ON, OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class Switch:
    """``label`` is what it allows, ``explanation`` what it does; off until somebody switches it on."""

    name: str
    label: Any
    explanation: Any


SWITCHES: dict[str, Switch] = {}


def switch(name: str, label: Any, explanation: Any) -> Switch:
    """Register a switch; called once, where the policy that reads it is declared."""
    if name in SWITCHES:
        raise ValueError(f"{name} is registered twice")
    SWITCHES[name] = Switch(name, label, explanation)
    return SWITCHES[name]


def is_on(one: Switch) -> bool:
    return fact(one.name) == ON
