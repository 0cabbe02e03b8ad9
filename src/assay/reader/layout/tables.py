"""Tables on a page, ruled or not: runs of lines whose segments stand in columns, and the columns that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_number, is_value, year_in
from assay.reader.layout.framed_header import framed_start
from assay.reader.layout.header_lines import figure_columns, header_end
from assay.reader.layout.headers import header_rows
from assay.reader.layout.levels import levels_of, piece_cuts
from assay.reader.layout.lines import segment_of
from assay.reader.layout.rows import CellPart, LineCells, placed_rows, rows_of
from assay.reader.layout.runs import kinds_of, rule_between, runs_of
from assay.reader.layout.side_cells import apart_from_sides, body_start, side_of, with_edge, with_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow
    from assay.reader.layout.levels import Level, Span
    from assay.reader.layout.lines import Line, Segment
    from assay.reader.layout.side_cells import Side
    from assay.reader.page import Box

_YEAR = re.compile(r"(?:19|20)\d\d")
_RULED_GAP = 2.2
_HEADER_LINES = 8
_FEW_CELLS = 3
_MOST_ABOVE = 6
_NARROW = 2.6
_SPLIT = 0.5
_MOSTLY = 0.7
_CROSSED = 0.12
_FINE = 2
_CODES = 2.5
_WOVEN = 0.15


@dataclass(frozen=True, slots=True)
class Table:
    """Lines ``first`` to ``last`` of a region, the last one not included, as rows."""

    first: int
    last: int
    rows: tuple[RawRow, ...]


def tables(lines: Sequence[Line], rules: Sequence[Box], known: frozenset[str]) -> tuple[Table, ...]:
    """The tables among the lines of a region. ``known`` words tell where a hyphen at a line's end belongs."""
    if not lines:
        return ()
    kinds = kinds_of(lines)
    if max(kinds) == 0:
        return ()
    x0 = min(line.box.x0 for line in lines)
    width = max(line.box.x1 for line in lines) - x0
    found: list[Table] = []
    for first, last in runs_of(lines, kinds, width, rules):
        floor = found[-1].last if found else 0
        run = max(first, floor), last
        if run[0] < last and _qualifies(lines[run[0] : last], kinds[run[0] : last], rules, width):
            table = _table(lines, kinds, run, rules, floor, known)
            if table is not None:
                found.append(table)
    return tuple(found)


def _qualifies(lines: Sequence[Line], kinds: Sequence[int], rules: Sequence[Box], width: float) -> bool:
    strong = sum(kind == 2 for kind in kinds)
    weak = sum(kind > 0 for kind in kinds)
    if strong >= 2 or (strong and weak >= 3):
        return True
    top, bottom = lines[0].box.y0 - 4, lines[-1].box.y1 + 4
    ruled = sum(top <= rule.y0 <= bottom and rule.x1 - rule.x0 > 0.4 * width for rule in rules)
    if ruled >= 3 and weak >= 2:
        return True
    return weak >= 3 and _aligned([line for line, kind in zip(lines, kinds, strict=True) if kind])


def _aligned(lines: Sequence[Line]) -> bool:
    """Whether second segments begin at one place, as words in a column do and gaps in prose do not."""
    starts = sorted(line.segments[1].box.x0 for line in lines)
    return any(sum(abs(other - start) < 3 for other in starts) >= 0.6 * len(starts) for start in starts)


def _table(
    lines: Sequence[Line],
    kinds: Sequence[int],
    run: tuple[int, int],
    rules: Sequence[Box],
    floor: int,
    known: frozenset[str],
) -> Table | None:
    first, last = run
    inside = [line for line, kind in zip(lines[first:last], kinds[first:last], strict=True) if kind]
    cuts = _cuts(inside, _near(lines, first, last, inside, floor))
    cuts = _with_ruled(cuts, inside, _levels(inside, rules))
    if not cuts:
        return None
    cuts = _between_years(lines[max(first - 2, floor) : last], cuts)
    first = _with_header(lines, first, cuts, floor, rules)
    first = framed_start(lines, first, floor, (_left(inside), cuts[0], max(line.box.x1 for line in inside)), rules)
    last = _with_tail(lines, last, cuts)
    last = _with_last_group(lines, (first, last), cuts, rules)
    whole = lines[first:last]
    columns = figure_columns(whole, cuts)
    levels = _levels(whole, rules)
    end = header_end(whole, columns, cuts, levels)
    side = side_of(whole[end:], levels, columns, cuts)
    if side is None:
        body = rows_of([_cells(line, cuts) for line in whole[end:]], len(cuts) + 1, rules, known)
    else:
        cuts = with_edge(cuts, side, whole[end:])
        columns = figure_columns(whole, cuts)
        end = body_start(side, whole, end)
        body = _body_beside(side, whole[end:], cuts, rules, known)
    header = header_rows(whole[:end], columns, cuts, levels, known) if end else []
    return Table(first, last, (*header, *body))


