"""Why something is taken away."""

from wtforms.validators import InputRequired

from app.complaints.operations import LONGEST_REASON
from app.core.i18n import _l
from app.web.fields import StringField
from app.web.forms import BaseForm


class ReasonForm(BaseForm):
    reason = StringField(
        _l("Alasan penghapusan"),
        [InputRequired(_l("Isi alasannya, misalnya: tercatat dua kali"))],
        max_length=LONGEST_REASON,
        description=_l("Yang dihapus tetap dapat dibaca bersama alasan ini oleh yang berwenang mencatatnya."),
    )
