"""The header of a table on a page: words that run over several lines are one heading, and a heading stands over the
columns that its place, or the rule under it, says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_unit, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.layout.glued import unglued_headings
from assay.reader.layout.header_lines import ordinals
from assay.reader.layout.header_years import over_nothing, years_apart
from assay.reader.layout.heading_bands import bands_of, columns_of, stands_over_all
from assay.reader.layout.lines import closed_hyphen, closes_up, segment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.heading_bands import Bands
    from assay.reader.layout.levels import Level, Span
    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Box

_EMPTY = GridCell(text="")
# Lines of one heading, in heights of a letter.
_PITCH = 1.4
_CELL_PITCH = 2.0
_EDGE = 3.5
_EXACT = 2.0
_MORE = 0.4
_OFF = 0.12
_CLEAR = 1.2
_GAP = 0.12
_WORDS_APART = 0.5
_SCALE = re.compile(
    r"(?:in|%\s?of)?\s*(?:€|\$|£|¥|EUR|USD|RMB|HKD|HK\$|K€|T€|%|thou|mill|bill|')\S*(?:\s\S{1,9})?", re.I
)
_DATE_LEADS = re.compile(
    r".*(?:\b(?:as\s+(?:at|of)|at|FY|year|ended|ending|from|to|31|30|january|december|june|march|september|dec\.?|jun\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s*\d{0,2},?)|\d{1,2}\.\d{1,2}\.|[-–/]|截至|於|于)\s*",
    re.IGNORECASE | re.DOTALL,
)
_LEADS_ON = re.compile(r".*(?:\b(?:of|the|in|by|per|for|as|to|and|an?|or|with|who)|[/&])", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Heading:
    """Words of a header that belong together, on one or more lines; ``first`` and ``span`` are its columns."""

    text: str
    box: Box
    y: float
    size: float
    bold: bool
    first: int = 0
    span: int = 1

    @property
    def middle(self) -> float:
        return (self.box.x0 + self.box.x1) / 2


def header_rows(
    lines: Sequence[Line],
    columns: dict[int, Span],
    cuts: Sequence[float],
    levels: Sequence[Level],
    known: frozenset[str],
) -> list[RawRow]:
    """The rows of a header, each heading told to the columns it stands over."""
    bands = bands_of(lines, cuts, levels)
    headings = _headings(lines, columns, cuts, levels, known, bands)
    _place(headings, columns, cuts, levels, bands)
    headings = _even(_over_figures(headings, columns), columns)
    return _rows(_side_by_side(headings), len(cuts) + 1)


def _over_figures(headings: Sequence[Heading], columns: dict[int, Span]) -> list[Heading]:
    """The headings without years of columns in which nothing stands."""
    beside = {id(one): [o.text for o in headings if o is not one and o.first == one.first] for one in headings}
    return [
        one
        for one in headings
        if not over_nothing(one.box.x0, one.box.x1, one.text, columns.get(one.first), beside[id(one)])
    ]


def _headings(
    lines: Sequence[Line],
    columns: dict[int, Span],
    cuts: Sequence[float],
    levels: Sequence[Level],
    known: frozenset[str],
    bands: Bands | None,
) -> list[Heading]:
    done: list[Heading] = []
    for line in lines:
        pieces = [year for one in line.segments for year in years_apart(one)]
        segments = [part for one in pieces for part in _parted(one, line, columns, cuts, bands)]
        if ordinals([one for one in segments if one.box.x0 > cuts[0] - 1]):
            continue
        free = list(done)
        alone = sum(_stands(one.text) for one in segments) > 1
        for one in segments:
            y = (one.box.y0 + one.box.y1) / 2
            over = [each for each in free if _goes_on(each, one, y, levels, bands, alone=alone)]
            if over:
                best = max(over, key=lambda each: _shared(each.box, one.box))
                best.text = _joined(best.text, one.text, known)
                best.box, best.y = best.box.joined(one.box), y
                free.remove(best)
            else:
                bold = all(word.bold for word in one.words)
                done.append(Heading(one.text, one.box, y, one.size, bold))
    return done


def _parted(
    segment: Segment, line: Line, columns: dict[int, Span], cuts: Sequence[float], bands: Bands | None
) -> list[Segment]:
    """The headings of a piece of a line; words on the middle of the columns under them, alone in their band, are
    one."""
    alone = [one for one in line.segments if one.box.x0 > cuts[0]] == [segment]
    if bands is not None and alone and columns and stands_over_all(segment.box, bands, min(columns)):
        return [segment]
    return [part for own in _unglued(segment, cuts) for part in _apart(own, columns, cuts)]


def _unglued(segment: Segment, cuts: Sequence[float]) -> list[Segment]:
    crossed = any(segment.box.x0 + 1 < cut < segment.box.x1 - 1 for cut in cuts)
    return unglued_headings(segment) if crossed else [segment]


def _apart(segment: Segment, columns: dict[int, Span], cuts: Sequence[float]) -> list[Segment]:
    """Headings of neighbouring columns that stand as near to each other as words do, each over its own figures."""
    words = segment.words
    for cut in cuts:
        if not segment.box.x0 < cut < segment.box.x1:
            continue
        left, right = _beside(cut, cuts, columns)
        for place in range(1, len(words)):
            a, b = words[place - 1].box, words[place].box
            if not a.x0 < cut < b.x1 or b.x0 - a.x1 < _GAP * segment.size:
                continue
            head, tail = segment_of(words[:place]), segment_of(words[place:])
            years = year_in(head.text) is not None and year_in(tail.text) is not None
            both = left is not None and right is not None and _alike(head.box, left, tail.box, right)
            if years or both or (a.x1 <= cut + 1 and b.x0 >= cut - 1 and b.x0 - a.x1 > 0.5 * segment.size):
                return [*_apart(head, columns, cuts), *_apart(tail, columns, cuts)]
    return [segment]


def _beside(cut: float, cuts: Sequence[float], columns: dict[int, Span]) -> tuple[Span | None, Span | None]:
    at = list(cuts).index(cut)
    return columns.get(at), columns.get(at + 1)


def _alike(head: Box, left: Span, tail: Box, right: Span) -> bool:
    """Whether two headings are set over their columns in the same way, edge to edge or middle to middle."""
    first, second = _offs(head, left), _offs(tail, right)
    return any(max(a, b) <= _EXACT for a, b in zip(first, second, strict=True))


def _offs(box: Box, column: Span) -> tuple[float, float, float]:
    middle = abs(box.x0 + box.x1 - column[0] - column[1]) / 2
    return abs(box.x0 - column[0]), middle, abs(box.x1 - column[1])


def _fits(box: Box, column: Span) -> bool:
    """Whether a heading is set on the edge or the middle of its column, and does not reach far beyond it."""
    return min(_offs(box, column)) <= _EDGE


def _stands(text: str) -> bool:
    """A year or a unit is a heading by itself."""
    return year_in(text) is not None or is_unit(text) or bool(_SCALE.fullmatch(text))


def _goes_on(
    above: Heading, one: Segment, y: float, levels: Sequence[Level], bands: Bands | None, *, alone: bool
) -> bool:
    """Whether a piece of a line is the next line of a heading above it."""
    size = max(above.size, one.size)
    cell = bands is not None and bands.one_cell(one.box, y, above.y) and bands.one_cell(above.box, above.y, y)
    if (
        not 0.3 * size < y - above.y <= (_CELL_PITCH if cell else _PITCH) * size
        or abs(above.size - one.size) > 0.2 * size
    ):
        return False
    shared = _shared(above.box, one.box)
    narrow = min(above.box.x1 - above.box.x0, one.box.x1 - one.box.x0)
    if shared < 0.5 * narrow:
        return False
    ruled = any(above.y < level.y < y and level.covers(one.box.x0, one.box.x1) > 0.5 for level in levels)
    # Fills drawn line by line end between the lines of one heading; a rule between two headings needs room.
    if ruled and y - above.y > _CLEAR * size:
        return False
    if cell and year_in(one.text) is None and year_in(above.text) is None:
        runs_on = _LEADS_ON.fullmatch(above.text) or one.text[:1].islower()
        if runs_on and not _SCALE.fullmatch(one.text):
            return True
    if _stands(one.text):
        return bool(_DATE_LEADS.fullmatch(above.text)) or (not alone and year_in(one.text) is None)
    if _stands(above.text):
        return one.text[:1] in "(（" or bool(_DATE_LEADS.fullmatch(above.text))
    return True


def _shared(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _joined(before: str, after: str, known: frozenset[str]) -> str:
    if closes_up(before, after):
        return before + after
    if before.endswith(("-", "\u2010")) and after[:1].islower() and before[-2:-1].isalpha():
        return closed_hyphen(before, after, known)
    return before + after if before.endswith("/") else f"{before} {after}"


def _place(
    headings: Sequence[Heading],
    columns: dict[int, Span],
    cuts: Sequence[float],
    levels: Sequence[Level],
    bands: Bands | None,
) -> None:
    """Tell each heading its columns, the lowest first: what stands lower says where its column is."""
    wide = dict(columns)
    start = cuts[min(columns) - 1] if columns else cuts[-1]
    for heading in sorted(headings, key=lambda one: -one.y):
        heading.first = sum(cut <= heading.middle for cut in cuts)
        beside = [one for one in headings if one is not heading and _one_line(one, heading)]
        if not columns or heading.box.x1 <= start or (heading.middle < start and heading.box.x1 < start + 12):
            continue
        every = [(one.box, one.y) for one in headings if one is not heading]
        group = _ruled_under(heading, beside, columns, start, levels)
        if group is None and bands is not None:
            group = columns_of(heading.box, heading.y, every, bands, columns)
        group = group or _over(heading, beside, columns, wide, cuts)
        if group is None:
            continue
        heading.first, heading.span = group[0], group[-1] - group[0] + 1
        if heading.span == 1 and heading.first in wide:
            x0, x1 = wide[heading.first]
            wide[heading.first] = (min(x0, heading.box.x0), max(x1, heading.box.x1))


def _one_line(one: Heading, other: Heading) -> bool:
    """Whether two headings stand side by side, also where one of them runs over more lines than the other."""
    if abs(one.y - other.y) < 0.6 * other.size:
        return True
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    apart = one.box.x1 <= other.box.x0 or other.box.x1 <= one.box.x0
    return apart and shared > 0.6 * min(one.box.y1 - one.box.y0, other.box.y1 - other.box.y0)


def _ruled_under(
    heading: Heading, beside: Sequence[Heading], columns: dict[int, Span], start: float, levels: Sequence[Level]
) -> list[int] | None:
    """The columns over which the rule right under a heading reaches, if they are some of all."""
    for level in levels:
        if not heading.y < level.y <= heading.box.y1 + 1.0 * heading.size:
            continue
        for x0, x1 in level.pieces:
            if x0 < start - 12 or not (x0 - _EDGE <= heading.box.x0 and heading.box.x1 <= x1 + _EDGE):
                continue
            if any(x0 <= other.middle <= x1 for other in beside):
                continue
            under = [n for n, (a, b) in sorted(columns.items()) if x0 - 2 <= (a + b) / 2 <= x1 + 2]
            if 1 < len(under) < len(columns) and under == list(range(under[0], under[-1] + 1)):
                return under
    return None


def _over(
    heading: Heading, beside: Sequence[Heading], columns: dict[int, Span], wide: dict[int, Span], cuts: Sequence[float]
) -> list[int] | None:
    """The columns a heading stands over by its place: its own, by an edge or the middle; several, by their middle."""
    x0, x1 = heading.box.x0, heading.box.x1
    order = sorted(columns)
    touched = [
        n for n in order if min(x1, wide[n][1]) - max(x0, wide[n][0]) > 0.3 * min(x1 - x0, wide[n][1] - wide[n][0])
    ]
    if len(touched) == 1 and _fits(heading.box, columns[touched[0]]):
        return touched
    others = [one.middle for one in beside]
    best: list[int] | None = None
    least = 0.0
    for a in range(len(order)):
        for b in range(a + 1, len(order)):
            group = order[a : b + 1]
            left, right = wide[group[0]][0], wide[group[-1]][1]
            off = abs((left + right) / 2 - heading.middle)
            inside = group == list(range(group[0], group[-1] + 1)) and not any(left < other < right for other in others)
            held = all(n in group for n in touched)
            score = off - _MORE * len(group)
            if (
                inside
                and held
                and off <= max(_EDGE, _OFF * (right - left) / len(group))
                and (best is None or score < least)
            ):
                best, least = group, score
    if best is not None:
        return best
    if len(touched) > 1 and touched == list(range(touched[0], touched[-1] + 1)) and len(touched) <= len(order):
        # It reaches over several columns: over all of them, unless it is set on the edge of one.
        fitting = [n for n in touched if _fits(heading.box, columns[n])]
        return [fitting[-1]] if len(fitting) == 1 and len(touched) == 2 else touched
    return touched or None


def _even(headings: Sequence[Heading], columns: dict[int, Span]) -> list[Heading]:
    """The headings, those over columns whose own headings repeat told to the whole of a repetition: a year, and the
    unit beside it, over "Men, Women, All" that stands twice."""
    order = sorted(columns)
    lowest: dict[int, Heading] = {}
    for one in sorted(headings, key=lambda each: each.y):
        if one.span == 1 and one.first in columns:
            lowest[one.first] = one
    each = _repeated([lowest[n].text.casefold() if n in lowest else "" for n in order])
    if not each or order[-1] - order[0] >= len(order):
        return list(headings)
    groups = [order[at : at + each] for at in range(0, len(order), each)]
    kept = list(headings)
    for row in _by_height(headings):
        over = sorted((one for one in row if one.first in columns), key=lambda one: one.middle)
        held = [[one for one in over if _nearest(one, groups, columns) is group] for group in groups]
        if not all(held) or any(one is lowest.get(one.first) for one in over):
            continue
        if any(not any(_is_beside(one.text) for one in ones) and not _one_name(ones) for ones in held):
            continue
        for (first, *others), group in zip(held, groups, strict=True):
            first.first, first.span = group[0], each
            for other in others:
                first.text, first.box = f"{first.text} {other.text}", first.box.joined(other.box)
                kept.remove(other)
    return kept


def _one_name(ones: Sequence[Heading]) -> bool:
    """Whether pieces stand as near to each other as the words of one name, parted by a column below."""
    return all(b.box.x0 - a.box.x1 < _WORDS_APART * a.size for a, b in pairwise(ones))


def _is_beside(text: str) -> bool:
    """Whether words are the unit of the year or the name beside them."""
    return text[:1] in "(（" or is_unit(text)


def _repeated(texts: Sequence[str]) -> int:
    """How many columns a repetition of the lowest headings has; 0 where they do not repeat."""
    for each in range(2, len(texts) // 2 + 1):
        runs = {tuple(texts[at : at + each]) for at in range(0, len(texts), each)}
        if len(texts) % each == 0 and len(runs) == 1 and all(texts) and len(set(texts[:each])) == each:
            return each
    return 0


def _nearest(heading: Heading, groups: Sequence[list[int]], columns: dict[int, Span]) -> list[int]:
    """The columns on the middle of which a heading is set most nearly."""
    return min(groups, key=lambda group: abs(columns[group[0]][0] + columns[group[-1]][1] - 2 * heading.middle))


def _by_height(headings: Sequence[Heading]) -> list[list[Heading]]:
    rows: list[list[Heading]] = []
    for one in sorted(headings, key=lambda each: each.y):
        if rows and (one.y - rows[-1][0].y < 0.6 * one.size or all(_one_line(one, other) for other in rows[-1])):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _side_by_side(headings: Sequence[Heading]) -> list[Heading]:
    """Headings of one column on one line as one: a code and the words after it."""
    out: list[Heading] = []
    for one in sorted(headings, key=lambda each: (each.box.x0, each.y)):
        before = next(
            (o for o in out if (o.first, o.span) == (one.first, one.span) and abs(o.y - one.y) < 0.5 * one.size), None
        )
        if before is None:
            out.append(one)
        else:
            before.text, before.box = f"{before.text} {one.text}", before.box.joined(one.box)
    return out


def _rows(headings: Sequence[Heading], width: int) -> list[RawRow]:
    """Headings as rows: what stands lowest in its columns in the last row, what stands on it in the row above."""
    depth: dict[int, int] = {}
    placed: list[tuple[int, Heading]] = []
    for one in sorted(headings, key=lambda each: (-each.y, each.box.x0)):
        held = range(one.first, one.first + one.span)
        at = max((depth.get(n, 0) for n in held), default=0)
        placed.append((at, one))
        for n in held:
            depth[n] = at + 1
    rows: list[RawRow] = []
    for level in range(max((at for at, _ in placed), default=-1), -1, -1):
        cells = [_EMPTY] * width
        bold = False
        for at, one in sorted(placed, key=lambda pair: pair[1].box.x0):
            if at == level and one.first < width:
                old = cells[one.first]
                text = f"{old.text} {one.text}".strip()
                box = one.box if old.box is None else old.box.joined(one.box)
                cells[one.first] = GridCell(text=text, box=box, columns=one.span)
                bold = bold or one.bold
        rows.append(RawRow(tuple(cells), 0, bold, head=True))
    return rows
