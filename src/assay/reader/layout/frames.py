"""Ruled tables that stand beside running text: the page is parted on their edge before words become lines.

Two columns of text share their baselines, a table and the text beside it do not: lines made over the whole width
would join words of both, and no gutter found afterwards tells them apart again. What is ruled on one width again and
again is one table, and where words beside it stand on baselines of their own they are none of its labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.layout.levels import levels_of
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.page import Word

# A table has a header and two rows at least, each with a rule; its rows are no higher than this.
_FEWEST_LEVELS = 4
_HIGHEST_ROW = 90.0
_NARROWEST = 120.0
_SAME_EDGE = 3.0
# Running text beside it: so many lines, each so many words.
_FEWEST_LINES = 4
_WORDS_A_LINE = 3.5
_GUTTER = 6.0
_SAME_BASELINE = 1.0
# The labels of a table stand on the lines of its figures; of other text, one line in three does by chance.
_TOGETHER = 0.5
_DEEPEST = 4


def parts_of(words: Sequence[Word], rules: Sequence[Box], page: Box, depth: int = 0) -> tuple[Box, ...]:
    """The parts of a page that are read one after the other, from its top; the whole page where no table stands beside
    text. They do not overlap."""
    if len(rules) < _FEWEST_LEVELS or depth == _DEEPEST:
        return (page,)
    for frame in frames_of(rules):
        for x in (frame.x0, frame.x1):
            cut = _cut(words, rules, frame, x)
            if cut is not None:
                at, top, bottom = cut[0], max(cut[1], page.y0), min(cut[2], page.y1)
                parts = (
                    Box(page.x0, page.y0, page.x1, top),
                    Box(page.x0, top, at, bottom),
                    Box(at, top, page.x1, bottom),
                    Box(page.x0, bottom, page.x1, page.y1),
                )
                return tuple(
                    one
                    for part in parts
                    if (held := [word for word in words if holds(part, word.box)])
                    for one in parts_of(held, [rule for rule in rules if holds(part, rule)], part, depth + 1)
                )
    return (page,)


def holds(part: Box, box: Box) -> bool:
    """Whether the middle of a box lies in a part of the page."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return part.x0 <= x < part.x1 and part.y0 <= y < part.y1


def frames_of(rules: Sequence[Box]) -> Iterator[Box]:
    """What is ruled on one width, again and again, from the top."""
    open_: list[list[tuple[float, float, float]]] = []
    for level in levels_of(rules):
        for x0, x1 in level.spans:
            if x1 - x0 < _NARROWEST:
                continue
            for run in open_:
                a, b, y = run[-1]
                if abs(a - x0) <= _SAME_EDGE and abs(b - x1) <= _SAME_EDGE and level.y - y <= _HIGHEST_ROW:
                    run.append((x0, x1, level.y))
                    break
            else:
                open_.append([(x0, x1, level.y)])
    for run in open_:
        if len(run) >= _FEWEST_LEVELS:
            yield Box(min(x for x, _, _ in run), run[0][2], max(x for _, x, _ in run), run[-1][2])


def _cut(words: Sequence[Word], rules: Sequence[Box], frame: Box, edge: float) -> tuple[float, float, float] | None:
    """Where the page is parted beside a table, and from what height to what height nothing crosses that place."""
    left = edge == frame.x0
    level = [word for word in words if frame.y0 < (word.box.y0 + word.box.y1) / 2 < frame.y1]
    inside = [word for word in level if frame.x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= frame.x1 + 1]
    beside = [word for word in level if (word.box.x1 <= edge + 1 if left else word.box.x0 >= edge - 1)]
    if not beside or not inside or not _is_running(beside) or _stand_together(beside, inside):
        return None
    near = max(word.box.x1 for word in beside) if left else min(word.box.x0 for word in beside)
    if abs(near - edge) < _GUTTER:
        return None
    at = (near + edge) / 2
    crossing = [one for one in (*(word.box for word in words), *rules) if one.x0 < at < one.x1]
    if any(one.y1 > frame.y0 and one.y0 < frame.y1 for one in crossing):
        return None
    top = max((one.y1 for one in crossing if one.y1 <= frame.y0), default=-1e6)
    bottom = min((one.y0 for one in crossing if one.y0 >= frame.y1), default=1e6)
    return at, top, bottom


def _baselines(words: Sequence[Word]) -> list[float]:
    found: list[float] = []
    for y in sorted(word.box.y1 for word in words):
        if not found or y - found[-1] > 2 * _SAME_BASELINE:
            found.append(y)
    return found


def _is_running(words: Sequence[Word]) -> bool:
    lines = len(_baselines(words))
    letters = sum(any(sign.isalpha() for sign in word.text) for word in words)
    han = sum("\u4e00" <= sign <= "\u9fff" for word in words for sign in word.text)
    return lines >= _FEWEST_LINES and max(letters, han / 3) >= _WORDS_A_LINE * lines


def _stand_together(beside: Sequence[Word], inside: Sequence[Word]) -> bool:
    figures = [word for word in inside if any(sign.isdigit() for sign in word.text)]
    rows, lines = _baselines(figures), _baselines(beside)
    if len(rows) < _FEWEST_LEVELS - 1:
        return True
    same = sum(any(abs(row - line) <= _SAME_BASELINE for line in lines) for row in rows)
    return same >= _TOGETHER * len(rows)
