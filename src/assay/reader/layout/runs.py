"""Runs of lines that may be a table: lines whose segments stand in columns, with what stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_label, is_measure, is_number, is_share, is_value, year_in
from assay.reader.passages.note_marks import is_notes_head, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.levels import Span
    from assay.reader.layout.lines import Line
    from assay.reader.page import Box

Run = tuple[int, int]

_TALL_GAP = 3.6
_MARK = re.compile(
    r"[(（]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[)）.、]|[•●■◆▪‧·○✓✔➢➤*†‡#–‒—-]|[\uf000-\uf0ff]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+[)）]?"
)
_RULED_GAP = 2.2
_UNDER_HEADER = 2.4
_WIDE = 0.62
_MOST_SINGLES = 4
_WOVEN = 0.15
_NEW_HEADER = 2.0
_MOST_BETWEEN = 14
_MOST_STOREYS = 8
_FEWEST_COLUMNS = 2
_SAME_PLACE = 4.0
_LARGER = 1.08
_ITEM = re.compile(r"\d{1,2}\.\s+[A-Z]\w")
_CAPTION = re.compile(r"(?:table|figure|chart|exhibit)\s*[\dA-Z]|[表圖图]\s?[\d一二三四五六七八九十]", re.IGNORECASE)


def runs_of(lines: Sequence[Line], kinds: Sequence[int], width: float, rules: Sequence[Box]) -> list[Run]:
    """The runs among the lines of a region, first and last line (not included) of each. What stands between two of
    them beside the columns of figures, the name of a group or a remark, parts no table."""
    found: list[Run] = []
    place = 0
    while place < len(lines):
        if not kinds[place]:
            place += 1
            continue
        run = place, _run_end(lines, kinds, place, width, rules)
        if found and _goes_on_below(lines, found[-1], run, rules):
            found[-1] = found[-1][0], run[1]
        else:
            found.append(run)
        place = run[1]
    return found


def _goes_on_below(lines: Sequence[Line], above: Run, below: Run, rules: Sequence[Box]) -> bool:
    """Whether the rows of one run stand in the columns of the one above it, and all between them beside these."""
    if below[0] - above[1] > _MOST_BETWEEN:
        return False
    rows = lines[below[0] : below[1]]
    columns = _figure_spans(rows)
    upper = lines[above[0] : above[1]]
    over = _figure_spans(upper)
    if len(columns) < _FEWEST_COLUMNS:
        return False
    until = next((at for at, line in enumerate(rows) if _has_figures(line)), len(rows))
    if over:
        if not _under(columns, over):
            return False
    elif len(upper) > _MOST_STOREYS or not (
        _heads(upper, columns) if not until else above[1] == below[0] and _starts_under(upper, rows)
    ):
        return False
    first = min(x0 for x0, _ in (over or columns))
    last = max(x1 for _, x1 in (over or columns))
    size = rows[0].size
    between = [*lines[above[1] : below[0]], *(rows[:until] if over else ())]
    for line in between:
        if line.size > _LARGER * size or _CAPTION.match(line.text) or note(line.text, among_notes=False):
            return False
        if any(one.box.x1 > first + 1 and one.box.x0 < last - 1 for one in line.segments):
            return False
    steps = zip(lines[above[1] - 1 : below[0]], lines[above[1] : below[0] + 1], strict=True)
    return all(
        b.box.y0 - a.box.y1 <= (_TALL_GAP if not over or rule_between(a, b, rules) else _RULED_GAP) * size
        for a, b in steps
    )


def _figure_spans(lines: Sequence[Line]) -> list[Span]:
    """From where to where the figures of each column reach, from the left; what overlaps is one column."""
    spans = sorted(
        (one.box.x0, one.box.x1)
        for line in lines
        for one in line.segments[1:]
        if is_value(one.text) and year_in(one.text) is None
    )
    found: list[Span] = []
    for x0, x1 in spans:
        if found and x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found


def _under(columns: Sequence[Span], over: Sequence[Span]) -> bool:
    """Whether each column stands under one of its own: on its edge or middle, or at least half under it."""
    at = -1
    for x0, x1 in columns:
        found = [
            n
            for n, (a, b) in enumerate(over)
            if min(abs(x0 - a), abs(x1 - b)) <= _SAME_PLACE or 2 * (min(x1, b) - max(x0, a)) > min(x1 - x0, b - a)
        ]
        if len(found) != 1 or found[0] <= at:
            return False
        at = found[0]
    return True


def _heads(lines: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Whether headings stand over the columns of figures; one of these may have none, of notes or of codes."""
    heads = [one.box for line in lines for one in line.segments]
    over = sum(any(x0 < box.x1 and x1 > box.x0 for box in heads) for x0, x1 in columns)
    return over >= max(len(columns) - 1, _FEWEST_COLUMNS)


