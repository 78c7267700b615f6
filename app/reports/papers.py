"""Drawing: the contents of a paper in its template, in Indonesian whatever the reader's language, ready for print."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app, render_template
from flask_babel import force_locale

from app.activities.models import Activity, PersonPart
from app.activities.queries import activity
from app.attachments.limits import PRINTED_PHOTOS
from app.attachments.queries import Attached
from app.attachments.store import path_of
from app.core.clock import local_date
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.viewer import Role, Viewer
from app.documents import qr
from app.documents.codes import shown
from app.documents.models import NAMED, PaperSize, Variant
from app.documents.names import file_name
from app.documents.operations import Paper as IssuedPaper
from app.documents.rendering import render_limited
from app.installation.queries import has_example_data
from app.meetings.policy import is_meeting
from app.reports.contents.activity import page_of
from app.reports.contents.plain import ActivityPage
from app.reports.kinds import MINUTES, MONTH_REPORT, REPORT, TITLES, About
from app.reports.policy import variants
from app.reports.queries.activity import uptake_around
from app.reports.rows import rows_of
from app.reports.signing import Signing, block_of, foot_of, usual_signing
from app.stationery.labels import number_place
from app.stationery.queries import Settings, usual
from app.web.charts import draw
from app.web.formats import date_long, moment

# The frame of a paper whose contents alone are compared.
BARE = {"printed": "", "paper": PaperSize.A4.value, "signed_on": "", "number_place": ""}

# Who reads a public paper: anyone, of whom nothing is known.
ANYONE = Viewer(account_id=None, role=Role.OBSERVER)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; without a variant or signing it is the usual one for her."""

    kind: str
    paper: PaperSize = PaperSize.A4
    variant: Variant | None = None
    number: str = ""
    signing: Signing | None = None


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A paper before it is a PDF: everything its template is given, and the photos it asks for by name.

    ``told`` is what it says, ``frame`` what only belongs to this sheet: its size, its code, the moment and day.
    """

    title: str
    variant: Variant
    is_draft: bool
    wish: Wish
    told: dict[str, Any]
    frame: dict[str, Any]
    photos: dict[str, bytes] = field(default_factory=dict)

    def html(self) -> str:
        with force_locale("id"):
            return render_template(TEMPLATES[self.wish.kind], **self.told, **self.frame)

    def pdf(self) -> bytes:
        return render_limited(self.html(), self.photos)

    def fingerprint(self) -> str:
        """SHA-256 of what it says, the same on whatever sheet and at whatever time."""
        bare = replace(self, frame=BARE)
        digest = hashlib.sha256(bare.html().encode("utf-8", errors="replace"))
        for name, content in sorted(self.photos.items()):
            digest.update(name.encode() + hashlib.sha256(content).digest())
        return digest.hexdigest()

    def issued(self, code: str, base: str, now: datetime) -> "Unprinted":
        """The same with its code and QR code at the foot of every page."""
        check = qr.address(base, code).partition("://")[2] if base else f"halaman /v di Gaung, kode {shown(code)}"
        frame = self.frame | {"code": shown(code), "check": check, "printed": moment(now), "preview": False}
        return replace(self, frame=frame, photos=self.photos | {"qr": qr.picture(base, code)})

    def paper(self, about: About) -> IssuedPaper:
        return IssuedPaper(
            kind=self.wish.kind,
            subject_type=about.subject_type,
            subject_id=about.subject_id,
            variant=self.variant,
            paper=self.wish.paper,
            title=f"{TITLES[self.wish.kind]}: {self.title}",
            number=self.wish.number,
            fingerprint=self.fingerprint(),
        )


TEMPLATES = {REPORT: "reports/activity.html", MINUTES: "reports/minutes.html", MONTH_REPORT: "reports/monthly.html"}


def unprinted(activity_id: int, wish: Wish, viewer: Viewer, now: datetime) -> Unprinted:
    """The paper as this viewer may have it, or NotFound; DomainError for a variant that is not hers to give out."""
    with force_locale("id"):
        found = activity(activity_id, viewer)
        if wish.kind == MINUTES and not is_meeting(found):
            raise NotFound(_("Kegiatan itu bukan pertemuan."))
        variant = variant_of(wish, variants(found, viewer))
        reader = ANYONE if variant is Variant.PUBLIC else viewer
        page = page_of(found, reader, local_date(now), nameless=variant is Variant.SHARED)
        page = _without_drafts(page)
        settings, own = usual(viewer), found.owner_organization_id == viewer.organization_id
        told = _told(found, page, wish, variant, reader, now)
        told |= _foot(page, wish, settings, nameless=variant not in NAMED, own=own)
        today, pattern = local_date(now, found.timezone), settings.number_pattern if own else ""
        frame: dict[str, Any] = {"signed_on": date_long(today), "number_place": number_place(pattern, today)}
    frame |= {"paper": wish.paper.value, "printed": moment(now), "preview": True, "draft": page.is_draft}
    return Unprinted(page.title, variant, page.is_draft, wish, told, frame, photos_of(page.attached))


def _without_drafts(page: ActivityPage) -> ActivityPage:
    """Others read the paper: what is not handed in yet is not named on it."""
    before = None if page.before is None or page.before.is_draft else page.before
    return replace(page, before=before, after=tuple(one for one in page.after if not one.is_draft))


def _foot(page: ActivityPage, wish: Wish, settings: Settings, *, nameless: bool, own: bool) -> dict[str, Any]:
    signing = usual_signing(settings, own=own) if wish.signing is None else wish.signing
    return {
        "foot": foot_of(signing, settings, nameless=nameless),
        "leads": block_of(page.took(PersonPart.LEADER), "Pimpinan rapat", settings),
        "notes": block_of(page.took(PersonPart.NOTE_TAKER), "Notulis", settings),
    }


def variant_of(wish: Wish, offered: tuple[Variant, ...]) -> Variant:
    """The one asked for if it is offered, else DomainError; the first for who asks for none."""
    if wish.variant is not None and wish.variant not in offered:
        raise DomainError(_("Isi itu tidak dapat Anda cetak. Pilih salah satu yang tersedia."), "variant")
    return wish.variant or offered[0]


def _told(
    found: Activity, page: ActivityPage, wish: Wish, variant: Variant, reader: Viewer, now: datetime
) -> dict[str, Any]:
    around = uptake_around(found, reader, local_date(now)) if wish.kind != MINUTES else None
    return {
        "page": page,
        "number": wish.number,
        "attendance": variant in (Variant.FULL, Variant.INITIALS),
        "by_initials": variant is Variant.INITIALS,
        "rows": rows_of(page, around, by_initials=variant is Variant.INITIALS),
        "region": around.chart.name if around else "",
        "chart": draw(around.chart, uid="pengaduan") if around else None,
        "title": f"{TITLES[wish.kind]}: {page.title}",
        "author": page.identity.owner,
        "sample": has_example_data(),
        "printed_photos": page.attached.photos[:PRINTED_PHOTOS],
        "leader": page.took(PersonPart.LEADER),
        "note_taker": page.took(PersonPart.NOTE_TAKER),
    }


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and the name it is saved under."""

    name: str
    content: bytes


def preview(activity_id: int, wish: Wish, viewer: Viewer, now: datetime) -> Paper:
    """A paper to look at, without a code; it says on every page that it is a draft or not issued."""
    made = unprinted(activity_id, wish, viewer, now)
    return Paper(file_name(TITLES[wish.kind], made.title), made.pdf())


def plain(activity_id: int, wish: Wish, viewer: Viewer, now: datetime) -> Paper:
    """The paper without a code and without a mark, for whoever keeps the system."""
    made = unprinted(activity_id, wish, viewer, now)
    return Paper(file_name(TITLES[wish.kind], made.title), replace(made, frame=made.frame | {"preview": False}).pdf())


def photos_of(found: Attached) -> dict[str, bytes]:
    """What ``photo:1`` and so on stand for on a paper; a photo whose file is gone leaves its place to its caption."""
    folder = Path(current_app.config["DATA_DIR"])
    places = [path_of(folder, photo.stored_name) for photo in found.photos[:PRINTED_PHOTOS]]
    return {str(number): place.read_bytes() for number, place in enumerate(places, 1) if place is not None}
