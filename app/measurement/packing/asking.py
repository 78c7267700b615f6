"""Which analysis an archive is asked of; without numpy, so that the page can ask too."""

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.measurement.models import Analysis
from app.measurement.policy import SEE

PACK = "measurement:pack"


def analysis_of(number: int, viewer: Viewer) -> Analysis:
    require(SEE, viewer)
    found = db.session.get(Analysis, number)
    if found is None:
        raise NotFound(_("Analisis dengan nomor itu tidak ada."))
    return found
