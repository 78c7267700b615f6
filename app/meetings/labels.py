"""What the enums of meetings are called on screens and papers."""

from app.core.i18n import _l
from app.meetings.models import PointKind

POINT_KINDS = {
    PointKind.STATEMENT: (_l("Pernyataan"), "grey"),
    PointKind.REQUEST: (_l("Permintaan"), "yellow"),
    PointKind.OFFER: (_l("Tawaran"), "green"),
}
