"""What people typed comes back as the same characters: on the page, in the form, on the paper and in the file."""

import html

import pytest
from flask import Flask

from tests.attachments.files import PDF, jpeg, send
from tests.browsing import Fields
from tests.conftest import SignIn
from tests.reports.printed import letters, pages
from tests.training.typed import recorded

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=HYPERLINK(1)",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "{{ 7*7 }} {% raw %}",
    "' OR 1=1 --; DROP TABLE activities",
    "&lt;b&gt; &amp; %s %(x)s {0}",
    "../../etc/passwd",
)
FIELDS = {
    "title": "title",
    "place": "place",
    "people-0-name": "people__0__name",
    "people-0-title": "people__0__title",
    "people-0-topic": "people__0__topic",
    "commitments-0-what": "commitments__0__what",
    "commitments-0-owner_person": "commitments__0__owner_person",
    "background": "background",
    "purpose": "purpose",
    "results": "results",
    "conclusions": "conclusions",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_says_what_was_typed(app: Flask, sign_in: SignIn, text: str) -> None:
    budi = sign_in("ngo-satu")
    marked = {name: f"{text} {place}" for place, name in enumerate(FIELDS.values())}
    number = recorded(budi, **marked)
    page = html.unescape(budi.get(f"/kegiatan/{number}").text)
    form = dict(Fields(budi.get(f"/kegiatan/{number}/ubah-pelatihan").text).values)
    areas = html.unescape(budi.get(f"/kegiatan/{number}/ubah-pelatihan").text)
    for name, typed in FIELDS.items():
        assert marked[typed] in page, name
        assert html.unescape(form.get(name, "")) == marked[typed] or marked[typed] in areas, name
    assert "<script>alert" not in budi.get(f"/kegiatan/{number}").text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paper_says_what_was_typed(sign_in: SignIn, text: str) -> None:
    budi = sign_in("ngo-satu")
    fields = ("place", "results", "people__0__name", "commitments__0__what", "conclusions")
    number = recorded(budi, **{name: f"{text} {place}" for place, name in enumerate(fields)})
    link = f"/kegiatan/{number}/lampiran"
    send(budi, link, photos=[("a.jpg", jpeg(60, 40))], documents=[("a.pdf", PDF)])
    send(budi, link, there__0__caption=f"{text} foto", there__1__caption=f"{text} berkas")
    said = letters("".join(pages(budi.get(f"/kegiatan/{number}/laporan.pdf").data)))
    for wanted in (*(f"{text} {place}" for place in range(len(fields))), f"{text} foto", f"{text} berkas"):
        assert letters(wanted) in said, wanted
    shown = html.unescape(budi.get(link).text)
    assert f"{text} foto" in shown and f"{text} berkas" in shown
