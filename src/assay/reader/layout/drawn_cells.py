"""The words of a drawn table told to its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_absent, is_number, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.layout.header_lines import is_printed
from assay.reader.layout.lines import lines_of
from assay.reader.layout.rows import indented, joined_lines
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.layout.lattice import DrawnCell, Lattice
    from assay.reader.layout.lines import Line
    from assay.reader.page import Word

_EMPTY = GridCell(text="")
# A heading above the drawn part of a table stands as near as this, in heights of a letter.
_NEAR = 2.2
_ACROSS = 0.3
_MOST_ACROSS = 0.06
_FEWEST_FIGURES = 2
# A figure too long for its cell goes on in the next line: signs of one figure, which make one together.
_TORN = re.compile(r"[(（+-]?[\d,.]*[)）%]?")
_WHOLE = re.compile(r"[(（+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)%?[)）]?")
_LONG = 8
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MOST_LABELLED = 1
_YEAR = re.compile(r"(?:[CF]Y)?(?:19|20)\d\d")
_FULL = 0.6
_MOST_HEADED = 0.6
_AGE = re.compile(r"[<>≤≥]\s?[2-6]\d(?!\d)|\b[1-6]\d\s?[-–—]\s?[2-7]\d\b(?!\s?%)")


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A drawn table as rows, ``walls`` being the edges of its columns; ``words`` says how many stand in it."""

    box: Box
    walls: tuple[float, ...]
    rows: tuple[RawRow, ...]
    words: int


def drawn_tables(lattices: Sequence[Lattice], lines: Sequence[Line], known: frozenset[str]) -> tuple[DrawnTable, ...]:
    """The drawn tables of a page that can be read cell by cell, from the top."""
    found: list[DrawnTable] = []
    for lattice in lattices:
        words = [word for line in lines for word in line.words if _inside(lattice.box, word)]
        rows = drawn_rows(lattice, words, known) if words else None
        if rows is not None:
            found.append(DrawnTable(lattice.box, lattice.xs, rows, len(words)))
    return tuple(found)


def _inside(box: Box, word: Word) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def apart(lines: Sequence[Line], drawn: Sequence[DrawnTable]) -> list[tuple[Sequence[Line], DrawnTable | None]]:
    """The lines above, in and below drawn tables; a table stays among its lines where others stand beside it, or
    where its header stands above what is drawn."""
    out: list[tuple[Sequence[Line], DrawnTable | None]] = []
    place = 0
    for table in drawn:
        inside = [n for n, line in enumerate(lines) if any(_inside(table.box, word) for word in line.words)]
        if not inside or inside[0] < place:
            continue
        first, last = inside[0], inside[-1] + 1
        words = [word for line in lines[first:last] for word in line.words]
        if len(words) != table.words or not all(_inside(table.box, word) for word in words):
            continue
        if first and _headed_above(lines[first - 1], table):
            continue
        if first > place:
            out.append((lines[place:first], None))
        out.append((lines[first:last], table))
        place = last
    if place < len(lines) or not out:
        out.append((lines[place:], None))
    return out


def _headed_above(line: Line, table: DrawnTable) -> bool:
    """Whether the words right above are the header of a table of whose rows only those with figures are drawn."""
    first = [cell.text for cell in table.rows[0].cells[1:] if cell.text]
    figures = any(_is_figure(text) for text in first)
    over = [one for one in line.segments if table.box.x0 <= (one.box.x0 + one.box.x1) / 2 <= table.box.x1]
    return figures and len(over) > 1 and table.box.y0 - line.box.y1 < _NEAR * line.size


def drawn_rows(lattice: Lattice, words: Sequence[Word], known: frozenset[str]) -> tuple[RawRow, ...] | None:
    """The rows of a drawn table; ``None`` where words reach over its walls, rows stand in it that nothing parts, or it
    holds hardly a figure."""
    held = _held(lattice, words)
    if held is None:
        return None
    lines = {cell: lines_of(inside) for cell, inside in held.items()}
    torn = {cell for cell, every in lines.items() if _torn(every, _room(lattice, cell))}
    if _unparted(lines, torn):
        return None
    texts = {cell: _text(every, known, torn=cell in torn) for cell, every in lines.items()}
    figures = [cell for cell, text in texts.items() if cell.column and _is_figure(text)]
    if len(figures) < _FEWEST_FIGURES or len({cell.row for cell in figures}) < _FEWEST_FIGURES - 1:
        return None
    return _rows(lattice, held, texts)


