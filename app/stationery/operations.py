"""Keeping the settings of one's own organization's papers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import joinedload

from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.stationery import nip, queries
from app.stationery.models import Signatory, Stationery
from app.stationery.queries import Settings, Signs

MOST_SIGNATORIES = 8
MOST_COPIES = 12
LIMITS = {"place": 100, "number_pattern": 100}
SIGNATORY_LIMITS = {"name": 200, "title": 200, "rank": 100}
LONGEST_COPY = 150
SERIAL = re.compile(r"\.{3,}|…+")
BRACES = re.compile(r"[{}]")
PLACES = ("{tahun}", "{bulan}")


def keep_settings(wanted: Settings, *, version: int | None, actor: Viewer, now: datetime) -> list[str]:
    """Store them; gives the names of what changed. ``version`` is the one the person began from, 0 for none."""
    own = queries.own(actor)
    db.session.get(Organization, actor.organization_id, with_for_update=True)  # two who are the first
    row = db.session.get(
        Stationery,
        actor.organization_id,
        options=[joinedload(Stationery.signatories)],
        with_for_update={"of": Stationery},
        populate_existing=True,
    )
    if (row.version if row else 0) != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    wanted = _checked(wanted)
    changed = list(_changed(own, wanted))
    if changed:
        _fill(row or _new(actor), wanted, own.version)
        record("stationery:keep", actor=actor, now=now, subject=("organization", actor.organization_id), fields=changed)
    return changed


def _new(actor: Viewer) -> Stationery:
    row = Stationery(organization_id=actor.organization_id, signatories=[])
    db.session.add(row)
    return row


def _fill(row: Stationery, wanted: Settings, before: int) -> None:
    """Who stays keeps her number: a paper that is being made asks for it."""
    row.paper, row.place, row.number_pattern = wanted.paper, wanted.place, wanted.number_pattern
    row.copies_to = "\n".join(wanted.copies_to)
    left = {fold(one.name): one for one in row.signatories}
    signs = []
    for position, one in enumerate(wanted.signatories):
        kept = left.pop(fold(one.name), None) or Signatory()
        kept.position, kept.part, kept.name, kept.title = position, one.part, one.name, one.title
        kept.rank, kept.nip = one.rank, one.nip
        signs.append(kept)
    row.signatories = signs
    row.version = before + 1
    db.session.flush()


def _changed(before: Settings, wanted: Settings) -> Iterator[str]:
    for name in ("paper", "place", "number_pattern", "copies_to"):
        if getattr(before, name) != getattr(wanted, name):
            yield name
    if [replace(one, id=None) for one in before.signatories] != list(wanted.signatories):
        yield "signatories"


def _checked(wanted: Settings) -> Settings:
    """As it is stored, or every reason why it cannot be."""
    signatories = tuple(replace(one, nip=nip.bare(one.nip), id=None) for one in wanted.signatories)
    copies = tuple(line for line in map(str.strip, wanted.copies_to) if line)
    wanted = replace(wanted, signatories=signatories, copies_to=copies)
    errors = _too_long(wanted, LIMITS, "") | _wrong_pattern(wanted.number_pattern) | check_copies(copies)
    errors |= _wrong_signatories(signatories)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return wanted


def _too_long(what: Settings | Signs, limits: dict[str, int], prefix: str) -> dict[str | None, str]:
    return {
        prefix + name: _("Paling banyak %(n)d karakter.", n=limit)
        for name, limit in limits.items()
        if len(getattr(what, name)) > limit
    }


def _wrong_pattern(pattern: str) -> dict[str | None, str]:
    if not pattern:
        return {}
    rest = pattern
    for place in PLACES:
        rest = rest.replace(place, "")
    if BRACES.search(rest):
        return {"number_pattern": _("Kurung kurawal hanya untuk {tahun} dan {bulan}.")}
    if not SERIAL.search(pattern):
        sentence = _("Tulis titik-titik pada tempat nomor urut, misalnya 400.14.4/.../KS/{tahun}")
        return {"number_pattern": sentence}
    return {}


def check_copies(lines: Sequence[str]) -> dict[str | None, str]:
    """What is wrong with the lines of Tembusan, by the field; nothing when they fit a paper."""
    if len(lines) > MOST_COPIES:
        return {"copies_to": _("Tembusan paling banyak %(n)d baris.", n=MOST_COPIES)}
    if any(len(line) > LONGEST_COPY for line in lines):
        return {"copies_to": _("Setiap baris tembusan paling banyak %(n)d karakter.", n=LONGEST_COPY)}
    return {}


def _wrong_signatories(signatories: Sequence[Signs]) -> dict[str | None, str]:
    errors: dict[str | None, str] = {}
    if len(signatories) > MOST_SIGNATORIES:
        errors[None] = _("Penanda tangan paling banyak %(n)d orang.", n=MOST_SIGNATORIES)
    names: set[str] = set()
    for index, one in enumerate(signatories):
        errors |= _wrong(one, f"signatories-{index}-", names)
        names.add(fold(one.name))
    return errors


def _wrong(one: Signs, prefix: str, others: set[str]) -> dict[str | None, str]:
    errors = _too_long(one, SIGNATORY_LIMITS, prefix)
    if not one.name:
        errors[prefix + "name"] = _("Isi nama penanda tangan, dengan gelarnya.")
    elif fold(one.name) in others:
        errors[prefix + "name"] = _("Nama ini sudah ada di atas. Tulis setiap orang sekali saja.")
    if not one.title:
        errors[prefix + "title"] = _("Isi jabatan penanda tangan, misalnya Kepala Biro Kerja Sama.")
    if one.nip and not nip.is_nip(one.nip):
        errors[prefix + "nip"] = _(
            "NIP terdiri atas 18 angka: tanggal lahir, tahun dan bulan pengangkatan, jenis kelamin, nomor urut. "
            "Periksa lagi, atau kosongkan."
        )
    return errors
