"""Signing in, changing one's password, making an account."""

from wtforms.validators import InputRequired

from app.accounts.labels import ROLES
from app.accounts.models import DigestRhythm
from app.accounts.operations import AccountDetails
from app.accounts.passwords import SHORTEST, hashed
from app.core.i18n import _l
from app.core.viewer import Role
from app.organizations.choosing import ChoosingForm, OrganizationField
from app.sendings.forms import OnceForm
from app.web.fields import EmailField, PasswordField, RadioField, SelectField, StringField
from app.web.forms import BaseForm

DIGESTS = {
    DigestRhythm.DAILY: _l("Setiap hari kerja (Senin sampai Jumat)"),
    DigestRhythm.WEEKLY: _l("Setiap Senin"),
    DigestRhythm.NEVER: _l("Tidak usah"),
}


class SignInForm(BaseForm):
    email = EmailField(_l("Surel"), [InputRequired(_l("Isi surel Anda"))])
    password = PasswordField(_l("Kata sandi"), [InputRequired(_l("Isi kata sandi Anda"))])


class PasswordForm(BaseForm):
    old_password = PasswordField(_l("Kata sandi sekarang"), [InputRequired(_l("Isi kata sandi Anda sekarang"))])
    new_password = PasswordField(
        _l("Kata sandi baru"),
        [InputRequired(_l("Isi kata sandi baru"))],
        description=_l(
            "Paling sedikit %(n)d karakter. Beberapa kata yang tidak berhubungan lebih kuat daripada satu kata rumit.",
            n=SHORTEST,
        ),
    )


class DigestForm(BaseForm):
    """How often one's work is told by e-mail."""

    digest = RadioField(
        _l("Kirim daftar tugas saya lewat surel"),
        choices=[(rhythm.value, label) for rhythm, label in DIGESTS.items()],
        description=_l("Sama dengan isi Beranda, dengan tautan ke tiap tugas. Bila tidak ada tugas, tidak ada surel."),
    )

    def rhythm(self) -> DigestRhythm:
        return DigestRhythm(self.digest.data)


def _first_password() -> PasswordField:
    return PasswordField(
        _l("Kata sandi pertama"),
        [InputRequired(_l("Isi kata sandi pertama"))],
        description=_l(
            "Paling sedikit %(n)d karakter. Sampaikan langsung kepada pemegang akun, dan minta segera diganti.",
            n=SHORTEST,
        ),
    )


class NewPasswordForm(BaseForm):
    """An administrator gives a new first password."""

    new_password = _first_password()


class AccountForm(ChoosingForm, OnceForm):
    email = EmailField(_l("Surel"), [InputRequired(_l("Isi surel, misalnya sari@contoh.go.id"))])
    name = StringField(_l("Nama"), [InputRequired(_l("Isi nama pemegang akun"))], max_length=200)
    role = SelectField(
        _l("Peran"),
        [InputRequired(_l("Pilih peran pemegang akun"))],
        choices=[("", _l("Pilih peran")), *((role.value, label) for role, label in ROLES.items())],
    )
    organization_id = OrganizationField(
        _l("Organisasi"),
        nobody=_l("Tanpa organisasi"),
        description=_l("Boleh kosong untuk administrator dan peninjau"),
    )
    new_password = _first_password()

    def details(self) -> AccountDetails:
        return AccountDetails(
            email=self.email.data or "",
            name=self.name.data or "",
            role=Role(self.role.data),
            organization_id=self.organization_id.number,
            password_hash=hashed(self.new_password.data or ""),
        )
