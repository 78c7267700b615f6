"""The job of this package itself: forgetting old ones. It is also the example of a periodic job."""

from datetime import time

from app.core import clock
from app.core.db import transaction
from app.core.i18n import _l
from app.jobs.operations import forget_ended
from app.jobs.registry import Daily, Result, Work, periodic


@periodic("jobs:forget", _l("Membersihkan pekerjaan lama"), Daily(time(2, 30)))
def forget(work: Work) -> Result:
    with transaction():
        return {"jobs": forget_ended(actor=work.actor, now=clock.now())}
