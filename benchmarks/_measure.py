"""How things are measured: whole processes or single calls, medians, always beside a named limit of the same run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table. ``limit`` names what cannot be beaten, or what the target is a multiple of."""

    benchmark: str
    what: str
    seconds: float
    limit: str = ""
    limit_seconds: float | None = None
    target: str = ""
    met: bool | None = None
    peak_mb: float | None = None
    stages: Mapping[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return self.seconds / self.limit_seconds if self.limit_seconds else None


def median_seconds(call: Callable[[], object], times: int) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def environment() -> dict[str, str]:
    """A process that imports the package as it lies beside this folder, if it is not installed."""
    found = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in found if part)}


def process_seconds(arguments: Sequence[str]) -> float:
    """One whole process of this interpreter, from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def job(name: str, *arguments: str) -> dict[str, Any]:
    """Run a function of ``_jobs.py`` in a process of its own: what it returns, with ``peak_mb`` of that process."""
    done = subprocess.run(
        [sys.executable, str(HERE / "_jobs.py"), name, *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def median_job(times: int, name: str, *arguments: str) -> dict[str, Any]:
    """The run of a job whose time is the median of several."""
    runs = sorted((job(name, *arguments) for _ in range(times)), key=lambda run: run["seconds"])
    return runs[len(runs) // 2]
