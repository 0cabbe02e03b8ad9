"""Words torn between two cells are put together again, where the pieces themselves give it away.

"Total volume o | f wastewater" is one label; "Male | person" is two cells. A join is made only if one of the pieces is
no word and the whole is one, or if neither is a word; a reader that guesses further would glue labels to units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_unit, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST = re.compile(r"([A-Za-z]+)$")
_FIRST = re.compile(r"^([A-Za-z]+)")
_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_CLINGS = re.compile(r"[-‐][a-z]{2,}")
_OVERLAP = 3
_WORD = 4
# A cell does not end in one of these and mean it. ("By" it may: "Waste by | method".)
_LEAD_ON = frozenset({"of", "the", "and", "per", "for", "in", "to", "with", "from", "on", "at", "or"})


def mended(
    cells: Sequence[str],
    known: frozenset[str],
    *,
    before: int | None = None,
    figures: frozenset[int] = frozenset(),
) -> tuple[str, ...]:
    """The cells of a row with torn words whole: the joined text in the left cell, the right one empty, so that no
    column moves. Nothing is joined in the columns from ``before`` on: they hold units and figures; nor are two
    columns of ``figures``."""
    out = _years_whole(cells)
    end = len(out) if before is None else min(before, len(out))
    left, reached, torn = 0, 0, False
    for index in range(1, end):
        cell = out[index]
        if not cell:
            continue
        apart = left in figures and index in figures
        joined = join(out[left], cell, known, torn=torn) if out[left] and index == reached + 1 and not apart else None
        if joined is None:
            left, torn = index, False
        else:
            # What was joined takes part in the next join, from where it ended.
            out[left], out[index], torn = joined, "", True
        reached = index
    return tuple(out)


def _years_whole(cells: Sequence[str]) -> list[str]:
    """The cells with years that were torn over two of them whole: "FY2 | 023"."""
    out = list(cells)
    for at in range(1, len(out)):
        left, right = out[at - 1], out[at]
        if any(map(str.isalpha, left)) and right[:1].isdigit() and year_in(left) is None and year_in(right) is None:
            both = year_in(left + right)
            out[at - 1 : at + 1] = [left + right, ""] if both is not None else [left, right]
    return out


def words_mended(text: str, known: frozenset[str]) -> str:
    """A line in which two pieces that make a known word, one of them being none, are that word: "supplie ers"."""
    words = text.split(" ")
    at = 0
    while at + 1 < len(words):
        a, b = words[at : at + 2]
        whole = _whole(a, b, known) if a.isalpha() and b.isalpha() and b[0].islower() else None
        if whole is not None and whole != b and whole.casefold() in known:
            words[at : at + 2] = [whole]
        else:
            at += 1
    return " ".join(words)


def join(left: str, right: str, known: frozenset[str], *, torn: bool = False) -> str | None:
    """The two cells as one text, ``None`` where they are two. ``torn``: the left one has been mended already, so that a
    break between two whole words is believed too."""
    if is_value(left) or is_value(right) or year_in(right) is not None or is_unit(right):
        return None
    if (_HYPHEN.search(left) and right[:1].islower()) or _CLINGS.match(right):
        return left + right
    last, first = _LAST.search(left), _FIRST.search(right)
    if last is None or first is None or _two_words(left, right, known):
        return None
    a, b = last[1], first[1]
    if len(b) == 1 and b.isupper() and len(a) > 1 and (a + b).casefold() in known:
        return left + b.lower() + right[1:]
    if not (b[0].islower() or (a.isupper() and b.isupper()) or right.startswith(a)):
        return None
    if left == a and len(a) == 1 and (a + b).casefold() not in known and not right.startswith(a):
        return None
    woven = None if _completes(a, b, known) else _woven(left, right, known)
    if woven is not None:
        return woven
    if b.casefold() not in known and a.casefold() in known and (a[-1] + b).casefold() in known:
        return f"{left} {a[-1]}{right}"
    whole = _whole(a, b, known)
    if whole is not None:
        return left[: last.start(1)] + whole + right[first.end(1) :]
    return f"{left} {right}" if b[0].islower() and (torn or a.casefold() in _LEAD_ON) else None


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


def _two_words(left: str, right: str, known: frozenset[str]) -> bool:
    """Two cells of one longer word each, as the second line of a header holds them: "malls | towers"."""
    alone = left.isalpha() and right.isalpha() and min(len(left), len(right)) >= _WORD
    return alone and (left + right).casefold() not in known


def _woven(left: str, right: str, known: frozenset[str]) -> str | None:
    """Two lines torn at the same place: "Hazardous was 1,000 of revenu" and "te treatment intensity per RMB e"."""
    words, others = left.split(), right.split()
    for place, word in enumerate(words[:-1]):
        rest = words[place + 1 :]
        stub = len(word) == 1 and word.islower() and word != "a"
        if not stub and not _completes(word, others[0], known):
            continue
        second = next((at for at, other in enumerate(others) if at and _completes(rest[-1], other, known)), 0)
        if stub and not second:
            continue
        first = [*words[:place], others[0]] if stub else [*words[:place], word + others[0]]
        if not second:
            return " ".join([*first, *others[1:], *rest])
        return " ".join([*first, *others[1:second], *rest[:-1], rest[-1] + others[second], *others[second + 1 :]])
    return None


def _completes(start: str, end: str, known: frozenset[str]) -> bool:
    """Whether two pieces make a known word, one of them being none."""
    if not start.isalpha() or not end.isalpha() or (start + end).casefold() not in known:
        return False
    return not all(len(piece) > 1 and piece.casefold() in known for piece in (start, end))
