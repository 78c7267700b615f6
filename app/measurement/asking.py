"""What the jobs of measuring are called and carry; pages ask for them without knowing how they compute."""

from typing import Any

from app.measurement.estimator.spans import Window
from app.measurement.settings import Settings

ANALYSE = "measurement:analyse"
PROSPECT = "measurement:prospect"
RECOMPUTE = "measurement:recompute"
STANDARD = "measurement:standard"
PACK = "measurement:pack"
WINDOWS: tuple[Window, ...] = ((1, 6), (1, 3), (1, 12))  # those that can be asked for, the usual one first


def payload_of(settings: Settings) -> dict[str, Any]:
    return {"settings": settings.as_json()}