def _starts_under(upper: Sequence[Line], rows: Sequence[Line]) -> bool:
    """Whether names of columns stand right under words in as many places or fewer: the storeys of one header."""
    first = rows[0]
    names = len(first.segments) >= max(len(line.segments) for line in upper) and _is_header(first)
    left, right = min(line.box.x0 for line in upper), max(line.box.x1 for line in upper)
    return names and first.box.x0 - _SAME_PLACE <= left and right <= max(line.box.x1 for line in rows) + _SAME_PLACE


def kinds_of(lines: Sequence[Line]) -> list[int]:
    """The kinds of all lines. A figure alone, set on the middle of the label of several lines to its left, is a row of
    two columns torn in lines."""
    kinds = [_kind(line) for line in lines]
    for place, line in enumerate(lines):
        if len(line.segments) != 1 or not is_value(line.text):
            continue
        for other in (place - 1, place + 1):
            if 0 <= other < len(lines) and _beside(lines[other], line):
                kinds[place] = 2
                kinds[other] = kinds[other] or 1
    return kinds


def _beside(label: Line, figure: Line) -> bool:
    """Whether words stand left of a figure, so near to its height that they overlap."""
    shared = min(label.box.y1, figure.box.y1) - max(label.box.y0, figure.box.y0)
    words = label.segments[0]
    return shared > _WOVEN * figure.size and words.box.x1 < figure.box.x0 and is_label(words.text)


# One figure with its unit may be a word of a passage beside another; so many in a line are cells.
_FEWEST_MEASURES = 2


def _kind(line: Line) -> int:
    """2: figures in columns; 1: words in columns; 0: one run of words."""
    if len(line.segments) < 2:
        return 0
    first, second = line.segments[:2]
    if len(line.segments) == 2 and _MARK.fullmatch(first.text) and is_label(second.text):
        # A note or an item of a list, its mark set off.
        return 0
    if any(is_value(one.text) or year_in(one.text) is not None for one in line.segments[1:]):
        return 2
    return 2 if sum(is_measure(one.text) for one in line.segments) >= _FEWEST_MEASURES else 1


def _run_end(lines: Sequence[Line], kinds: Sequence[int], first: int, width: float, rules: Sequence[Box]) -> int:
    last = first
    figures = False
    gaps: list[float] = []
    for place in range(first + 1, len(lines)):
        before, line = lines[place - 1], lines[place]
        gap = line.box.y0 - before.box.y1
        size = min(line.size, before.size)
        ruled = rule_between(before, line, rules)
        usual = sorted(gaps)[len(gaps) // 2] if len(gaps) > 2 else 0.8 * size
        most = max(1.5 * size, 2.2 * usual)
        if ruled:
            most = max(most, (_TALL_GAP if len(gaps) < 3 else _RULED_GAP) * size)
        figures = figures or _has_figures(before)
        if not figures and kinds[place] == 2:
            # Below a header the rows of a table may stand further apart than its lines.
            most = max(most, _UNDER_HEADER * size)
        if gap > most:
            break
        if kinds[place]:
            if last < place - 1 and _is_header(line) and (figures or before.is_bold):
                break
            if figures and gap > _NEW_HEADER * max(usual, 0.5 * size) and _names_years(line):
                break
            if figures and last == place - 2 and before.is_bold and line.is_bold and _names_columns(line):
                break
            last = place
        elif (
            (place - last > _MOST_SINGLES and not ruled)
            or line.size > 1.5 * lines[first].size
            or (line.box.x1 - line.box.x0 > _WIDE * width and not ruled)
            or note(line.text, among_notes=False)
            or is_notes_head(line.text)
            or (figures and _opens_item(line, lines[place + 1 : place + 2]))
        ):
            break
        gaps.append(max(gap, 0.0))
    return last + 1


def _opens_item(line: Line, after: Sequence[Line]) -> bool:
    """Whether a line is the number and the words of the next thing asked, over names of columns of its own."""
    item = line.is_bold and _ITEM.match(line.text) is not None
    return item and any(_names_columns(one) and one.box.x0 > line.box.x0 for one in after)


def _has_figures(line: Line) -> bool:
    return any(is_number(one.text) and year_in(one.text) is None for one in line.segments[1:])


def _names_years(line: Line) -> bool:
    return sum(year_in(one.text) is not None for one in line.segments) > 1


def _is_header(line: Line) -> bool:
    """Names of columns: years, or words only, in at least three places."""
    if _names_years(line):
        return True
    return len(line.segments) > 2 and not any(is_value(one.text) or is_share(one.text) for one in line.segments[1:])


def _names_columns(line: Line) -> bool:
    """Whether words stand in two places or more, and no figure."""
    return len(line.segments) > 1 and not any(is_value(one.text) for one in line.segments)


def rule_between(before: Line, line: Line, rules: Sequence[Box]) -> bool:
    top, bottom = before.box.y0 + 0.5 * before.size, line.box.y0 + 0.5 * line.size
    return any(top <= rule.y0 <= bottom and rule.x0 < line.box.x1 and rule.x1 > line.box.x0 for rule in rules)
