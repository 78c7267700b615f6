"""Budi adds photos: small, upright, without what they told in secret; too many, and none is kept."""

import io

import pytest
from flask import Flask
from PIL import Image

from app.activities.models import PaperState
from app.attachments.models import AttachmentKind
from app.audit.models import AuditEvent
from app.core.db import db
from tests.attachments.conftest import Kept, Rows, SetState
from tests.attachments.files import GPS_MARK, encoded, jpeg, numbers_on, picture, send, telling_jpeg
from tests.conftest import QueriesOf, SignIn


def test_budi_adds_three_at_once(sign_in: SignIn, page: str, activity: int, rows: Rows) -> None:
    budi = sign_in("ngo-satu")
    assert "Tambah foto atau berkas" in budi.get(f"/kegiatan/{activity}").text
    photos = [
        ("a.jpg", jpeg(seed=1)),
        ("b.PNG", encoded(picture(seed=2), "PNG")),
        ("c.webp", encoded(picture(seed=3), "WEBP")),
    ]
    answer = send(budi, page, photos=photos)
    assert answer.status_code == 303
    assert answer.location == page
    assert "3 berkas atau foto ditambahkan." in budi.get(page).text
    assert [(row.kind, row.position, row.shared, row.name) for row in rows()] == [
        (AttachmentKind.PHOTO, place, False, "") for place in (1, 2, 3)
    ]
    shown = budi.get(f"/kegiatan/{activity}").text
    assert "Tampilkan 3 foto" in shown
    for number in numbers_on(budi, page):
        assert f'src="/lampiran/{number}/foto-kecil"' in shown


def is_red(image: Image.Image, place: tuple[int, int]) -> bool:
    pixel = image.getpixel(place)
    assert isinstance(pixel, tuple)
    return pixel[0] > 180 and max(pixel[1:]) < 80


def test_it_becomes_small_and_upright(sign_in: SignIn, page: str, rows: Rows) -> None:
    budi = sign_in("ngo-satu")
    big = jpeg(4000, 3000, seed=4)
    send(budi, page, photos=[("besar.jpg", big), ("miring.jpg", telling_jpeg(orientation=6))])
    first, turned = (Image.open(io.BytesIO(budi.get(f"/lampiran/{row.id}/foto").data)) for row in rows())
    assert (first.format, first.size) == ("JPEG", (1600, 1200))
    assert turned.size == (480, 640)
    assert is_red(turned, (440, 40)) and not is_red(turned, (40, 40))  # the corner went from upper left to upper right
    small = Image.open(io.BytesIO(budi.get(f"/lampiran/{rows()[0].id}/foto-kecil").data))
    assert small.size == (480, 360) == (rows()[0].thumbnail_width, rows()[0].thumbnail_height)


def test_nothing_of_where_and_how_it_was_taken_is_kept(sign_in: SignIn, page: str, kept: Kept) -> None:
    sent = telling_jpeg()
    assert GPS_MARK in sent
    send(sign_in("ngo-satu"), page, photos=[("Budi di rumah.jpg", sent)])
    assert len(kept()) == 2
    for content in kept().values():
        image = Image.open(io.BytesIO(content))
        assert GPS_MARK not in content
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_a_photo_with_another_file_behind_it_loses_it(sign_in: SignIn, page: str, kept: Kept) -> None:
    hidden = b"PK\x03\x04<script>alert(1)</script>"
    send(sign_in("ngo-satu"), page, photos=[("dua.jpg", jpeg() + hidden)])
    assert len(kept()) == 2
    assert all(hidden not in content and b"<script" not in content for content in kept().values())


def test_the_same_photo_twice_is_one(sign_in: SignIn, page: str, rows: Rows, kept: Kept) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[("a.jpg", jpeg()), ("salinan.jpg", jpeg())])
    send(budi, page, photos=[("a.jpg", jpeg())])
    assert "1 sudah ada, jadi tidak ditambahkan lagi." in budi.get(page).text
    assert len(rows()) == 1
    assert len(kept()) == 2


