"""Which column each piece of a line belongs to, where columns are kept apart by spaces.

The pieces from the first figure on are its tail. Rows whose tail has the usual make-up (figure, unit, figure) are put
into columns by order, however far the columns wander; other rows and the header by where they stand over those.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import UNIT_HEADS, is_unit, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 2
_USUAL = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together, and from where to where they reach on their line, in narrow signs."""

    text: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        return is_value(self.text)

    @property
    def is_year(self) -> bool:
        return year_in(self.text) is not None


@dataclass(frozen=True, slots=True)
class Slots:
    """The columns of a table: where those of words begin, and from where to where each of the tail reaches."""

    words: tuple[int, ...]
    tail: tuple[tuple[int, int], ...]
    kinds: tuple[bool, ...]

    @property
    def width(self) -> int:
        return len(self.words) + len(self.tail)


def tail_at(pieces: Sequence[Piece]) -> int:
    """Where the first figure stands that comes behind words; the number of pieces where none does."""
    return next((n for n, piece in enumerate(pieces) if n and piece.is_figure and not piece.is_year), len(pieces))


def slots_of(lines: Sequence[Sequence[Piece]]) -> Slots | None:
    """The columns of the rows of a table; ``None`` where the rows have no make-up in common."""
    tails = [pieces[tail_at(pieces) :] for pieces in lines]
    made = Counter(tuple(piece.is_figure for piece in tail) for tail in tails if tail)
    if not made:
        return None
    usual = [kinds for kinds, count in made.items() if count >= max(2, _USUAL * made.total())] or [*made]
    kinds = max(usual, key=lambda each: (len(each), made[each]))
    full = [tail for tail in tails if tuple(piece.is_figure for piece in tail) == kinds]
    tail = tuple((min(each[n].start for each in full), max(each[n].end for each in full)) for n in range(len(kinds)))
    return Slots(_word_starts(lines), tail, kinds)


def _word_starts(lines: Sequence[Sequence[Piece]]) -> tuple[int, ...]:
    """Where columns of words begin: at the left, and wherever a second piece of words begins again and again."""
    before = [pieces[: tail_at(pieces)] for pieces in lines if tail_at(pieces) < len(pieces)]
    left = min(pieces[0].start for pieces in before)
    begins = Counter(piece.start for pieces in before for piece in pieces[1:])
    starts = [left]
    for start, count in sorted(begins.items()):
        together = sum(begins[other] for other in range(start - _NEAR, start + _NEAR + 1))
        if (count > 1 or together > 1) and start > starts[-1] + _NEAR:
            starts.append(start)
    if len(starts) == 1 and begins and 2 * begins.total() >= len(before):
        # Units that wander: they stand behind the label in most rows.
        starts.append(min(begins))
    return tuple(_apart_somewhere(starts, before))


def _apart_somewhere(starts: Sequence[int], lines: Sequence[Sequence[Piece]]) -> list[int]:
    """The beginnings of columns without those that never hold words beside the column before: units that are set to the
    right or to the middle."""
    kept = list(starts[:2])
    for start in starts[2:]:
        if any(
            any(kept[-1] - _NEAR <= piece.start < start - _NEAR for piece in pieces[1:])
            and any(piece.start >= start - _NEAR for piece in pieces[1:])
            for pieces in lines
        ):
            kept.append(start)
    return kept


def placed(pieces: Sequence[Piece], slots: Slots, *, heads: bool) -> list[str]:
    """The texts of a line, column by column. ``heads``: the line is of the header."""
    at = _head_at(pieces, slots) if heads else tail_at(pieces)
    words, tail = pieces[:at], pieces[at:]
    texts = [""] * slots.width
    for n, piece in enumerate(words):
        column = _word_column(piece, slots, behind=n > 0)
        texts[column] = f"{texts[column]} {piece.text}".strip()
    count = len(tail)
    if count == len(slots.tail) and (heads or tuple(piece.is_figure for piece in tail) == slots.kinds):
        columns = list(range(count))
    elif heads and 1 < count < len(slots.tail) and len(slots.tail) % count == 0 and _even(tail, slots):
        columns = [n * (len(slots.tail) // count) for n in range(count)]
    else:
        columns = _by_place(tail, slots)
    for piece, column in zip(tail, columns, strict=True):
        place = len(slots.words) + column
        texts[place] = f"{texts[place]} {piece.text}".strip()
    return texts


def _head_at(pieces: Sequence[Piece], slots: Slots) -> int:
    """Where the pieces of a header begin that stand over the tail."""
    first = slots.tail[0]
    for n, piece in enumerate(pieces):
        over = piece.end > first[0] and piece.text.casefold() not in UNIT_HEADS
        beside = bool(n) and len(pieces) - n == len(slots.tail) and (piece.is_year or over)
        if (n or piece.is_year or piece.start > slots.words[-1]) and (beside or over):
            return n
    years = [n for n, piece in enumerate(pieces) if piece.is_year]
    return years[0] if years and len(years) == len(slots.tail) else len(pieces)


def _word_column(piece: Piece, slots: Slots, *, behind: bool) -> int:
    column = max((n for n, start in enumerate(slots.words) if start <= piece.start + _NEAR), default=0)
    if behind and not column and len(slots.words) > 1 and (is_unit(piece.text) or piece.text.casefold() in UNIT_HEADS):
        return len(slots.words) - 1
    return column


def _even(tail: Sequence[Piece], slots: Slots) -> bool:
    """Whether each piece of a header stands over as many columns as the others do."""
    step = len(slots.tail) // len(tail)
    return all(
        slots.tail[n * step][0] - _NEAR <= piece.end and piece.start <= slots.tail[(n + 1) * step - 1][1] + _NEAR
        for n, piece in enumerate(tail)
    )


def _by_place(tail: Sequence[Piece], slots: Slots) -> list[int]:
    """The column that each piece stands over or nearest to, from left to right."""
    columns = [min(range(len(slots.tail)), key=lambda n: _apart(piece, slots.tail[n])) for piece in tail]
    if all(one < other for one, other in pairwise(columns)) or len(tail) > len(slots.tail):
        return columns
    kept: list[int] = []
    for n, column in enumerate(columns):
        lowest = kept[-1] + 1 if kept else 0
        kept.append(min(max(column, lowest), len(slots.tail) - (len(tail) - n)))
    return kept


def _apart(piece: Piece, span: tuple[int, int]) -> tuple[float, float]:
    gap = max(piece.start - span[1], span[0] - piece.end, 0)
    return (gap, abs(piece.end - span[1]))
