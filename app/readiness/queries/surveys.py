"""Surveys of satisfaction: open to everyone who is signed in; a file that waits is its sender's alone."""

from datetime import datetime

from sqlalchemy import select

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.readiness.lists import KEPT, Key, Planned, Row, plan, row_from
from app.readiness.models import SatisfactionReading, SatisfactionSurvey
from app.readiness.policy import may_change


def surveys_of(region_code: str, *, year: int | None = None) -> list[SatisfactionSurvey]:
    """Of one region, or of its periods that end in a year: by unit, the newest period of each first; no ranking."""
    query = select(SatisfactionSurvey).where(SatisfactionSurvey.region_code == region_code)
    order = (SatisfactionSurvey.folded_unit, SatisfactionSurvey.ends_on.desc(), SatisfactionSurvey.id)
    found = db.session.scalars(query.order_by(*order))
    return [one for one in found if year is None or one.ends_on.year == year]


def survey(survey_id: int, *, lock: bool = False) -> SatisfactionSurvey:
    found = db.session.get(SatisfactionSurvey, survey_id, with_for_update=lock or None)
    if found is None:
        raise NotFound(_("Survei itu tidak ada. Mungkin sudah dihapus."))
    return found


def held_surveys(region_code: str) -> dict[Key, tuple[int, tuple[str, ...]]]:
    """Respondents and answers by unit and period."""
    return {
        (one.folded_unit, one.starts_on, one.ends_on): (one.respondents, tuple(one.answers))
        for one in surveys_of(region_code)
    }


def reading_of(reading_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> SatisfactionReading:
    """A file that this person sent and that is not past its time; a file of anybody else is not there."""
    found = db.session.get(SatisfactionReading, reading_id, with_for_update=lock or None)
    own = found is not None and found.created_by_id == viewer.account_id and may_change(found.region_code, viewer)
    if found is None or not own or found.created_at < now - KEPT:
        raise NotFound(_("Berkas itu tidak ada lagi. Unggah sekali lagi, atau lihat daftar survei."))
    return found


def rows_read(found: SatisfactionReading) -> list[Row]:
    return [row_from(data) for data in found.rows]


def planned(found: SatisfactionReading) -> list[Planned]:
    """What the file would do to what is held now."""
    return plan(rows_read(found), held_surveys(found.region_code))
