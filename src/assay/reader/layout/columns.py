"""Columns of a page: two facing pages on a sheet, columns of text, tables side by side. Gutters are cut before anything
else is read, or lines of two stories become one.

A gap that runs down a page is a gutter, or the space between two columns of one table. It is a gutter only if both
sides could stand alone: each begins with words, neither is ruled across, and rows do not begin together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_label, is_unit, is_value
from assay.reader.layout.levels import levels_of
from assay.reader.layout.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.levels import Level
    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Box

_STEP = 7.0
_FEWEST = 4
_NARROWEST = 9.0
_DEEPEST = 4
_ROWS = 0.8
_EDGE = 2.0
_BY_COLUMN = 7


def regions(lines: Sequence[Line], rules: Sequence[Box], *, sheet: tuple[float, float]) -> list[list[Line]]:
    """The lines in groups that are read one after the other. ``sheet`` is the width and height of the page."""
    return _regions(lines, levels_of(rules), sheet=sheet)


def _regions(
    lines: Sequence[Line], levels: Sequence[Level], *, sheet: tuple[float, float], depth: int = 0
) -> list[list[Line]]:
    if depth >= _DEEPEST or len(lines) < 2 * _FEWEST - 2:
        return [list(lines)] if lines else []
    cut = _best_cut(lines, levels, sheet)
    if cut is None:
        return [list(lines)]
    x, first, last = cut
    left, right = halves(lines[first:last], x)
    out: list[list[Line]] = []
    if first:
        out.extend(_regions(lines[:first], levels, sheet=sheet, depth=depth + 1))
    out.extend(_regions(left, levels, sheet=sheet, depth=depth + 1))
    out.extend(_regions(right, levels, sheet=sheet, depth=depth + 1))
    if last < len(lines):
        out.extend(_regions(lines[last:], levels, sheet=sheet, depth=depth + 1))
    return out


def halves(lines: Sequence[Line], x: float) -> tuple[list[Line], list[Line]]:
    """The words of these lines to the left and to the right of a place."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.box.x1 <= x:
            left.append(line)
        elif line.box.x0 >= x:
            right.append(line)
        else:
            left.append(line_of([word for word in line.words if word.box.x0 < x]))
            right.append(line_of([word for word in line.words if word.box.x0 >= x]))
    return left, right


def _best_cut(
    lines: Sequence[Line], levels: Sequence[Level], sheet: tuple[float, float]
) -> tuple[float, int, int] | None:
    """The gutter and the band of lines it parts. The band with most lines on its thinner side wins."""
    x0 = min(line.box.x0 for line in lines)
    x1 = max(line.box.x1 for line in lines)
    if x1 - x0 < 150:
        return None
    best: tuple[int, float, int, int] | None = None
    middle = sheet[0] / 2
    spans = [[(segment.box.x0, segment.box.x1) for segment in line.segments] for line in lines]
    seen: set[tuple[int, int, int]] = set()
    x = x0 + 0.12 * (x1 - x0)
    while x < x0 + 0.88 * (x1 - x0):
        facing = sheet[0] > 1.15 * sheet[1] and abs(x - middle) < 0.04 * sheet[0]
        for first, end in _bands(spans, x):
            last = _before_table(lines, (first, end), x, levels)
            gap = _gap(spans[first:last], x)
            key = (first, last, round(gap[0]))
            if gap[1] - gap[0] < _NARROWEST or key in seen:
                continue
            seen.add(key)
            if first and _goes_on_from(lines[first - 1], lines[first], gap):
                continue
            size = _independent(lines[first:last], gap, levels, facing=facing)
            if size and (best is None or size > best[0]):
                best = (size, (gap[0] + gap[1]) / 2, first, last)
        x += _STEP
    return best[1:] if best else None


