"""Every form is sent by its main button, with scripts or without, and says what is wrong so that all can read it."""

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page

from tests.browser.conftest import OpenAt, enter
from tests.browser.looking import Complaints
from tests.browser.test_every_page import fullest, wrong_with
from tests.conftest import SignIn
from tests.sweep.test_pages import walk

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

FIELD = ":is(input:not([type=hidden]), select, textarea)"
MAIN_BUTTON = "button:visible:not(.govuk-button--secondary)"
EMPTY = "form => form.querySelectorAll('[type=text], [type=email], textarea').forEach(field => { field.value = '' })"
# Both end the sign-in the test walks with.
LEAVING = ("/keluar", "/akun/kata-sandi")


def forms_of(page: Page, url: str) -> list[Locator]:
    """The forms of a page that somebody fills in."""
    page.goto(url)
    forms = page.locator(f"main form[method=post]:has({FIELD})").all()
    return [form for form in forms if form.get_attribute("action") not in LEAVING]


def send_empty(page: Page, form: Locator) -> int:
    """Press the main button of the form with nothing in its text fields; the status of the answer."""
    form.evaluate(EMPTY)
    with page.expect_navigation() as answer:
        form.locator(MAIN_BUTTON).last.click()
    assert answer.value is not None
    return answer.value.status


@pytest.mark.parametrize(
    ("role", "scripts"), [("biro", False), ("ngo-satu", False), ("admin", False), ("biro", True), ("admin", True)]
)
def test_every_form_answers(
    example: Flask, sign_in: SignIn, fresh: str, screen: OpenAt, role: str, scripts: bool
) -> None:
    page = screen(390, address=fresh, scripts=scripts).new_page()
    complaints = Complaints(page)
    enter(page, role)
    pages = {url: found for url, found in walk(sign_in(role), most=2000).items() if 'method="post"' in found[1]}
    refused = 0
    for url in fullest(pages):
        for number in range(len(forms_of(page, url))):
            status = send_empty(page, forms_of(page, url)[number])
            assert status in (200, 422), url
            if status == 422:
                refused += 1
                assert page.locator(".govuk-error-summary").count() == 1, url
                assert not scripts or wrong_with(page) == [], url
    assert refused >= (2 if role == "admin" else 6)
    assert complaints == []
