"""Words torn between two cells are put together again, where the pieces themselves give it away.

"Total volume o | f wastewater" is one label; "Male | person" is two cells. A join is made only if one of the pieces is no
word and the whole is one, or if neither piece is a word; a reader that guesses further would glue labels to units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.grids_cells import is_unit, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST = re.compile(r"([A-Za-z]+)$")
_FIRST = re.compile(r"^([A-Za-z]+)")
_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_OVERLAP = 3


def mended(cells: Sequence[str], known: frozenset[str]) -> tuple[str, ...]:
    """The cells of a row with torn words whole: the joined text in the left cell, the right one empty, so that no
    column moves."""
    out = list(cells)
    left: int | None = None
    torn = False
    for index, cell in enumerate(out):
        if not cell:
            continue
        joined = None if left is None or index != left + 1 else join(out[left], cell, known, torn=torn)
        if joined is None:
            left, torn = index, False
            continue
        out[left], out[index] = joined, ""
        left_end = left
        # What was joined takes part in the next join, from where it ended.
        out_next = index + 1
        if out_next < len(out) and out[out_next]:
            more = join(out[left_end], out[out_next], known, torn=True)
            if more is not None:
                out[left_end], out[out_next] = more, ""
        left, torn = None, False
    return tuple(out)


def join(left: str, right: str, known: frozenset[str], *, torn: bool = False) -> str | None:
    """The two cells as one text, ``None`` where they are two. ``torn``: the left one has been mended already, so that a
    break between two whole words is believed too."""
    if is_value(left) or is_value(right) or year_in(right) is not None or is_unit(right):
        return None
    if _HYPHEN.search(left) and right[:1].islower():
        return left + right
    last, first = _LAST.search(left), _FIRST.search(right)
    if last is None or first is None:
        return None
    a, b = last[1], first[1]
    if not (b[0].islower() or (a.isupper() and b.isupper()) or right.startswith(a)):
        return None
    whole = _whole(a, b, known)
    if whole is not None:
        return left[: last.start(1)] + whole + right[first.end(1) :]
    woven = _woven(left, right, known)
    if woven is not None:
        return woven
    return f"{left} {right}" if torn and b[0].islower() else None


def _whole(a: str, b: str, known: frozenset[str]) -> str | None:
    low_a, low_b = a.casefold(), b.casefold()
    is_a = low_a in known and len(a) > 1
    is_b = low_b in known and len(b) > 1
    if is_a and is_b:
        return None
    if not is_a and len(b) > len(a) and low_b.startswith(low_a) and is_b:
        return b
    if low_a + low_b in known:
        return a + b
    for shared in range(1, _OVERLAP + 1):
        if low_a[-shared:] == low_b[:shared] and (low_a + low_b[shared:]) in known:
            return a + b[shared:]
    if is_a or is_b:
        return None
    return a + b


def _woven(left: str, right: str, known: frozenset[str]) -> str | None:
    """Two lines torn at the same place: "Hazardous was 1,000 of revenu" and "te treatment intensity per RMB e"."""
    words = left.split()
    others = right.split()
    for place, word in enumerate(words[:-1]):
        low = word.casefold()
        if low in known and len(low) > 1 and others[0].casefold() in known:
            continue
        if not word.isalpha() or (low + others[0].casefold()) not in known:
            continue
        if low in known and others[0].casefold() in known:
            continue
        rest = words[place + 1 :]
        start = [*words[:place], word + others[0], *others[1:]]
        last = start[-1]
        if len(others) > 1 and (rest[-1] + last).casefold() in known and last.casefold() not in known:
            return " ".join([*start[:-1], *rest[:-1], rest[-1] + last])
        return " ".join([*start, *rest])
    return None
