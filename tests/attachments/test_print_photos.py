"""The Laporan Kegiatan has the photos its reader may see, two side by side, and the list of files."""

import io
from pathlib import Path

from pypdf import PdfReader

from app.activities.models import PaperState
from app.attachments import store
from app.documents.rendering import render_limited
from tests.attachments.conftest import Rows, SetState
from tests.attachments.files import PDF, jpeg, send
from tests.conftest import SignIn
from tests.reports.printed import pages


def images(pdf: bytes) -> int:
    """How many different pictures it holds; every page names those of all."""
    return len({image.data for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images})


def test_photos_captions_and_files_are_printed(sign_in: SignIn, page: str, activity: int) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[(f"{n}.jpg", jpeg(seed=n)) for n in range(3)], documents=[("Surat tugas.pdf", PDF)])
    send(budi, page, there__0__caption="Pembukaan <b>&amp; doa", there__3__caption="Surat Camat")
    pdf = budi.get(f"/kegiatan/{activity}/laporan.pdf").data
    text = " ".join(pages(pdf))
    assert "DOKUMENTASI" in text
    assert "Foto 1. Pembukaan <b>&amp; doa" in text
    assert "Foto 3." in text
    assert "Surat tugas.pdf" in text and "Surat Camat" in text
    assert images(pdf) == 3


def test_ten_are_printed_and_the_rest_is_counted(sign_in: SignIn, page: str, activity: int) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[(f"{n}.jpg", jpeg(80, 60, seed=n)) for n in range(12)])
    pdf = budi.get(f"/kegiatan/{activity}/laporan.pdf").data
    assert images(pdf) == 10
    assert "Dicetak 10 dari 12 foto" in " ".join(pages(pdf))


def test_the_observers_paper_shows_who_agreed(sign_in: SignIn, page: str, activity: int, set_state: SetState) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[("a.jpg", jpeg(seed=1))], photos_shared="y")
    send(budi, page, photos=[("b.jpg", jpeg(seed=2))], documents=[("daftar hadir.pdf", PDF)])
    set_state(activity, PaperState.SANCTIONED)
    pdf = sign_in("peninjau").get(f"/kegiatan/{activity}/laporan.pdf").data
    assert images(pdf) == 1
    assert "daftar hadir" not in " ".join(pages(pdf))
    assert images(budi.get(f"/kegiatan/{activity}/laporan.pdf").data) == 2


def test_a_photo_that_is_gone_leaves_a_paper(
    sign_in: SignIn, page: str, activity: int, rows: Rows, folder: Path
) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[("a.jpg", jpeg())])
    store.discard(folder, [rows()[0].stored_name])
    pdf = budi.get(f"/kegiatan/{activity}/laporan.pdf").data
    assert images(pdf) == 0
    assert "Foto 1." in " ".join(pages(pdf))


def test_the_printer_reaches_only_the_photos_it_was_given(folder: Path) -> None:
    (folder / "rahasia.jpg").write_bytes(jpeg())
    asked = [f'<img src="{url}" alt="">' for url in (
        "photo:1", "photo:2", f"photo:{folder}/rahasia.jpg", f"file://{folder}/rahasia.jpg", "photo:../1", "photo:",
    )]  # fmt: skip
    html = f'<!doctype html><html lang="id"><title>Uji</title><body>{"".join(asked)}</body></html>'
    assert images(render_limited(html, {"1": jpeg(seed=2)})) == 1
