"""One line on a terminal that says what is being done; it is overwritten by the next and leaves nothing behind."""

from __future__ import annotations

import sys
from shutil import get_terminal_size

import click

_BACK = "\r\x1b[K"


class Ticker:
    """Called with each step. Does nothing unless it is loud."""

    def __init__(self, loud: bool) -> None:
        self._loud = loud
        self._name = ""

    def name(self, name: str) -> None:
        """What the steps that follow are about."""
        self._name = f"{name}: " if name else ""

    def __call__(self, stage: str) -> None:
        if not self._loud:
            return
        text = f"… {self._name}{stage}"
        click.echo(_BACK + text[: max(20, get_terminal_size().columns - 1)], nl=False, err=True)

    def done(self) -> None:
        """Wipe the line."""
        if self._loud:
            click.echo(_BACK, nl=False, err=True)


def ticker(*, quiet: bool) -> Ticker:
    """On standard error, on a terminal only."""
    return Ticker(not quiet and sys.stderr.isatty())
