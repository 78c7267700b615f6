"""Who sees a photo or a file: the owner's people, those who may see names, the others only what was marked."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.activities.models import PaperState
from app.attachments import owners, store
from app.attachments.models import AttachmentKind
from tests.attachments.conftest import Rows, SetState
from tests.attachments.files import PDF, jpeg, send
from tests.conftest import SignIn


@pytest.fixture
def links(sign_in: SignIn, page: str, rows: Rows) -> dict[str, str]:
    """Addresses of a photo and a file that were marked, and of a photo and a file that were not."""
    budi = sign_in("ngo-satu")
    send(
        budi,
        page,
        photos=[("a.jpg", jpeg(seed=1))],
        documents=[("surat.pdf", PDF)],
        photos_shared="y",
        documents_shared="y",
    )
    send(budi, page, photos=[("b.jpg", jpeg(seed=2))], documents=[("daftar.pdf", PDF + b"\n")])
    found: dict[str, str] = {}
    for row in rows():
        mark = "shared" if row.shared else "kept"
        if row.kind is AttachmentKind.PHOTO:
            found[f"{mark} photo"], found[f"{mark} thumbnail"] = (
                f"/lampiran/{row.id}/foto",
                f"/lampiran/{row.id}/foto-kecil",
            )
        else:
            found[f"{mark} file"] = f"/lampiran/{row.id}/berkas"
    return found


def test_budi_sees_all_of_his(sign_in: SignIn, links: dict[str, str]) -> None:
    budi = sign_in("ngo-satu")
    assert len(links) == 6
    assert {budi.get(link).status_code for link in links.values()} == {200}


def test_sari_sees_all_once_it_is_handed_in(
    sign_in: SignIn, links: dict[str, str], activity: int, set_state: SetState
) -> None:
    sari = sign_in("biro")
    assert {sari.get(link).status_code for link in links.values()} == {404}
    set_state(activity, PaperState.SUBMITTED)
    assert {sari.get(link).status_code for link in links.values()} == {200}


@pytest.mark.parametrize(("name", "state"), [("daerah", PaperState.SUBMITTED), ("peninjau", PaperState.SANCTIONED)])
def test_who_may_not_see_names_sees_what_was_marked(
    sign_in: SignIn, links: dict[str, str], activity: int, set_state: SetState, name: str, state: PaperState
) -> None:
    set_state(activity, state)
    reader = sign_in(name)
    for what, link in links.items():
        assert reader.get(link).status_code == (200 if what.startswith("shared") else 404), what
    page = reader.get(f"/kegiatan/{activity}").text
    assert "Tampilkan 1 foto" in page
    assert "surat.pdf" in page
    assert "daftar.pdf" not in page
    assert "2 foto atau berkas hanya terlihat oleh organisasi pelapor" in page
    assert "Tambah foto atau berkas" not in page


def test_another_ngo_learns_nothing_however_far_the_report_comes(
    sign_in: SignIn, links: dict[str, str], page: str, activity: int, set_state: SetState
) -> None:
    tuti = sign_in("ngo-dua")
    for state in PaperState:
        set_state(activity, state)
        for link in (*links.values(), page, links["shared photo"].replace("foto", "hapus")):
            answer = tuti.get(link)
            assert answer.status_code == 404, (state, link)
            assert b"Audiensi dengan foto" not in answer.data
            assert "surat.pdf" not in answer.text


def test_the_administrator_and_a_stranger_see_nothing(
    sign_in: SignIn, links: dict[str, str], activity: int, set_state: SetState, client: FlaskClient
) -> None:
    set_state(activity, PaperState.SANCTIONED)
    admin = sign_in("admin")
    for link in links.values():
        assert admin.get(link).status_code == 403
        assert client.get(link).status_code == 303


def test_an_address_of_another_kind_is_no_page(sign_in: SignIn, links: dict[str, str], activity: int) -> None:
    budi = sign_in("ngo-satu")
    wrong = [
        links["kept photo"].replace("foto", "berkas"),
        links["kept file"].replace("berkas", "foto"),
        "/lampiran/999/foto",
    ]
    wrong += [f"/pengaduan/{activity}/lampiran", f"/activity/{activity}/lampiran", "/kegiatan/999/lampiran"]
    for link in wrong:
        assert budi.get(link).status_code == 404, link


def test_a_photo_is_boxed_in_and_kept_by_the_browser_alone(sign_in: SignIn, links: dict[str, str]) -> None:
    budi = sign_in("ngo-satu")
    answer = budi.get(links["kept photo"])
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["Content-Disposition"].startswith("inline; filename=foto-")
    again = budi.get(links["kept photo"], headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"


def test_who_lost_the_right_is_not_served_from_the_browsers_copy(
    sign_in: SignIn, links: dict[str, str], activity: int, set_state: SetState
) -> None:
    set_state(activity, PaperState.SUBMITTED)
    sari = sign_in("biro")
    tag = sari.get(links["kept photo"]).headers["ETag"]
    set_state(activity, PaperState.DRAFT)
    answer = sari.get(links["kept photo"], headers={"If-None-Match": tag})
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_file_is_only_ever_saved(sign_in: SignIn, links: dict[str, str]) -> None:
    answer = sign_in("ngo-satu").get(links["kept file"])
    assert answer.data == PDF + b"\n"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=daftar.pdf"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")


def test_a_file_that_is_gone_from_the_disk_is_not_found(
    sign_in: SignIn, links: dict[str, str], rows: Rows, folder: Path
) -> None:
    for _name, place in store.everything(folder):
        place.unlink()
    assert {sign_in("ngo-satu").get(link).status_code for link in links.values()} == {404}


def test_where_everyone_sees_all_nobody_is_asked_who_agreed(
    sign_in: SignIn, page: str, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(owners._kinds, "activity", replace(owners.owner_kind("activity"), marked=False))
    budi = sign_in("ngo-satu")
    assert send(budi, page, photos=[("a.jpg", jpeg())], documents=[("a.pdf", PDF)]).status_code == 303
    assert 'type="checkbox"' not in budi.get(page).text
    assert send(budi, page, there__0__caption="Penandatanganan").status_code == 303
    assert [(row.caption, row.shared) for row in rows()] == [("Penandatanganan", False), ("", False)]
