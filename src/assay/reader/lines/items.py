"""Lines of extracted text told apart: rows of a table, separators, HTML tables, blank lines, text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_value
from assay.reader.grids.raw_row import RawRow
from assay.reader.pages.markup import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.page import Page, TextLine

ItemKind = Literal["row", "rule", "html", "blank", "text", "page"]

_RULE = re.compile(r"[\s|:+\-=_─━\t]*(?:-{2,}|={3,}|_{3,}|─{2,}|━{2,})[\s|:+\-=_─━\t]*")
_PIPE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"\s*(?:[-–•●■◆▪‧·○✓✔➢➤]|\(?[a-zA-Z\d]{1,3}[.)]|[（(][^()（）]{1,3}[)）])\s*")
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_DASH_LABEL = re.compile(r"(?:[-–—•·]|\u3000)\s*[^\W\d]")
_INNER_CELL = re.compile(r"<(?:td|th)\b|<\w+\s+\w+\.\w+<|</t[dh]>", re.IGNORECASE)
_HEAP = 20
_MOST_TABLE_LINES = 4000


@dataclass(frozen=True, slots=True)
class Item:
    """A line, or an HTML table of several, with the number of its first line."""

    kind: ItemKind
    number: int
    page: int
    text: str = ""
    row: RawRow = field(default_factory=lambda: RawRow(()))
    fields: int = 0


def items(pages: Sequence[Page]) -> Iterator[Item]:
    """The lines of all pages; a ``page`` item stands where a new page begins."""
    for page in pages:
        if page.number > 1:
            yield Item("page", page.lines[0].number if page.lines else 0, page.number)
        yield from _of_page(page.lines, page.number)


def _of_page(lines: Sequence[TextLine], page: int) -> Iterator[Item]:
    index = 0
    while index < len(lines):
        line = lines[index]
        if _TABLE_OPEN.search(line.text):
            last = _end_of_table(lines, index)
            yield Item("html", line.number, page, "\n".join(one.text for one in lines[index : last + 1]))
            index = last + 1
            continue
        yield _item(line, page)
        index += 1


def _end_of_table(lines: Sequence[TextLine], first: int) -> int:
    depth = 0
    for index in range(first, min(len(lines), first + _MOST_TABLE_LINES)):
        depth += len(_TABLE_OPEN.findall(lines[index].text)) - len(_TABLE_CLOSE.findall(lines[index].text))
        if depth <= 0:
            return index
    return first


def _item(line: TextLine, page: int) -> Item:
    text = line.text
    if not text.strip() or _FENCE.fullmatch(text):
        return Item("blank", line.number, page)
    if (_PIPE_RULE.fullmatch(text) and "|" in text) or _RULE.fullmatch(text):
        return Item("rule", line.number, page)
    cells = _cells(text)
    if cells is not None:
        row = raw_row([_before_rubbish(cell) for cell in cells], line.number)
        if any(_is_heap(cell) for cell in row.texts):
            return Item("blank", line.number, page)
        if not row.is_empty:
            return Item("row", line.number, page, text, row, len(cells))
        return Item("blank", line.number, page)
    return Item("text", line.number, page, text)


def _before_rubbish(cell: str) -> str:
    """Tags of table cells inside a cell are a converter's rubbish: whole rows said again in one cell."""
    found = _INNER_CELL.search(cell)
    return cell[: found.start()] if found else cell


def _is_heap(cell: str) -> bool:
    """A cell with a column's worth of figures and hardly a word."""
    tokens = cell.split()
    return len(tokens) >= _HEAP and sum(is_value(token) or len(token) == 1 for token in tokens) > 0.7 * len(tokens)


def _cells(text: str) -> list[str] | None:
    if "\t" in text:
        cells = text.split("\t")
        said = [cell for cell in cells if cell.strip()]
        if len(said) == 2 and _BULLET.fullmatch(said[0]) and len(said[1]) > 30:
            return None
        return cells if len(said) > 1 or len(cells) > 2 else None
    pipes = len(_PIPE.findall(text))
    stripped = text.strip()
    if pipes >= 2 and (stripped.startswith("|") or (pipes >= 2 and " | " in text)):
        # A stroke that opens the line is a frame; one behind a space, where none closes it, parts an empty cell off.
        inner = stripped.removeprefix("|") if text.startswith("|") or stripped.endswith("|") else text.lstrip(" ")
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        return [cell.replace("\\|", "|") for cell in _PIPE.split(inner)]
    return None


def raw_row(cells: Sequence[str], number: int) -> RawRow:
    """A row of cells as they stand in the file; the indent is told from the spaces or dash before the label."""
    texts = [plain(cell) for cell in cells]
    label = next((cell for cell in cells if plain(cell)), "")
    bold = bool(label) and all(is_bold(cell) for cell in cells if cell.strip())
    return RawRow(tuple(GridCell(text=text, line=number) for text in texts), indent(label), bold)


def indent(label: str) -> int:
    """Levels of indent before a label: two spaces, one full-width space or one dash make a level."""
    wide = len(label) - len(label.lstrip("\u3000"))
    spaces = len(label) - len(label.lstrip(" \u00a0"))
    inner = label.strip(" \u00a0\u3000")
    return wide + (spaces + 1) // 2 * (spaces > 1) + bool(_DASH_LABEL.match(inner))