def _body_beside(
    side: Side, lines: Sequence[Line], cuts: Sequence[float], rules: Sequence[Box], known: frozenset[str]
) -> tuple[RawRow, ...]:
    """The rows of a body some of whose cells stand beside several of them."""
    apart = apart_from_sides(side, lines)
    inner = [cut for cut in cuts if cut > side.edge]
    rows = placed_rows([_cells(line, inner) for line in apart.lines], len(inner) + 1, rules, known)
    return with_sides(side, apart, rows, known)


def _left(lines: Sequence[Line]) -> float:
    return min(line.box.x0 for line in lines)


def _with_ruled(cuts: Sequence[float], lines: Sequence[Line], levels: Sequence[Level]) -> tuple[float, ...]:
    """The cuts, and those at which the rules of the table part, if (nearly) no words reach over them. Between two of
    these a cut stays only where several lines have words on both sides of it."""
    x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    top, bottom = levels[0].y if levels else 0.0, levels[-1].y if levels else 0.0
    inside = [line for line in lines if top - line.size <= line.box.y0 <= bottom + line.size]
    rows = [[one.box for one in line.segments] for line in inside]
    figures = [[one.box for one in line.segments if is_number(one.text)] for line in inside]
    ruled = [
        at
        for at in piece_cuts(levels, x0, x1)
        if sum(box.x0 < at - 1 and box.x1 > at + 1 for row in rows for box in row) <= max(1, _CROSSED * len(rows))
    ]
    if not ruled:
        return tuple(cuts)
    kept = []
    for cut in cuts:
        left = max((at for at in ruled if at <= cut), default=x0)
        right = min((at for at in ruled if at > cut), default=x1)
        near = min(abs(cut - at) for at in ruled) <= _NARROW
        both = sum(_within(row, left, cut) and _within(row, cut, right) for row in rows)
        both += sum(_within(row, left, cut) and _within(row, cut, right) for row in figures)
        if not near and both >= (2 if x0 < left and right < x1 else 1):
            kept.append(cut)
    return tuple(sorted([*ruled, *kept]))


def _within(row: Sequence[Box], left: float, right: float) -> bool:
    return any(left <= (box.x0 + box.x1) / 2 <= right for box in row)


def _between_years(lines: Sequence[Line], cuts: Sequence[float]) -> tuple[float, ...]:
    """The cuts, with one more between two years of a header under which no figures part the columns."""
    more: list[float] = []
    for line in lines[:_HEADER_LINES]:
        years = [word.box for word in line.words if word.box.x0 > cuts[0] and _YEAR.fullmatch(word.text)]
        if len(years) < 3 or any(is_number(word.text) for word in line.words if not _YEAR.fullmatch(word.text)):
            continue
        for a, b in pairwise(years):
            if not any(a.x1 - 1 <= cut <= b.x0 + 1 for cut in cuts):
                more.append((a.x1 + b.x0) / 2)
        break
    return tuple(sorted({*cuts, *more}))


def _levels(lines: Sequence[Line], rules: Sequence[Box]) -> tuple[Level, ...]:
    top, bottom = lines[0].box.y0, lines[-1].box.y1
    x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    return levels_of([one for one in rules if top <= one.y0 <= bottom and one.x1 > x0 and one.x0 < x1])


def _near(lines: Sequence[Line], first: int, last: int, inside: Sequence[Line], floor: int) -> list[Line]:
    """The lines of the table with the two above it, which may belong to its header, and no prose."""
    width = 0.4 * (max(line.box.x1 for line in inside) - min(line.box.x0 for line in inside))
    above = lines[max(first - 2, floor) : first]
    return [line for line in (*above, *lines[first:last]) if all(s.box.x1 - s.box.x0 < width for s in line.segments)]


