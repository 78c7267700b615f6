"""Choosing how a paper is printed."""

from app.core.i18n import _l
from app.documents.labels import PAPERS, VARIANTS
from app.documents.models import PaperSize, Variant
from app.documents.operations import LONGEST_NUMBER
from app.reports.kinds import MINUTES, REPORT
from app.reports.papers import Wish
from app.web.fields import SelectField, StringField
from app.web.forms import BaseForm


class PaperForm(BaseForm):
    """``kind`` comes from the button that was pressed."""

    paper = SelectField(_l("Kertas"), choices=[(size.value, label) for size, label in PAPERS.items()])
    variant = SelectField(_l("Isi"))
    number = StringField(
        _l("Nomor dokumen (opsional)"),
        max_length=LONGEST_NUMBER,
        description=_l("Nomor resmi menurut tata naskah instansi, misalnya 400.14.4/217/KS/2026"),
    )

    def offer(self, variants: tuple[Variant, ...]) -> None:
        self.variant.choices = [(variant.value, VARIANTS[variant]) for variant in variants]

    def wish(self, kind: str) -> Wish:
        number = self.number.data or ""
        return Wish(kind, PaperSize(self.paper.data), Variant(self.variant.data), number)


KINDS = {"laporan": REPORT, "notula": MINUTES}
