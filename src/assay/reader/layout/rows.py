"""Lines of a table into its rows: a cell may run over several lines; stacked headers stay apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_share, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.layout.levels import levels_of
from assay.reader.layout.lines import closed_hyphen, closes_up, is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Box

_INDENT = 3.0
_OVER_FIGURES = 0.5
_PARTLY = 0.3
_WOVEN = 0.15
_LONGER = 1.06
_SAME_EDGE = 3.0
_EXACT = 0.5
_MIDDLE = 2.0
# A label that begins farther in than this is set on the middle of its column, and no deeper than others.
_DEEPEST = 48.0
_MOST_ROWS = 0.8
_FEWEST_LABELS = 3
_EMPTY = GridCell(text="")
_LEADS_ON = re.compile(
    r".*(?:[-,(（、，/&]|\b(?:of|the|and|per|for|in|to|with|from|by|on|at|or|than|as|including|a|an))$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class CellPart:
    """What a line has in one cell."""

    column: int
    columns: int
    segment: Segment

    @property
    def text(self) -> str:
        return self.segment.text


@dataclass(frozen=True, slots=True)
class LineCells:
    """A line of a table, its pieces told to columns."""

    parts: tuple[CellPart, ...]
    line: Line

    @property
    def y(self) -> float:
        return (self.line.box.y0 + self.line.box.y1) / 2

    def text_of(self, column: int) -> str:
        return next((part.text for part in self.parts if part.column == column), "")

    @property
    def columns(self) -> frozenset[int]:
        return frozenset(part.column for part in self.parts)

    @property
    def only_shares(self) -> bool:
        """Whether all it holds are shares in brackets: the second line of "469 (83.2%)"."""
        return bool(self.parts) and all(is_share(part.text) for part in self.parts)

    @property
    def has_figures(self) -> bool:
        return any(part.column and (is_value(part.text) or year_in(part.text) is not None) for part in self.parts)


def rows_of(lines: Sequence[LineCells], width: int, rules: Sequence[Box], known: frozenset[str]) -> tuple[RawRow, ...]:
    """The rows of a table of ``width`` columns."""
    return indented(placed_rows(lines, width, rules, known))


def placed_rows(
    lines: Sequence[LineCells], width: int, rules: Sequence[Box], known: frozenset[str]
) -> list[tuple[RawRow, float]]:
    """The rows of a table, and where the label of each begins; a place far to the right where it has none."""
    rows: list[list[LineCells]] = []
    for band in _bands(lines, rules):
        if _one_row(band) or (len(band) < len(lines) and _one_of_figures(band)):
            rows.append(band)
            continue
        for group in _close(band) or _stepped(band) or [band]:
            rows.extend([group] if _one_row(group) else _by_words(group))
    return [_row(row, width, known) for row in rows]


def _bands(lines: Sequence[LineCells], rules: Sequence[Box]) -> list[list[LineCells]]:
    """Lines between two rules, where a table is ruled between its rows."""
    if len(lines) < 2:
        return [list(lines)]
    ruled = _ruled(lines, rules)
    return _cut(lines, ruled) if sum(ruled) >= 2 else [list(lines)]


def _close(lines: Sequence[LineCells]) -> list[list[LineCells]]:
    """Lines as near to each other as lines of one cell are, where rows stand further apart."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    if not steps:
        return []
    size = sorted(line.line.size for line in lines)[len(lines) // 2]
    least = min(steps)
    near = 1.16 * max(least, 0.9 * size)
    loose = sum(step > 1.2 * near for step in steps)
    if least < 1.5 * size and (2 * loose >= len(steps) or (loose and _near_is_one_row(lines, near))):
        return _cut(lines, [step > near for step in steps])
    return []


def _stepped(lines: Sequence[LineCells]) -> list[list[LineCells]]:
    """Lines told to rows by a step between rows that is only a little longer than the one within cells: at least two
    rows of several lines, each with its figures on the first of them, and no row of two lines of figures. Nothing
    where no step tells rows so."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    lengths = sorted(steps)
    jumps = sorted(((b / a, a) for a, b in pairwise(lengths) if a > 0 and b > _LONGER * a), reverse=True)
    for _, longest in jumps:
        groups = _cut(lines, [step > longest + 0.01 for step in steps])
        tall = [group for group in groups if len(group) > 1]
        first = [group for group in tall if _figures_of(group[0]) and not any(one.has_figures for one in group[1:])]
        if len(first) > 1 and all(group in first or not any(map(_figures_of, group)) for group in tall):
            return groups
    return []


def _near_is_one_row(lines: Sequence[LineCells], near: float) -> bool:
    """Whether no two rows of figures stand as near to each other as the lines of one cell do."""
    close = [(a, b) for a, b in pairwise(lines) if b.y - a.y <= near]
    return not any(_figures_of(a) and _figures_of(b) for a, b in close) and any(a.has_figures for a in lines)


def _figures_of(line: LineCells) -> frozenset[int]:
    return frozenset(part.column for part in line.parts if part.column and is_value(part.text))


def _ruled(lines: Sequence[LineCells], rules: Sequence[Box]) -> list[bool]:
    """Between which lines a rule parts two rows: one that reaches over the columns of figures. Fills drawn line by line
    behind the labels end between the lines of one label, and part nothing."""
    x0 = min(line.line.box.x0 for line in lines)
    x1 = max(line.line.box.x1 for line in lines)
    start = min((part.segment.box.x0 for line in lines for part in line.parts if part.column), default=x0)
    top, bottom = lines[0].y - 1, lines[-1].y + 1
    levels = levels_of([rule for rule in rules if top <= rule.y0 <= bottom and rule.x1 > x0 and rule.x0 < x1])
    over = [level.y for level in levels if level.covers(start, x1) >= _OVER_FIGURES]
    found = [any(a.y <= y <= b.y for y in over) for a, b in pairwise(lines)]
    if sum(found) >= 2:
        return found
    part = [level.y for level in levels if level.covers(x0, x1) > _PARTLY]
    return [any(a.y <= y <= b.y for y in part) for a, b in pairwise(lines)]


def _cut(lines: Sequence[LineCells], apart: Sequence[bool]) -> list[list[LineCells]]:
    groups: list[list[LineCells]] = [[lines[0]]]
    for line, cut in zip(lines[1:], apart, strict=True):
        if cut:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _one_row(group: Sequence[LineCells]) -> bool:
    """Lines of one row have at most one figure in a column, and no years over other cells."""
    seen: set[int] = set()
    for line in group:
        columns = {part.column for part in line.parts if is_value(part.text) or year_in(part.text) is not None}
        if columns & seen:
            return False
        seen |= columns
    years = [sum(year_in(part.text) is not None for part in line.parts) for line in group]
    if any(count > 1 for count in years):
        return not any(len(line.parts) > 1 for line, count in zip(group, years, strict=True) if not count)
    return len(group) <= 8 and not any(_opens_anew(a, b) for a, b in pairwise(group))


def _one_of_figures(band: Sequence[LineCells]) -> bool:
    """Whether a band between two rules has figures on its first line and remarks of several lines beside them."""
    first, *others = band
    return (
        len(_figures_of(first)) > 1
        and not any(one.has_figures for one in others)
        and not any(_opens_anew(a, b) for a, b in pairwise(band))
    )


def _opens_anew(above: LineCells, line: LineCells) -> bool:
    """A heading in bold letters under a label that is not."""
    if line.has_figures or len(line.parts) != 1 or line.parts[0].column or not above.text_of(0):
        return False
    return line.line.is_bold and not all(word.bold for part in above.parts[:1] for word in part.segment.words)


def _by_words(group: Sequence[LineCells]) -> list[list[LineCells]]:
    """Rows told by words alone: a label that leads on, or goes on in lower case, is one label."""
    rows: list[list[LineCells]] = []
    for place, line in enumerate(group):
        following = group[place + 1] if place + 1 < len(group) else None
        if rows and _goes_on(rows[-1], line) and not _leads_down(rows[-1], line, following):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _leads_down(row: Sequence[LineCells], line: LineCells, following: LineCells | None) -> bool:
    """Whether a line of words after a whole row is the start of the next label: the figures of the row below stand
    at the foot of its label."""
    if line.has_figures or following is None or not following.has_figures or not any(one.has_figures for one in row):
        return False
    if len(line.parts) == 1 and line.parts[0].column:
        # "kg CO₂e/" over "m²": the unit of the row below, in a column where the row above has its own.
        column, text = line.parts[0].column, line.parts[0].text
        own = any(one.text_of(column) for one in row)
        return own and bool(following.text_of(column)) and bool(_LEADS_ON.fullmatch(text))
    label, below = _first_words(line), _first_words(following)
    above = next((one for one in map(_first_words, row) if one), None)
    if label is None or below is None or above is None or abs(label.box.x0 - below.box.x0) > _INDENT:
        return False
    before, after = line.y - row[-1].y, following.y - line.y
    return after < 0.93 * before or abs(label.box.x0 - above.box.x0) > _INDENT


def _first_words(line: LineCells) -> Segment | None:
    return next((part.segment for part in line.parts if not is_value(part.text)), None)


def _goes_on(row: Sequence[LineCells], line: LineCells) -> bool:
    last = row[-1]
    if line.y - last.y > 2.2 * line.line.size or _opens_anew(last, line):
        return False
    if line.only_shares and line.columns <= {column for one in row for column in _figures_of(one)}:
        return True
    label, before = _labels(row, line)
    has_figures = any(one.has_figures for one in row)
    if _woven(last, line) and not (line.has_figures and has_figures):
        return True
    if line.has_figures and has_figures:
        return False
    if line.has_figures:
        # Figures set on the middle of a label of several lines, or below the label.
        if not label:
            return (
                bool(before) and not any(len(one.parts) > 1 for one in row) and line.y - last.y < 1.3 * line.line.size
            )
        return _continues(before, label)
    if not label:
        return line.columns <= frozenset(column for one in row for column in one.columns) or len(line.parts) == 1
    if has_figures and not last.text_of(0) and len(row) > 1 and line.y - last.y < 0.95 * line.line.size:
        return True
    return len(line.parts) == 1 and _continues(before, label) if has_figures else _continues(before, label)


def _woven(above: LineCells, line: LineCells) -> bool:
    """Whether two lines overlap: figures set on the middle of a label of two lines."""
    return line.line.box.y0 < above.line.box.y1 - _WOVEN * line.line.size


def _labels(row: Sequence[LineCells], line: LineCells) -> tuple[str, str]:
    """The label of a line and the one above it, in the first column both have words in; codes may stand before it."""
    for part in line.parts:
        before = next((one.text_of(part.column) for one in reversed(row) if one.text_of(part.column)), "")
        if before and not is_value(part.text):
            return part.text, before
    return line.text_of(0), next((one.text_of(0) for one in reversed(row) if one.text_of(0)), "")


def _continues(before: str, label: str) -> bool:
    if not before or not label:
        return False
    if before.count("(") + before.count("（") > before.count(")") + before.count("）"):
        return True
    if label[0] in "(（" and not before.endswith((":", "：")):
        return not is_value(label)
    return label[0].islower() or bool(_LEADS_ON.fullmatch(before))


def _row(lines: Sequence[LineCells], width: int, known: frozenset[str]) -> tuple[RawRow, float]:
    cells: list[GridCell] = [_EMPTY] * width
    start = 1e9
    for line in lines:
        begun: set[int] = set()
        for part in line.parts:
            old = cells[part.column]
            box = part.segment.box if old.box is None else old.box.joined(part.segment.box)
            # Two pieces on one line stand apart: a code and the label after it.
            text = f"{old.text} {part.text}" if part.column in begun else joined_lines(old.text, part.text, known)
            begun.add(part.column)
            cells[part.column] = GridCell(text=text, box=box, columns=max(old.columns, part.columns))
            if part.column == 0:
                start = min(start, part.segment.box.x0)
    first = lines[0].parts[0].segment if lines[0].parts else None
    bold = first is not None and all(word.bold for word in first.words)
    return RawRow(tuple(cells), 0, bold), start


def joined_lines(before: str, after: str, known: frozenset[str]) -> str:
    """The text of a cell with its next line."""
    if not before:
        return after
    if closes_up(before, after):
        return before + after
    if before.endswith(("-", "\u2010")) and after[:1].islower() and before[-2:-1].isalpha():
        return closed_hyphen(before, after, known)
    if (is_han(before[-1]) and after[:1].isdigit()) or (before[-1].isdigit() and is_han(after[:1] or " ")):
        return before + after
    return f"{before} {after}"


def _set_otherwise(rows: Sequence[tuple[RawRow, float]]) -> bool:
    """Whether labels begin at many places because they are set on their right edge or their middle: how far in they
    begin says nothing."""
    boxes = [row.cells[0].box for row, start in rows if start < 1e8 and row.cells[0].columns == 1]
    known = [box for box in boxes if box]
    if len(known) < _FEWEST_LABELS:
        return False
    edge = max(box.x1 for box in known)
    right = sum(edge - box.x1 < _SAME_EDGE for box in known) >= _MOST_ROWS * len(known)
    starts = {round(box.x0 / _INDENT) for box in known}
    middles = sorted((box.x0 + box.x1) / 2 for box in known)
    centred = middles[-1] - middles[0] <= _MIDDLE
    if edge - min(box.x1 for box in known) < _EXACT and len(starts) > 1:
        return True
    return (right and len(starts) > 2) or (centred and len(starts) > 1)


def indented(rows: Sequence[tuple[RawRow, float]]) -> tuple[RawRow, ...]:
    """Rows with their levels, told from where the label of each begins."""
    if _set_otherwise(rows):
        return tuple(row for row, _ in rows)
    starts = sorted({round(start, 1) for _, start in rows if start < 1e8})
    levels: list[float] = []
    for start in starts:
        if not levels or 4.5 < start - levels[-1] <= _DEEPEST:
            levels.append(start)
    out: list[RawRow] = []
    for row, start in rows:
        within = start < 1e8 and start - levels[-1] <= _DEEPEST
        level = sum(start >= other - 0.2 for other in levels) - 1 if within else 0
        out.append(replace(row, indent=max(level, 0)))
    return tuple(out)
