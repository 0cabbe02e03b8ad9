"""What commands print: findings for people, or one JSON document for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from assay.core.findings import worst

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.core.findings import Finding

CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2

_COLOUR = {"error": "red", "warning": "yellow", "note": "cyan"}


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding as plain data; the same shape in every command."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "kpi": finding.kpi,
        "metric": finding.metric,
        "dimensions": finding.dimensions,
        "fiscal_year": finding.fiscal_year,
        "message": finding.message,
        "expected": finding.expected,
        "action": finding.action,
        "place": str(finding.place) if finding.place else "",
        "evidence": finding.evidence,
    }


def print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_findings(findings: Sequence[Finding], *, with_notes: bool = True) -> None:
    """Findings as paragraphs, worst first: what, where, what was expected, what to do; then how many of each kind."""
    for finding in findings:
        if finding.severity == "note" and not with_notes:
            continue
        click.echo(click.style(f"{finding.severity:<8}", fg=_COLOUR[finding.severity], bold=True) + finding.code)
        if finding.place:
            click.echo(f"  at {finding.place}")
        for line in (finding.message, finding.expected, finding.action, finding.evidence):
            if line:
                click.echo(f"  {line}")
    click.echo(summary(findings))


def summary(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning, 0 notes``."""
    counts = {name: sum(finding.severity == name for finding in findings) for name in _COLOUR}
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def exit_code(findings: Sequence[Finding]) -> int:
    return FOUND_ERRORS if worst(findings) == "error" else CLEAN


def progress(quiet: bool) -> Callable[[str], None]:
    """Names each stage on standard error, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda stage: click.echo(f"… {stage}", err=True)
