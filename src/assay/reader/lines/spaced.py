"""Tables whose columns are kept apart by runs of spaces, as tools give them that keep the picture of a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_number, is_unit, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.items import indent
from assay.reader.lines.runs import each_run
from assay.reader.lines.slots import Piece, Slots, placed, slots_of, tail_at
from assay.reader.lines.within import may_head
from assay.reader.pages.markup import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.lines.items import Item

# What stands apart: a word, then at most one space to the next. Two narrow spaces part columns, so does a wide one.
_PIECE = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_GOES_ON = re.compile(r"[a-z(（/&]")
_LEADS_ON = re.compile(r"(?:.*\s)?(?:and|or|of|for|by|in|to|per|with|from|the|&)|.*[,(（、及和與与]$", re.IGNORECASE)
# Raised marks of notes that fell on a line of their own.
_MARKS = re.compile(r"\s*\d{1,2}\)(?:[,\s]+\d{1,2}\))*\s*")
_FEWEST = 3
_FEWEST_BARE = 4
_MOST_BLANKS = 1


def with_columns(found: Sequence[Item]) -> list[Item]:
    """The items, lines of words kept apart by spaces made rows wherever several of them make columns."""
    return each_run(found, _run, _MOST_BLANKS)


def _run(run: Sequence[Item]) -> list[Item]:
    run = [item for item in run if not _MARKS.fullmatch(item.text)]
    pieces = [_pieces(item.text) if item.kind == "text" else () for item in run]
    if sum(_is_row(those) for those in pieces) < _FEWEST:
        return list(run)
    done: list[Item] = []
    shown = 0
    for first, last in _tables(pieces):
        made = _table(run[first:last], pieces[first:last])
        if made:
            done += [*run[shown:first], *made]
            shown = last
    return [*done, *run[shown:]]


def _tables(pieces: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, int]]:
    """From where to where lines may be of one table: a header below rows of figures begins another one."""
    rows = [n for n, those in enumerate(pieces) if _is_row(those)]
    first = _with_header(pieces, rows[0], 0)
    last = first
    for n in range(first, rows[-1] + 1):
        if _is_header(pieces[n]) and any(tail_at(those) < len(those) for those in pieces[first:last]):
            # A header of two lines is one header; what stands between a table and the next header is no row.
            if first < last:
                yield first, last
            first = _with_header(pieces, n, last)
        if _is_row(pieces[n]):
            last = n + 1
    yield first, last


def _with_header(pieces: Sequence[Sequence[Piece]], row: int, floor: int) -> int:
    """The first of the lines right above that are pieces of a header."""
    while row > floor and len(pieces[row - 1]) > 1:
        row -= 1
    return row


def _table(run: Sequence[Item], pieces: Sequence[Sequence[Piece]]) -> list[Item]:
    """The rows of a table; nothing where the lines are none."""
    valued = [those for those in pieces if tail_at(those) < len(those)]
    dated = any(piece.is_year for piece in pieces[0])
    slots = slots_of(valued) if len(valued) >= (_FEWEST - 1 if dated else _FEWEST) else None
    if slots is None:
        return []
    apart = [_unglued(those, slots) for those in pieces]
    head = next((n for n, those in enumerate(apart) if tail_at(those) < len(those)), 0)
    named = [
        those
        for those in apart[:head]
        if len(those) > 1 and not any(is_number(p.text) and not p.is_year for p in those)
    ]
    years = any(piece.is_year for those in apart for piece in those)
    if not years and len(valued) < _FEWEST_BARE and not any(len(those) >= len(slots.tail) for those in named):
        return []
    if not years and not named and len(slots.tail) < 2:
        return []
    left = min(piece.start for those in apart for piece in those)
    done: list[Item] = []
    texts: list[list[str]] = []
    for n, (item, those) in enumerate(zip(run, apart, strict=True)):
        heads = n < head or (_is_header(those) and not tail_at(those) < len(those))
        if item.kind == "text" and (
            len(those) > 1 or may_head(plain(item.text)) or (heads and those and those[0].is_year)
        ):
            told = placed(those, slots, heads=heads)
            if _continues(texts, told) and done[-1].kind == "row":
                texts[-1] = told = _joined(texts[-1], told)
                done[-1] = _row(item, those, told, left)
                continue
            texts.append(told)
            done.append(_row(item, those, told, left))
        else:
            done.append(item)
    return done


def _continues(texts: Sequence[Sequence[str]], told: Sequence[str]) -> bool:
    """Whether a row goes on with the words of the line before it, which hold no figure."""
    if not texts or not told[0]:
        return False
    before = texts[-1]
    if any(before[1:]) or not before[0] or not any(told[1:]) or year_in(before[0]) is not None:
        return False
    return bool(_GOES_ON.match(told[0]) or _LEADS_ON.fullmatch(before[0]))


def _joined(before: Sequence[str], told: Sequence[str]) -> list[str]:
    return [f"{before[0]} {told[0]}", *told[1:]]


def _unglued(pieces: Sequence[Piece], slots: Slots) -> tuple[Piece, ...]:
    """The pieces of a line, a figure parted from words that run up to its column with a single space."""
    done: list[Piece] = []
    for piece in pieces:
        words, _, figure = piece.text.rpartition(" ")
        start = piece.end - _width(figure)
        over = any(start <= span[1] and span[0] <= piece.end for span in slots.tail)
        wanted = over and bool(words) and is_number(figure) and not is_value(piece.text) and not piece.is_year
        if wanted and len(pieces) + 1 <= slots.width:
            done += [Piece(words, piece.start, start - 1), Piece(figure, start, piece.end)]
        else:
            done.append(piece)
    return tuple(done)


def _pieces(text: str) -> tuple[Piece, ...]:
    found = []
    for hit in _PIECE.finditer(text.replace("\u3000", "  ")):
        start = _width(text[: hit.start()])
        found.append(Piece(hit[0], start, start + _width(hit[0])))
    return tuple(found)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _is_row(pieces: Sequence[Piece]) -> bool:
    """Several pieces, one of them a figure or a year behind words, or years alone."""
    values = [n for n, piece in enumerate(pieces) if piece.is_figure or piece.is_year]
    return len(pieces) > 1 and bool(values) and (values[-1] > 0 or any(piece.is_year for piece in pieces))


def _is_header(pieces: Sequence[Piece]) -> bool:
    """Years, or the names of columns: several pieces and no figure among them."""
    if len(pieces) < 2 or any(is_number(piece.text) and not piece.is_year for piece in pieces):
        return False
    years = sum(piece.is_year for piece in pieces)
    if years:
        return True
    names = [piece for piece in pieces if piece.text.casefold() not in UNIT_HEADS and not is_unit(piece.text)]
    return len(pieces) > 2 and len(names) > 1 and not any(piece.is_figure for piece in pieces)


def _row(item: Item, pieces: Sequence[Piece], texts: Sequence[str], left: int) -> Item:
    cells = tuple(GridCell(text=plain(text), line=item.number) for text in texts)
    label = " " * max(pieces[0].start - left, 0) if texts[0] else ""
    label += next((text for text in texts if text), "")
    return replace(item, kind="row", row=RawRow(cells, indent(label), is_bold(item.text)), fields=len(cells))