def test_forty_at_once_are_refused_together(sign_in: SignIn, page: str, rows: Rows, kept: Kept) -> None:
    answer = send(sign_in("ngo-satu"), page, photos=[(f"{n}.jpg", jpeg(40, 30, seed=n)) for n in range(40)])
    assert answer.status_code == 422
    assert (
        "Pilih paling banyak 20 foto: sudah ada 0 dari 20, dan Anda memilih 40. Belum ada yang disimpan." in answer.text
    )
    assert rows() == []
    assert kept() == {}


def test_a_heic_among_sound_ones_is_named_and_the_others_stay(sign_in: SignIn, page: str, rows: Rows) -> None:
    budi = sign_in("ngo-satu")
    heic = b"\0\0\0\x18ftypheic" + bytes(100)
    assert send(budi, page, photos=[("IMG_1.HEIC", heic), ("b.jpg", jpeg())]).status_code == 303
    told = budi.get(page).text
    assert "Tidak disimpan: IMG_1.heic. Foto HEIC belum dapat dibaca. Di iPhone:" in told
    assert "1 berkas atau foto ditambahkan." in told
    assert len(rows()) == 1


def test_when_none_is_fit_the_page_says_so_at_once(sign_in: SignIn, page: str, kept: Kept) -> None:
    answer = send(sign_in("ngo-satu"), page, photos=[("a.gif", b"GIF89a" + bytes(50))])
    assert answer.status_code == 422
    assert "Tidak disimpan: a.gif. Gambar GIF tidak diterima." in answer.text
    assert kept() == {}


@pytest.mark.parametrize("state", [PaperState.SANCTIONED, PaperState.LOCKED])
def test_a_sanctioned_report_takes_no_more(
    sign_in: SignIn, page: str, activity: int, set_state: SetState, rows: Rows, kept: Kept, state: PaperState
) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[("a.jpg", jpeg())])
    number = rows()[0].id
    set_state(activity, state)
    assert "Tambah foto atau berkas" not in budi.get(f"/kegiatan/{activity}").text
    assert budi.get(page).status_code == 403
    assert budi.post(page, data={"photos": (io.BytesIO(jpeg(seed=2)), "b.jpg")}).status_code == 403
    assert budi.post(f"/lampiran/{number}/hapus").status_code == 403
    assert len(rows()) == 1
    assert len(kept()) == 2


@pytest.mark.parametrize("name", ["ngo-dua", "biro", "daerah", "opd"])
def test_nobody_else_adds_to_a_draft(sign_in: SignIn, page: str, rows: Rows, kept: Kept, name: str) -> None:
    other = sign_in(name)
    assert other.get(page).status_code == 404
    assert other.post(page, data={"photos": (io.BytesIO(jpeg()), "a.jpg")}).status_code == 404
    assert rows() == []
    assert kept() == {}


def test_each_photo_is_an_event_without_a_name(
    app: Flask, sign_in: SignIn, page: str, activity: int, rows: Rows
) -> None:
    send(sign_in("ngo-satu"), page, photos=[("Budi Santoso.jpg", jpeg()), ("b.jpg", jpeg(seed=2))])
    with app.app_context():
        events = db.session.query(AuditEvent).filter_by(action="attachment:add").order_by(AuditEvent.id).all()
        assert [event.subject_id for event in events] == [str(row.id) for row in rows()]
        row = rows()[0]
        assert events[0].details == {
            "activity": activity, "kind": "photo", "file_type": "jpeg", "size": row.size, "sha256": row.sha256,
        }  # fmt: skip


def test_the_page_asks_few_questions(sign_in: SignIn, page: str, activity: int, queries_of: QueriesOf) -> None:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[("a.jpg", jpeg(40, 30))])
    few = queries_of(budi, page), queries_of(budi, f"/kegiatan/{activity}")
    send(budi, page, photos=[(f"{n}.jpg", jpeg(40, 30, seed=n)) for n in range(2, 12)])
    assert (queries_of(budi, page), queries_of(budi, f"/kegiatan/{activity}")) == few
    assert max(few) <= 15
