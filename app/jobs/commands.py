"""flask --app wsgi jobs work: the worker. The server starts it and ends it."""

import os
import signal
import threading
import time

import click
from flask import Blueprint, current_app

from app.jobs import queue, running

commands = Blueprint("jobs_commands", __name__, cli_group="jobs")

AT_ONCE = 2  # so that a paper need not wait for a long import
LONGEST_PAUSE = 1.0  # seconds between two looks into an empty queue


@commands.cli.command("work")
@click.option("--parent", type=int, help="the process without which the worker ends")
def work(parent: int | None) -> None:
    """Do what is asked for until told to stop (make run starts this by itself)."""
    huey = queue.of(current_app._get_current_object()).huey  # type: ignore[attr-defined]
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    huey.create_consumer(workers=AT_ONCE, max_delay=LONGEST_PAUSE).run()
    running.put_back()


def _end_with(parent: int) -> None:
    """A server that was killed cannot say goodbye: its worker notices that it was given to another parent."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
