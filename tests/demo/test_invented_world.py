"""The invented world: what its reports do after an activity is what its activities say."""

from datetime import date
from itertools import pairwise
from statistics import mean

from app.activities.models import MEETING_KINDS, AudienceGroup, Dimension, EventState
from app.core.dates import month_of, shifted
from app.demo.analyses import EXAMPLES
from app.demo.invented import INVENTIONS, Invention
from app.demo.invented.series import NEVER_SENT, RECAPS, SERIES, months_of
from app.demo.invented.world import FIRST_MONTH, LAST_MONTH, REACHED, RISING, months, reports

OFFICIALS = (AudienceGroup.OFFICIALS.value, AudienceGroup.VILLAGE_OFFICIALS.value)


def reaches_people(invention: Invention) -> bool:
    """Held and sanctioned, about SP4N-LAPOR!, and with somebody who is no official."""
    if invention.event_state is not EventState.HELD or not invention.sanctioned or not invention.discusses_lapor:
        return False
    groups = [category for dimension, category, _sex in invention.audience.cells if dimension is Dimension.GROUP]
    return any(group not in OFFICIALS for group in groups) if groups else invention.kind not in MEETING_KINDS


def test_each_region_changes_in_the_month_in_which_its_people_were_first_reached() -> None:
    first: dict[str, date] = {}
    for invention in INVENTIONS:
        if reaches_people(invention) and invention.day:
            for code in invention.targets:
                first[code] = min(month_of(invention.day), first.get(code, date.max))
    assert first == {code: start for code, (start, _afterwards) in REACHED.items()}


def test_the_same_world_comes_at_every_load() -> None:
    assert reports("32.05", 2_851_877) == reports("32.05", 2_851_877)
    assert [one.month for one in reports("32.05", 1)] == list(months(FIRST_MONTH, LAST_MONTH))


def test_a_drive_shows_in_its_month_and_a_rise_before_it() -> None:
    counts = {one.month: one.citizen for one in reports("36.02", 1_531_564)}
    drive = REACHED["36.02"][0]
    assert counts[drive] > 1.5 * mean(counts[shifted(drive, -n)] for n in range(1, 7))
    rising = [reports(code, 1_000_000) for code in RISING]
    years = [sum(one.citizen for region in rising for one in region if one.month.year == year) for year in (2024, 2025)]
    assert years[1] > 1.2 * years[0]


def test_each_series_holds_its_own_regions_and_lacks_what_was_never_sent() -> None:
    residents = dict.fromkeys(("32.01", "33.01", *RECAPS, *NEVER_SENT, "36.01"), 1_000_000)
    files = [months_of(series, residents) for series in SERIES]
    assert [set(file) for file in files] == [{"32.01"}, {"33.01", *NEVER_SENT}, set(RECAPS)]
    assert [len(file[code]) for file, code in zip(files, ("32.01", "33.04", "33.73"), strict=True)] == [46, 40, 46]


def test_no_question_is_asked_twice() -> None:
    asked = sorted(str(example.settings.as_json()) for example in EXAMPLES)
    assert all(one != other for one, other in pairwise(asked))


def test_no_title_is_used_twice() -> None:
    titles = [invention.title for invention in INVENTIONS]
    assert len(titles) == len(set(titles))
