"""The organizations and accounts of the example data. People who hold accounts are invented."""

from typing import NamedTuple

from app.core.viewer import Role
from app.organizations.models import OrganizationCategory as Category
from app.organizations.operations import OrganizationDetails


def _agency(name: str, region_code: str, letterhead: str = "", short_name: str = "") -> OrganizationDetails:
    return OrganizationDetails(name, Category.AGENCY, region_code, short_name=short_name, letterhead=letterhead)


def _government(name: str, region_code: str) -> OrganizationDetails:
    return OrganizationDetails(name, Category.LOCAL_GOVERNMENT, region_code)


ORGANIZATIONS: dict[str, OrganizationDetails] = {
    "biro_banten": OrganizationDetails(
        "Biro Kerja Sama",
        Category.AGENCY,
        "36",
        letterhead="PEMERINTAH PROVINSI BANTEN\nSEKRETARIAT DAERAH",
        address="Alamat contoh, Kota Serang",
        mailbox="biro@contoh.example",
    ),
    "diskominfo_lebak": _agency(
        "Dinas Komunikasi dan Informatika Kabupaten Lebak", "36.02", "PEMERINTAH KABUPATEN LEBAK", "Diskominfo Lebak"
    ),
    "dukcapil_lebak": _agency(
        "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Lebak",
        "36.02",
        "PEMERINTAH KABUPATEN LEBAK",
        "Dinas Dukcapil Lebak",
    ),
    "dpmptsp_lebak": _agency(
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Lebak", "36.02", "", "DPMPTSP Lebak"
    ),
    "pemkab_lebak": _government("Pemerintah Kabupaten Lebak", "36.02"),
    "pattiro_banten": OrganizationDetails(
        "Pusat Studi dan Informasi Regional (PATTIRO) Banten", Category.NGO, "36", short_name="PATTIRO Banten"
    ),
    "pemkab_tangerang": _government("Pemerintah Kabupaten Tangerang", "36.03"),
    "diskominfo_tangerang": _agency("Dinas Komunikasi dan Informatika Kabupaten Tangerang", "36.03"),
    "undp": OrganizationDetails("United Nations Development Programme (UNDP) Indonesia", Category.DONOR, "31", "UNDP"),
    "koica": OrganizationDetails(
        "Korea International Cooperation Agency (KOICA) Indonesia", Category.DONOR, "31", "KOICA"
    ),
    "biro_ntb": _agency("Biro Kerjasama Setda Provinsi Nusa Tenggara Barat", "52", "PEMERINTAH PROVINSI NTB"),
    "diskominfotik_ntb": _agency(
        "Dinas Komunikasi, Informatika dan Statistik Provinsi Nusa Tenggara Barat", "52", "", "Diskominfotik NTB"
    ),
    "pemkab_banyuwangi": _government("Pemerintah Kabupaten Banyuwangi", "35.10"),
    "pemkab_pasangkayu": _government("Pemerintah Kabupaten Pasangkayu", "76.01"),
    "pemkab_lahat": _government("Pemerintah Kabupaten Lahat", "16.04"),
    "diskominfo_batola": _agency(
        "Dinas Komunikasi dan Informatika Kabupaten Barito Kuala", "63.04", "PEMERINTAH KABUPATEN BARITO KUALA"
    ),
    "pemkab_batola": _government("Pemerintah Kabupaten Barito Kuala", "63.04"),
    "diskominfo_jabar": _agency(
        "Dinas Komunikasi dan Informatika Provinsi Jawa Barat",
        "32",
        "PEMERINTAH PROVINSI JAWA BARAT",
        "Diskominfo Jabar",
    ),
    "diskominfo_jateng": _agency(
        "Dinas Komunikasi dan Informatika Provinsi Jawa Tengah",
        "33",
        "PEMERINTAH PROVINSI JAWA TENGAH",
        "Diskominfo Jateng",
    ),
    "ngo_satu": OrganizationDetails(
        "Lembaga Suara Warga (contoh)", Category.NGO, "36.02", letterhead="LEMBAGA CONTOH", address="Rangkasbitung"
    ),
    "ngo_dua": OrganizationDetails("Yayasan Rumah Gagasan (contoh)", Category.NGO, "36.73", address="Serang"),
    "kim_cibadak": OrganizationDetails("KIM Cibadak Berbagi (contoh)", Category.KIM, "36.02"),
}


class Member(NamedTuple):
    """An account: its address before the @, an invented name, and where its holder works."""

    key: str
    name: str
    role: Role
    organization: str | None


MEMBERS = (
    Member("admin", "Ayu Lestari", Role.ADMINISTRATOR, None),
    Member("biro", "Sari Wulandari", Role.PROVINCE_STAFF, "biro_banten"),
    Member("daerah", "Dewi Anjani", Role.REGION_STAFF, "diskominfo_lebak"),
    Member("opd", "Hasan Basri", Role.AGENCY, "dukcapil_lebak"),
    Member("ngo-satu", "Budi Santoso", Role.NGO, "ngo_satu"),
    Member("ngo-dua", "Tuti Rahayu", Role.NGO, "ngo_dua"),
    Member("peninjau", "Rudi Hartono", Role.OBSERVER, None),
)
DOMAIN = "contoh.example"

# Invented people of the register: name, position, organization.
PEOPLE = (
    ("Sari Wulandari", "Kepala Bagian Pengendalian Kerja Sama", "biro_banten"),
    ("Dewi Anjani", "Admin Koordinator SP4N-LAPOR!", "diskominfo_lebak"),
    ("Hasan Basri", "Pejabat Penghubung", "dukcapil_lebak"),
    ("Budi Santoso", "Koordinator Lapangan", "ngo_satu"),
    ("Tuti Rahayu", "Direktur", "ngo_dua"),
)
