"""A short text, written to a file and read as any report is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assay.reader.claim import Claim


def claims_of_lines(folder: Path, lines: Sequence[str]) -> dict[str, Claim]:
    """The claims of a report that says these lines, by what is printed."""
    path = folder / "report.txt"
    path.write_text("Sustainability Report 2023\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return {claim.printed: claim for claim in read_document(path, load_content()).claims}
