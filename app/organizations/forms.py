"""The form of an organization, and those for bringing a list of them in."""

from datetime import date
from typing import Any

from flask import request
from flask_wtf.file import FileRequired
from wtforms import ValidationError
from wtforms.validators import InputRequired

from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.organizations.labels import CATEGORIES
from app.organizations.models import Organization, OrganizationCategory
from app.organizations.operations import FIELDS, LIMITS, OrganizationDetails
from app.organizations.policy import may_identify, may_move
from app.regions.queries import kabupaten_kota, provinces
from app.sendings.forms import OnceForm
from app.web.fields import EmailField, FileField, HiddenField, SelectField, StringField, TextareaField
from app.web.forms import BaseForm
from app.web.versions import VersionedForm

LARGEST_LIST = 2_000_000


class ListForm(BaseForm):
    """The file with a list of organizations."""

    file = FileField(
        _l("Berkas daftar organisasi"),
        [FileRequired(_l("Pilih berkas daftar organisasi"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_LIST,
        description=_l("Excel (.xlsx) atau CSV, paling besar 2 MB, dengan baris judul seperti pada templat"),
    )


class ConfirmForm(OnceForm):
    """``seen`` is the fingerprint of the plan that was looked at."""

    seen = HiddenField()


class OrganizationForm(VersionedForm, OnceForm):
    """``province`` narrows what ``region_code`` offers; what this viewer may not change is taken off the form."""

    name = StringField(
        _l("Nama"), [InputRequired(_l("Isi nama organisasi, misalnya PATTIRO Banten"))], max_length=LIMITS["name"]
    )
    short_name = StringField(_l("Singkatan (opsional)"), max_length=LIMITS["short_name"])
    category = SelectField(_l("Kategori"), [InputRequired(_l("Pilih kategori organisasi"))])
    province = SelectField(_l("Provinsi"))
    region_code = SelectField(_l("Daerah"), [InputRequired(_l("Pilih daerah organisasi"))], validate_choice=False)
    letterhead = TextareaField(
        _l("Baris kop di atas nama (opsional)"),
        max_length=LIMITS["letterhead"],
        description=_l(
            "Paling banyak tiga baris, misalnya PEMERINTAH PROVINSI BANTEN. Dipakai di bagian atas laporan."
        ),
    )
    address = StringField(_l("Alamat (opsional)"), max_length=LIMITS["address"])
    phone = StringField(_l("Telepon kantor (opsional)"), max_length=LIMITS["phone"])
    website = StringField(
        _l("Situs (opsional)"), max_length=LIMITS["website"], description=_l("Misalnya https://contoh.or.id")
    )
    mailbox = EmailField(
        _l("Surel lembaga (opsional)"), max_length=LIMITS["mailbox"], description=_l("Bukan surel pribadi")
    )

    def offer(self, viewer: Viewer, organization: Organization | None = None) -> None:
        """Fill the lists and take away what this viewer may not change; call it before validating."""
        self.stored = organization
        self.category.choices = [("", _("Pilih kategori")), *((key.value, label) for key, label in CATEGORIES.items())]
        if organization is not None and not may_identify(organization, viewer):
            del self.name, self.category
        if organization is not None and not may_move(viewer):
            del self.province, self.region_code
        else:
            self._offer_regions(viewer)

    def _offer_regions(self, viewer: Viewer) -> None:
        """The province itself and its kabupaten/kota. Another province is one button, or ``?provinsi=``, away."""
        known = dict(provinces())
        asked = (self.province.data, request.args.get("provinsi"), self.region_code.data, viewer.region_code)
        code = next((text[:2] for text in asked if text and text[:2] in known), "")
        self.province.choices, self.province.data = [("", _("Pilih provinsi")), *known.items()], code
        itself = [(code, _("%(name)s (provinsi)", name=known[code]))] if code else []
        below = kabupaten_kota(code) if code else []
        self.region_code.choices = [("", _("Pilih daerah")), *itself, *below]

    def adjust(self, today: date) -> bool:
        """Also the button that shows another province's regions."""
        return "regions" in request.form or super().adjust(today)

    def validate_region_code(self, field: Any) -> None:
        """Also when another province was chosen and its regions were not shown yet."""
        if field.data not in dict(field.choices):
            raise ValidationError(_("Pilih daerah di provinsi yang dipilih"))

    def details(self) -> OrganizationDetails:
        """What was typed; what this viewer may not change comes from the row."""
        texts = {name: str(self[name].data or "") for name in FIELDS if name in self}
        texts = organization_data(self.stored) | texts if self.stored else texts
        plain = {name: texts[name] for name in FIELDS if name != "category"}
        return OrganizationDetails(category=OrganizationCategory(texts["category"]), **plain)


def organization_data(organization: Organization) -> dict[str, str]:
    """What the form shows for an organization that exists already."""
    data = {name: str(getattr(organization, name)) for name in FIELDS}
    return data | {"category": organization.category.value, "version": str(organization.version)}
