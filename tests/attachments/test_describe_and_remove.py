"""Captions, order and marks of what is there; taking one away, with its files."""

from typing import Any

from flask import Flask

from app.activities.models import Activity, PaperState
from app.audit.models import AuditEvent
from app.core.db import db
from tests.attachments.conftest import Kept, Rows, SetState
from tests.attachments.files import PDF, jpeg, numbers_on, send
from tests.browsing import send as send_form
from tests.conftest import SignIn


def three(sign_in: SignIn, page: str) -> list[int]:
    budi = sign_in("ngo-satu")
    send(budi, page, photos=[(f"{n}.jpg", jpeg(60, 40, seed=n)) for n in range(3)])
    return numbers_on(budi, page)


def test_budi_describes_and_orders_his_photos(
    app: Flask, sign_in: SignIn, page: str, activity: int, rows: Rows
) -> None:
    first, second, third = three(sign_in, page)
    budi = sign_in("ngo-satu")
    changes: dict[str, Any] = {"there__0__caption": "Pembukaan <b>", "there__2__order": "1", "there__1__shared": "y"}
    assert send(budi, page, **changes).status_code == 303
    assert [(row.id, row.position, row.caption, row.shared) for row in rows()] == [
        (third, 1, "", False),
        (first, 2, "Pembukaan <b>", False),
        (second, 3, "", True),
    ]
    shown = budi.get(f"/kegiatan/{activity}").text
    assert 'alt="Pembukaan &lt;b&gt;"' in shown
    assert shown.index(f"/lampiran/{third}/foto") < shown.index(f"/lampiran/{first}/foto")
    with app.app_context():
        event = db.session.query(AuditEvent).filter_by(action="attachment:change").one()
        assert (event.subject_type, event.subject_id) == ("activity", str(activity))
        assert event.details["fields"] == ["caption", "position", "shared"]


def test_saving_without_a_change_says_so_and_records_nothing(app: Flask, sign_in: SignIn, page: str) -> None:
    three(sign_in, page)
    budi = sign_in("ngo-satu")
    send(budi, page)
    assert "Tidak ada yang berubah." in budi.get(page).text
    with app.app_context():
        assert db.session.query(AuditEvent).filter_by(action="attachment:change").count() == 0


def test_a_caption_that_is_too_long_keeps_everything_as_it_was(
    sign_in: SignIn, page: str, rows: Rows, kept: Kept
) -> None:
    three(sign_in, page)
    answer = send(sign_in("ngo-satu"), page, photos=[("d.jpg", jpeg(seed=9))], there__0__caption="k" * 301)
    assert answer.status_code == 422
    assert "paling banyak 300 karakter" in answer.text
    assert [row.caption for row in rows()] == ["", "", ""]
    assert len(kept()) == 6


def test_a_photo_of_another_activity_cannot_be_named(sign_in: SignIn, page: str, rows: Rows) -> None:
    three(sign_in, page)
    answer = send(sign_in("ngo-satu"), page, there__0__attachment_id="999", there__0__caption="lain")
    assert answer.status_code == 422
    assert "diubah orang lain" in answer.text
    assert [row.caption for row in rows()] == ["", "", ""]


def test_budi_takes_one_away_after_being_asked(app: Flask, sign_in: SignIn, page: str, rows: Rows, kept: Kept) -> None:
    first, second, third = three(sign_in, page)
    budi = sign_in("ngo-satu")
    assert "Yang dihapus tidak dapat dikembalikan." in budi.get(f"/lampiran/{second}/hapus").text
    assert len(rows()) == 3
    answer = send_form(budi, f"/lampiran/{second}/hapus")
    assert (answer.status_code, answer.location) == (303, page)
    assert [row.id for row in rows()] == [first, third]
    assert len(kept()) == 4
    assert budi.get(f"/lampiran/{second}/foto").status_code == 404
    assert budi.post(f"/lampiran/{second}/hapus").status_code == 404
    with app.app_context():
        event = db.session.query(AuditEvent).filter_by(action="attachment:remove").one()
        assert set(event.details) == {"activity", "kind", "file_type", "size", "sha256"}


def test_sari_sees_but_does_not_change(
    sign_in: SignIn, page: str, activity: int, set_state: SetState, rows: Rows
) -> None:
    first, _second, _third = three(sign_in, page)
    set_state(activity, PaperState.SUBMITTED)
    sari = sign_in("biro")
    assert sari.get(f"/lampiran/{first}/foto").status_code == 200
    assert sari.get(page).status_code == 403
    assert sari.post(f"/lampiran/{first}/hapus").status_code == 403
    assert len(rows()) == 3


def test_a_report_whose_photos_changed_must_be_read_again_before_it_is_sanctioned(
    app: Flask, sign_in: SignIn, page: str, activity: int, set_state: SetState
) -> None:
    set_state(activity, PaperState.SUBMITTED)
    with app.app_context():
        before = db.session.get_one(Activity, activity).version
    send(sign_in("ngo-satu"), page, documents=[("a.pdf", PDF)])
    answer = sign_in("biro").post(f"/kegiatan/{activity}/sahkan", data={"version": str(before)}, follow_redirects=True)
    assert "diubah sejak Anda membukanya" in answer.text
    with app.app_context():
        assert db.session.get_one(Activity, activity).paper_state is PaperState.SUBMITTED
