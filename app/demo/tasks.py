"""The job that issues the papers of the example data."""

from app.core import clock
from app.core.i18n import _l
from app.demo.papers import JOB, issue_papers
from app.jobs.registry import Result, Work, job


@job(JOB, _l("Membuat dokumen contoh"))
def issue_example_papers(work: Work) -> Result:
    return {"papers": issue_papers(work.payload["key"], actor=work.actor, now=clock.now())}
