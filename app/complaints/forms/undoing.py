"""Taking an import back."""

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.web.fields import StringField
from app.web.forms import BaseForm


class UndoForm(BaseForm):
    """Why it should not have been imported."""

    reason = StringField(
        _l("Alasan pembatalan"),
        [InputRequired(_l("Isi alasan pembatalan"))],
        max_length=500,
        description=_l("Misalnya: berkas ini milik daerah lain"),
    )
