"""Reading the settings of one's own organization's papers."""

from dataclasses import dataclass

from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.viewer import Viewer
from app.documents.models import PaperSize
from app.stationery.models import Signatory, SigningPart, Stationery
from app.stationery.policy import KEEP


@dataclass(frozen=True, slots=True)
class Signs:
    """One who signs. ``id`` is None before it is stored."""

    name: str
    title: str
    rank: str = ""
    nip: str = ""
    part: SigningPart = SigningPart.SIGNS
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """``version`` is 0 while nobody has set anything."""

    paper: PaperSize = PaperSize.A4
    place: str = ""
    number_pattern: str = ""
    copies_to: tuple[str, ...] = ()
    signatories: tuple[Signs, ...] = ()
    version: int = 0

    def first(self, part: SigningPart) -> int | None:
        """Who usually takes this part."""
        return next((one.id for one in self.signatories if one.part is part), None)

    def signatory(self, number: int | None) -> Signs | None:
        return next((one for one in self.signatories if one.id == number), None) if number else None


def own(viewer: Viewer) -> Settings:
    """For whoever keeps them; Forbidden for an account without an organization."""
    require(KEEP, viewer)
    if viewer.organization_id is None:
        raise Forbidden(_("Akun Anda belum terhubung dengan organisasi. Mintalah administrator menghubungkannya."))
    return usual(viewer)


def usual(viewer: Viewer) -> Settings:
    """What the papers of this viewer's organization begin with; nothing set for who keeps no settings."""
    if viewer.organization_id is None or scope_of(KEEP, viewer) is not Scope.OWN:
        return Settings()
    row = db.session.get(Stationery, viewer.organization_id, options=[joinedload(Stationery.signatories)])
    return _settings(row) if row else Settings()


def _settings(row: Stationery) -> Settings:
    return Settings(
        paper=row.paper,
        place=row.place,
        number_pattern=row.number_pattern,
        copies_to=tuple(row.copies_to.splitlines()),
        signatories=tuple(_signs(one) for one in row.signatories),
        version=row.version,
    )


def _signs(row: Signatory) -> Signs:
    return Signs(row.name, row.title, row.rank, row.nip, row.part, row.id)