def _held(lattice: Lattice, words: Sequence[Word]) -> dict[DrawnCell, list[Word]] | None:
    """The words of each cell that has some; ``None`` where some words stand in several cells."""
    at = {
        (cell.row + i, cell.column + k): cell
        for cell in lattice.cells
        for i in range(cell.rows)
        for k in range(cell.columns)
    }
    held: dict[DrawnCell, list[Word]] = {}
    across = 0
    for word in words:
        place = lattice.place((word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2)
        if place is None:
            return None
        cell = at[place]
        held.setdefault(cell, []).append(word)
        left, right = lattice.xs[cell.column], lattice.xs[cell.column + cell.columns]
        out = max(left - word.box.x0, 0.0) + max(word.box.x1 - right, 0.0)
        across += out > _ACROSS * (word.box.x1 - word.box.x0)
    return held if across <= _MOST_ACROSS * len(words) else None


def _unparted(lines: dict[DrawnCell, tuple[Line, ...]], torn: set[DrawnCell]) -> bool:
    """Whether cells hold more than one cell does: figures or years beside each other, figures beside words in several
    rows, or figures below each other, or below their year, in two cells of a row."""
    several: set[int] = set()
    labelled: set[int] = set()
    for cell, every in lines.items():
        for line in every:
            figures = [_is_figure(one.text) for one in line.segments]
            if sum(figures) > 1 or sum(_YEAR.fullmatch(word.text) is not None for word in line.words) > 1:
                return True
            if any(figures) and any(_LETTERS.search(one.text) for one in line.segments if not _is_figure(one.text)):
                labelled.add(cell.row)
        numbers = sum(is_number(line.text) or year_in(line.text) is not None for line in every)
        if cell.column and cell.rows == 1 and numbers > 1 and cell not in torn:
            if cell.row in several:
                return True
            several.add(cell.row)
    return len(labelled) > _MOST_LABELLED


def _is_figure(text: str) -> bool:
    return is_number(text) and is_value(text) and year_in(text) is None


def _room(lattice: Lattice, cell: DrawnCell) -> float:
    return lattice.xs[cell.column + cell.columns] - lattice.xs[cell.column]


def _torn(lines: Sequence[Line], room: float) -> bool:
    """Whether the lines of a cell are one figure, which fills it from side to side."""
    whole = "".join(line.text for line in lines)
    return (
        len(lines) > 1
        and len(whole) >= _LONG
        and _WHOLE.fullmatch(whole) is not None
        and all(_TORN.fullmatch(line.text) for line in lines)
        and all(line.box.x1 - line.box.x0 >= _FULL * room for line in lines[:-1] if len(line.text) > 1)
    )


def _text(lines: Sequence[Line], known: frozenset[str], *, torn: bool) -> str:
    if torn:
        return "".join(line.text for line in lines)
    text = ""
    for line in lines:
        text = joined_lines(text, line.text, known)
    return text


def _rows(lattice: Lattice, held: dict[DrawnCell, list[Word]], texts: dict[DrawnCell, str]) -> tuple[RawRow, ...]:
    """The rows. A figure of several rows stands in the first of them, words in each."""
    column_of = _columns(lattice, texts)
    rows, columns = lattice.size[0], column_of[-1] + 1
    grid = [[_EMPTY] * columns for _ in range(rows)]
    starts = [1e9] * rows
    bold = [False] * rows
    for cell, text in sorted(texts.items(), key=lambda pair: -pair[0].column):
        inside = held[cell]
        first, last = column_of[cell.column], column_of[cell.column + cell.columns - 1]
        made = GridCell(text=text, box=Box.around([word.box for word in inside]), columns=last - first + 1)
        for row in range(cell.row, cell.row + (1 if is_value(text) else cell.rows)):
            grid[row][first] = made
            if first == 0:
                starts[row] = min(word.box.x0 for word in inside)
        bold[cell.row] = all(word.bold for word in inside)
    heads = _heads(grid, bold)
    return indented(
        [
            (RawRow(tuple(cells), 0, heavy, head), start)
            for cells, heavy, head, start in zip(grid, bold, heads, starts, strict=True)
        ]
    )


def _heads(grid: Sequence[Sequence[GridCell]], bold: Sequence[bool]) -> list[bool | None]:
    """Which rows are headings: words over most of the columns that hold figures below, and what stands right above
    them. Words below them, up to the first figures, name groups. Between figures headings begin a new part of the
    table: they leave the labels free, name years, say again what headings said, or are set in bold letters as no row
    before them is. Of rows after the last figures, which may head what is on the next page, nothing is told, nor of any
    where no heading is found."""
    heads: list[bool | None] = [False] * len(grid)
    start = 0
    while start < len(grid):
        end = next((at for at in range(start, len(grid)) if _holds_figures(grid[at])), len(grid))
        body = next((at for at in range(end, len(grid)) if not _holds_figures(grid[at])), len(grid))
        columns = _figure_columns(grid[end:body])
        over = [at for at in range(start, end) if _covered(grid[at], columns)]
        said = {_words(row) for row, head in zip(grid, heads, strict=True) if head}
        if start:
            heavy = not any(bold[at] for at in range(start) if not heads[at])
            over = [at for at in over if _is_new(grid[at], said) or (heavy and bold[at])]
        if over and end < len(grid):
            heads[start : over[-1] + 1] = [True] * (over[-1] + 1 - start)
        elif end == len(grid):
            heads[start:] = [None] * (end - start)
        start = body
    return heads if True in heads else [None] * len(grid)


def _figure_columns(rows: Sequence[Sequence[GridCell]]) -> set[int]:
    """The columns in which at least half of what is said are figures."""
    found = set()
    for n in range(1, max((len(row) for row in rows), default=0)):
        said = [row[n].text for row in rows if n < len(row) and row[n].text]
        if said and 2 * sum(map(_printed, said)) >= len(said):
            found.add(n)
    return found


def _words(row: Sequence[GridCell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in row[1:])


def _is_new(row: Sequence[GridCell], said: set[tuple[str, ...]]) -> bool:
    years = any(year_in(cell.text) is not None for cell in row[1:])
    return not row[0].text or years or _words(row) in said


def _printed(text: str) -> bool:
    """Whether a cell is a figure, with or without its unit, or the place of one."""
    return is_printed(text) or is_absent(text)


def _holds_figures(row: Sequence[GridCell]) -> bool:
    """Whether a row has figures. "<30 | 30-50 | >50" over columns are ages."""
    said = [cell.text for cell in row[1:] if cell.text]
    figures = [text for text in said if _printed(text)]
    ages = len(figures) > 1 and all(_AGE.search(text) for text in figures)
    return bool(figures) and not ages


def _covered(row: Sequence[GridCell], columns: set[int]) -> bool:
    """Whether headings stand over most of some columns; one over all of the table, labels too, is a title."""
    over = {n + k for n, cell in enumerate(row) if n and cell.text for k in range(cell.columns)}
    return bool(columns) and len(over & columns) >= _MOST_HEADED * len(columns)


def _columns(lattice: Lattice, texts: dict[DrawnCell, str]) -> list[int]:
    """The column of each strip between walls: strips are one where a figure reaches over them and no row has words in
    several of them, for the walls of a header stand a little off those below it."""
    out = [0]
    first = 0
    for strip in range(1, lattice.size[1]):
        over = [cell for cell in texts if cell.column < strip < cell.column + cell.columns]
        left = _rows_of(cell for cell in texts if first <= cell.column and cell.column + cell.columns <= strip)
        right = _rows_of(cell for cell in texts if cell.column == strip)
        one = any(_is_figure(texts[cell]) for cell in over) and not left & right
        out.append(out[-1] + (not one))
        first = first if one else strip
    return out


def _rows_of(cells: Iterable[DrawnCell]) -> set[int]:
    return {row for cell in cells for row in range(cell.row, cell.row + cell.rows)}
