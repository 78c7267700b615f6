"""The sorts of papers about an activity, and who may open one that was issued."""

from flask import url_for

from app.activities.queries import activity
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.documents.models import Variant
from app.documents.subjects import register_kind, register_subject
from app.reports.policy import variants

SUBJECT = "activity"
REPORT = register_kind("activity_report", "Laporan Kegiatan")
MINUTES = register_kind("minutes", "Notula")
TITLES = {REPORT: "Laporan Kegiatan", MINUTES: "Notula"}


def _look(subject_id: str, variant: Variant, viewer: Viewer) -> None:
    """NotFound unless she may see the activity now, and as much of its people as the paper tells."""
    if variant not in variants(activity(int(subject_id), viewer), viewer):
        raise NotFound(_("Dokumen itu tidak ada, atau bukan bagian Anda."))


def _page(subject_id: str) -> str:
    return url_for("reports.activity", activity_id=int(subject_id)) + "#dokumen"


register_subject(SUBJECT, look=_look, page=_page)
