"""Group keys: what the rows of one bulk sum have in common. The key is their lineage; it can be written and read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assay.core.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

_MARKS = (("%", "%25"), (";", "%3B"), ("=", "%3D"), ("#", "%23"), ("[", "%5B"), ("]", "%5D"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupKey:
    """``cells``: field and text as it stands in the file. ``slot``: the stretch of time that start and end of every
    row lie in; rows that fit into none share ``start`` and ``end`` as they stand in the file. ``classes``: numbers
    that lie outside their range, such as ``("quantity", "below")``.
    """

    cells: tuple[tuple[str, str], ...]
    slot: Period | None = None
    start: str = ""
    end: str = ""
    classes: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """``site=birch;carrier=electricity;unit=kWh;2025-01-01..2025-12-31``."""
        parts = [f"{_escaped(name)}={_escaped(text)}" for name, text in self.cells]
        parts += [f"{_escaped(name)}#{_escaped(kind)}" for name, kind in self.classes]
        if self.slot is not None:
            return ";".join([*parts, str(self.slot)])
        return ";".join([*parts, f"start={_escaped(self.start)}", f"end={_escaped(self.end)}"])


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one key, summed exactly. ``least`` stands for them wherever a single number is judged.

    A number whose cells are all empty has no sum: ``None``.
    """

    key: GroupKey
    count: int
    sums: Mapping[str, Decimal | None]
    least: Mapping[str, Decimal | None]

    @property
    def inexact(self) -> bool:
        """Whether the rows hold binary fractions that are no decimals, which nothing exact can be made of."""
        return any(kind == "inexact" for _, kind in self.key.classes)


def parse_key(text: str) -> GroupKey:
    """Read what `GroupKey` writes, alone or inside a record's id. Raises `ValueError` for anything else."""
    inside = text[text.rindex("[") + 1 : -1] if text.endswith("]") else text
    cells: list[tuple[str, str]] = []
    classes: list[tuple[str, str]] = []
    slot: Period | None = None
    for part in inside.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            cells.append((_plain(name), _plain(value)))
        elif "#" in part:
            name, _, value = part.partition("#")
            classes.append((_plain(name), _plain(value)))
        else:
            start, _, end = part.partition("..")
            slot = Period(date.fromisoformat(start), date.fromisoformat(end))
    if slot is not None:
        return GroupKey(cells=tuple(cells), slot=slot, classes=tuple(classes))
    days = dict(cells[-2:])
    if set(days) != {"start", "end"}:
        raise ValueError(f"'{text}' names no stretch of time")
    return GroupKey(cells=tuple(cells[:-2]), start=days["start"], end=days["end"], classes=tuple(classes))


def _escaped(text: str) -> str:
    for mark, code in _MARKS:
        text = text.replace(mark, code)
    return text


def _plain(text: str) -> str:
    for mark, code in reversed(_MARKS):
        text = text.replace(code, mark)
    return text
