"""A report written as plain text, taken apart into what is to be set: paragraphs, and tables of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise

from assay.reader.grids.cells import is_number, year_in

_SPACES = re.compile(r"\S(?: {2,})\S")
# A header that begins so far in has no words over the labels.
_FAR = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """``columns`` and ``rows`` are how many it spans."""

    text: str
    columns: int = 1
    rows: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Drawable:
    """A table: the first ``header`` rows name its columns. ``lines`` are those of the text, from 1, it is made of."""

    rows: tuple[tuple[Cell, ...], ...]
    width: int
    header: int
    lines: range


def parts_of(text: str) -> tuple[Paragraph | Drawable, ...]:
    """The parts of a report in their order. Tables are told by tabs, strokes, runs of spaces or ``<table>``."""
    out: list[Paragraph | Drawable] = []
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
            continue
        last = _end(lines, place)
        if line.startswith("<table") or _kind(line):
            run = lines[place:last]
            rows = _html("\n".join(run)) if line.startswith("<table") else _delimited(run)
            out.append(_table(rows, range(place + 1, last + 1)))
            place = last
        else:
            heading = len(line) < 60 and not line.rstrip().endswith((".", "。", "：", ":"))
            out.append(Paragraph(line.strip().lstrip("# "), heading))
            place += 1
    return tuple(out)


def _kind(line: str) -> str:
    if "\t" in line:
        return "\t"
    if "|" in line:
        return "|"
    return "  " if _SPACES.search(line.strip()) else ""


def _end(lines: list[str], place: int) -> int:
    """A table ends with its tag, or at an empty line; a line without cells inside it is a group row."""
    if lines[place].startswith("<table"):
        return next(at for at in range(place, len(lines)) if "</table>" in lines[at]) + 1
    return next((at for at in range(place, len(lines)) if not lines[at].strip()), len(lines))


def _delimited(lines: list[str]) -> list[list[Cell]]:
    kind = _kind(lines[0])
    rows = []
    for line in lines:
        if re.fullmatch(r"[|:\-\s]+", line):
            continue
        if kind == "|":
            texts = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        elif kind == "\t":
            texts = [cell.rstrip() for cell in line.split("\t")]
        else:
            texts = re.split(r" {2,}", line.strip())
            texts[0] = " " * (len(line) - len(line.lstrip(" "))) + texts[0]
        rows.append([Cell(text.replace("**", ""), bold="**" in text) for text in texts])
    width = max(len(row) for row in rows)
    deep = kind == "  " and rows[0][0].text.startswith(" " * _FAR)
    if not deep:
        return rows
    return [[Cell("")] * (width - len(rows[0])) + [Cell(cell.text.strip()) for cell in rows[0]], *rows[1:]]


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = []
        self._open: Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._open = Cell("", int(said.get("colspan") or 1), int(said.get("rowspan") or 1))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open = Cell(self._open.text + data.strip(), self._open.columns, self._open.rows)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._open:
            self.rows[-1].append(self._open)
            self._open = None


def _html(text: str) -> list[list[Cell]]:
    parser = _Html()
    parser.feed(text)
    return parser.rows


def _table(rows: list[list[Cell]], lines: range) -> Drawable:
    width = max(sum(cell.columns for cell in row) for row in rows)
    header = next((at for at, row in enumerate(rows) if _holds_figures(row)), 1)
    while header > 1 and sum(bool(cell.text) for cell in rows[header - 1]) == 1:
        header -= 1
    header = max(header, *(at + cell.rows for at, row in enumerate(rows[: header or 1]) for cell in row), 1)
    whole = any(cell.rows > 1 for row in rows for cell in row)
    out = []
    for at, row in enumerate(rows):
        cells = list(row)
        if not whole:
            cells += [Cell("")] * (width - sum(cell.columns for cell in row))
        if at < header - 1:
            cells = _spanning(cells)
        if at >= header and cells[0].text.strip() and not any(cell.text for cell in cells[1:]):
            cells = [Cell(cells[0].text, width, bold=True)]
        out.append(tuple(cells))
    return Drawable(tuple(out), width, header, lines)


def _holds_figures(row: list[Cell]) -> bool:
    return any(is_number(cell.text) and year_in(cell.text) is None for cell in row[1:])


def _spanning(cells: list[Cell]) -> list[Cell]:
    """A heading followed by empty cells stands over them."""
    out = [cells[0]]
    for before, cell in pairwise(cells):
        if not cell.text and before is not cells[0] and out[-1].text:
            out[-1] = Cell(out[-1].text, out[-1].columns + 1)
        elif cell.text or out[-1] is cells[0] or not cell.text:
            out.append(cell)
    return out
