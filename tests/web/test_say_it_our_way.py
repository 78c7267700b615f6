"""Sweep: every sentence inside WTForms and Flask-WTF has our words, with the same placeholders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_wtf
import pytest
import wtforms

from app.web.forms import SAYS, Words

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# WTForms translates the sentences of this handler's exception; it is not a sentence itself.
FILE_SIZE = "File must be between"


def sentences() -> Iterator[str]:
    for package in (wtforms, flask_wtf):
        for file in Path(package.__file__ or "").parent.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and "gettext" in node.func.attr:
                    yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def test_the_sweep_finds_the_sentences_of_the_library() -> None:
    assert len(set(sentences())) >= 35


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_every_sentence_is_said_our_way(in_request: Any, sentence: str) -> None:
    said = Words().gettext(sentence)
    assert said != sentence
    assert set(PLACEHOLDER.findall(said)) <= set(PLACEHOLDER.findall(sentence))


def test_a_positional_placeholder_is_kept(in_request: Any) -> None:
    assert Words().gettext("Invalid field name '%s'.") % "x" == "Periksa kembali isian “x”"


def test_one_and_many(in_request: Any) -> None:
    one, many = "Field must be at least %(min)d character long.", "Field must be at least %(min)d characters long."
    assert Words().ngettext(one, many, 1) % {"min": 1} == "Isi paling sedikit 1 karakter"
    assert Words().ngettext(one, many, 12) % {"min": 12} == "Isi paling sedikit 12 karakter"
    assert Words().gettext("Automatic Label") == "Automatic Label"
    assert all(str(said) for said in SAYS.values())