def _cuts(lines: Sequence[Line], table: Sequence[Line]) -> tuple[float, ...]:
    """Where columns part: narrow strips that (nearly) no segment of ``lines`` covers; within a strip, where fewest
    of the whole ``table`` do, for a header may be wider than its figures."""
    x0 = min(line.box.x0 for line in lines)
    x1 = max(line.box.x1 for line in lines)
    data = [line for line in lines if any(is_number(one.text) and year_in(one.text) is None for one in line.segments)]
    fullest = max(len(line.segments) for line in lines)
    counted = data if len(data) >= 2 or (data and len(data[0].segments) > max(_FEW_CELLS, fullest - 1)) else lines
    cover = _coverage(counted, x0, x1)
    every = _coverage(table, x0, x1)
    bearable = 0 if len(counted) < 10 else max(1, len(counted) // 16)
    cuts: list[float] = []
    start: int | None = None
    for place, covered in enumerate(cover):
        if covered <= bearable:
            start = place if start is None else start
        elif start is not None:
            if start and (place - start) / _FINE >= _NARROW:
                cuts.append(x0 + _quietest(every, start, place) / _FINE)
            elif not start and place / _FINE > _CODES * lines[0].size:
                cuts.extend(_before_labels(table, x0, x0 + place / _FINE))
            start = None
    return tuple(cut for cut in cuts if _parts(cut, counted) or cut == cuts[0])


def _before_labels(lines: Sequence[Line], x0: float, x1: float) -> list[float]:
    """Where a column parts that stands before the labels and on no line with figures: codes or groups of several
    lines, beside labels set on their middle."""
    boxes = [line.segments[0].box for line in lines if x0 - 1 <= line.segments[0].box.x0 < x1 - _NARROW]
    inside = [box.x1 for box in boxes if box.x1 < x1 - _FINE]
    if len(inside) < 3 or len(boxes) - len(inside) > _CROSSED * len(boxes):
        return []
    return [(max(inside) + x1) / 2]


def _coverage(lines: Sequence[Line], x0: float, x1: float) -> list[int]:
    """How many segments cover each half point from ``x0`` to ``x1``."""
    width = int((x1 - x0) * _FINE) + 2
    steps = [0] * (width + 1)
    for line in lines:
        for a, b in (span for segment in line.segments for span in _spans(segment)):
            start = min(max(int((a - x0) * _FINE), 0), width)
            end = min(max(int((b - x0) * _FINE) + 1, 0), width)
            steps[start] += 1
            steps[end] -= 1
    return list(accumulate(steps))[:width]


def _spans(segment: Segment) -> tuple[Span, ...]:
    """Where a piece of a line reaches; a figure at its end that stands a little off is a piece of its own."""
    if len(segment.words) > 1:
        before, last = segment.words[-2].box, segment.words[-1]
        if last.box.x0 - before.x1 > _SPLIT * segment.size and is_value(last.text) and is_number(last.text):
            return (segment.box.x0, before.x1), (last.box.x0, segment.box.x1)
    return ((segment.box.x0, segment.box.x1),)


def _quietest(cover: Sequence[int], start: int, end: int) -> float:
    """The middle of the widest stretch of least cover."""
    least = min(cover[start:end])
    best, size, run = (start + end) / 2, 0, 0
    for place in range(start, end + 1):
        if place < end and cover[place] == least:
            run += 1
            continue
        if run > size:
            best, size = place - run / 2, run
        run = 0
    return best


def _parts(cut: float, lines: Sequence[Line]) -> bool:
    """A cut has something on both sides."""
    return any(line.box.x0 < cut for line in lines) and any(line.box.x1 > cut for line in lines)


def _with_header(lines: Sequence[Line], first: int, cuts: Sequence[float], floor: int, rules: Sequence[Box]) -> int:
    """The lines above that stand over the columns of figures belong to the header; the lowest may stand apart."""
    least = max(floor, first - _MOST_ABOVE)
    start = first
    while first > least:
        above, line = lines[first - 1], lines[first]
        most = (_RULED_GAP if rule_between(above, line, rules) or first == start else 1.3) * line.size
        if line.box.y0 - above.box.y1 > most or above.size > 1.25 * line.size:
            break
        if above.box.x0 < cuts[0] - 1 and not _first_of_label(above, line):
            break
        first -= 1
    return first


def _first_of_label(above: Line, line: Line) -> bool:
    """Whether a line of words is the first of a label of two lines, on the middle of which the figures are set."""
    figures = [one.box for one in line.segments if is_value(one.text)]
    if len(above.segments) != 1 or is_value(above.text) or not figures:
        return False
    beside = line.segments[0]
    under = is_value(beside.text) or abs(above.box.x0 - beside.box.x0) < _NARROW
    return under and above.box.y1 > min(box.y0 for box in figures) + _WOVEN * line.size


def _with_tail(lines: Sequence[Line], last: int, cuts: Sequence[float]) -> int:
    """The end of a label that runs on below the last figures."""
    for _ in range(2):
        if last >= len(lines):
            break
        line, before = lines[last], lines[last - 1]
        column = sum(cut <= line.box.x0 + 0.5 for cut in cuts)
        right = cuts[column] if column < len(cuts) else line.box.x1
        above = [one for other in lines[max(last - 2, 0) : last] for one in other.segments]
        over = [one for one in above if sum(cut <= one.box.x0 + 0.5 for cut in cuts) == column]
        text = line.text
        # Figures set on the middle of a label of two lines overlap its second line.
        woven = line.box.y0 < before.box.y1 - 0.15 * line.size
        runs_on = woven or text[:1].islower() or text[:1] in "(（" or any(_open_bracket(one.text) for one in over)
        near = line.box.y0 - before.box.y1 <= 0.6 * line.size
        if not (near and over and runs_on) or line.box.x1 > right + 2 or column == len(cuts):
            break
        last += 1
    return last


def _with_last_group(lines: Sequence[Line], run: tuple[int, int], cuts: Sequence[float], rules: Sequence[Box]) -> int:
    """The name of a group after which the page ends: words on the edge of the labels, with the step of a row, in bold
    letters as other lines of the table are, or between two rules as its rows are."""
    first, last = run
    if last != len(lines) - 1 or len(lines[last].segments) != 1:
        return last
    line, before = lines[last], lines[last - 1]
    edges = [one.box for one in lines[first:last] if len(one.segments) > 1]
    if not edges or is_value(line.text):
        return last
    on_edge = any(min(abs(one.x0 - line.box.x0), abs(cuts[0] - line.box.x1)) < _NARROW for one in edges)
    steps = sorted(b.box.y0 - a.box.y0 for a, b in pairwise(lines[first:last]))
    step = line.box.y0 - before.box.y0
    groups = [one for one in lines[first:last] if len(one.segments) == 1 and one.is_bold]
    alike = bool(groups) and line.is_bold and abs(groups[-1].size - line.size) < 0.1
    below = any(line.box.y1 - 2 <= one.y0 <= line.box.y1 + line.size and one.x0 < line.box.x1 for one in rules)
    ruled = below and rule_between(before, line, rules)
    usual = steps[len(steps) // 2] if steps else 0.0
    return last + 1 if on_edge and (alike or ruled) and step <= 1.25 * max(usual, 1.3 * line.size) else last


def _open_bracket(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _cells(line: Line, cuts: Sequence[float]) -> LineCells:
    parts: list[CellPart] = []
    for segment in line.segments:
        parts.extend(_parts_of(segment, cuts))
    return LineCells(tuple(parts), line)


def _parts_of(segment: Segment, cuts: Sequence[float]) -> list[CellPart]:
    first = sum(cut <= segment.box.x0 + 0.5 for cut in cuts)
    last = sum(cut < segment.box.x1 - 0.5 for cut in cuts)
    if first == last:
        return [CellPart(first, 1, segment)]
    words = segment.words
    for cut in cuts[first:last]:
        for place in range(1, len(words)):
            a, b = words[place - 1].box, words[place].box
            if a.x1 <= cut + 1 and b.x0 >= cut - 1:
                wide = b.x0 - a.x1 > _SPLIT * segment.size
                figure = is_number(words[place].text) and place == len(words) - 1 and is_value(words[place].text)
                if wide or figure:
                    return [
                        *_parts_of(segment_of(words[:place]), cuts),
                        *_parts_of(segment_of(words[place:]), cuts),
                    ]
    # A figure stands in one column, however wide it is; so do words that hardly reach into the next.
    edges = [segment.box.x0, *cuts[first:last], segment.box.x1]
    widths = [b - a for a, b in pairwise(edges)]
    if is_number(segment.text) or max(widths) > _MOSTLY * sum(widths):
        return [CellPart(first + widths.index(max(widths)), 1, segment)]
    return [CellPart(first, last - first + 1, segment)]
