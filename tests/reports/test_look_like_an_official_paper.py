"""What an official sees at once: nothing stands alone on a page, annexes are numbered, no heading is said twice."""

import pytest
from flask import Flask

from tests.attachments.files import PDF, send
from tests.conftest import SignIn
from tests.reports.issued import issued
from tests.reports.printed import pages
from tests.reports.test_sign_a_paper import words
from tests.stationery.typed import FILLED
from tests.training.typed import recorded


@pytest.mark.usefixtures("uptake_of_lebak")
@pytest.mark.parametrize("lines", [0, 2, 4, 6, 8])
def test_tembusan_stays_with_the_signatures(sign_in: SignIn, lines: int) -> None:
    """However long the report is, so that the end of a page falls on each part of its end."""
    budi = sign_in("ngo-satu")
    assert budi.post("/pengaturan-dokumen", data=FILLED).status_code == 303
    number = recorded(budi, save="send", background="", results="\n".join(["Terlaksana."] * lines))
    found = pages(budi.get(f"/kegiatan/{number}/laporan.pdf").data)
    last = next(page for page in found if "Tembusan:" in page)
    for beside in ("V. Penutup", "Rina Wulandari, M.Si.", "Inspektur."):
        assert beside in last, beside


def test_annexes_are_numbered_when_there_are_two(sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, save="send", title="Bimtek Bernomor")
    issued(budi, number, variant="full")
    assert "Lampiran Laporan Kegiatan Bimtek Bernomor" in words(drawn[-1])
    send(budi, f"/kegiatan/{number}/lampiran", documents=[("a.pdf", PDF)])
    issued(budi, number, variant="full", number="08/LSW/2026")
    text = words(drawn[-1])
    assert "Lampiran I Laporan Kegiatan Nomor 08/LSW/2026" in text
    assert "Lampiran II Laporan Kegiatan Nomor 08/LSW/2026" in text


def test_the_last_part_has_headings_only_when_there_are_two(sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    alone = recorded(budi, save="send", obstacles="", conclusions="Dilanjutkan.")
    issued(budi, alone)
    assert words(drawn[-1]).count("Simpulan dan saran") == 1
    both = recorded(budi, save="send", obstacles="Sinyal lemah.", conclusions="Dilanjutkan.")
    issued(budi, both)
    assert "Kendala dan solusi Sinyal lemah. Simpulan dan saran Dilanjutkan." in words(drawn[-1])


def test_a_single_recipient_has_no_number(app: Flask, sign_in: SignIn, drawn: list[str]) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, save="send")
    issued(budi, number, copies_to="Bupati Lebak")
    assert "<p>Bupati Lebak</p>" in drawn[-1]
    issued(budi, number, copies_to="Bupati Lebak;\nInspektur.")
    assert "<li>Bupati Lebak;</li>" in drawn[-1]
