"""What a report says as plain values that can be kept and compared; of people only how many, and a digest.

A value is None, a text, a number, yes or no, a list (one line each; an inner list is one line of several parts), or a
tagged one such as ``{"organization": 12}``, which is put into words only when somebody reads it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from app.activities import audience
from app.activities.labels import CATEGORY_LABELS, CONTENTS, DIMENSIONS, EVENT_STATES, KINDS, MODES, SEXES
from app.activities.models import NARRATIVE, Activity, ActivityKind, Dimension, EventState, Mode, OrganizationPart, Sex
from app.core.dates import PartialDate, Precision
from app.core.i18n import _, ngettext
from app.web.formats import clock_time, number, partial_date

Value = Any
Contents = dict[str, Value]
UNRECORDED = "unrecorded"

# Packages above add what they know of an activity, what its parts are called, and how their tags are said.
PARTS: list[tuple[frozenset[str], Callable[[Activity], Contents]]] = []
LABELS: dict[str, Any] = dict(CONTENTS)
WORDS: dict[str, Callable[[Any], Any]] = {
    "kind": lambda value: KINDS[ActivityKind(value)],
    "event_state": lambda value: EVENT_STATES[EventState(value)],
    "mode": lambda value: MODES[Mode(value)],
    "sex": lambda value: SEXES[Sex(value)],
    "category": lambda value: _category(*value),
    "day": lambda value: partial_date(PartialDate(date.fromisoformat(value[0]), value[1])),
    "hour": lambda value: clock_time(time.fromisoformat(value)),
    "activity": lambda value: _("kegiatan nomor %(number)s", number=number(value)),
    "people": lambda value: ngettext("%(num)d orang", "%(num)d orang", value[0]),
}


def _category(dimension: str, category: str) -> str:
    return f"{DIMENSIONS[Dimension(dimension)]}: {CATEGORY_LABELS[Dimension(dimension)][category]}"


def part(
    labels: Mapping[str, Any], words: Mapping[str, Callable[[Any], Any]] | None = None
) -> Callable[[Callable[[Activity], Contents]], Callable[[Activity], Contents]]:
    """Register what a package above adds: its function gives the values of the names in ``labels``."""

    def register(read: Callable[[Activity], Contents]) -> Callable[[Activity], Contents]:
        PARTS.append((frozenset(labels), read))
        LABELS.update(labels)
        WORDS.update(words or {})
        return read

    return register


def contents_of(activity: Activity, known: Contents | None = None) -> Contents:
    """Everything of it, also what belongs to packages above; needs its rows loaded.

    ``known`` are parts that the caller has read already: they are not read again.
    """
    found = own_contents(activity) | (known or {})
    for names, read in PARTS:
        if not names <= found.keys():
            found |= read(activity)
    return found


def own_contents(activity: Activity) -> Contents:
    """What every kind of activity shares; needs ``targets``, ``organizations``, ``people`` and ``audience`` loaded."""
    return {
        "title": activity.title,
        "kind": {"kind": activity.kind.value},
        "event_state": {"event_state": activity.event_state.value},
        "held_on": day(activity.starts_on, activity.date_precision),
        "date_reason": activity.date_reason,
        "ends_on": day(activity.ends_on),
        "starts_at": _hour(activity.starts_at),
        "ends_at": _hour(activity.ends_at),
        "mode": {"mode": activity.mode.value},
        "place": activity.place,
        "region_code": tagged("region", activity.region_code),
        "target_codes": [{"region": row.region_code} for row in activity.targets],
        "hosts": _organizations(activity, OrganizationPart.HOST),
        "participants": _organizations(activity, OrganizationPart.PARTICIPANT),
        "people": people((r.person_id, r.name, r.title, r.organization_id, r.part, r.topic) for r in activity.people),
        "discusses_lapor": activity.discusses_lapor,
        "follows_id": tagged("activity", activity.follows_id),
        "partnership_id": tagged("partnership", activity.partnership_id),
        "audience_total": activity.audience_total,
        "audience": list(_heads(activity)),
    } | {name: getattr(activity, name) for name in NARRATIVE}


def tagged(tag: str, value: Any) -> Value:
    """A value to be put into words later; nothing stays nothing."""
    return None if value is None else {tag: value}


def day(value: date | None, precision: Precision = Precision.DAY) -> Value:
    return None if value is None else {"day": [value.isoformat(), precision.value]}


def _hour(value: time | None) -> Value:
    return None if value is None else {"hour": value.isoformat("minutes")}


def people(rows: Iterable[Sequence[Any]]) -> Value:
    """How many, and a digest that tells whether it is still the same list; no name is kept."""
    listed = list(rows)
    return {"people": [len(listed), digest(listed)]} if listed else None


def digest(rows: Iterable[Sequence[Any]]) -> str:
    """Tells whether rows are still the same without keeping them."""
    return hashlib.sha256(json.dumps([[str(value) for value in row] for row in rows]).encode()).hexdigest()


def _organizations(activity: Activity, wanted: OrganizationPart) -> list[Value]:
    return [{"organization": row.organization_id} for row in activity.organizations if row.part is wanted]


def _heads(activity: Activity) -> Iterable[list[Value]]:
    """Heads by sex, then the cells that say more than "tidak tercatat"."""
    for sex, heads in audience.by_sex(list(activity.audience)).items():
        if heads and sex is not Sex.UNRECORDED:
            yield [{"sex": sex.value}, heads]
    cells = [row for row in activity.audience if row.category != UNRECORDED]
    for row in sorted(cells, key=lambda row: (row.dimension, row.category, row.sex)):
        yield [{"category": [row.dimension.value, row.category]}, {"sex": row.sex.value}, row.heads]
