"""What a report still lacks, in words; the same list stands on Beranda and on the activity's page."""

from app.activities.models import TRAINING_KINDS, Activity, EventState, Mode, OrganizationPart, PersonPart
from app.core.dates import Precision
from app.core.i18n import _l


def lacking(activity: Activity) -> list[str]:
    """Names of what is missing; needs ``organizations`` and ``people`` loaded.

    Results are asked of what was held, day and place also of a plan; of what was postponed or cancelled neither.
    """
    held = activity.event_state is EventState.HELD
    dated = held or activity.event_state is EventState.PLANNED
    trains = activity.kind in TRAINING_KINDS
    checks = (
        (dated and activity.date_precision is Precision.UNKNOWN and not activity.date_reason, _l("tanggal")),
        (activity.region_code is None, _l("daerah")),
        (dated and not activity.place and activity.mode is not Mode.ONLINE, _l("tempat")),
        (not _hosts(activity), _l("penyelenggara")),
        (held and not activity.background, _l("latar belakang")),
        (held and not activity.results, _l("hasil")),
        (held and not activity.conclusions, _l("simpulan dan saran")),
        (held and trains and activity.audience_total is None, _l("jumlah peserta")),
        (held and trains and not _speakers(activity), _l("narasumber atau fasilitator")),
        (held and not trains and not activity.people, _l("orang yang hadir")),
    )
    return [str(words) for missing, words in checks if missing]


def _hosts(activity: Activity) -> bool:
    return any(row.part is OrganizationPart.HOST for row in activity.organizations)


def _speakers(activity: Activity) -> bool:
    return any(row.part is PersonPart.SPEAKER for row in activity.people)
