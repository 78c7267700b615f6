"""The work on Beranda comes by e-mail too: once a day at most, to who wants it, each link to the very thing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.accounts.models import Account, DigestRhythm
from app.activities.models import PaperState
from app.core.db import db, transaction
from app.dashboard.digests import send_digests
from app.notices.models import MailState, SentMail
from tests.conftest import SignIn
from tests.dashboard.conftest import Rows
from tests.notices.conftest import Kept

MONDAY, TUESDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 28)
Text = Callable[[Any], str]


def to(post: Kept, name: str) -> list[Any]:
    return [mail for mail in post.mails if mail["To"] == f"{name}@contoh.example"]


def text_of(mail: Any) -> str:
    return str(mail.get_payload(decode=True).decode())


def send(app: Flask, day: date) -> tuple[int, int]:
    with app.app_context():
        outcome = send_digests(day)
    return outcome.sent, outcome.failed


def test_budi_reads_on_monday_what_he_owes(app: Flask, rows: Rows, post: Kept) -> None:
    activity = rows.activity("biro", "Audiensi & forum <baru>")
    number = rows.commitment(activity, "Surat balasan & lampiran", owner="ngo-satu", late=3)
    send(app, MONDAY)
    (mail,) = to(post, "ngo-satu")
    assert mail["Subject"] == "Gaung: 1 hal menunggu Anda"
    assert mail["From"] == "gaung@contoh.go.id"
    text = text_of(mail)
    assert "Yth. Budi," in text
    assert "* Surat balasan & lampiran [Terlambat 4 hari]" in text
    assert "dari: Audiensi & forum <baru>" in text
    assert f"https://gaung.contoh.go.id/tindak-lanjut/{number}/selesai" in text
    assert "https://gaung.contoh.go.id/akun" in text


def test_what_another_organization_drafts_is_in_nobodys_mail(app: Flask, rows: Rows, post: Kept) -> None:
    rows.activity("ngo-satu", "Draf rahasia", state=PaperState.DRAFT, whole=False)
    send(app, MONDAY)
    assert "Draf rahasia" in text_of(to(post, "ngo-satu")[0])
    others = [mail for mail in post.mails if mail["To"] != "ngo-satu@contoh.example"]
    assert not any("Draf rahasia" in text_of(mail) for mail in others)


def test_who_has_nothing_to_do_is_left_in_peace(app: Flask, post: Kept) -> None:
    send(app, MONDAY)
    assert to(post, "ngo-satu") == to(post, "peninjau") == []


def test_nobody_gets_the_same_twice(app: Flask, rows: Rows, post: Kept) -> None:
    rows.commitment(rows.activity("biro", "Audiensi"), "Surat", owner="ngo-satu", late=1)
    send(app, MONDAY)
    assert send(app, MONDAY) == (0, 0)
    assert len(to(post, "ngo-satu")) == 1


def test_what_the_server_refused_is_tried_again(app: Flask, rows: Rows, post: Kept) -> None:
    rows.commitment(rows.activity("ngo-satu", "Audiensi"), "Surat", owner="ngo-satu", late=1)
    post.refusing = True
    sent, failed = send(app, MONDAY)
    assert (sent, post.mails) == (0, []) and failed
    with app.app_context():
        assert set(db.session.scalars(select(SentMail.state))) == {MailState.FAILED}
    post.refusing = False
    assert send(app, MONDAY) == (failed, 0)
    assert len(to(post, "ngo-satu")) == 1


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (DigestRhythm.DAILY, [MONDAY, TUESDAY]),
        (DigestRhythm.WEEKLY, [MONDAY]),
        (DigestRhythm.NEVER, []),
    ],
)
def test_each_chooses_how_often(
    app: Flask, rows: Rows, post: Kept, sign_in: SignIn, rhythm: DigestRhythm, days: list[date]
) -> None:
    rows.commitment(rows.activity("biro", "Audiensi"), "Surat", owner="ngo-satu", late=1)
    answer = sign_in("ngo-satu").post("/akun/surel", data={"digest": rhythm.value})
    assert (answer.status_code, answer.location) == (303, "/akun")
    for day in (MONDAY, TUESDAY, SATURDAY):
        before = len(to(post, "ngo-satu"))
        send(app, day)
        assert len(to(post, "ngo-satu")) - before == (day in days), day


def test_a_choice_that_does_not_exist_changes_nothing(app: Flask, sign_in: SignIn) -> None:
    answer = sign_in("ngo-satu").post("/akun/surel", data={"digest": "hourly"})
    assert answer.status_code == 422
    assert "Pilih salah satu yang tersedia" in answer.text
    with app.app_context():
        chosen = db.session.scalar(select(Account.digest).where(Account.email == "ngo-satu@contoh.example"))
        assert chosen is DigestRhythm.WEEKLY


def test_a_closed_account_gets_no_mail(app: Flask, rows: Rows, post: Kept) -> None:
    rows.commitment(rows.activity("biro", "Audiensi"), "Surat", owner="ngo-satu", late=1)
    with app.app_context(), transaction():
        account = db.session.scalars(select(Account).where(Account.email == "ngo-satu@contoh.example")).one()
        account.disabled_at = account.created_at
    send(app, MONDAY)
    assert to(post, "ngo-satu") == []


def test_without_a_mail_server_it_is_printed(app: Flask, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    rows.commitment(rows.activity("biro", "Audiensi"), "Surat balasan", owner="ngo-satu", late=1)
    told: list[str] = []
    monkeypatch.setattr("sys.stdout.write", told.append)
    send(app, MONDAY)
    assert "Kepada: ngo-satu@contoh.example" in "".join(told)
    assert "Surat balasan" in "".join(told)
