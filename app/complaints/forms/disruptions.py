"""Entering and correcting days on which SP4N-LAPOR! could not be used as usual."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired

from app.complaints.forms.choices import region_choices
from app.complaints.models import ServiceDisruption
from app.complaints.operations import DisruptionDetails, version_of
from app.complaints.policy import may_change_disruption
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.sendings.forms import OnceForm
from app.web.fields import DateField, SelectField, StringField

EVERYWHERE = "indonesia"


def disruption_data(row: ServiceDisruption) -> dict[str, Any]:
    """What the form shows of one that is kept already."""
    kept = {name: getattr(row, name) for name in ("starts_on", "ends_on", "what", "source")}
    return kept | {"region_code": row.region_code or EVERYWHERE, "seen": version_of(row)}


class DisruptionForm(OnceForm):
    """When, where, what and from whom one knows; ``seen`` is the version that is being corrected."""

    seen = HiddenField()

    starts_on = DateField(_l("Hari pertama"), [InputRequired(_l("Isi hari pertama, misalnya 1 Agustus 2025"))])
    ends_on = DateField(
        _l("Hari terakhir"),
        [InputRequired(_l("Isi hari terakhir, misalnya 31 Agustus 2025"))],
        description=_l("Sama dengan hari pertama bila hanya sehari"),
    )
    region_code = SelectField(
        _l("Di mana"),
        [InputRequired(_l("Pilih seluruh Indonesia atau satu daerah"))],
        description=_l("Sebuah provinsi berarti akun pemerintah provinsi itu saja, tanpa kabupaten/kotanya"),
    )
    what = StringField(
        _l("Apa yang terjadi"),
        [InputRequired(_l("Isi apa yang terjadi, misalnya layanan berhenti 1–2 jam sehari"))],
        max_length=300,
    )
    source = StringField(
        _l("Sumber"),
        [InputRequired(_l("Isi sumbernya, misalnya nama berita dan tanggalnya"))],
        max_length=300,
        description=_l("Nama berita, surat, atau pengumuman, dengan tanggalnya"),
    )

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of regions; call it before validating."""
        found = region_choices(viewer, self.region_code.data)
        if may_change_disruption(None, viewer):
            found = [("", _("Pilih")), (EVERYWHERE, _("Seluruh Indonesia")), *(one for one in found if one[0])]
        self.region_code.choices = found

    def details(self) -> DisruptionDetails:
        code = self.region_code.data
        return DisruptionDetails(
            region_code=None if code == EVERYWHERE else code,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            what=self.what.data or "",
            source=self.source.data or "",
        )
