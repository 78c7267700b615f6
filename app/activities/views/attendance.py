"""/kegiatan/daftar-hadir.xlsx: the empty list to sign, for any activity or made out for one."""

from io import BytesIO

from flask import send_file
from flask_babel import force_locale
from werkzeug.wrappers import Response

from app.activities import queries
from app.activities.attendance_list import blank_list
from app.activities.policy import RECORD
from app.activities.views.blueprint import pages
from app.sheets.writing import MEDIA_TYPE
from app.web.formats import partial_date, time_range
from app.web.gate import allowed, viewer


@pages.get("/kegiatan/daftar-hadir.xlsx")
@allowed(RECORD)
def blank_attendance() -> Response:
    return _sent(blank_list(), "daftar-hadir.xlsx")


@pages.get("/kegiatan/<int:activity_id>/daftar-hadir.xlsx")
@allowed(RECORD)
def attendance_for(activity_id: int) -> Response:
    found = queries.activity(activity_id, viewer())
    with force_locale("id"):
        hours = time_range(found.starts_at, found.ends_at, found.timezone) if found.starts_at else ""
        day = partial_date(found.held_on) if found.starts_on else ""
        content = blank_list(found.title, ", ".join(filter(None, (day, hours))), found.place)
    return _sent(content, f"daftar-hadir-{activity_id}.xlsx")


def _sent(content: bytes, name: str) -> Response:
    return send_file(BytesIO(content), MEDIA_TYPE, as_attachment=True, download_name=name)
