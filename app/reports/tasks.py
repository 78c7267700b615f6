"""The job that issues a paper."""

from flask import url_for

from app.core import clock
from app.core.i18n import _, _l
from app.jobs.registry import Result, Work, job
from app.reports.issuing import JOB, about_of, issue, wish_of


def _issued(result: Result) -> str:
    return url_for("documents.show", document_id=result["document_id"])


@job(JOB, _l("Membuat dokumen"), goes_to=_issued)
def issue_paper(work: Work) -> Result:
    work.progress(0, 0, _("Menyusun halaman. Biasanya beberapa detik."))
    asked = work.payload
    number = issue(about_of(asked), wish_of(asked), asked["base"], actor=work.actor, now=clock.now())
    return {"document_id": number}
