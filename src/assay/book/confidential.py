"""Registers whose rows never leave the book: of what is wrong in them only the place and the kind are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.book.register import RegisterSpec
    from assay.core.findings import Finding

_ROWS = "records/"


def withheld(findings: Iterable[Finding], registers: Mapping[str, RegisterSpec]) -> tuple[Finding, ...]:
    """The findings, those about rows of a confidential register without anything that the rows say."""
    secret = {name for name, spec in registers.items() if spec.confidential}
    return tuple(
        hidden(finding, name)
        if finding.place is not None and (name := register_of(finding.place.file)) in secret
        else finding
        for finding in findings
    )


def hidden(finding: Finding, register: str) -> Finding:
    """A finding about a row of this confidential register: where it is and of what kind, nothing that the row says."""
    if finding.place is None:
        return finding
    column = f", column '{finding.place.column}'" if finding.place.column else ""
    return replace(
        finding,
        message=f"a row of the confidential register '{register}'{column} cannot stand as it is ({finding.code}).",
        expected=finding.expected.partition(" Did you mean")[0],
        action="Open the register and correct the row; what it says is not shown here.",
        evidence="",
        details=(),
    )


def register_of(file: str) -> str:
    """The register that a file of ``records/`` belongs to; nothing for any other file."""
    if not file.startswith(_ROWS):
        return ""
    return file.removeprefix(_ROWS).split("/")[0].split(".")[0]
