"""/dasbor/cara-menghitung: how it is computed; /dasbor/cara-menghitung/pengujian: how that was tested."""

from functools import cache

from flask import render_template, url_for

from app.core.i18n import _l, language
from app.measurement.method import document
from app.measurement.method.tested import REPORT
from app.measurement.policy import SEE
from app.measurement.views.blueprint import pages
from app.web.gate import allowed
from app.web.menu import register_page
from app.web.prose import Prose, drawn

register_page("regions", _l("Cara menghitung"), "measurement.method", position=90)


@pages.get("/dasbor/cara-menghitung")
@allowed(SEE)
def method() -> str:
    return render_template("measurement/method.html", prose=_method(language()))


@pages.get("/dasbor/cara-menghitung/pengujian")
@allowed(SEE)
def tested() -> str:
    return render_template("measurement/tested.html", prose=_report())


@cache
def _method(code: str) -> Prose:
    """Neither the text nor the figures in it change while the program runs."""
    return drawn(document.method(code if code in document.LANGUAGES else "id"), _address)


@cache
def _report() -> Prose:
    return drawn(REPORT.read_text(encoding="utf-8"), _address)


def _address(target: str) -> str:
    return url_for("measurement.tested") if target == "tested" else target
