"""Which rows of figures in bold letters head those below them: "Emissions 11 13, Home 4 4, Abroad 7 9, Intensity …"
without any indent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.figures.path_row import PathRow

_FEWEST, _MANY = 2, 4


def bold_heads(rows: Sequence[PathRow]) -> Mapping[int, int]:
    """For each row of figures in bold letters that heads rows in others: the last of these.

    A table says so where each stretch of rows begins with one and none ends with one, for rows in bold letters at the
    end are sums of what is above them, and where the same rows stand below two of them, or many are. A row that has a
    unit of its own, not that of the head, is headed no more.
    """
    found: dict[int, int] = {}
    first = 0
    while first < len(rows):
        last = first
        while last + 1 < len(rows) and not rows[last + 1].group:
            last += 1
        start = first + 1 if rows[first].group else first
        if start < last:
            if not rows[start].bold or rows[last].bold:
                return {}
            found.update(_in_run(rows, start, last))
        first = last + 1
    headed = {at: end for at, end in found.items() if end > at}
    if len({rows[at].label for at in headed}) < max(len(headed), _FEWEST):
        return {}
    below = [{row.label for row in rows[at + 1 : end + 1]} for at, end in headed.items()]
    again = any(one & other for n, one in enumerate(below) for other in below[n + 1 :])
    return headed if again or len(headed) >= _MANY else {}


def _in_run(rows: Sequence[PathRow], first: int, last: int) -> Mapping[int, int]:
    heads = [at for at in range(first, last + 1) if rows[at].bold]
    ends = [at - 1 for at in heads[1:]] + [last]
    return {at: _until(rows, at, end) for at, end in zip(heads, ends, strict=True)}


def _until(rows: Sequence[PathRow], head: int, last: int) -> int:
    unit = rows[head].unit
    for at in range(head + 1, last + 1):
        own = rows[at].unit
        if unit is not None and own is not None and own.unit != unit.unit:
            return at - 1
    return last
