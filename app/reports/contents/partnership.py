"""The partnership an activity belongs to, as its page and its paper tell it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.activities.models import Activity
from app.core.i18n import _
from app.core.viewer import Viewer
from app.partnerships.contents import signatories
from app.partnerships.labels import DOCUMENTS
from app.partnerships.models import Partnership
from app.partnerships.policy import may_see_details
from app.partnerships.queries import filled
from app.web.formats import date_long


@dataclass(frozen=True, slots=True)
class Tie:
    """``numbers`` is empty for who may not read them; ``warning`` is empty while the day lies within the validity."""

    id: int
    title: str
    document: Any
    parties: tuple[str, ...]
    numbers: tuple[str, ...]
    signed_on: date
    warning: str


def tie_of(activity: Activity, viewer: Viewer) -> Tie | None:
    """None for an activity on its own; needs ``partnership`` loaded."""
    if activity.partnership is None:
        return None
    found = filled(activity.partnership)
    parties = signatories(found, details=may_see_details(found, viewer))
    return Tie(
        id=found.id,
        title=found.title,
        document=DOCUMENTS[found.document_kind],
        parties=tuple(one.name for one in parties),
        numbers=tuple(one.number for one in parties if one.number),
        signed_on=found.signed_on,
        warning=_warning(activity, found),
    )


def _warning(activity: Activity, found: Partnership) -> str:
    if not lies_outside(activity, found):
        return ""
    first = date_long(found.starts_on)
    if found.ends_on is None:
        return _("Tanggal kegiatan ini di luar masa berlaku kerja samanya, yang mulai %(first)s.", first=first)
    return _(
        "Tanggal kegiatan ini di luar masa berlaku kerja samanya, %(first)s sampai dengan %(last)s.",
        first=first,
        last=date_long(found.ends_on),
    )


def lies_outside(activity: Activity, found: Partnership) -> bool:
    """Some day of it surely does; of a month or a year all of it has to."""
    held = activity.held_on
    if held.value is None or held.last_day is None:
        return False
    early = held.last_day < found.starts_on
    last = activity.ends_on or held.value
    return early or (found.ends_on is not None and last > found.ends_on)
