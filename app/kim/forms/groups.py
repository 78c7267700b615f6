"""One group. Its desa is chosen step by step: a list holds the kecamatan of one kabupaten, the next the desa of one
kecamatan, so that no page carries the thousands of a province."""

from datetime import date
from typing import Any

from flask import request
from wtforms import ValidationError
from wtforms.validators import InputRequired

from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.kim.details import GROUP_FIELDS, LIMITS, GroupDetails
from app.kim.labels import EXPANSIONS, SIGNERS
from app.kim.models import Expansion, Group, Signer
from app.kim.policy import usual_expansion
from app.kim.queries import organization_choices
from app.regions.queries import CODE, Choice, children, kabupaten_kota, provinces
from app.sendings.forms import OnceForm
from app.web.fields import DateField, PartialDateField, SelectField, StringField, TextareaField
from app.web.versions import VersionedForm

REGENCY_LENGTH, DISTRICT_LENGTH = 5, 8
TEXTS = tuple(LIMITS)


class GroupForm(VersionedForm, OnceForm):
    """``province``, ``regency`` and ``district`` narrow what ``region_code`` offers; region staff have only the last
    two, of their own kabupaten or kota."""

    name = StringField(
        _l("Nama KIM"), [InputRequired(_l("Isi nama KIM, misalnya KIM Contoh Berbagi"))], max_length=LIMITS["name"]
    )
    expansion = SelectField(_l("Kepanjangan K"))
    province = SelectField(_l("Provinsi"), validate_choice=False)
    regency = SelectField(_l("Kabupaten atau kota"), validate_choice=False)
    district = SelectField(_l("Kecamatan"), validate_choice=False)
    region_code = SelectField(_l("Desa atau kelurahan"), validate_choice=False)
    address = StringField(
        _l("Alamat sekretariat (opsional)"), max_length=LIMITS["address"], description=_l("Bukan alamat pribadi")
    )
    founded = PartialDateField(
        _l("Tanggal berdiri (opsional)"), description=_l("Boleh tahunnya saja, atau bulan dan tahunnya")
    )
    decree_number = StringField(_l("Nomor SK (opsional)"), max_length=LIMITS["decree_number"])
    decree_on = DateField(_l("Tanggal SK (opsional)"))
    decree_until = DateField(
        _l("SK berlaku sampai (opsional)"), description=_l("Kosong bila SK tidak menyebut batas waktu")
    )
    signer = SelectField(_l("Pejabat yang mengukuhkan (opsional)"))
    legal_basis = StringField(
        _l("Dasar hukum (opsional)"),
        max_length=LIMITS["legal_basis"],
        description=_l("Peraturan yang disebut SK, misalnya peraturan bupati dan nomornya"),
    )
    contact = StringField(
        _l("Kontak (opsional)"),
        max_length=LIMITS["contact"],
        description=_l("Jabatan, misalnya Ketua KIM melalui kantor desa; bukan nama atau nomor telepon"),
    )
    website = StringField(
        _l("Situs (opsional)"), max_length=LIMITS["website"], description=_l("Misalnya https://contoh.kim.id")
    )
    media = TextareaField(
        _l("Media (opsional)"),
        max_length=LIMITS["media"],
        description=_l("Tautan media sosial KIM, satu per baris, paling banyak lima"),
    )
    level = StringField(
        _l("Tingkat (opsional)"),
        max_length=LIMITS["level"],
        description=_l("Klasifikasi menurut daerah, misalnya pratama, madya, atau mandiri"),
    )
    organization_id = SelectField(_l("Organisasi di daftar mitra (opsional)"), validate_choice=False)

    def offer(self, viewer: Viewer) -> None:
        """Fill the lists; call it before validating."""
        usual = EXPANSIONS[usual_expansion()]
        choices = [(key.value, label) for key, label in EXPANSIONS.items()]
        self.expansion.choices = [("", _("Sama dengan pengaturan: %(words)s", words=usual)), *choices]
        self.signer.choices = [("", _("Belum diisi")), *((key.value, label) for key, label in SIGNERS.items())]
        regency = self._offer_places(viewer)
        number = _number(self.organization_id.data)
        organizations = organization_choices(regency, number) if regency or number else []
        self.organization_id.choices = [("", _("Tidak terdaftar sebagai mitra")), *organizations]

    def _offer_places(self, viewer: Viewer) -> str:
        """The lists of places as far as they are chosen; gives the kabupaten or kota."""
        own = viewer.region_code or ""
        if len(own) == REGENCY_LENGTH:
            del self.province, self.regency
            regency = own
        else:
            province = _chosen(self.province, provinces(), own[:2], _("Pilih provinsi"))
            below = kabupaten_kota(province) if province else []
            regency = _chosen(self.regency, below, "", _("Pilih kabupaten atau kota"))
        district = _chosen(self.district, children(regency) if regency else [], "", _("Pilih kecamatan"))
        villages = children(district) if district else []
        _chosen(self.region_code, villages, "", _("Pilih desa atau kelurahan"))
        return regency

    def adjust(self, today: date) -> bool:
        """Also the button that shows the places below what was chosen."""
        return "regions" in request.form or super().adjust(today)

    def validate_region_code(self, field: Any) -> None:
        """Also when another kecamatan was chosen and its desa were not shown yet."""
        if not field.data:
            raise ValidationError(
                _("Pilih desa atau kelurahan. Tekan “Tampilkan pilihan berikutnya” sesudah memilih kecamatan.")
            )

    def validate_organization_id(self, field: Any) -> None:
        if field.data not in dict(field.choices):
            raise ValidationError(_("Pilih organisasi dari daftar"))

    def details(self) -> GroupDetails:
        return GroupDetails(
            region_code=self.region_code.data or "",
            expansion=Expansion(self.expansion.data) if self.expansion.data else None,
            founded=self.founded.data,
            decree_on=self.decree_on.data,
            decree_until=self.decree_until.data,
            signer=Signer(self.signer.data) if self.signer.data else None,
            organization_id=_number(self.organization_id.data),
            **{name: self[name].data or "" for name in TEXTS},
        )


def _chosen(field: Any, choices: list[Choice], usual: str, nobody: str) -> str:
    """Fill a list; what is chosen and not in it counts as nothing."""
    known = dict(choices)
    asked = field.data or usual
    field.choices = [("", nobody), *known.items()]
    field.data = asked if asked in known else ""
    return str(field.data)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def group_data(group: Group) -> dict[str, Any]:
    """What the form shows of a group that is known already."""
    data = {name: getattr(group, name) for name in GROUP_FIELDS}
    return (
        data
        | places_of(group.region_code)
        | {
            "expansion": group.expansion.value if group.expansion else "",
            "signer": group.signer.value if group.signer else "",
            "organization_id": str(group.organization_id or ""),
            "version": str(group.version),
        }
    )


def places_of(code: str) -> dict[str, str]:
    """A region's code with those around it, for the lists of the form; nonsense chooses nothing."""
    if not CODE.fullmatch(code):
        return {}
    fields = {"province": 2, "regency": REGENCY_LENGTH, "district": DISTRICT_LENGTH, "region_code": 13}
    return {name: code[:length] for name, length in fields.items() if len(code) >= length}
