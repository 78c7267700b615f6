"""Doing a job: taking it, keeping its lease, writing down how it ended."""

import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
from flask_babel import force_locale

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import SYSTEM, Viewer
from app.jobs import operations, queue
from app.jobs.operations import Started
from app.jobs.registry import KINDS, Result, Work, viewer_of

HEARTBEAT = 15.0  # seconds; several fit into a lease

logger = logging.getLogger(__name__)
_in_hand: dict[int, Started] = {}


def init_app(app: Flask) -> None:
    queue.init_app(app, run, tick)


def run(job_id: int) -> None:
    """Do one job, unless somebody else does it; how it ended stands in its row."""
    with transaction():
        started = operations.begin(job_id, now=clock.now())
    if started is None:
        return
    _in_hand[job_id] = started
    try:
        with force_locale(started.language), _kept_alive(started):
            _do(started)
    finally:
        del _in_hand[job_id]


def _do(started: Started) -> None:
    try:
        result = _result(started)
    except DomainError as error:
        _fail(started, error.message)
    except Exception as error:  # whatever it was: the asker is told, and the next job is not held up
        _log(started, error)
        _fail(started, _("Pekerjaan ini tidak dapat diselesaikan. Coba lagi. Jika tetap gagal, beri tahu pengelola."))
    else:
        with transaction():
            operations.finish(started, result, now=clock.now())


def _result(started: Started) -> Result:
    def progress(done: int, total: int, note: str) -> None:
        with transaction():
            operations.tell(started, done, total, note, now=clock.now())

    return KINDS[started.kind].run(Work(started.payload, _actor(started), progress))


def _actor(started: Started) -> Viewer:
    """The rights she has now, which may be fewer than when she asked."""
    if started.account_id is None:
        return SYSTEM
    found = viewer_of(started.account_id)
    if found is None:
        raise DomainError(_("Akun yang meminta pekerjaan ini sudah tidak aktif."))
    return found


def _fail(started: Started, sentence: str) -> None:
    with transaction():
        operations.fail(started, sentence, now=clock.now())


def _log(started: Started, error: Exception) -> None:
    """Where it happened, but not the exception's words: they may quote what people typed."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s in job %d (%s)\n%s", type(error).__name__, started.job_id, started.kind, where)


@contextmanager
def _kept_alive(started: Started) -> Iterator[None]:
    """Renew the lease while the work goes on, from a thread of its own."""
    over = threading.Event()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    thread = threading.Thread(target=_renew, args=(app, started, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _renew(app: Flask, started: Started, over: threading.Event) -> None:
    while not over.wait(HEARTBEAT):
        with app.app_context(), transaction():
            if not operations.renew(started, now=clock.now()):
                return


def tick() -> None:
    """Once a minute, and when the worker starts: what is due, and what was left behind."""
    with transaction():
        operations.ask_for_what_is_due(actor=SYSTEM, now=clock.now())
        operations.take_up_left(now=clock.now())


def put_back() -> None:
    """Before the worker stops: what it has in hand goes to the next one."""
    for started in list(_in_hand.values()):
        with transaction():
            operations.release(started, now=clock.now())
