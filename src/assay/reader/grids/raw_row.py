"""A row of cells, from whatever source, before its table is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.reader.block import GridCell


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row before its table is known: cells from left to right, as many as were found."""

    cells: tuple[GridCell, ...]
    indent: int = 0
    bold: bool = False
    head: bool | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def is_empty(self) -> bool:
        return not any(cell.text for cell in self.cells)
