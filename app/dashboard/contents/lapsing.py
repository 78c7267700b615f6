"""Partnerships that end soon, as a list of Beranda."""

from datetime import date

from app.core.i18n import _
from app.core.viewer import Viewer
from app.dashboard.contents.tasks import SHOWN, Task, TaskList
from app.partnerships import queries
from app.partnerships.labels import DOCUMENTS, state_tag
from app.partnerships.models import Partnership
from app.web.formats import date_long


def lapsing(viewer: Viewer, today: date) -> TaskList:
    """Memoranda and agreements that end within ninety days, the nearest first, for who may renew or change them."""
    found = queries.about_to_lapse(viewer, today, limit=SHOWN + 1)
    return TaskList(
        key="lapsing",
        heading=_("Nota kesepakatan hampir berakhir"),
        rows=[_lapsing(one, today) for one in found[:SHOWN]],
        more=len(found) > SHOWN,
        nothing=_("Tidak ada kerja sama yang berakhir dalam 90 hari. Yang hampir berakhir akan muncul di sini."),
    )


def _lapsing(one: Partnership, today: date) -> Task:
    parties = "; ".join(party.organization.name for party in one.parties)
    until = _("Berakhir %(day)s", day=date_long(one.ends_on))
    note = f"{DOCUMENTS[one.document_kind]}: {parties}. {until}"
    return Task(one.title, note, state_tag(one, today), ("partnership", one.id))
