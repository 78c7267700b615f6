"""Papers about a month of a region: how the subject is named, and who may open one that was issued."""

from datetime import date

from flask import url_for

from app.core.dates import read_month
from app.core.errors import NotFound
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.documents.models import Variant
from app.documents.subjects import register_subject
from app.reports.kinds import About
from app.reports.policy import MONTHLY, monthly_variants, sight
from app.web.filters import month_value

MONTH = "month"


def month_of_region(code: str, month: date, viewer: Viewer) -> About:
    """'36:2026-10'; a third part says that it is counted over less than everything, such as '36:2026-10:36.02'.

    So a colleague with another role never opens, nor takes for hers, what was counted over more than she sees.
    """
    return About(MONTH, ":".join(part for part in (code, month_value(month), sight(viewer)) if part))


def asked_of(subject_id: str) -> tuple[str, date]:
    """The region and the month."""
    code, month = subject_id.split(":")[:2]
    read = read_month(month)
    if read is None:
        raise _unknown()
    return code, read


def may_open(subject_id: str, variant: Variant, viewer: Viewer) -> bool:
    """Whoever sees everything, and for the rest what was counted over the same as her own figures."""
    if scope_of(MONTHLY, viewer) is Scope.NONE or variant not in monthly_variants(viewer):
        return False
    seen = sight(viewer)
    return not seen or variant is Variant.PUBLIC or subject_id.split(":")[2:] == [seen]


def _look(subject_id: str, variant: Variant, viewer: Viewer) -> None:
    if not may_open(subject_id, variant, viewer):
        raise _unknown()


def _unknown() -> NotFound:
    return NotFound(_("Dokumen itu tidak ada, atau bukan bagian Anda."))


def _page(subject_id: str) -> str:
    code, month = asked_of(subject_id)
    return url_for("reports.monthly", bulan=month_value(month), daerah=code) + "#dokumen"


register_subject(MONTH, look=_look, page=_page, back=_l("Kembali ke laporan bulanan"), here="reports")
