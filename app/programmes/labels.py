"""What fields, kinds and states of programmes are called, and how a place is named in full."""

from collections.abc import Mapping
from datetime import date

from app.core.i18n import _, _l
from app.programmes.models import FieldOfWork, Programme, ProgrammeKind

FIELDS = {
    FieldOfWork.DEMOCRACY: _l("Demokrasi"),
    FieldOfWork.ECONOMY: _l("Ekonomi"),
    FieldOfWork.LAW: _l("Hukum"),
    FieldOfWork.RELIGION: _l("Keagamaan"),
    FieldOfWork.PUBLIC_ORDER: _l("Keamanan dan ketertiban masyarakat"),
    FieldOfWork.CULTURE: _l("Kebudayaan"),
    FieldOfWork.YOUTH: _l("Kepemudaan"),
    FieldOfWork.HEALTH: _l("Kesehatan"),
    FieldOfWork.LABOUR: _l("Ketenagakerjaan"),
    FieldOfWork.ENVIRONMENT: _l("Lingkungan hidup dan sumber daya alam"),
    FieldOfWork.COMMUNITY: _l("Pemberdayaan masyarakat"),
    FieldOfWork.WOMEN: _l("Pemberdayaan perempuan"),
    FieldOfWork.EDUCATION: _l("Pendidikan"),
    FieldOfWork.RESEARCH: _l("Penelitian dan pengembangan"),
    FieldOfWork.CAPACITY: _l("Penguatan kapasitas"),
    FieldOfWork.HUMAN_RIGHTS: _l("Perlindungan HAM"),
    FieldOfWork.PROFESSION: _l("Profesi"),
    FieldOfWork.ARTS_AND_SPORT: _l("Seni dan olahraga"),
    FieldOfWork.SOCIAL: _l("Sosial kemanusiaan"),
    FieldOfWork.HUMAN_RESOURCES: _l("Sumber daya manusia"),
}
KINDS = {
    ProgrammeKind.PARTNER: _l("Program mitra"),
    ProgrammeKind.PLAN: _l("Prioritas RPJMD"),
    ProgrammeKind.FLAGSHIP: _l("Program unggulan pemerintah"),
}


def years(first: int, last: int) -> str:
    """'2026', '2025 sampai 2027'."""
    return str(first) if first == last else _("%(first)s sampai %(last)s", first=first, last=last)


def state_tag(programme: Programme, today: date) -> tuple[str, str]:
    """Words and colour of its state on a day."""
    if programme.ended_on is not None and programme.ended_on < today:
        return _("Dihentikan"), "grey"
    if programme.last_year < today.year:
        return _("Selesai"), "grey"
    return (_("Belum mulai"), "blue") if programme.first_year > today.year else (_("Berjalan"), "green")


def place_name(code: str, names: Mapping[str, str]) -> str:
    """A province says that it is one; a kecamatan is told with its kabupaten, because names repeat."""
    name = names.get(code, code)
    match code.count("."):
        case 0:
            return _("Provinsi %(name)s", name=name)
        case 2:
            return _("Kecamatan %(name)s (%(region)s)", name=name, region=names.get(code[:5], code[:5]))
    return name
