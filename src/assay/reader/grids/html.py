"""HTML tables as rows of cells: spans filled, nested tables read as text of their cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from assay.reader.block import GridCell
from assay.reader.grids.raw_row import RawRow
from assay.reader.pages.markup import raised

_BREAKS = frozenset({"br", "p", "li", "div"})
_MOST_COLUMNS = 120


@dataclass(slots=True)
class _Cell:
    line: int = 1  # of the table's own lines, from 1
    columns: int = 1
    rows: int = 1
    bold: bool = False
    parts: list[str] = field(default_factory=list)


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._depth = 0
        self._raised = False
        self._in_caption = False
        self.caption: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif tag == "caption" and self._depth <= 1:
            self._in_caption, self._cell = True, None
        elif tag == "tr" and self._depth <= 1:
            self._in_caption = False
            self.rows.append([])
            self._cell = None
        elif tag in {"td", "th"} and self._depth <= 1:
            values = dict(attrs)
            self._cell = _Cell(self.getpos()[0], _span(values.get("colspan")), _span(values.get("rowspan")))
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._cell)
        elif self._cell is not None:
            if tag in _BREAKS:
                self._cell.parts.append(" ")
            elif tag == "sup":
                self._raised = True
            elif tag in {"b", "strong"}:
                self._cell.bold = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._cell is not None and tag in _BREAKS:
            self._cell.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag in {"td", "th"} and self._depth <= 1:
            self._cell = None
        elif tag == "caption":
            self._in_caption = False
        elif tag == "sup":
            self._raised = False

    def handle_data(self, data: str) -> None:
        if self._in_caption:
            self.caption.append(data)
        elif self._cell is not None:
            self._cell.parts.append(raised(data) if self._raised else data)


def html_caption(text: str) -> str:
    """The caption of an HTML table; ``""`` where it has none."""
    parser = _Rows()
    parser.feed(text)
    return " ".join("".join(parser.caption).split())


def html_rows(text: str, number: int | None) -> tuple[RawRow, ...]:
    """The rows of an HTML table that begins on line ``number``. A cell over several rows stands in its first one;
    a cell over several columns stands in the first of them and says how many."""
    parser = _Rows()
    parser.feed(text)
    parser.close()
    out: list[RawRow] = []
    covered: dict[int, int] = {}
    for cells in parser.rows:
        row: list[GridCell] = []
        line = number + cells[0].line - 1 if number is not None and cells else number
        queue = list(cells)
        while queue or any(column >= len(row) for column in covered):
            column = len(row)
            if column > _MOST_COLUMNS:
                break
            if covered.get(column, 0) > 0:
                covered[column] -= 1
                if not covered[column]:
                    del covered[column]
                row.append(GridCell(text="", line=line))
                continue
            if not queue:
                row.append(GridCell(text="", line=line))
                continue
            cell = queue.pop(0)
            text = " ".join("".join(cell.parts).split())
            row.append(
                GridCell(text=text, line=number + cell.line - 1 if number is not None else None, columns=cell.columns)
            )
            row.extend(GridCell(text="", line=line) for _ in range(cell.columns - 1))
            for offset in range(cell.columns if cell.rows > 1 else 0):
                covered[column + offset] = cell.rows - 1
        bold = any(cell.bold for cell in cells[:1])
        out.append(RawRow(tuple(row), 0, bold))
    return tuple(row for row in out if not row.is_empty)


def _span(value: str | None) -> int:
    return min(int(value), _MOST_COLUMNS) if value and value.isdecimal() and int(value) else 1
