"""What the choices of the register are called on screens and in sheets."""

from app.activities.models import Sex
from app.core.i18n import _l
from app.kim.models import Element, Expansion, Signer
from app.kim.signs import Sign

EXPANSIONS = {
    Expansion.GROUP: _l("Kelompok Informasi Masyarakat"),
    Expansion.COMMUNITY: _l("Komunitas Informasi Masyarakat"),
}
SIGNERS = {
    Signer.VILLAGE_HEAD: _l("Kepala desa"),
    Signer.WARD_HEAD: _l("Lurah"),
    Signer.DISTRICT_HEAD: _l("Camat"),
    Signer.AGENCY_HEAD: _l("Kepala dinas"),
    Signer.REGION_HEAD: _l("Bupati atau wali kota"),
}
ELEMENTS = {
    Element.ACCESS: _l("Akses informasi"),
    Element.DISCUSSION: _l("Diskusi"),
    Element.IMPLEMENTATION: _l("Implementasi"),
    Element.NETWORKING: _l("Networking (jejaring)"),
    Element.DISSEMINATION: _l("Diseminasi"),
    Element.ASPIRATION: _l("Aspirasi"),
}
SEXES = {Sex.FEMALE: _l("Perempuan"), Sex.MALE: _l("Laki-laki"), Sex.UNRECORDED: _l("Tidak dicatat")}
SIGNS = {
    Sign.ACTIVE: _l("Aktif"),
    Sign.QUIET: _l("Kurang aktif"),
    Sign.DORMANT: _l("Tidak aktif"),
    Sign.NONE: _l("Belum ada kegiatan"),
}
SIGN_COLOURS = {Sign.ACTIVE: "green", Sign.QUIET: "yellow", Sign.DORMANT: "grey", Sign.NONE: "grey"}
# The values of ``?tanda=``.
SIGN_KEYS = {
    "aktif": Sign.ACTIVE,
    "kurang-aktif": Sign.QUIET,
    "tidak-aktif": Sign.DORMANT,
    "belum-ada": Sign.NONE,
}
EXPIRED_KEY = "sk-berakhir"
EXPIRED = _l("SK berakhir")
