"""The sorts of papers, and who may open an issued one about an activity."""

from typing import NamedTuple

from flask import url_for

from app.activities.queries import activity
from app.core.errors import NotFound
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.documents.models import Variant
from app.documents.subjects import register_kind, register_subject
from app.reports.policy import variants

SUBJECT = "activity"


class About(NamedTuple):
    """What a paper is about, as issued papers store it."""

    subject_type: str
    subject_id: str


REPORT = register_kind("activity_report", "Laporan Kegiatan")
MINUTES = register_kind("minutes", "Notula")
MONTH_REPORT = register_kind("month_report", "Laporan Bulanan")
TITLES = {REPORT: "Laporan Kegiatan", MINUTES: "Notula", MONTH_REPORT: "Laporan Bulanan"}


def _look(subject_id: str, variant: Variant, viewer: Viewer) -> None:
    """NotFound unless she may see the activity now, and as much of its people as the paper tells."""
    if variant not in variants(activity(int(subject_id), viewer), viewer):
        raise NotFound(_("Dokumen itu tidak ada, atau bukan bagian Anda."))


def _page(subject_id: str) -> str:
    return url_for("reports.activity", activity_id=int(subject_id)) + "#dokumen"


register_subject(SUBJECT, look=_look, page=_page, back=_l("Kembali ke kegiatan"), here="activities")
