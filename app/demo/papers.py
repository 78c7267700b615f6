"""Issued papers of the example data: one that holds and the one it replaced, a notula, and one that was withdrawn.

They are drawn by the worker when the server starts, because drawing them would hold up the loading by seconds. Their
codes are fixed: CONTOH01 to CONTOH04, which are the same as C0NT-0H01 to C0NT-0H04.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import select

from app.activities.models import Activity
from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.demo.articles import STORIES
from app.documents.operations import withdraw
from app.documents.queries import by_code
from app.installation.queries import has_example_data
from app.reports.issuing import issue
from app.reports.kinds import MINUTES, REPORT, SUBJECT, About
from app.reports.papers import Wish

JOB = "demo:papers"
BIMTEK = "Bimtek SP4N-LAPOR! bagi KIM dan perangkat desa"
HEARING = STORIES[0].title


@dataclass(frozen=True, slots=True)
class ExamplePaper:
    """``withdrawn`` is the reason; what says the same but for its number replaces the one before."""

    code: str
    activity: str
    kind: str
    number: str
    withdrawn: str = ""


# By the cast key of who issues them, in this order.
PAPERS = {
    "ngo-satu": (
        ExamplePaper("C0NT0H02", BIMTEK, REPORT, "80/LSW/Contoh"),
        ExamplePaper("C0NT0H01", BIMTEK, REPORT, "08/LSW/Contoh"),
    ),
    "biro": (
        ExamplePaper("C0NT0H03", HEARING, MINUTES, "400.14.4/217/KS/Contoh"),
        ExamplePaper("C0NT0H04", HEARING, REPORT, "400.14.4/712/KS/Contoh", withdrawn="Nomor dokumen keliru (contoh)"),
    ),
}


def issue_papers(key: str, *, actor: Viewer, now: datetime) -> int:
    """Those of one of the cast that are not there yet; gives how many were issued."""
    missing = [paper for paper in PAPERS[key] if has_example_data() and by_code(paper.code) is None]
    for paper in missing:
        number = db.session.scalars(select(Activity.id).where(Activity.title == paper.activity)).one()
        wish, base = Wish(paper.kind, number=paper.number), current_app.config["BASE_URL"]
        issued = issue(About(SUBJECT, str(number)), wish, base, code=paper.code, actor=actor, now=now)
        if paper.withdrawn:
            with transaction():
                withdraw(issued, paper.withdrawn, actor=actor, now=now)
    return len(missing)
