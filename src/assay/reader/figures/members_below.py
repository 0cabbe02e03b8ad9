"""Which rows of a table are split by the men and women that follow each of them: "Officers, Male, Female, Clerks,
Male, Female" without any indent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.row_paths import is_total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.figures.path_row import PathRow

_FEWEST = 2


def members_below(rows: Sequence[PathRow]) -> Mapping[int, int]:
    """For each row of figures that the same men and women follow as another one: the last of these."""
    found: dict[int, int] = {}
    first = 0
    while first < len(rows):
        last = first
        while last + 1 < len(rows) and not rows[last + 1].group:
            last += 1
        found.update(_in_run(rows, first, last))
        first = last + 1
    return found


def _in_run(rows: Sequence[PathRow], first: int, last: int) -> Mapping[int, int]:
    """Among rows without a heading between them. All of them must be such rows and their parts."""
    ends: dict[int, int] = {}
    names: set[tuple[str, ...]] = set()
    at = first + 1 if rows[first].group else first
    while at <= last:
        end = at
        while end < last and member_kind(rows[end + 1].label) == "gender":
            end += 1
        parts = tuple(row.label for row in rows[at + 1 : end + 1])
        if member_kind(rows[at].label) == "gender" or (not parts and not is_total(rows[at].label)):
            return {}
        if parts:
            if len(parts) < _FEWEST or len(set(parts)) < len(parts):
                return {}
            names.add(parts)
            ends[at] = end
        at = end + 1
    return ends if len(ends) > 1 and len(names) == 1 else {}
