"""The job that makes an archive. It brings numpy in when it runs: the server only knows what it is called."""

from pathlib import Path

from flask import current_app, url_for

from app.core import clock
from app.core.i18n import _, _l
from app.jobs.registry import Result, Work, job
from app.measurement.asking import PACK


def _to_page(result: Result) -> str:
    return url_for("measurement.download", number=result["analysis_id"])


@job(PACK, _l("Menyiapkan berkas untuk evaluator"), goes_to=_to_page)
def pack(work: Work) -> Result:
    from app.measurement.packing import making

    number = work.payload["analysis_id"]
    work.progress(0, 0, _("Menghitung ulang dan menyusun berkas. Biasanya beberapa detik."))
    making.pack(number, actor=work.actor, now=clock.now(), data_folder=Path(current_app.config["DATA_DIR"]))
    return {"analysis_id": number}
