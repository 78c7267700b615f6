"""What people type of a group, a member and an activity, and what can be said of it without asking the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.activities.models import Sex
from app.activities.pasting import LONG_NUMBER
from app.core.dates import PartialDate
from app.core.i18n import _
from app.core.text import fold
from app.kim.models import Element, Expansion, Signer
from app.organizations.details import WEBSITE, with_scheme

Errors = dict[str | None, str]

LONGEST_NAME = 200
MEDIA_LINES = 5
LIMITS = {
    "name": LONGEST_NAME,
    "address": 300,
    "decree_number": 100,
    "legal_basis": 300,
    "contact": 200,
    "website": 200,
    "media": 1000,
    "level": 60,
}
MEMBER_LIMITS = {"name": 200, "role": 100}
ACTIVITY_LIMITS = {"topic": 300, "link": 300}
MOST_COUNTED = 100_000


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """Everything of a group that people type."""

    name: str
    region_code: str
    expansion: Expansion | None = None
    address: str = ""
    founded: PartialDate = field(default_factory=PartialDate.unknown)
    decree_number: str = ""
    decree_on: date | None = None
    decree_until: date | None = None
    signer: Signer | None = None
    legal_basis: str = ""
    contact: str = ""
    website: str = ""
    media: str = ""
    level: str = ""
    organization_id: int | None = None


@dataclass(frozen=True, slots=True)
class MemberDetails:
    name: str
    sex: Sex = Sex.UNRECORDED
    role: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    resident: bool | None = None


@dataclass(frozen=True, slots=True)
class ActivityDetails:
    held_on: date
    elements: tuple[Element, ...]
    topic: str
    link: str = ""
    helped: int = 0
    relayed: int = 0
    posts: int = 0


GROUP_FIELDS = tuple(GroupDetails.__dataclass_fields__)
MEMBER_FIELDS = tuple(MemberDetails.__dataclass_fields__)
ACTIVITY_FIELDS = tuple(ActivityDetails.__dataclass_fields__)


def folded(name: str) -> str:
    """The name as it is searched and compared; folding can lengthen it past its column."""
    return fold(name)[:LONGEST_NAME]


def media_lines(text: str) -> str:
    """One link a line, each with its scheme, without empty lines."""
    return "\n".join(with_scheme(line.strip()) for line in text.splitlines() if line.strip())


def group_faults(details: GroupDetails, today: date) -> Errors:
    """Why a group cannot be stored, by field; whether the place and the name are free is not asked here."""
    errors = _too_long(details, LIMITS)
    if not folded(details.name):
        errors["name"] = _("Isi nama KIM.")
    if details.website and not WEBSITE.fullmatch(details.website):
        errors["website"] = _("Tulis alamat situs yang lengkap, misalnya https://contoh.kim.id")
    errors |= _media_faults(details.media)
    if LONG_NUMBER.search(details.contact):
        errors["contact"] = _("Tulis jabatan saja, tanpa NIK atau nomor telepon.")
    return errors | _date_faults(details, today)


def _media_faults(media: str) -> Errors:
    lines = media.splitlines()
    if len(lines) > MEDIA_LINES:
        return {"media": _("Paling banyak %(n)d tautan.", n=MEDIA_LINES)}
    if not all(WEBSITE.fullmatch(line) for line in lines):
        return {"media": _("Tulis satu tautan lengkap per baris, misalnya https://contoh.example/kim")}
    return {}


def _date_faults(details: GroupDetails, today: date) -> Errors:
    errors: Errors = {}
    if details.founded.value and details.founded.value > today:
        errors["founded"] = _("Tanggal berdiri belum tiba. Perbaiki tanggalnya.")
    if details.decree_on and details.decree_on > today:
        errors["decree_on"] = _("Tanggal SK belum tiba. Perbaiki tanggalnya.")
    if details.decree_on and details.decree_until and details.decree_until < details.decree_on:
        errors["decree_until"] = _("SK berakhir sebelum ditetapkan. Tukar atau perbaiki tanggalnya.")
    return errors


def member_faults(details: MemberDetails, today: date) -> Errors:
    errors = _too_long(details, MEMBER_LIMITS)
    if not fold(details.name):
        errors["name"] = _("Isi nama anggota.")
    for name in ("name", "role"):
        if LONG_NUMBER.search(getattr(details, name)):
            errors[name] = _("Hapus nomor panjang (NIK, NIP, atau telepon); Gaung tidak menyimpannya.")
    for name in ("joined_on", "left_on"):
        day = getattr(details, name)
        if day and day > today:
            errors[name] = _("Tanggal itu belum tiba. Perbaiki tanggalnya.")
    if details.joined_on and details.left_on and details.left_on < details.joined_on:
        errors["left_on"] = _("Tanggal keluar mendahului tanggal masuk. Tukar atau perbaiki tanggalnya.")
    return errors


def activity_faults(details: ActivityDetails, today: date) -> Errors:
    errors = _too_long(details, ACTIVITY_LIMITS)
    if not fold(details.topic):
        errors["topic"] = _("Isi topik kegiatan, misalnya cara menyampaikan pengaduan.")
    if not details.elements:
        errors["elements"] = _("Pilih paling sedikit satu unsur kegiatan.")
    if details.held_on > today:
        errors["held_on"] = _("Tanggal itu belum tiba. Catat kegiatan yang sudah berlangsung.")
    if details.link and not WEBSITE.fullmatch(details.link):
        errors["link"] = _("Tulis tautan yang lengkap, misalnya https://contoh.example/berita")
    for name in ("helped", "relayed", "posts"):
        if not 0 <= getattr(details, name) <= MOST_COUNTED:
            errors[name] = _("Isi angka dari 0 sampai %(most)d.", most=MOST_COUNTED)
    return errors


def _too_long(details: object, limits: Mapping[str, int]) -> Errors:
    return {
        name: _("Paling banyak %(n)d karakter.", n=limit)
        for name, limit in limits.items()
        if len(getattr(details, name)) > limit
    }
