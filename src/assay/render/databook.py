"""The data book as data: sheets of rows, ready to be written as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

Emphasis = Literal["normal", "group", "total"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a cell: its exact value, and the decimals it is shown with (None: as many as it has)."""

    value: Decimal
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that recomputes: ``text`` as a spreadsheet writes it (``=SUM(G5:G8)``), and the value it has now."""

    text: str
    value: Number


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a sheet, which leads to it."""

    sheet: str


# A text, a number, a count, a formula, a link, or an empty cell (which is not zero).
Value = str | Number | Formula | Link | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """``width`` is in letters of the sheet's font; longer texts wrap if ``wrap``."""

    heading: str
    width: int = 14
    wrap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row; a ``group`` row is a heading over those that follow."""

    cells: tuple[Value, ...]
    emphasis: Emphasis = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``lines`` stand above the table; a sheet may have lines only. ``name`` is at most 31 letters long.
    ``fixed_columns`` stay in view when the sheet is moved sideways."""

    name: str
    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    title: str = ""
    lines: tuple[str, ...] = ()
    fixed_columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DataBook:
    """All sheets, in order. ``published_on`` dates the file, so that it is the same when made twice."""

    title: str
    organisation: str
    published_on: date
    sheets: tuple[Sheet, ...]
    accent: str = "#0b6e63"
