"""One member of a group."""

from typing import Any

from wtforms.validators import InputRequired

from app.activities.models import Sex
from app.core.i18n import _l
from app.kim.details import MEMBER_FIELDS, MEMBER_LIMITS, MemberDetails
from app.kim.labels import SEXES
from app.kim.models import Member
from app.sendings.forms import OnceForm
from app.web.fields import DateField, RadioField, StringField

RESIDENT = {"yes": True, "no": False, "unsaid": None}


class MemberForm(OnceForm):
    """No NIK, no address, no telephone: what the register needs to know is little."""

    name = StringField(
        _l("Nama"),
        [InputRequired(_l("Isi nama anggota"))],
        max_length=MEMBER_LIMITS["name"],
        description=_l("Nama saja. Jangan menulis NIK, nomor telepon, atau alamat."),
    )
    sex = RadioField(
        _l("Jenis kelamin"), choices=[(key.value, label) for key, label in SEXES.items()], default=Sex.UNRECORDED.value
    )
    role = StringField(
        _l("Peran dalam KIM (opsional)"),
        max_length=MEMBER_LIMITS["role"],
        description=_l("Misalnya ketua, sekretaris, atau seksi publikasi"),
    )
    joined_on = DateField(_l("Masuk (opsional)"))
    left_on = DateField(_l("Keluar (opsional)"), description=_l("Kosong selama masih menjadi anggota"))
    resident = RadioField(
        _l("Warga desa atau kelurahan itu"),
        choices=[("yes", _l("Ya")), ("no", _l("Tidak")), ("unsaid", _l("Tidak dicatat"))],
        default="unsaid",
    )

    def details(self) -> MemberDetails:
        return MemberDetails(
            name=self.name.data or "",
            sex=Sex(self.sex.data),
            role=self.role.data or "",
            joined_on=self.joined_on.data,
            left_on=self.left_on.data,
            resident=RESIDENT[self.resident.data],
        )


def member_data(member: Member) -> dict[str, Any]:
    """What the form shows of a member who is known already."""
    data = {name: getattr(member, name) for name in MEMBER_FIELDS}
    resident = next(word for word, value in RESIDENT.items() if value is member.resident)
    return data | {"sex": member.sex.value, "resident": resident}
