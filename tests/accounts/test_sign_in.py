"""Sari signs in and out; a stranger learns nothing; guessing is slowed."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.accounts import models
from app.accounts.operations import start_sign_in
from app.core.db import db, transaction
from app.core.errors import DomainError
from tests.conftest import Actor, SignIn
from tests.factories.cast import NOW, PASSWORD


def enter(
    client: FlaskClient, email: str = "biro@contoh.example", password: str = PASSWORD, **kwargs: Any
) -> TestResponse:
    return client.post("/masuk", data={"email": email, "password": password}, **kwargs)


def test_she_signs_in_and_lands_where_she_wanted_to_go(client: FlaskClient) -> None:
    away = client.get("/akun?x=1")
    assert (away.status_code, away.location) == (303, "/masuk?next=/akun?x%3D1")
    response = enter(client, query_string={"next": "/akun?x=1"})
    assert (response.status_code, response.location) == (303, "/akun?x=1")
    assert client.get("/akun").status_code == 200


def test_an_address_outside_is_never_followed(client: FlaskClient) -> None:
    for target in ("//jahat.example", "https://jahat.example", "/\\jahat.example", "/\tjahat", "jahat", "/%0a//x\n"):
        response = enter(client, query_string={"next": target})
        assert response.location in ("/", "/%0a//x"), target
        client = client.application.test_client()


def test_a_copied_cookie_opens_nothing_after_signing_out(app: Flask, client: FlaskClient) -> None:
    enter(client)
    cookie = client.get_cookie("gaung")
    assert cookie is not None
    assert client.post("/keluar").status_code == 303
    thief = app.test_client()
    thief.set_cookie("gaung", cookie.value)
    assert thief.get("/akun").status_code == 303


def test_the_cookie_is_new_at_every_sign_in_and_only_its_digest_is_stored(app: Flask, client: FlaskClient) -> None:
    enter(client)
    with client.session_transaction() as session:
        first = session["_user_id"]
    client.post("/keluar")
    enter(client)
    with client.session_transaction() as session:
        second = session["_user_id"]
    assert first != second
    with app.app_context():
        digests = db.session.scalars(select(models.SignIn.token_digest)).all()
    assert first not in digests and second not in digests and len(digests) == 2


def test_wrong_password_unknown_account_and_disabled_account_get_the_same_answer(
    app: Flask, sign_in: SignIn, actor: Actor
) -> None:
    admin = sign_in("admin")
    number = actor("ngo-dua").account_id
    assert admin.post(f"/akun/{number}/keadaan", data={"disabled": "1"}).status_code == 303
    answers = set()
    for email, password in (
        ("biro@contoh.example", "salah-salah-salah"),
        ("tidakada@contoh.example", "salah-salah-salah"),
        ("ngo-dua@contoh.example", PASSWORD),
    ):
        response = enter(app.test_client(), email, password)
        text = response.text.replace(email, "").split("<form")[0]
        answers.add((response.status_code, "tidak cocok" in response.text, len(text)))
    assert len(answers) == 1 and answers.pop()[:2] == (422, True)


def test_disabling_ends_what_is_open(sign_in: SignIn, actor: Actor) -> None:
    tuti, admin = sign_in("ngo-dua"), sign_in("admin")
    assert tuti.get("/akun").status_code == 200
    number = actor("ngo-dua").account_id
    admin.post(f"/akun/{number}/keadaan", data={"disabled": "1"})
    assert tuti.get("/akun").status_code == 303


def test_a_new_password_ends_every_sign_in(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    phone = sign_in("biro")
    enter(client)
    new = "payung-kereta-sagu-telaga"
    response = client.post("/akun/kata-sandi", data={"old_password": PASSWORD, "new_password": new})
    assert response.status_code == 303
    assert phone.get("/akun").status_code == client.get("/akun").status_code == 303
    assert enter(app.test_client(), password=new).status_code == 303


def test_a_weak_or_unproved_new_password_is_refused_at_its_field(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    for old, new, words in (
        (PASSWORD, "pendek", "paling sedikit 12"),
        (PASSWORD, "lapor12345678", "mudah ditebak"),
        ("bukan-ini-sandinya", "payung-kereta-sagu-telaga", "sekarang tidak cocok"),
    ):
        response = sari.post("/akun/kata-sandi", data={"old_password": old, "new_password": new})
        assert response.status_code == 422 and words in response.text
    assert sari.get("/akun").status_code == 200


def test_twelve_guesses_are_slowed_but_not_for_her_elsewhere(app: Flask) -> None:
    statuses = [enter(app.test_client(), password="salah-salah-salah").status_code for _ in range(12)]
    assert statuses[:5] == [422] * 5 and statuses[-1] == 429
    right_but_early = enter(app.test_client())
    assert right_but_early.status_code == 429
    elsewhere = enter(app.test_client(), environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert elsewhere.status_code == 303


def test_an_account_may_end_only_its_own_sign_ins(app: Flask, sign_in: SignIn) -> None:
    sari, budi = sign_in("biro"), sign_in("ngo-satu")
    with app.app_context():
        numbers = db.session.scalars(select(models.SignIn.id).order_by(models.SignIn.id)).all()
    assert budi.post(f"/akun/masuk/{numbers[0]}/akhiri").status_code == 404
    assert sari.get("/akun").status_code == 200
    assert sari.post(f"/akun/masuk/{numbers[0]}/akhiri").status_code == 303
    assert sari.get("/akun").status_code == 303


def test_only_an_administrator_sees_and_makes_accounts(sign_in: SignIn) -> None:
    new = {
        "email": "baru@contoh.example",
        "name": "Nia",
        "role": "observer",
        "organization_id": "",
        "new_password": "payung-kereta-sagu-telaga",
    }
    for name in ("biro", "daerah", "opd", "ngo-satu", "peninjau"):
        assert sign_in(name).get("/akun/semua").status_code == 403
        assert sign_in(name).post("/akun/tambah", data=new).status_code == 403
    admin = sign_in("admin")
    assert admin.post("/akun/tambah", data=new).status_code == 303
    assert "baru@contoh.example" in admin.get("/akun/semua").text
    again = admin.post("/akun/tambah", data=new)
    assert again.status_code == 422 and "Sudah ada akun" in again.text


def test_a_role_has_to_fit_its_organization(sign_in: SignIn, actor: Actor) -> None:
    admin, ngo, biro = sign_in("admin"), actor("ngo-satu").organization_id, actor("biro").organization_id
    new = {"email": "baru@contoh.example", "name": "Nia", "new_password": "payung-kereta-sagu-telaga"}
    for role, home in (("province_staff", ngo), ("region_staff", biro), ("agency", ngo), ("ngo", biro)):
        response = admin.post("/akun/tambah", data=new | {"role": role, "organization_id": str(home)})
        assert response.status_code == 422, role
        assert "tidak cocok dengan organisasinya" in response.text
    too_long = new | {"role": "observer", "organization_id": "", "name": "a" * 201}
    assert admin.post("/akun/tambah", data=too_long).status_code == 422


def test_guesses_from_one_ipv6_subscriber_are_counted_together(app: Flask) -> None:
    statuses = [
        enter(
            app.test_client(), password="salah-salah-salah", environ_base={"REMOTE_ADDR": f"2001:db8::{number:x}"}
        ).status_code
        for number in range(1, 8)
    ]
    assert statuses[-1] == 429


def test_a_password_changed_meanwhile_lets_nobody_in(context: None, actor: Actor) -> None:
    with pytest.raises(DomainError), transaction():
        start_sign_in(actor("biro").account_id, address="::1", browser="", now=NOW, verified_hash="another")


def test_an_administrator_gives_a_new_first_password(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    number, new = actor("ngo-satu").account_id, "payung-kereta-sagu-telaga"
    budi, admin, url = sign_in("ngo-satu"), sign_in("admin"), f"/akun/{number}/kata-sandi"
    assert sign_in("biro").post(url, data={"new_password": new}).status_code == 403
    assert admin.post(url, data={"new_password": "pendek"}).status_code == 422
    assert budi.get("/akun").status_code == 200
    assert admin.post(url, data={"new_password": new}).status_code == 303
    assert budi.get("/akun").status_code == 303
    assert enter(app.test_client(), "ngo-satu@contoh.example", new).status_code == 303
    assert admin.get("/akun/9999/kata-sandi").status_code == 404
