"""The jobs that compute. Each brings numpy in when it runs: the server only needs to know what they are called."""

from datetime import time

from flask import url_for

from app.core import clock
from app.core.i18n import _, _l
from app.jobs.registry import Daily, Result, Work, job, periodic
from app.measurement.asking import ANALYSE, PROSPECT, RECOMPUTE, STANDARD
from app.measurement.schedule import AfterChanges
from app.measurement.settings import settings_from


def _to_analysis(result: Result) -> str:
    return url_for("measurement.analysis", number=result["analysis_id"])


def _to_prospect(result: Result) -> str:
    return url_for("measurement.prospect", job_id=result["job_id"])


def _to_list(result: Result) -> str:
    return url_for("measurement.listing")


@job(ANALYSE, _l("Menghitung perbandingan"), goes_to=_to_analysis)
def analyse(work: Work) -> Result:
    from app.measurement import computing

    work.progress(0, 0, _("Membaca data dan membandingkan. Biasanya beberapa detik."))
    number = computing.analyse(settings_from(work.payload["settings"]), actor=work.actor, now=clock.now())
    return {"analysis_id": number}


@job(PROSPECT, _l("Memeriksa data sebelum menghitung"), goes_to=_to_prospect)
def prospect(work: Work) -> Result:
    from app.measurement import computing

    work.progress(0, 0, _("Memeriksa data. Biasanya beberapa detik."))
    settings = settings_from(work.payload["settings"])
    found = computing.prospect(settings, actor=work.actor, now=clock.now())
    return {
        "settings": work.payload["settings"],
        "method": found.method.value,
        "treated": found.treated,
        "comparisons": found.comparisons,
        "detectable_ratio": found.detectable_ratio,
    }


@job(RECOMPUTE, _l("Menghitung ulang dari data yang tersimpan"), goes_to=_to_analysis)
def recompute(work: Work) -> Result:
    from app.measurement import computing

    number = work.payload["analysis_id"]
    work.progress(0, 0, _("Menghitung ulang. Biasanya beberapa detik."))
    return {"analysis_id": number, "identical": computing.recompute(number, actor=work.actor, now=clock.now())}


@periodic(STANDARD, _l("Menghitung analisis baku"), AfterChanges(Daily(time(3, 30))), goes_to=_to_list)
def standard(work: Work) -> Result:
    from app.measurement import computing

    def told(done: int, of: int, name: str) -> None:
        work.progress(done, of, name or _("Semua daerah yang dijangkau"))

    outcome = computing.standard(told, actor=work.actor, now=clock.now())
    return {"computed": outcome.computed, "kept": outcome.kept}
