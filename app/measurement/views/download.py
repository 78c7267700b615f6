"""/dasbor/perbandingan/<number>/unduh: everything that an evaluator needs to check an analysis."""

from pathlib import Path

from flask import current_app, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.i18n import language
from app.jobs.operations import ask
from app.measurement.analyses import analysis
from app.measurement.asking import PACK
from app.measurement.models import Analysis
from app.measurement.packing import store
from app.measurement.packing.files import HELD
from app.measurement.packing.version import version
from app.measurement.policy import SEE
from app.measurement.views.blueprint import pages
from app.web.gate import allowed, viewer


@pages.get("/dasbor/perbandingan/<int:number>/unduh")
@allowed(SEE)
def download(number: int) -> str:
    found = analysis(number, viewer())
    path = _place(found)
    said = 1 if language() == "en" else 0
    return render_template(
        "measurement/download.html",
        analysis=found,
        size=path.stat().st_size if path.is_file() else None,
        held=[(name, words[said]) for name, words in HELD.items()],
        back=url_for("measurement.analysis", number=number),
    )


@pages.post("/dasbor/perbandingan/<int:number>/unduh")
@allowed(SEE)
def pack(number: int) -> Response:
    analysis(number, viewer())
    with transaction():
        asked = ask(PACK, {"analysis_id": number}, actor=viewer(), now=clock.now()).id
    return redirect(url_for("jobs.follow", job_id=asked), 303)


@pages.get("/dasbor/perbandingan/<int:number>/unduh/berkas")
@allowed(SEE)
def archive(number: int) -> Response:
    """The file; where it is not made yet, the page on which it is asked for."""
    path = _place(analysis(number, viewer()))
    if not path.is_file():
        return redirect(url_for("measurement.download", number=number), 303)
    return send_file(path, "application/zip", as_attachment=True, download_name=f"gaung-analisis-{number}.zip")


def _place(found: Analysis) -> Path:
    return store.place(Path(current_app.config["DATA_DIR"]), found, version())
