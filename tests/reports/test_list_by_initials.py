"""The list of who attended, by initials: for whoever needs proof of attendance and no names."""

import pytest

from app.reports.rows import initials
from tests.conftest import SignIn
from tests.reports.issued import issued
from tests.reports.printed import pages


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siti Rohmah", "S. R."),
        ("H. Ujang Suherman, S.Sos., M.Si.", "H. U. S."),
        ("Ma'ruf Jum’at", "M. J."),
        ("Édi", "É."),
        ("sari wulandari-contoh", "S. W. C."),
        ("123", ""),
        ("", ""),
    ],
)
def test_initials_of_a_name(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize("kind", ["laporan", "notula"])
def test_the_annex_holds_initials_and_says_so(sign_in: SignIn, hearing: int, kind: str) -> None:
    sari = sign_in("biro")
    found = pages(sari.get(f"{issued(sari, hearing, jenis=kind, variant='initials')}/berkas").data)
    annex = next(page for page in found if "DAFTAR ORANG YANG HADIR" in page)
    assert "nama ditulis dengan inisial dan jabatan tidak dicetak" in annex
    assert "N. P." in annex
    for hidden in ("Nama Pimpinan", "Asisten Daerah"):
        assert hidden not in annex


def test_the_usual_paper_holds_no_list(sign_in: SignIn, hearing: int) -> None:
    page = sign_in("biro").get(f"/kegiatan/{hearing}/dokumen").text
    offered = [page.index(f'value="{variant}"') for variant in ("internal", "initials", "full", "shared", "public")]
    assert offered == sorted(offered)


def test_who_may_see_no_names_gets_no_initials(sign_in: SignIn, hearing: int) -> None:
    budi = sign_in("ngo-satu")
    assert budi.get(f"/kegiatan/{hearing}/dokumen").status_code == 403
    assert budi.get(f"/kegiatan/{hearing}/laporan.pdf?isi=initials").status_code == 422
