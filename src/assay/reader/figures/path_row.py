"""One row of a table, as far as the groups it stands under matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from assay.reader.figures.unit_words import PrintedUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRow:
    """One row as far as its path matters. ``group`` is a row without figures, ``figures`` are those of the others,
    column by column; of ``parts`` rows below it the row is the sum. ``standard`` is what stands in a column of codes of
    other frameworks; ``beside`` are the words of the cell that the page shows to stand beside it and others."""

    label: str
    group: bool
    indent: int = 0
    dashed: bool = False
    bold: bool = False
    code: str = ""
    standard: str = ""
    unit: PrintedUnit | None = None
    parts: int = 0
    beside: tuple[str, ...] = ()
    figures: tuple[Decimal | None, ...] = ()
