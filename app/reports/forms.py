"""Choosing how a paper is printed, and who signs it."""

from typing import Any

from app.core.i18n import _, _l
from app.documents.labels import PAPERS, VARIANTS
from app.documents.models import PaperSize, Variant
from app.documents.operations import LONGEST_NUMBER
from app.reports.kinds import MINUTES, MONTH_REPORT, REPORT
from app.reports.papers import Wish
from app.reports.signing import Signing, usual_signing
from app.stationery.operations import LIMITS
from app.stationery.queries import Settings
from app.web.fields import DateField, SelectField, StringField, TextareaField
from app.web.forms import BaseForm


class QuickForm(BaseForm):
    """On the page of an activity: what is left out here is as the settings say."""

    variant = SelectField(_l("Isi"))
    number = StringField(
        _l("Nomor dokumen (opsional)"),
        max_length=LONGEST_NUMBER,
        description=_l("Nomor resmi menurut tata naskah instansi, misalnya 400.14.4/217/KS/2026"),
    )

    def offer(self, variants: tuple[Variant, ...]) -> None:
        """Fill the list to choose from; call it before validating."""
        self.variant.choices = [(variant.value, VARIANTS[variant]) for variant in variants]


class PaperForm(QuickForm):
    """``kind`` comes from the button that was pressed; begins with ``paper_data``."""

    paper = SelectField(_l("Kertas"), choices=[(size.value, label) for size, label in PAPERS.items()])
    place = StringField(_l("Tempat penandatanganan (opsional)"), max_length=LIMITS["place"])
    dated_on = DateField(
        _l("Tanggal dokumen (opsional)"), description=_l("Kosongkan untuk memakai tanggal dokumen ini diterbitkan")
    )
    signer = SelectField(_l("Yang menandatangani laporan"), default="")
    acknowledger = SelectField(_l("Mengetahui"), default="")
    copies_to = TextareaField(
        _l("Tembusan (opsional)"), max_length=2000, description=_l("Satu penerima tiap baris, paling banyak 12 baris")
    )

    def offer_signatories(self, settings: Settings) -> None:
        """As ``offer``."""
        people = [(str(one.id), f"{one.name}, {one.title}") for one in settings.signatories]
        self.signer.choices = [("", _("Dikosongkan, diisi tangan")), *people]
        self.acknowledger.choices = [("", _("Tidak ada")), *people]

    def wish(self, kind: str) -> Wish:
        number = self.number.data or ""
        return Wish(kind, PaperSize(self.paper.data), Variant(self.variant.data), number, self._signing())

    def _signing(self) -> Signing:
        lines = (line.strip() for line in (self.copies_to.data or "").splitlines())
        return Signing(
            place=self.place.data or "",
            dated_on=self.dated_on.data,
            signer_id=int(self.signer.data) if self.signer.data else None,
            acknowledger_id=int(self.acknowledger.data) if self.acknowledger.data else None,
            copies_to=tuple(line for line in lines if line),
        )


def paper_data(settings: Settings, *, own: bool) -> dict[str, Any]:
    """What the form begins with."""
    usual = usual_signing(settings, own=own)
    return {
        "paper": settings.paper.value,
        "place": usual.place,
        "signer": str(usual.signer_id or ""),
        "acknowledger": str(usual.acknowledger_id or ""),
        "copies_to": "\n".join(usual.copies_to),
    }


class MonthForm(BaseForm):
    """The same for a month, of which there is one kind."""

    paper, variant, number = PaperForm.paper, PaperForm.variant, PaperForm.number
    offer = PaperForm.offer

    def wish(self) -> Wish:
        return Wish(MONTH_REPORT, PaperSize(self.paper.data), Variant(self.variant.data), self.number.data or "")


KINDS = {"laporan": REPORT, "notula": MINUTES}
