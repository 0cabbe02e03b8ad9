"""How many of the first lines of a table are its header, and from where to where the figures of each column reach."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_absent, is_measure, is_number, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.layout.levels import Level, Span
    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Box

_MOST_LINES = 14
# Lines of one heading, in heights of a letter.
_PITCH = 1.4
_STOREY = 2.2
_WHOLE = 0.7
_FEW = 0.25
_WOVEN = 0.15
_MONEY = re.compile(r"(?:[A-Z]{1,3}\$|[$£€¥]|RMB|HKD|USD|NTD)\s?[\d,.]+\s?\w{0,8}")
# "4.62噸二氧化碳當量／噸"; "12個月" is no figure of a table.
_HAN = re.compile(r"[\d,]+(?:\.\d+)?\s?(?!個月|个月)[噸吨千公升立方兆瓦太焦克人元萬万億亿個个家間间宗次小]")
# What a table of yes and no, or of what lacks, prints in place of figures.
_SIGNS = frozenset(("X", "x", "Y", "N", "N/EL", "EL", "✓", "✔", "●", "•", "○"))
_OPEN = re.compile(r".*(?:\b(?:under|over|below|above|than|to|and|aged?|ages|between)|[-–])", re.IGNORECASE | re.DOTALL)
_BEGINS_WITH_FIGURE = re.compile(r"[€$£¥]?\d")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}[a-z]?|[a-z]{1,2}|[ivx]{1,4})\)?", re.IGNORECASE)


def header_end(lines: Sequence[Line], columns: dict[int, Span], cuts: Sequence[float], levels: Sequence[Level]) -> int:
    """How many of the first lines of a table are its header: those before the first with a figure in a column, without
    the title or the torn label of the first rows."""
    figures = (at for at, line in enumerate(lines) if _holds_figures(line, cuts) and not _ends_ages(lines, at))
    end = min(next(figures, 0), next(_strokes(lines, columns), len(lines)))
    if end > _MOST_LINES:
        return 0
    end = _before_label(lines, min(end, _second_full_row(lines, end, cuts, levels)), cuts, levels)
    seen: set[int] = set()
    start = cuts[min(columns) - 1] if columns else cuts[0]
    for at, line in enumerate(lines[:end]):
        over = {n for one in line.segments if one.box.x0 > start - 1 for n in _touched(one.box, columns)}
        said = line.segments[0].box.x0 < start - 1
        whole = len(seen) >= _WHOLE * len(columns)
        if (
            at
            and said
            and whole
            and len(over) <= _FEW * len(columns)
            and not _runs_on(lines[at - 1], line, start, levels)
            and not _covered(_near(line, lines[at + 1 : end]), columns, start)
        ):
            return at
        seen |= over
    return end


def _second_full_row(lines: Sequence[Line], end: int, cuts: Sequence[float], levels: Sequence[Level]) -> int:
    """The first line, below a rule, of a row that fills all columns, its label too, under headings that do so already,
    and begins a cell with a figure: "Reach | 19.3m people" below "Target | 2023". ``end`` where there is none."""
    filled: set[int] = set()
    for at, line in enumerate(lines[:end]):
        cells = {sum(cut <= one.box.x0 + 1 for cut in cuts): one.text for one in line.segments}
        told = [text for n, text in cells.items() if n and _BEGINS_WITH_FIGURE.match(text) and year_in(text) is None]
        if len(filled) > len(cuts) < len(cells) and told and _ruled_off(lines[at - 1], line, levels):
            return at
        filled |= cells.keys()
    return end


def _ruled_off(above: Line, line: Line, levels: Sequence[Level]) -> bool:
    middles = (above.box.y0 + above.box.y1) / 2, (line.box.y0 + line.box.y1) / 2
    return any(middles[0] < level.y < middles[1] and level.covers(line.box.x0, line.box.x1) > 0.5 for level in levels)


def _strokes(lines: Sequence[Line], columns: dict[int, Span]) -> Iterator[int]:
    """The lines that have a stroke, or a word for nothing, where figures stand below words."""
    headed: set[int] = set()
    for at, line in enumerate(lines):
        if any(is_absent(one.text) and headed.intersection(_touched(one.box, columns)) for one in line.segments):
            yield at
        headed.update(n for one in line.segments for n in _touched(one.box, columns))


def _near(line: Line, below: Sequence[Line]) -> list[Line]:
    return [one for one in below if one.box.y0 - line.box.y0 <= _STOREY * line.size]


def _covered(lines: Sequence[Line], columns: dict[int, Span], start: float) -> bool:
    """Whether headings stand over most of the columns of figures, as no name of a group does."""
    over = [[one.box for one in line.segments if one.box.x0 > start - 1] for line in lines]
    held = {n for boxes in over if len(boxes) > 1 for box in boxes for n in _touched(box, columns)}
    return len(held) >= _WHOLE * len(columns)


def _ends_ages(lines: Sequence[Line], at: int) -> bool:
    """Whether the numbers of a line are the ends of headings above: "Under" over "30", "30 to" over "50"."""
    numbers = [one for one in lines[at].segments if is_number(one.text)]
    above = lines[at - 1].segments if at else ()
    return bool(numbers) and all(
        any(_OPEN.fullmatch(over.text) and over.box.x0 < one.box.x1 and over.box.x1 > one.box.x0 for over in above)
        for one in numbers
    )


def _before_label(lines: Sequence[Line], end: int, cuts: Sequence[float], levels: Sequence[Level]) -> int:
    """The header without the upper lines of the first label, on the middle of which its figures are set."""
    while end:
        above, line = lines[end - 1], lines[end]
        words = above.segments[0]
        overlap = above.box.y1 - line.box.y0 > _WOVEN * line.size
        ruled = any(above.box.y1 - 1 < level.y < line.box.y1 and level.covers(*_ends(words)) > 0.5 for level in levels)
        first = max((one.box.y0 for one in line.segments if one.box.x0 > cuts[0]), default=0.0)
        if len(above.segments) != 1 or words.box.x1 > cuts[0] + 1 or ruled:
            break
        if not overlap and above.box.y1 < first - line.size:
            break
        end -= 1
    return end


def _ends(segment: Segment) -> tuple[float, float]:
    return segment.box.x0, segment.box.x1


def _touched(box: Box, columns: dict[int, Span]) -> list[int]:
    return [n for n, (x0, x1) in columns.items() if box.x0 <= x1 + 1 and box.x1 >= x0 - 1]


def _runs_on(above: Line, line: Line, start: float, levels: Sequence[Level]) -> bool:
    """Whether the words over the labels are the next line of those above them."""
    upper, lower = above.segments[0], line.segments[0]
    a, b = (upper.box.y0 + upper.box.y1) / 2, (lower.box.y0 + lower.box.y1) / 2
    ruled = any(a < level.y < b and level.covers(lower.box.x0, lower.box.x1) > 0.5 for level in levels)
    return upper.box.x0 < start - 1 and b - a <= _PITCH * lower.size and not ruled


def _holds_figures(line: Line, cuts: Sequence[float]) -> bool:
    over = [one for one in line.segments if one.box.x0 > cuts[0] - 1]
    if ordinals(over):
        return False
    figures = sum(_figures(one) for one in over)
    absent = sum(is_absent(one.text) for one in over)
    return bool(figures) or absent >= 2 or (absent > 0 and absent == len(over) and line.segments[0].box.x1 < cuts[0])


def _figures(segment: Segment) -> bool:
    """Whether a piece of a line is a figure, or several that stand as near to each other as words do."""
    if len(segment.words) == 1 or is_number(segment.text) or is_printed(segment.text):
        return is_printed(segment.text)
    return all(is_number(word.text) and year_in(word.text) is None for word in segment.words)


def is_printed(text: str) -> bool:
    """Whether words are a figure and nothing else, with or without its unit, and no year."""
    if year_in(text) is not None:
        return False
    return is_number(text) or is_measure(text) or _MONEY.fullmatch(text) is not None or _HAN.match(text) is not None


def ordinals(segments: Sequence[Segment]) -> bool:
    """Whether pieces of a line number the columns: ``(1) (2) (3)`` or ``a b c`` over them."""
    texts = [one.text.replace(" ", "").casefold() for one in segments]
    if len(texts) < 3 or not all(_ORDINAL.fullmatch(text) for text in texts):
        return False
    bare = [text.strip("()") for text in texts]
    if all(text.isdigit() for text in bare):
        return all(int(b) - int(a) == 1 for a, b in pairwise(bare))
    return all(not text.isdigit() for text in bare) and bare == sorted(set(bare), key=lambda text: (len(text), text))


def figure_columns(lines: Sequence[Line], cuts: Sequence[float]) -> dict[int, Span]:
    """From where to where the figures of each column reach."""
    found: dict[int, Span] = {}
    for line in lines:
        for one in line.segments:
            first = sum(cut <= one.box.x0 + 0.5 for cut in cuts)
            last = sum(cut < one.box.x1 - 0.5 for cut in cuts)
            value = is_number(one.text) and year_in(one.text) is None
            if first and first == last and (value or is_absent(one.text) or one.text in _SIGNS):
                x0, x1 = found.get(first, (one.box.x0, one.box.x1))
                found[first] = (min(x0, one.box.x0), max(x1, one.box.x1))
    return found
