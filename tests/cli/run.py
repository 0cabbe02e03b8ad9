"""Commands run as a person would, in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner

from assay.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What was printed, which must be one JSON document."""
        return json.loads(self.out)


def assay(*words: object) -> Ran:
    """Run a command; an exception that reaches the user fails the test."""
    result = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=True)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)
