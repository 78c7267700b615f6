"""A partnership as plain data for one viewer: what she may not read is not in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.attachments.queries import Attached, attached
from app.core.viewer import Viewer
from app.partnerships import queries
from app.partnerships.labels import DOCUMENTS, KINDS, PARTIES, ending, page_tag, state_tag
from app.partnerships.models import Partnership
from app.partnerships.policy import may_change, may_see_details

Tag = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party; ``number`` is empty where none was given or the viewer may not read it."""

    role: Any
    organization_id: int
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """``details`` says whether the viewer may read numbers, scope, note and files; else they are empty."""

    id: int
    title: str
    kind: Any
    document: Any
    state: Tag
    ending: str
    signed_on: date
    starts_on: date
    ends_on: date | None
    parties: tuple[Signatory, ...]
    regions: tuple[str, ...]
    details: bool
    scope: str
    note: str
    attached: Attached
    recorded_by: str
    may_change: bool
    version: int


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """A row of the register."""

    id: int
    title: str
    document: Any
    parties: str
    signed_on: date
    ends_on: date | None
    state: Tag


def partnership_page(partnership_id: int, viewer: Viewer, today: date) -> PartnershipPage:
    """The partnership as the viewer may read it, or NotFound."""
    return page_of(queries.partnership(partnership_id, viewer), viewer, today)


def page_of(found: Partnership, viewer: Viewer, today: date) -> PartnershipPage:
    """The same of one that was read already, loaded by ``queries.partnership``."""
    details = may_see_details(found, viewer)
    return PartnershipPage(
        id=found.id,
        title=found.title,
        kind=KINDS[found.kind],
        document=DOCUMENTS[found.document_kind],
        state=page_tag(found, today),
        ending=ending(found, today),
        signed_on=found.signed_on,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        parties=signatories(found, details=details),
        regions=tuple(row.region.name for row in found.regions),
        details=details,
        scope=found.scope if details else "",
        note=found.note if details else "",
        attached=attached(queries.ATTACHMENT_OWNER, found.id, sees_all=True) if details else Attached(),
        recorded_by=found.recorded_by.name if found.recorded_by else "",
        may_change=may_change(found, viewer),
        version=found.version,
    )


def signatories(found: Partnership, *, details: bool) -> tuple[Signatory, ...]:
    """The parties in order; needs ``parties`` with their organizations."""
    return tuple(
        Signatory(role, row.organization_id, row.organization.name, row.number if details else "")
        for role, row in zip(PARTIES, found.parties, strict=False)
    )


def row_of(found: Partnership, today: date) -> PartnershipRow:
    """Needs ``parties`` with their organizations."""
    return PartnershipRow(
        id=found.id,
        title=found.title,
        document=DOCUMENTS[found.document_kind],
        parties="; ".join(row.organization.name for row in found.parties),
        signed_on=found.signed_on,
        ends_on=found.ends_on,
        state=state_tag(found, today),
    )
