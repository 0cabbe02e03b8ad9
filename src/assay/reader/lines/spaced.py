"""Tables whose columns are kept apart by runs of spaces, as tools give them that keep the picture of a page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_value, year_in
from assay.reader.grids.rows import RawRow
from assay.reader.lines.items import indent
from assay.reader.lines.runs import each_run
from assay.reader.lines.within import may_head
from assay.reader.pages.markup import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.lines.items import Item

# What stands apart: a word, then at most one space to the next. Two narrow spaces part columns, so does a wide one.
_PIECE = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_FEWEST = 3
_MOST_BLANKS = 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stand together, and from where to where they reach on their line, in narrow signs."""

    text: str
    start: int
    end: int


def with_columns(found: Sequence[Item]) -> list[Item]:
    """The items, lines of words kept apart by spaces made rows wherever several of them make columns."""
    return each_run(found, _run, _MOST_BLANKS)


def _run(run: Sequence[Item]) -> list[Item]:
    pieces = [_pieces(item.text) if item.kind == "text" else () for item in run]
    rows = [n for n, those in enumerate(pieces) if _is_row(those)]
    if len(rows) < _FEWEST or not any(_header(pieces[n]) for n in rows):
        return list(run)
    first, last = rows[0], rows[-1]
    while first and run[first - 1].kind == "text" and len(pieces[first - 1]) > 1:
        first -= 1
    several = [those for those in pieces[first : last + 1] if len(those) > 1]
    columns = _columns(several)
    width = len(columns) if columns else max(len(those) for those in several)
    if width < _FEWEST - 1:
        return list(run)
    done = list(run[:first])
    for item, those in zip(run[first : last + 1], pieces[first : last + 1], strict=True):
        if item.kind == "text" and (len(those) > 1 or may_head(plain(item.text))):
            texts = _texts(those, columns) if columns else _ragged(those, width)
            done.append(_row(item, those, texts, min(piece.start for those in several for piece in those)))
        else:
            done.append(item)
    return [*done, *run[last + 1 :]]


def _pieces(text: str) -> tuple[_Piece, ...]:
    found = []
    for hit in _PIECE.finditer(text.replace("\u3000", "  ")):
        start = _width(text[: hit.start()])
        found.append(_Piece(hit[0], start, start + _width(hit[0])))
    return tuple(found)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _is_row(pieces: Sequence[_Piece]) -> bool:
    """Several pieces, one of them a figure or a year behind words, or years alone."""
    values = [n for n, piece in enumerate(pieces) if is_value(piece.text) or year_in(piece.text) is not None]
    return len(pieces) > 1 and bool(values) and (values[-1] > 0 or _header(pieces))


def _header(pieces: Sequence[_Piece]) -> bool:
    return len(pieces) > 1 and sum(year_in(piece.text) is not None for piece in pieces) > 0


def _columns(lines: Sequence[Sequence[_Piece]]) -> list[tuple[int, int]] | None:
    """From where to where the columns reach: pieces that stand over each other are of one. ``None`` where that would
    put two pieces of a line into one column."""
    spans = sorted((piece.start, piece.end) for pieces in lines for piece in pieces)
    columns: list[tuple[int, int]] = []
    for start, end in spans:
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    for pieces in lines:
        places = [_column(piece, columns) for piece in pieces]
        if len(set(places)) != len(places):
            return None
    return columns


def _column(piece: _Piece, columns: Sequence[tuple[int, int]]) -> int:
    return next((n for n, (start, end) in enumerate(columns) if start <= piece.start < end), 0)


def _texts(pieces: Sequence[_Piece], columns: Sequence[tuple[int, int]]) -> list[str]:
    texts = [""] * len(columns)
    for piece in pieces:
        texts[_column(piece, columns)] = piece.text
    return texts


def _ragged(pieces: Sequence[_Piece], width: int) -> list[str]:
    """The cells of a row whose columns do not stand over each other: words from the left, figures from the right."""
    end = len(pieces)
    while end and (is_value(pieces[end - 1].text) or year_in(pieces[end - 1].text) is not None):
        end -= 1
    words, values = [piece.text for piece in pieces[:end]], [piece.text for piece in pieces[end:]]
    return [*words, *[""] * (width - len(pieces)), *values]


def _row(item: Item, pieces: Sequence[_Piece], texts: Sequence[str], left: int) -> Item:
    cells = tuple(GridCell(text=plain(text), line=item.number) for text in texts)
    label = " " * max(pieces[0].start - left, 0) if texts[0] else ""
    label += next((text for text in texts if text), "")
    return replace(item, kind="row", row=RawRow(cells, indent(label), is_bold(item.text)), fields=len(cells))
