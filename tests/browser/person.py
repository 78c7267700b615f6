"""Somebody before a browser, who does what people do, by the words she reads, and whose clicks are counted.

A button, a link, a box to tick and a section to open cost one click, a list two (open, choose), a date two; typing
costs none, as one goes from field to field with Tab.
"""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import enter
from tests.browser.looking import Complaints


class Person:
    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.complaints = Complaints(page)
        self.clicks = 0
        enter(page, name)

    def begin(self) -> None:
        """From Beranda, counting from here."""
        self.page.goto("/")
        self.clicks = 0

    def within(self, *names: str) -> Locator:
        """The part of the page with these headings, the outer one first; without a name, the page."""
        found = self.page.locator("body")
        for name in names:
            named: dict[str, Any] = {"name": re.compile("^" + re.escape(name))}
            found = found.get_by_role("region", **named).or_(found.get_by_role("group", **named))
        return found

    def press(self, words: str, *, at: Locator | None = None) -> None:
        """A button or a link with these words, or beginning with them where only the ear gets more."""
        place = at or self.page.locator("body")
        exact: dict[str, Any] = {"name": words, "exact": True}
        found = place.get_by_role("button", **exact).or_(place.get_by_role("link", **exact))
        if not found.count():
            begun: dict[str, Any] = {"name": re.compile("^" + re.escape(words))}
            found = place.get_by_role("link", **begun).or_(place.get_by_role("button", **begun))
        found.filter(visible=True).first.click()
        self.clicks += 1

    def open(self, words: str) -> None:
        """A section that stands closed."""
        self.page.locator("summary").filter(has_text=words).click()
        self.clicks += 1

    def write(self, label: str, text: str, *, at: Locator | None = None) -> None:
        (at or self.page).get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str, *, at: Locator | None = None) -> None:
        """The first entry of a list that begins with these words."""
        field = (at or self.page).get_by_label(label, exact=True)
        entry = field.locator("option").filter(has_text=re.compile(r"^\s*" + re.escape(option))).first
        field.select_option(value=entry.get_attribute("value"))
        self.clicks += 2

    def tick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()
        self.clicks += 1

    def date(self, group: str, day: str, *, at: Locator | None = None) -> None:
        """Day, month and year with spaces between, typed into three fields."""
        place = (at or self.page).get_by_role("group", name=re.compile("^" + re.escape(group)))
        for label, text in zip(("Tanggal", "Bulan", "Tahun"), day.split(), strict=True):
            place.get_by_label(label, exact=True).fill(text)
        self.clicks += 2

    def give(self, label: str, file: Path) -> None:
        """A file, by the field with this label."""
        self.page.get_by_label(label, exact=True).set_input_files(file)
        self.clicks += 2

    def take(self, words: str) -> Download:
        """What the browser saves when the link with these words is pressed."""
        with self.page.expect_download() as download:
            self.press(words)
        return download.value

    def reads(self, *sentences: str) -> None:
        for sentence in sentences:
            expect(self.page.get_by_role("main")).to_contain_text(sentence)
