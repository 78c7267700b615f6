"""The forms of a person and of her positions."""

from typing import Any

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.core.viewer import Viewer
from app.organizations.choosing import ChoosingForm, OrganizationField
from app.people.operations import LONGEST_TITLE, PersonDetails, PositionDetails
from app.people.queries import LONGEST_NAME
from app.sendings.forms import OnceForm
from app.web.fields import DateField, StringField
from app.web.forms import BaseForm
from app.web.versions import VersionedForm


class PositionForm(ChoosingForm):
    """A position of somebody who is in the list."""

    organization_id = OrganizationField(_l("Organisasi"), [InputRequired(_l("Pilih organisasinya"))])
    title = StringField(
        _l("Jabatan"), [InputRequired(_l("Isi jabatan, misalnya Kepala Bidang Informasi"))], max_length=LONGEST_TITLE
    )
    starts_on = DateField(_l("Mulai menjabat (opsional)"))
    ends_on = DateField(
        _l("Sampai dengan (opsional)"), description=_l("Kosongkan bila masih menjabat atau belum diketahui")
    )

    def offer(self, viewer: Viewer) -> None:
        """Fill the list of organizations; call it before validating."""
        self.offer_organizations(viewer)

    def position(self) -> PositionDetails:
        return PositionDetails(
            organization_id=self.organization_id.number,
            title=self.title.data or "",
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
        )

    def details(self) -> Any:
        return self.position()


class PersonForm(PositionForm, OnceForm):
    """A person with the first position that is known of her."""

    name = StringField(
        _l("Nama"),
        [InputRequired(_l("Isi nama orang ini"))],
        max_length=LONGEST_NAME,
        description=_l("Nama saja. Jangan menulis NIK, nomor telepon, atau alamat."),
    )

    def details(self) -> PersonDetails:
        return PersonDetails(name=self.name.data or "", position=self.position())


class NameForm(VersionedForm):
    """A corrected name."""

    name = StringField(_l("Nama"), [InputRequired(_l("Isi nama orang ini"))], max_length=LONGEST_NAME)


class EndForm(BaseForm):
    """Until when a position was held."""

    ends_on = DateField(
        _l("Sampai dengan"), [InputRequired(_l("Isi tanggal berakhirnya jabatan, misalnya 18 11 2026"))]
    )
