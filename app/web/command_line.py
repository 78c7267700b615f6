"""What every command shares: a mistake is one sentence on standard error and exit code 2."""

import sys
from typing import Any, NoReturn

import click

from app.core.i18n import _


def stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)


class OneSentence(click.Command):
    """A command whose misuse is told in one sentence, like every other mistake."""

    usage = ""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError:
            stop(_("Perintah ini ditulis: %(usage)s", usage=self.usage))
