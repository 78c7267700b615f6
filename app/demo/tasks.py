"""The jobs that issue the papers of the example data, and compute the analyses that show what can come out."""

from flask import url_for

from app.core import clock
from app.core.i18n import _l
from app.demo import analyses, papers
from app.demo.papers import issue_papers
from app.installation.queries import has_example_data
from app.jobs.registry import Result, Work, job


@job(papers.JOB, _l("Membuat dokumen contoh"))
def issue_example_papers(work: Work) -> Result:
    return {"papers": issue_papers(work.payload["key"], actor=work.actor, now=clock.now())}


@job(analyses.JOB, _l("Menghitung analisis contoh"), goes_to=lambda _result: url_for("measurement.listing"))
def compute_examples(work: Work) -> Result:
    """The standard analyses, then the questions that somebody asked; those that are there already stay as they are."""
    from app.measurement import computing

    if not has_example_data():
        return {"analyses": 0}
    computed = computing.standard(now=clock.now()).computed
    settings = [example.settings for example in analyses.EXAMPLES]
    return {"analyses": computed + computing.several(settings, actor=work.actor, now=clock.now())}