def _bands(spans: Sequence[Sequence[tuple[float, float]]], x: float) -> list[tuple[int, int]]:
    """Runs of lines that nothing crosses at ``x``. ``spans`` are where the segments of each line begin and end."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for place, line in enumerate(spans):
        for x0, x1 in line:
            if x0 < x < x1:
                crossed = True
                break
        else:
            crossed = False
        if crossed:
            if start is not None and place - start >= _FEWEST:
                out.append((start, place))
            start = None
        elif start is None:
            start = place
    if start is not None and len(spans) - start >= _FEWEST:
        out.append((start, len(spans)))
    return out


def _before_table(lines: Sequence[Line], band: tuple[int, int], x: float, levels: Sequence[Level]) -> int:
    """The end of a band without the upper lines of a table that begins under a rule across the gutter: the headings of
    its groups leave the gutter free, the rows under them do not."""
    first, last = band
    if last == len(lines) or len(lines[last].segments) < _FEWEST - 1:
        return last
    for at in range(last - 1, max(last - _FEWEST, first + _FEWEST), -1):
        above, below = lines[at - 1].box, lines[at].box
        ruled = [level for level in levels if above.y1 - 2 <= level.y <= below.y0 + 2]
        if any(a < x - _NARROWEST and b > x + _NARROWEST for level in ruled for a, b in level.spans):
            return at
    return last


def _goes_on_from(above: Line, line: Line, gap: tuple[float, float]) -> bool:
    """Whether a band goes on below a row that has a cell in the gap and one on the right edge of it: it is cut out of
    a table, whose column before the last is empty here."""
    inside = any(one.box.x0 < gap[1] - 1 and one.box.x1 > gap[0] + 1 for one in above.segments)
    edge = any(abs(one.box.x0 - gap[1]) <= _EDGE for one in above.segments)
    near = line.box.y0 - above.box.y1 < line.size
    return inside and edge and near and len(above.segments) >= _FEWEST


def _gap(spans: Sequence[Sequence[tuple[float, float]]], x: float) -> tuple[float, float]:
    left = max((x1 for line in spans for _, x1 in line if x1 <= x), default=x)
    right = min((x0 for line in spans for x0, _ in line if x0 >= x), default=x)
    return left, right


def _independent(lines: Sequence[Line], gap: tuple[float, float], levels: Sequence[Level], *, facing: bool) -> int:
    """The lines of the thinner side if both sides stand alone, else 0."""
    lefts = [[s for s in line.segments if s.box.x1 <= gap[0] + 0.1] for line in lines]
    rights = [[s for s in line.segments if s.box.x0 >= gap[1] - 0.1] for line in lines]
    left_lines = [line for line, side in zip(lines, lefts, strict=True) if side]
    right_lines = [line for line, side in zip(lines, rights, strict=True) if side]
    fewest = min(len(left_lines), len(right_lines))
    if fewest < _FEWEST:
        return 0
    firsts = [side[0].text for side in rights if side]
    if sum(is_label(text) and not is_unit(text) for text in firsts) < 0.6 * len(firsts):
        return 0
    top, bottom = lines[0].box.y0, lines[-1].box.y1
    # Rules drawn column by column cross a gap as one that is drawn in one piece does.
    crossing = sum(_crosses(level, gap) for level in levels if top < level.y < bottom)
    if crossing > (6 if facing else 2):
        return 0
    both = sum(bool(a) and bool(b) for a, b in zip(lefts, rights, strict=True))
    if facing:
        return fewest
    x0 = min(side[0].box.x0 for side in lefts if side)
    x1 = max(side[-1].box.x1 for side in rights if side)
    told = _stands(lefts, gap[0] - x0) and _stands(rights, x1 - gap[1])
    if not told:
        return 0
    if both < 0.55 * fewest:
        return fewest
    return 0 if _begin_together(lines, lefts, rights) or _labelled(lefts, rights) else fewest


def _crosses(level: Level, gap: tuple[float, float]) -> int:
    """1 where a gap is ruled across, more where the rule is drawn column by column: so only tables are."""
    if not any(a < gap[0] - 6 and b > gap[1] + 6 for a, b in level.spans):
        return 0
    return _BY_COLUMN if len(level.pieces) > _FEWEST else 1


def _stands(sides: Sequence[Sequence[Segment]], width: float) -> bool:
    """Prose fills its column; a table's rows begin with words and end with figures."""
    full = figures = said = short = 0
    for side in sides:
        if not side:
            continue
        said += 1
        if side[-1].box.x1 - side[0].box.x0 >= 0.7 * width and len(side) == 1:
            full += 1
        elif len(side) > 1 and is_value(side[-1].text) and is_label(side[0].text):
            figures += 1
        elif len(side) == 1:
            short += 1
    if figures >= _FEWEST and figures + full >= _ROWS * (said - short):
        # A table in whose first column labels run on below their figures.
        return True
    return full >= 0.4 * said or figures >= 0.4 * said or (full + figures) >= 0.55 * said


def _labelled(lefts: Sequence[Sequence[Segment]], rights: Sequence[Sequence[Segment]]) -> bool:
    """Whether the left side names groups of the rows on the right: it has single cells on some of the lines on which
    the right side has rows, first of them the header, and else only what runs on below them."""
    if not (lefts[0] and rights[0]):
        return False
    beside = [bool(right) for left, right in zip(lefts, rights, strict=True) if left]
    rows = [right for right in rights if len(right) > 1]
    single = all(len(left) == 1 for left in lefts if left)
    torn = all(before for before, left, right in zip(lefts, lefts[1:], rights[1:], strict=False) if left and not right)
    return single and torn and sum(beside) < len(rows) and len(rows) == sum(map(bool, rights))


def _begin_together(
    lines: Sequence[Line], lefts: Sequence[Sequence[Segment]], rights: Sequence[Sequence[Segment]]
) -> bool:
    """Whether the paragraphs of the two sides begin on the same lines, as the cells of a table's rows do."""
    starts_left = _starts(lines, lefts)
    starts_right = _starts(lines, rights)
    fewer, more = sorted((starts_left, starts_right), key=len)
    if not fewer:
        return False
    near = sum(any(abs(a - b) <= 2.0 for b in more) for a in fewer)
    return len(fewer) > 1 and near >= 0.7 * len(fewer)


def _starts(lines: Sequence[Line], sides: Sequence[Sequence[Segment]]) -> list[float]:
    tops = [line.box.y0 for line, side in zip(lines, sides, strict=True) if side]
    steps = sorted(b - a for a, b in pairwise(tops))
    if not steps:
        return tops
    usual = steps[len(steps) // 4]
    return [tops[0], *(b for a, b in pairwise(tops) if b - a > 1.25 * usual)]
