"""Every route is closed unless it says otherwise, takes typed parameters, and refuses a form without its token."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import BaseConverter, Rule

from app.core.permissions import TABLE, Scope, scope_of
from app.core.viewer import Role
from app.web.gate import PUBLIC_ENDPOINTS
from tests.conftest import Actor, SignIn

# These would end the very sign-in the sweep walks with.
ENDS_SIGN_INS = ("accounts.sign_out", "accounts.end_sign_in")


def rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def url_of(rule: Rule) -> str:
    """The rule's path with an example in place of each parameter."""
    values = {name: _example(converter) for name, converter in rule._converters.items()}
    _host, path = rule.build(values, append_unknown=False) or ("", "")
    return path


def _example(converter: BaseConverter) -> object:
    return 1 if converter.regex == r"\d+" else getattr(converter, "example", "36.02")


def test_every_route_names_its_permission_or_is_public(app: Flask) -> None:
    silent = [
        rule.rule
        for rule in rules(app)
        if rule.endpoint not in PUBLIC_ENDPOINTS
        and getattr(app.view_functions[rule.endpoint], "permission", None) not in TABLE
    ]
    assert silent == []


def test_the_public_list_names_only_what_exists(app: Flask) -> None:
    assert set(app.view_functions) >= PUBLIC_ENDPOINTS


def test_every_parameter_is_typed(app: Flask) -> None:
    loose = [
        rule.rule
        for rule in rules(app)
        for converter in rule._converters.values()
        if type(converter).__name__ == "UnicodeConverter"
    ]
    assert loose == []


def test_a_stranger_is_sent_to_sign_in(app: Flask) -> None:
    browser = app.test_client()
    for rule in rules(app):
        if rule.endpoint in PUBLIC_ENDPOINTS:
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            response = browser.open(url_of(rule), method=method)
            assert response.status_code == 303, rule.rule
            assert response.location.startswith("/masuk"), rule.rule


@pytest.mark.parametrize("token", [None, "palsu"])
def test_every_change_needs_its_token(app: Flask, sign_in: SignIn, token: str | None) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        for name in ("admin", "biro"):
            browser = sign_in(name)
            for rule in rules(app):
                if "POST" in (rule.methods or set()):
                    response = browser.post(url_of(rule), data={"csrf_token": token} if token else {})
                    assert response.status_code == 400, rule.rule
                    assert "terlalu lama terbuka" in response.text
    finally:
        app.config["WTF_CSRF_ENABLED"] = False


def test_a_form_from_another_site_is_refused(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    assert sari.post("/keluar", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert sari.post("/keluar", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_no_role_passes_a_gate_its_table_closes(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    names = {
        Role.ADMINISTRATOR: "admin",
        Role.PROVINCE_STAFF: "biro",
        Role.REGION_STAFF: "daerah",
        Role.AGENCY: "opd",
        Role.NGO: "ngo-satu",
        Role.OBSERVER: "peninjau",
    }
    checked = 0
    for role, name in names.items():
        browser = sign_in(name)
        for rule in rules(app):
            permission = getattr(app.view_functions[rule.endpoint], "permission", None)
            if permission is None or rule.endpoint in ENDS_SIGN_INS:
                continue
            for method in (rule.methods or set()) & {"GET", "POST"}:
                status = browser.open(url_of(rule), method=method).status_code
                with app.app_context():
                    closed = scope_of(permission, actor(name)) is Scope.NONE
                assert closed or TABLE[permission][role] is not Scope.NONE
                # An open gate may still end at a row that is not theirs: 404, or 403 where the row is known to all.
                own_rows = bool(rule.arguments) and status in (403, 404)
                assert status == 403 if closed else (status != 403 or own_rows), (role, method, rule.rule, status)
                assert status < 500, (role, method, rule.rule)
                checked += 1
    assert checked > 100
