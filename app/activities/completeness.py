"""What a report still lacks, in words; the same list stands on Beranda and on the activity's page."""

from app.activities.models import TRAINING_KINDS, Activity, Mode, OrganizationPart, PersonPart
from app.core.dates import Precision
from app.core.i18n import _


def lacking(activity: Activity) -> list[str]:
    """Names of what is missing for a whole report; needs ``organizations`` and ``people`` loaded."""
    checks = (
        (activity.date_precision is Precision.UNKNOWN and not activity.date_reason, _("tanggal")),
        (activity.region_code is None, _("daerah")),
        (not activity.place and activity.mode is not Mode.ONLINE, _("tempat")),
        (not _hosts(activity), _("penyelenggara")),
        (not activity.background, _("latar belakang")),
        (not activity.results, _("hasil")),
        (not activity.conclusions, _("simpulan dan saran")),
        (activity.kind in TRAINING_KINDS and activity.audience_total is None, _("jumlah peserta")),
        (activity.kind in TRAINING_KINDS and not _speakers(activity), _("narasumber atau fasilitator")),
        (activity.kind not in TRAINING_KINDS and not activity.people, _("orang yang hadir")),
    )
    return [words for missing, words in checks if missing]


def _hosts(activity: Activity) -> bool:
    return any(row.part is OrganizationPart.HOST for row in activity.organizations)


def _speakers(activity: Activity) -> bool:
    return any(row.part is PersonPart.SPEAKER for row in activity.people)
