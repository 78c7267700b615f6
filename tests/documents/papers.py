"""A made-up Laporan Kegiatan with everything the paper layout offers, for the tests to print and look at."""

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.web.charts import Marker, Uptake, draw

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"


def months(count: int, year: int = 2024, first: int = 11) -> list[date]:
    return [date(year + (first - 1 + i) // 12, (first - 1 + i) % 12 + 1, 1) for i in range(count)]


def sample_uptake() -> Uptake:
    citizen = [
        0.8,
        0.7,
        0.9,
        0.8,
        0.9,
        0.8,
        0.8,
        None,
        None,
        0.9,
        1.2,
        1.5,
        2.0,
        2.1,
        None,
        1.9,
        None,
        2.1,
        1.9,
        1.8,
        2.0,
        1.7,
        2.0,
        1.8,
    ]
    officer = [
        0.4,
        0.4,
        0.5,
        0.9,
        0.4,
        0.6,
        0.9,
        None,
        None,
        0.9,
        0.9,
        1.0,
        1.0,
        1.0,
        None,
        1.0,
        None,
        1.1,
        1.2,
        1.1,
        1.1,
        1.2,
        1.2,
        1.5,
    ]
    marks = [
        Marker(date(2025, 8, 4), "audiensi", "A"),
        Marker(date(2025, 9, 17), "bimtek", "B"),
        Marker(date(2025, 9, 18), "sosialisasi", "S"),
    ]
    return Uptake(
        "Kabupaten Contoh", months(24), citizen, officer, [*marks, Marker(date(2026, 5, 9), "sosialisasi", "S")]
    )


def signer(name: str | None = "Rina Wulandari, S.IP.") -> dict[str, Any]:
    return {
        "lines": ["Kota Contoh, 22 November 2026", "Kepala Bagian,"],
        "name": name,
        "below": ["Pembina", "NIP 19800202 200501 2 002"],
    }


def paper_html(**changes: Any) -> str:
    """The HTML of the made-up report; each keyword replaces one part of it."""
    values: dict[str, Any] = {
        "title": "Laporan Kegiatan Bimtek Contoh",
        "printed": "22 November 2026, 09.15 WIB",
        "subject": "Bimbingan Teknis SP4N-LAPOR! bagi KIM dan Perangkat Desa",
        "number": "400.14.4/217/KS/2026",
        "background": "Sebagian perangkat daerah belum memahami cara menggunakan SP4N-LAPOR!. " * 4,
        "commitments": [("1.", "Pembentukan admin LAPOR!", "Diskominfo Kabupaten Contoh", "15 Desember 2026")],
        "conclusion": "Kegiatan mencapai sasaran peserta.\nDemikian laporan ini disampaikan untuk diketahui.",
        "signers": [
            signer() | {"lines": ["Mengetahui,", "Kepala Biro Kerja Sama,"], "name": "Nama Pejabat, S.Sos."},
            signer(),
        ],
        "attendance": [(f"{i}.", f"Peserta contoh {i}", "KIM Contoh") for i in range(1, 61)],
        "chart": draw(sample_uptake(), uid="g1"),
    }
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, HERE]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sample_paper.html").render(values | changes)
