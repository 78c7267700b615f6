"""Every component draws with the parameters its comment names, escapes what it is given, and says no English."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from app.core.errors import DomainError
from app.web.fields import CountField, DateField, FieldList, FormField, StringField
from app.web.forms import BaseForm, PartForm
from app.web.pages import TEMPLATES

ENGLISH = re.compile(
    r"\b(There is|Error|Day|Month|Year|Skip|Previous|Next|Choose|Not a valid|This field|required|Invalid|Show|Hide)\b"
)
OURS = "blocks brand counts empty errors filters form menu messages repeat table".split()


class Part(PartForm):
    agreed = StringField("Apa yang disepakati")
    due_on = DateField("Batas waktu")


class Sample(BaseForm):
    total = CountField("Total hadir")
    women = CountField("Perempuan")
    commitments = FieldList(FormField(Part), min_entries=2, max_entries=2)


@pytest.fixture
def form(in_request: Any) -> Sample:
    form = Sample(
        formdata=MultiDict({"total": "60", "women": "x", "commitments-0-agreed": "<i>"}), meta={"csrf": False}
    )
    form.validate()
    form.show(DomainError("Isi satu tindak lanjut", "commitments"))
    return form


def draw(source: str, **values: Any) -> str:
    html = render_template_string(source, **values)
    assert not ENGLISH.search(re.sub(r"<[^>]+>", " ", html))
    assert "<i>" not in html
    return html


@pytest.mark.parametrize("name", OURS)
def test_every_component_begins_with_its_parameters(name: str) -> None:
    assert Path(TEMPLATES, "components", f"{name}.html").read_text(encoding="utf-8").startswith("{#")


def test_errors_are_linked_to_the_boxes(form: Sample) -> None:
    html = draw('{% from "components/errors.html" import error_summary %}{{ error_summary(form) }}', form=form)
    assert "Ada 2 isian yang perlu diperbaiki" in html
    assert 'href="#women"' in html
    assert 'href="#commitments"' in html


def test_a_form_without_errors_has_no_summary(in_request: Any) -> None:
    form = Sample(formdata=None)
    assert draw('{% from "components/errors.html" import error_summary %}{{ error_summary(form) }}', form=form) == ""


def test_counts_name_every_box(form: Sample) -> None:
    source = """{% from "components/counts.html" import counts, count_grid %}
    {{ counts("Jumlah", [form.total, form.women]) }}
    {{ count_grid("Kelompok", ["P", "L"], [("<i>", [form.total, form.women])]) }}"""
    html = draw(source, form=form)
    assert html.count("govuk-form-group--error") == 2
    assert 'aria-label="&lt;i&gt;, L"' in html
    assert 'value="60"' in html


def test_a_grid_without_errors_is_not_marked(in_request: Any) -> None:
    form = Sample(formdata=None)
    source = '{% from "components/counts.html" import count_grid %}{{ count_grid("K", ["P"], [("A", [form.women])]) }}'
    assert "--error" not in draw(source, form=form)


def test_a_group_repeats_with_numbers_and_stops_at_its_limit(form: Sample) -> None:
    source = """{% from "components/repeat.html" import repeat %}
    {% call(part) repeat(form.commitments, "Tindak lanjut", "Tambah") %}{{ part.agreed() }}{% endcall %}"""
    html = draw(source, form=form)
    assert "Tindak lanjut 2" in html
    assert 'id="commitments-1-agreed"' in html
    assert 'id="commitments"' in html
    assert 'name="add"' not in html


def test_small_pieces(in_request: Any) -> None:
    source = """
    {% from "components/blocks.html" import back_link, button_link, figures, pages, summary, tag, task_list %}
    {{ tag("<i>", "red") }}{{ back_link("/a", "Kembali") }}{{ button_link("Ubah", "/b", secondary=true) }}
    {{ task_list([("Kirim data", "Lebak", "Terlambat", "red", "/c"), ("Tanpa tautan", "", "Baru", "grey", "")], "t") }}
    {{ pages(none, "?setelah=1") }}{{ summary([("Tempat", none)]) }}{{ figures([("Peserta", "684", "54%")]) }}"""
    html = draw(source)
    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert html.count("govuk-task-list__link") == 1
    assert '<dd class="govuk-summary-list__value">–</dd>' in html
    source = '{% from "components/blocks.html" import pages %}{{ pages(none, none) }}'
    assert draw(source).strip() == ""


def test_an_empty_list_says_what_to_do(in_request: Any) -> None:
    source = (
        '{% from "components/empty.html" import empty %}{{ empty("Belum ada.", "Catat dahulu.", "Catat", "/catat") }}'
    )
    assert 'href="/catat">Catat</a>' in draw(source)


@pytest.mark.parametrize(
    ("component", "macro", "params"),
    [
        ("summary-list", "govukSummaryList", {"rows": [{"key": {"text": "Tempat"}, "value": {"text": "<i>"}}]}),
        ("error-summary", "govukErrorSummary", {"titleText": "Perbaiki", "errorList": [{"text": "<i>", "href": "#a"}]}),
        ("inset-text", "govukInsetText", {"text": "<i>"}),
        ("details", "govukDetails", {"summaryText": "Lihat", "text": "<i>"}),
    ],
)
def test_the_library_draws_in_our_strict_environment(
    in_request: Any, component: str, macro: str, params: dict[str, Any]
) -> None:
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}{{{{ {macro}(params) }}}}'
    )
    assert "&lt;i&gt;" in draw(source, params=params)
