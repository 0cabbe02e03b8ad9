"""What every importer yields: rows of text, each with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.findings import Finding
    from assay.core.provenance import Place


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as read: header as written -> cell text as written. Dates of workbook cells are ISO text."""

    cells: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table of a file. Rows that could not be read are not in ``rows``; ``findings`` says why.

    ``decimal_comma``: the numbers of this file use ``1.234,5``. ``decimal_unclear``: they could be either
    (``1,234`` in a file with semicolons), so a number with a comma must not be interpreted.
    """

    place: Place
    headers: tuple[str, ...] = ()
    header_row: int = 1
    rows: tuple[RawRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    decimal_comma: bool = False
    decimal_unclear: bool = False
