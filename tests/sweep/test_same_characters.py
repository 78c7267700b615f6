"""What people typed comes back as the same characters: on the page, in the form, on the paper and in the file."""

import html
import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from tests.attachments.files import PDF, jpeg, send
from tests.browsing import Fields
from tests.conftest import SignIn
from tests.factories.meetings import typed
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
    for name, key in FIELDS.items():
        assert marked[key] in page, name
        assert form[name] == marked[key], name
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


# Of what else is recorded: the address of its form, what stands in it beside the texts, and the texts.
RECORDED: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "organization": (
        "/mitra/tambah",
        {"category": "ngo", "province": "36", "region_code": "36.02"},
        ("name", "short_name", "letterhead", "address", "phone"),
    ),
    "person": ("/orang/tambah", {"organization_id": "4"}, ("name", "title")),
    "partnership": (
        "/kerja-sama/catat",
        {
            "document_kind": "joint_agreement",
            "kind": "third_party",
            "signed_on": ["1", "7", "2026"],
            "ends_on": ["30", "6", "2029"],
            "parties-0-organization_id": "1",
            "parties-1-organization_id": "4",
        },
        ("title", "scope", "note", "parties-0-number", "parties-1-number"),
    ),
    "meeting": (
        "/kegiatan/pertemuan/catat",
        typed(**{"delegations-0-region_code": "Kabupaten Lebak", "points-0-kind": "request"}),
        (
            *("title", "date_reason", "place", "people-0-name", "people-0-title", "people-0-topic", "points-0-text"),
            *("points-0-speaker", "points-0-correction", "decisions-0", "delegations-0-leader"),
            *("delegations-0-composition", "delegations-0-purpose", "commitments-0-what", "commitments-0-owner_person"),
            *("legal_basis", "background", "purpose", "agenda", "materials", "funding", "results", "obstacles"),
            *("conclusions", "source"),
        ),
    ),
}
CHANGED_AT = {"meeting": "ubah-pertemuan"}
LISTED_AT = {"organization": "/mitra", "person": "/orang", "partnership": "/kerja-sama", "meeting": "/kegiatan"}
# A position is ended, not changed; of these a page shows less than the form.
ONLY_IN_FORM = {"letterhead"}
ONLY_ON_PAGE = {("person", "title")}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("what", RECORDED)
def test_whatever_is_recorded_says_what_was_typed(sign_in: SignIn, what: str, text: str) -> None:
    url, beside, names = RECORDED[what]
    sari = sign_in("biro")
    marked = {name: f"{text} {place}" for place, name in enumerate(names)}
    answer = sari.post(url, data=beside | marked)
    assert answer.status_code == 303, answer.text
    page, form = sari.get(answer.location).text, sari.get(f"{answer.location}/{CHANGED_AT.get(what, 'ubah')}").text
    held = dict(Fields(form).values)
    for name in names:
        assert name in ONLY_IN_FORM or marked[name] in html.unescape(page), name
        assert (what, name) in ONLY_ON_PAGE or held[name] == marked[name], name
    assert marked[names[0]] in html.unescape(sari.get(LISTED_AT[what]).text)
    assert "<script>alert" not in page + form


def test_a_notula_says_what_was_typed(sign_in: SignIn) -> None:
    said = {f"points-{place}-text": f"{text} {place}" for place, text in enumerate(HOSTILE)}
    decided = {f"decisions-{place}": f"{text} diputuskan" for place, text in enumerate(HOSTILE)}
    sari = sign_in("biro")
    answer = sari.post("/kegiatan/pertemuan/catat", data=typed(**said, **decided))
    printed = letters("".join(pages(sari.get(f"{answer.location}/notula.pdf").data)))
    for wanted in (*said.values(), *decided.values()):
        assert letters(wanted) in printed, wanted


@pytest.mark.parametrize("text", HOSTILE)
def test_a_sheet_says_what_was_typed_and_computes_nothing(sign_in: SignIn, text: str) -> None:
    sari = sign_in("biro")
    answer = sari.post("/kegiatan/pertemuan/catat", data=typed(title=text, place=f"{text} tempat"))
    for url in (f"{answer.location}/daftar-hadir.xlsx", "/kegiatan/daftar-hadir.xlsx", "/mitra/impor/templat.xlsx"):
        with zipfile.ZipFile(BytesIO(sari.get(url).data)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not [sheet for sheet in sheets if re.search(r"<f[ >]|<hyperlink", sheet)], url
        if url.startswith(answer.location):  # a mark of the printed header is written out
            assert letters(text.replace("&", "dan")) in letters(html.unescape(sheets[0]))
