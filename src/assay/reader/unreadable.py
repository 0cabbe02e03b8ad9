"""A document that cannot be read at all: the finding that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableDocument(Exception):
    """Raised where no page of a document can be read. ``finding`` says what was found and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def unreadable(path: Path, code: str, found: str, *, expected: str, action: str) -> UnreadableDocument:
    """The fault of a file, its name first, so that a list of several files stays clear."""
    return UnreadableDocument(
        Finding(
            code=code,
            severity="error",
            message=f"{path.name}: {found}",
            expected=expected,
            action=action,
        )
    )
