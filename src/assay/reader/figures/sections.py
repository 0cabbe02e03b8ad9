"""A table as it was understood: the parts of it that have a header each, and what their columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assay.reader.figures.unit_words import PrintedUnit

Role = Literal["label", "unit", "kpi", "number", "note", "value", "year", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``words`` are what its heading says besides year and unit; ``year`` is ``None`` where none stands.

    ``sign``: the sign of money that stands in a column before it. ``aside``: its figures say something about the figure
    of their row, such as a rating, and are not that figure. ``apart``: its heading says %,
    and those beside it do not. ``hundred``: its figures are parts that add up to a hundred."""

    role: Role
    year: int | None = None
    unit: PrintedUnit | None = None
    sign: PrintedUnit | None = None
    words: tuple[str, ...] = ()
    target: bool = False
    change: bool = False
    amounts: bool = False
    aside: bool = False
    apart: bool = False
    hundred: bool = False
    marks: tuple[str, ...] = ()
    year_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under one header: ``first`` to ``last`` (not included) of the grid, and what its columns hold. ``places``:
    from where to where the figures of a column reach on the page, where that is known. ``unit``: what a line over them
    says once for all of them."""

    columns: tuple[Column, ...]
    first: int
    last: int
    carried: bool = False
    row_years: bool = False
    title: tuple[str, ...] = ()
    headless: bool = False
    places: tuple[tuple[float, float] | None, ...] = ()
    unit: PrintedUnit | None = None

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(n for n, column in enumerate(self.columns) if column.role == "value")

    @property
    def labels(self) -> tuple[int, ...]:
        return tuple(n for n, column in enumerate(self.columns) if column.role == "label")

    def of(self, role: Role) -> tuple[int, ...]:
        return tuple(n for n, column in enumerate(self.columns) if column.role == role)

    @property
    def runs(self) -> int:
        """In how many equal runs the columns of figures fall, if no year is over them: two for "Male, Female, Male,
        Female", as many as columns where nothing sets them apart; 1 where their headings do."""
        columns = [self.columns[n] for n in self.values]
        if any(column.year or column.change or column.target for column in columns):
            return 1
        said = [(column.words, column.unit.unit if column.unit else None) for column in columns]
        return next(
            (count for count in range(len(said), 1, -1) if said == said[: len(said) // count] * count),
            1,
        )

    @property
    def nameless(self) -> bool:
        """Whether several columns of figures stand side by side and nothing says what sets them apart."""
        return self.runs == len(self.values) > 1

    @property
    def has_years(self) -> bool:
        return any(self.columns[n].year is not None for n in self.values)
