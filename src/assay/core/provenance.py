"""Where something stands: a cell, a line, a page; and which document it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["verified", "recalled"]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. ``row`` is the row a spreadsheet shows, so the header is row 1."""

    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    page: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet {self.sheet}")
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a number was taken from, and how far it can be trusted.

    ``confidence`` is ``verified`` where the number was seen in a source and ``recalled`` where it comes
    from memory; a recalled number is marked wherever it is used.
    """

    document: str
    publisher: str = ""
    at: str = ""
    url: str = ""
    licence: str = ""
    confidence: Confidence = "recalled"

    def __str__(self) -> str:
        where = f"{self.document}, {self.at}" if self.at else self.document
        by = f"{self.publisher}: {where}" if self.publisher else where
        return f"{by} (recalled)" if self.confidence == "recalled" else by
