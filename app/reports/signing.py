"""The foot of a paper: place and day, who signs, who gets a copy. Ids are of the signatories of whoever issues it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import fold
from app.reports.contents.plain import Attendee
from app.stationery import nip
from app.stationery.models import SigningPart
from app.stationery.operations import check_copies
from app.stationery.queries import Settings, Signs
from app.web.formats import date_long


@dataclass(frozen=True, slots=True)
class Signing:
    """What is asked for; without ``dated_on`` it is the day of printing, without ids the places are left to the pen."""

    place: str = ""
    dated_on: date | None = None
    signer_id: int | None = None
    acknowledger_id: int | None = None
    copies_to: tuple[str, ...] = ()

    def payload(self) -> dict[str, Any]:
        """For a job: no name and no NIP waits in its row."""
        return {
            "place": self.place,
            "dated_on": self.dated_on.isoformat() if self.dated_on else "",
            "signer_id": self.signer_id,
            "acknowledger_id": self.acknowledger_id,
            "copies_to": list(self.copies_to),
        }


def signing_of(payload: Mapping[str, Any]) -> Signing:
    return Signing(
        place=payload["place"],
        dated_on=date.fromisoformat(payload["dated_on"]) if payload["dated_on"] else None,
        signer_id=payload["signer_id"],
        acknowledger_id=payload["acknowledger_id"],
        copies_to=tuple(payload["copies_to"]),
    )


def usual_signing(settings: Settings, *, own: bool) -> Signing:
    """What is asked for when nobody says: nothing on the paper of another organization, which signs for itself."""
    if not own:
        return Signing()
    return Signing(
        place=settings.place,
        signer_id=settings.first(SigningPart.SIGNS),
        acknowledger_id=settings.first(SigningPart.ACKNOWLEDGES),
        copies_to=settings.copies_to,
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Above the room to sign an office, below it a name (none: left to the pen) and lines such as the NIP."""

    office: str
    name: str
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """``dated_on`` is empty for the day of printing."""

    place: str
    dated_on: str
    signer: Block | None
    acknowledger: Block | None
    copies_to: tuple[str, ...]


def foot_of(signing: Signing, settings: Settings, *, nameless: bool) -> Foot:
    """``nameless`` leaves every name and NIP out; whoever is asked for and gone is refused in words."""
    errors = check_copies(signing.copies_to)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return Foot(
        place=signing.place,
        dated_on=date_long(signing.dated_on) if signing.dated_on else "",
        signer=_block(signing.signer_id, "signer", settings, nameless),
        acknowledger=_block(signing.acknowledger_id, "acknowledger", settings, nameless),
        copies_to=signing.copies_to,
    )


def _block(number: int | None, field: str, settings: Settings, nameless: bool) -> Block | None:
    if number is None:
        return None
    found = settings.signatory(number)
    if found is None:
        raise DomainError(_("Penanda tangan itu sudah tidak ada dalam pengaturan dokumen. Pilih lagi."), field)
    return Block(found.title, "", ()) if nameless else Block(found.title, found.name, _below(found))


def _below(one: Signs) -> tuple[str, ...]:
    number = f"NIP {nip.shown(one.nip)}" if one.nip else ""
    return tuple(line for line in (one.rank, number) if line)


def block_of(attendees: tuple[Attendee, ...], office: str, settings: Settings) -> Block:
    """Who led or took the notes; rank and NIP come from the settings when the name is there, else the position."""
    if not attendees:
        return Block(office, "", ())
    one = attendees[0]
    known = next((row for row in settings.signatories if one.name and fold(row.name) == fold(one.name)), None)
    below = _below(known) if known else ()
    return Block(office, one.name, below or ((one.title,) if one.title else ()))
