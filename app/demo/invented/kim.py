"""Groups of Banten, their members and what they did: all invented; each life sign occurs, and each warning."""

from typing import NamedTuple

from app.activities.models import Sex
from app.kim.models import Element, Expansion, Signer

ACCESS, DISCUSSION, IMPLEMENTATION, NETWORKING, DISSEMINATION, ASPIRATION = Element
WOMAN, MAN = Sex.FEMALE, Sex.MALE


class Did(NamedTuple):
    """So many days ago; people helped to file, aspirations relayed, posts about SP4N-LAPOR!."""

    days_ago: int
    elements: tuple[Element, ...]
    topic: str
    helped: int = 0
    relayed: int = 0
    posts: int = 0


class Belongs(NamedTuple):
    """A member; came and left so many days ago."""

    name: str
    sex: Sex
    role: str
    came: int = 700
    left: int | None = None
    resident: bool = True


class Invented(NamedTuple):
    """A group; its decree was given so many days ago, and is valid for so many more."""

    name: str
    region_code: str
    founded: int | None
    decree: str
    decree_ago: int | None
    valid: int | None
    signer: Signer | None
    members: tuple[Belongs, ...] = ()
    did: tuple[Did, ...] = ()
    organization: str = ""
    website: str = ""
    media: str = ""
    expansion: Expansion | None = None


def _people(*names: str) -> tuple[Belongs, ...]:
    """Names in turn of a woman and a man: a chair, a secretary, a treasurer, then members."""
    roles = ("Ketua", "Sekretaris", "Bendahara")
    return tuple(
        Belongs(f"{name} (rekaan)", (WOMAN, MAN)[place % 2], roles[place] if place < len(roles) else "Anggota")
        for place, name in enumerate(names)
    )


GROUPS = (
    Invented(
        "KIM Cibadak Berbagi (contoh)",
        "36.02.18.2004",
        2021,
        "141/12-Kpts/Contoh/2024",
        640,
        460,
        Signer.VILLAGE_HEAD,
        (
            *_people("Nurhayati", "Asep Permana", "Lilis Suryani", "Ujang Saefullah", "Wati Komala"),
            Belongs("Dadang Kurnia (rekaan)", MAN, "Anggota", 900, 200),
            Belongs("Rina Marlina (rekaan)", WOMAN, "Seksi publikasi", 300, None, False),
        ),
        (
            Did(21, (DISSEMINATION, ASPIRATION), "Posko aduan di balai desa", 14, 9, 3),
            Did(75, (ACCESS, DISSEMINATION), "Cara melapor lewat SP4N-LAPOR!", 6, 2, 5),
            Did(160, (DISCUSSION,), "Diskusi jalan lingkungan dengan warga", 0, 4, 0),
        ),
        "kim_cibadak",
        "https://cibadak.kim.contoh.example",
        "https://media.contoh.example/kimcibadak",
    ),
    Invented(
        "KIM Kaduagung Maju (contoh)",
        "36.02.18.2002",
        2022,
        "141/07-Kpts/Contoh/2023",
        980,
        500,
        Signer.VILLAGE_HEAD,
        _people("Iis Aisyah", "Maman Suherman", "Eneng Nuraeni", "Rohman"),
        (Did(250, (ACCESS, DISCUSSION), "Pengenalan layanan kependudukan daring", 3, 1, 1),),
    ),
    Invented(
        "KIM Maja Bersuara (contoh)",
        "36.02.13.2006",
        2020,
        "141/03-Kpts/Contoh/2025",
        300,
        800,
        Signer.VILLAGE_HEAD,
        _people("Siti Maesaroh", "Dedi Mulyana", "Neneng Hasanah", "Agus Salim", "Euis Rohaeti", "Yayan"),
        (
            Did(40, (IMPLEMENTATION, NETWORKING), "Pelatihan foto aduan bersama karang taruna", 11, 3, 2),
            Did(120, (ASPIRATION,), "Menyampaikan usulan lampu jalan", 0, 7, 0),
        ),
        media="https://media.contoh.example/kimmaja",
        expansion=Expansion.COMMUNITY,
    ),
    Invented(
        "KIM Sangiang Jaya (contoh)",
        "36.02.13.2007",
        2018,
        "141/21-Kpts/Contoh/2019",
        2500,
        None,
        Signer.VILLAGE_HEAD,
        _people("Oom Komariah", "Jajang", "Cicih"),
        (Did(500, (DISSEMINATION,), "Penyebaran jadwal posyandu", 0, 0, 0),),
    ),
    Invented(
        "KIM Ciujung Aktif (contoh)",
        "36.02.14.1012",
        2023,
        "400.14/18-Contoh/2024",
        600,
        500,
        Signer.WARD_HEAD,
        _people("Yuyun Yuningsih", "Hendra Gunawan", "Tati Sumiati", "Rudi Hermawan"),
        (
            Did(12, (ACCESS, DISSEMINATION, ASPIRATION), "Warung aduan setiap Jumat", 19, 6, 4),
            Did(100, (NETWORKING,), "Kerja sama dengan radio warga"),
        ),
    ),
    Invented("KIM Rangkas Muda (contoh)", "36.02.14.1002", 2026, "", None, None, None),
    Invented(
        "KIM Labuan Pesisir (contoh)",
        "36.01.12.2002",
        2019,
        "141/30-Kpts/Contoh/2022",
        1400,
        -300,
        Signer.DISTRICT_HEAD,
        _people("Sri Wahyuni", "Tarmidi", "Marwah", "Sahroni"),
        (Did(310, (DISSEMINATION,), "Informasi cuaca bagi nelayan", 2, 5, 0),),
    ),
    Invented(
        "KIM Panimbang Lestari (contoh)",
        "36.01.06.2001",
        2017,
        "141/11-Kpts/Contoh/2018",
        2900,
        None,
        Signer.AGENCY_HEAD,
        _people("Halimah", "Suparta", "Ratnasari"),
        (Did(720, (DISCUSSION,), "Diskusi air bersih", 0, 2, 0),),
    ),
    Invented(
        "KIM Talaga Cerdas (contoh)",
        "36.03.18.2004",
        2024,
        "141/44-Kpts/Contoh/2025",
        420,
        670,
        Signer.REGION_HEAD,
        _people("Mimin Mintarsih", "Fauzi"),
        (Did(58, (ACCESS, IMPLEMENTATION), "Kelas melapor bagi ibu PKK", 8, 0, 1),),
    ),
    Invented(
        "KIM Cikande Terbuka (contoh)", "36.04.15.2001", None, "141/02-Kpts/Contoh/2026", 90, 1000, Signer.VILLAGE_HEAD
    ),
    Invented(
        "KIM Cipare Sejahtera (contoh)",
        "36.73.01.1002",
        2022,
        "400.14/05-Contoh/2023",
        1000,
        -20,
        Signer.WARD_HEAD,
        _people("Diah Pitaloka", "Bahrudin", "Nining Ratningsih"),
        (Did(150, (DISSEMINATION, ASPIRATION), "Aduan sampah pasar", 5, 5, 2),),
    ),
    Invented(
        "KIM Ciputat Informatif (contoh)",
        "36.74.04.1003",
        2021,
        "400.14/77-Contoh/2023",
        None,
        None,
        Signer.WARD_HEAD,
        _people("Larasati", "Bambang Setiawan", "Endah Lestari", "Irfan Maulana"),
        (Did(215, (ACCESS,), "Peta layanan publik kelurahan", 4, 1, 2),),
    ),
)
