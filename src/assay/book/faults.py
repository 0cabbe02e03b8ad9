"""What is wrong with one cell, before it is known where the cell stands; and how it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.core.findings import Finding, Severity
from assay.importers.headers import near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.core.provenance import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a row. ``field`` is empty where the whole row is meant; an error leaves the row out."""

    code: str
    message: str
    expected: str
    action: str
    field: str = ""
    severity: Severity = "error"
    metric: str = ""

    def at(self, place: Place, column: str = "") -> Finding:
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.message,
            place=replace(place, column=column) if column else place,
            expected=self.expected,
            action=self.action,
            metric=self.metric,
        )


def one_of(word: str, names: Iterable[str]) -> str:
    """``Expected one of …``, the nearest first; a long list is cut and near matches named."""
    known = tuple(dict.fromkeys(names))
    alike = near(word, known)
    hint = f" Did you mean {' or '.join(repr(name) for name in alike)}?" if alike else ""
    if not known:
        return "There is none in this book yet."
    shown = ", ".join(known[:12]) + (f" and {len(known) - 12} more" if len(known) > 12 else "")
    return f"Expected one of {shown}, for example '{(alike or known)[0]}'.{hint}"
