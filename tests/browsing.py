"""Filling in forms as a browser does: take the page, keep what it holds, change some fields, send it."""

import re
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Fields(HTMLParser):
    """The controls of the first POST form inside main with their present values; ``unchecked`` are names not sent."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action: str | None = None
        self.values: list[tuple[str, str]] = []
        self.files: list[str] = []
        self.unchecked: set[str] = set()
        self._inside = False
        self._select = ""
        self._first_option = True
        self._text = ""
        main = re.search(r"<main.*?</main>", html, re.DOTALL)
        self.feed(main[0] if main else "")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "form" and self.action is None and (found.get("method") or "").lower() == "post":
            self._inside, self.action = True, found.get("action") or ""
        if not self._inside:
            return
        name, value = found.get("name") or "", found.get("value") or ""
        if tag == "select":
            self._select, self._first_option = name, True
        elif tag == "option" and self._select and (self._first_option or "selected" in found):
            if not self._first_option:
                self.values.pop()
            self.values.append((self._select, value))
            self._first_option = False
        elif tag == "button" and name:
            self.unchecked.add(name)
        elif tag == "textarea" and name:
            self.values.append((name, ""))
            self._text = name
        elif tag == "input" and name:
            kind = found.get("type") or "text"
            if kind == "file":
                self.files.append(name)
            elif kind not in ("radio", "checkbox") or "checked" in found:
                self.values.append((name, value))
            else:
                self.unchecked.add(name)

    def handle_data(self, data: str) -> None:
        if self._text:
            self.values[-1] = self._text, self.values[-1][1] + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        if tag == "form":
            self._inside = False
        if tag == "select":
            self._select = ""


def send(browser: FlaskClient, url: str, **changes: Any) -> TestResponse:
    """Open a page, fill in its first form and send it; names with dashes are written with two underscores."""
    page = browser.get(url)
    assert page.status_code == 200, (url, page.status_code)
    form = Fields(page.text)
    assert form.action is not None, url
    data: dict[str, Any] = {}
    for name, value in form.values:
        data.setdefault(name, []).append(value)
    for key, value in changes.items():
        name = key.replace("__", "-")
        assert name in data or name in form.files or name in form.unchecked, (url, name)
        data[name] = value
    return browser.post(form.action or url, data=data)


def press(browser: FlaskClient, url: str, form_id: str) -> TestResponse:
    """Open a page and press the button of a form that holds hidden fields only."""
    page = browser.get(url).text
    found = re.search(rf'<form[^>]*action="([^"]*)"[^>]*id="{form_id}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found, (url, form_id)
    return browser.post(found[1], data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', found[2])))
