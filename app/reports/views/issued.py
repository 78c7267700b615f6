"""What issued papers have in common on the pages of their subjects: making one, listing them, sending a file."""

from io import BytesIO
from typing import Any

from flask import current_app, request, send_file, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.i18n import _
from app.documents.labels import STATES, VARIANTS
from app.documents.models import IssuedDocument
from app.documents.qr import trusted_base
from app.documents.subjects import kind_title
from app.jobs.operations import ask
from app.reports import issuing
from app.reports.kinds import About
from app.reports.papers import Paper, Wish
from app.web.formats import moment
from app.web.gate import viewer

Task = tuple[str, str, Any, str, str]


def made(about: About, wish: Wish) -> str:
    """The address of the job that makes a paper, or of the paper itself when it says the same as the newest."""
    same = issuing.already_issued(about, wish, viewer(), clock.now())
    if same is not None:
        return url_for("documents.show", document_id=same)
    config = current_app.config
    base = trusted_base(config["BASE_URL"], request.host_url, hosts_are_checked=bool(config["TRUSTED_HOSTS"]))
    with transaction():
        asked = ask(issuing.JOB, issuing.payload_of(about, wish, base), actor=viewer(), now=clock.now()).id
    return url_for("jobs.follow", job_id=asked)


def paper_row(one: IssuedDocument) -> Task:
    """A row of the task list: what was issued, and whether it still holds."""
    return _row(one, str(kind_title(one.kind)), one.organization_name)


def titled_row(one: IssuedDocument) -> Task:
    """The same where papers about several things stand together: what it is about, and who issued it."""
    return _row(one, one.title, one.organization_name)


def _row(one: IssuedDocument, name: str, issuer: str) -> Task:
    version = _("versi %(version)s", version=one.version)
    title = f"{name}, {version} ({one.paper.value.upper()})"
    told = (issuer, one.number, one.shown_code, str(VARIANTS[one.variant]), moment(one.issued_at))
    note = " · ".join(part for part in told if part)
    return title, note, *STATES[one.state], url_for("documents.show", document_id=one.id)


def sent(paper: Paper) -> Response:
    """As a file to save; the security headers say that nobody keeps or guesses at it."""
    return send_file(BytesIO(paper.content), "application/pdf", as_attachment=True, download_name=paper.name)
