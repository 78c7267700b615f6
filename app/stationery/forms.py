"""The form of an organization's paper settings."""

from typing import Any

from app.core.i18n import _l
from app.documents.labels import PAPERS
from app.documents.models import PaperSize
from app.stationery import nip
from app.stationery.labels import PARTS
from app.stationery.models import SigningPart
from app.stationery.operations import LIMITS, MOST_SIGNATORIES, SIGNATORY_LIMITS
from app.stationery.queries import Settings, Signs
from app.web.fields import FieldList, FormField, SelectField, StringField, TextareaField
from app.web.forms import PartForm
from app.web.versions import VersionedForm


class SignatoryForm(PartForm):
    """One who signs; a form without any text is nobody."""

    name = StringField(
        _l("Nama dan gelar"), max_length=SIGNATORY_LIMITS["name"], description=_l("Seperti tertulis pada dokumen resmi")
    )
    title = StringField(
        _l("Jabatan"), max_length=SIGNATORY_LIMITS["title"], description=_l("Misalnya Kepala Biro Kerja Sama")
    )
    rank = StringField(
        _l("Pangkat (opsional)"), max_length=SIGNATORY_LIMITS["rank"], description=_l("Misalnya Pembina Tingkat I")
    )
    nip = StringField(
        _l("NIP (opsional)"),
        max_length=40,
        description=_l("Untuk aparatur sipil negara: 18 angka. Hanya dicetak pada dokumen bernama."),
    )
    part = SelectField(
        _l("Sebagai"),
        choices=[(part.value, label) for part, label in PARTS.items()],
        default=SigningPart.SIGNS.value,
    )

    def is_empty(self) -> bool:
        return not any(self[name].data for name in ("name", "title", "rank", "nip"))

    def signs(self) -> Signs:
        texts = {name: str(self[name].data or "") for name in ("name", "title", "rank", "nip")}
        return Signs(texts["name"], texts["title"], texts["rank"], texts["nip"], SigningPart(self.part.data))


class SettingsForm(VersionedForm):
    """Filled from ``settings_data``."""

    paper = SelectField(_l("Kertas"), choices=[(size.value, label) for size, label in PAPERS.items()])
    place = StringField(
        _l("Tempat penandatanganan (opsional)"),
        max_length=LIMITS["place"],
        description=_l("Misalnya Serang. Dicetak di depan tanggal."),
    )
    number_pattern = StringField(
        _l("Pola nomor (opsional)"),
        max_length=LIMITS["number_pattern"],
        description=_l(
            "Misalnya 400.14.4/.../KS/{tahun}. Dicetak bila nomor dokumen dikosongkan; titik-titiknya diisi tangan. "
            "{bulan} menjadi angka Romawi."
        ),
    )
    copies_to = TextareaField(
        _l("Tembusan (opsional)"), max_length=2000, description=_l("Satu penerima tiap baris, paling banyak 12 baris")
    )
    signatories = FieldList(FormField(SignatoryForm), _l("Penanda tangan"), min_entries=2, max_entries=MOST_SIGNATORIES)

    @property
    def filled(self) -> list[Any]:
        """The groups that name somebody."""
        return [part for part in self.signatories if not part.form.is_empty()]

    def details(self) -> Settings:
        return Settings(
            paper=PaperSize(self.paper.data),
            place=self.place.data or "",
            number_pattern=self.number_pattern.data or "",
            copies_to=tuple((self.copies_to.data or "").splitlines()),
            signatories=tuple(part.form.signs() for part in self.filled),
        )

    def show(self, error: Any) -> None:
        """A refusal names the filled groups by their order: say it at the group on the page."""
        places = {f"signatories-{index}-": part.name + "-" for index, part in enumerate(self.filled)}
        error.errors = {_placed(name, places): sentence for name, sentence in error.errors.items()}
        super().show(error)


def _placed(name: str | None, places: dict[str, str]) -> str | None:
    if name is None:
        return None
    return next((there + name[len(here) :] for here, there in places.items() if name.startswith(here)), name)


def settings_data(settings: Settings) -> dict[str, Any]:
    """What the form shows of what is stored."""
    return {
        "paper": settings.paper.value,
        "place": settings.place,
        "number_pattern": settings.number_pattern,
        "copies_to": "\n".join(settings.copies_to),
        "signatories": [_signatory_data(one) for one in settings.signatories],
        "version": str(settings.version),
    }


def _signatory_data(one: Signs) -> dict[str, str]:
    number = nip.shown(one.nip) if one.nip else ""
    return {"name": one.name, "title": one.title, "rank": one.rank, "nip": number, "part": one.part.value}
