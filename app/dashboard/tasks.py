"""Work that nobody asks for: each morning everyone who wants it is told what waits for her."""

from datetime import time

from app.core import clock
from app.core.i18n import _l
from app.dashboard.digests import send_digests
from app.jobs.registry import Daily, Result, Work, periodic


@periodic("dashboard:digest", _l("Mengirim daftar tugas lewat surel"), Daily(time(6, 0)))
def tell(work: Work) -> Result:
    outcome = send_digests(clock.local_date(clock.now()))
    return {"sent": outcome.sent, "failed": outcome.failed}
