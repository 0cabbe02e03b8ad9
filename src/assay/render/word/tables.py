"""Tables of figures, tables of words and content indexes as tables of a word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.render.word.elements import field, keep_with_next, link, made, paragraph, run
from assay.render.word.styles import TABLE, style_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assay.render.word.elements import Bookmarks
    from assay.report.document import Column, FactTable, IndexRow, IndexTable, PlainTable, Runs, TableRow

# The width between the margins, in twentieths of a point.
WIDTH = 9412
_FIGURE, _UNIT, _KPI = 1150, 1450, 900

# Up to so many rows a table is kept on one page.
_ON_ONE_PAGE = 12

TEXT, HEADING = style_id("Table Text"), style_id("Table Heading")

Cell = tuple[int, "BaseOxmlElement"]


def fact_table(table: FactTable, tint: str) -> BaseOxmlElement:
    """Figures by year. The column of the reporting year is tinted."""
    lead = [_KPI] if table.kpi_heading else []
    unit = [_UNIT] if table.unit_heading else []
    figures = [min(_FIGURE, WIDTH // (len(table.columns) + 2))] * len(table.columns)
    widths = [*lead, WIDTH - sum(lead) - sum(unit) - sum(figures), *unit, *figures]
    headings = [
        *([paragraph(HEADING, [run(table.kpi_heading)])] if lead else []),
        paragraph(HEADING, [run(table.label_heading)]),
        *([paragraph(HEADING, [run(table.unit_heading)])] if unit else []),
        *(_column_heading(column) for column in table.columns),
    ]
    rows = [_row(zip(widths, headings, strict=True), header=True)]
    rows += _kept(
        [_fact_row(row, table, widths, tint) for row in table.rows],
        [row.emphasis == "group" and not row.cells for row in table.rows],
        remarks=bool(table.notes or table.source),
    )
    return _table(widths, rows)


def plain_table(table: PlainTable, write: Callable[[Runs], list[BaseOxmlElement]]) -> BaseOxmlElement:
    widths = _shared([column.share for column in table.columns])
    heading = _row(zip(widths, map(_column_heading, table.columns), strict=True), header=True)
    rows = []
    for row in table.rows:
        cells = [paragraph(TEXT, write(cell), align=c.align) for cell, c in zip(row, table.columns, strict=True)]
        rows.append(_row(zip(widths, cells, strict=True)))
    return _table(widths, [heading, *_kept(rows, [False] * len(rows), remarks=bool(table.notes or table.source))])


def index_table(table: IndexTable, bookmarks: Bookmarks) -> BaseOxmlElement:
    """A content index whose page numbers are references: they follow the text when it moves."""
    names = table.headings
    widths = _shared([11, 29, 14, 30, 8])
    headings = (names.provision, names.requirement, names.status, names.where, names.page)
    rows = [_row(zip(widths, (paragraph(HEADING, [run(name)]) for name in headings), strict=True), header=True)]
    rows += _kept(
        [_index_row(row, widths, bookmarks) for row in table.rows],
        [row.status is None for row in table.rows],
        remarks=False,
    )
    return _table(widths, rows)


def _kept(rows: list[BaseOxmlElement], headings: Sequence[bool], *, remarks: bool) -> list[BaseOxmlElement]:
    """The rows, each that may not end a page tied to the next: headings of groups, the first and the last but one, all
    of a short table; and the last where remarks follow."""
    last = len(rows) - 1
    for number, (row, heading) in enumerate(zip(rows, headings, strict=True)):
        inner = number < last and (len(rows) <= _ON_ONE_PAGE or number in (0, last - 1))
        if heading or inner or (remarks and number == last):
            keep_with_next(row)
    return rows


def _table(widths: Sequence[int], rows: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    properties = made(
        "tblPr",
        [
            made("tblStyle", val=TABLE),
            made("tblW", w=str(sum(widths)), type="dxa"),
            made("tblLayout", type="fixed"),
            made(
                "tblLook",
                val="0020",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="1",
                noVBand="1",
            ),
        ],
    )
    grid = made("tblGrid", [made("gridCol", w=str(width)) for width in widths])
    return made("tbl", [properties, grid, *rows])


def _row(cells: Iterable[Cell], *, header: bool = False) -> BaseOxmlElement:
    properties = made("trPr", [made("cantSplit"), *([made("tblHeader")] if header else [])])
    return made("tr", [properties, *(_cell(width, content) for width, content in cells)])


def _cell(width: int, *content: BaseOxmlElement, span: int = 1, fill: str = "") -> BaseOxmlElement:
    properties = made("tcPr", [made("tcW", w=str(width), type="dxa")])
    if span > 1:
        properties.append(made("gridSpan", val=str(span)))
    if fill:
        properties.append(made("shd", val="clear", color="auto", fill=fill.removeprefix("#")))
    return made("tc", [properties, *content])


def _column_heading(column: Column) -> BaseOxmlElement:
    words = f"{column.label}\n{column.unit}" if column.unit else column.label
    return paragraph(HEADING, [run(words)], align=column.align)


def _fact_row(row: TableRow, table: FactTable, widths: Sequence[int], tint: str) -> BaseOxmlElement:
    bold = row.emphasis in ("group", "total")
    label = [run(row.label, bold=bold), *marks(row.note_marks)]
    if row.emphasis == "group" and not row.cells:
        before = [run(f"{row.kpi}  ", bold=True)] if row.kpi else []
        after = [run(f"  {row.unit}")] if row.unit else []
        words = _indented(paragraph(TEXT, [*before, *label, *after]), row.indent)
        return made("tr", [made("trPr", [made("cantSplit")]), _cell(sum(widths), words, span=len(widths), fill=tint)])
    lead = [paragraph(TEXT, [run(row.kpi)])] if table.kpi_heading else []
    unit = [paragraph(TEXT, [run(row.unit)])] if table.unit_heading else []
    contents = [*lead, _indented(paragraph(TEXT, label), row.indent), *unit]
    cells = [_cell(width, content) for width, content in zip(widths, contents, strict=False)]
    figures = [*row.cells, *[None] * (len(table.columns) - len(row.cells))]
    for width, figure, column in zip(widths[len(contents) :], figures, table.columns, strict=True):
        shown = [run(figure.text, bold=row.emphasis == "total"), *marks(figure.note_marks)] if figure else []
        cells.append(_cell(width, paragraph(TEXT, shown, align=column.align), fill=tint if column.current else ""))
    return made("tr", [made("trPr", [made("cantSplit")]), *cells])


def marks(of: Iterable[str]) -> list[BaseOxmlElement]:
    return [run(mark, raised=True) for mark in of]


def _indented(one: BaseOxmlElement, steps: int) -> BaseOxmlElement:
    if steps:
        one[0].append(made("ind", left=str(200 * min(steps, 4))))
    return one


def _index_row(row: IndexRow, widths: Sequence[int], bookmarks: Bookmarks) -> BaseOxmlElement:
    if row.status is None:
        words = " ".join(part for part in (row.provision, row.requirement) if part)
        heading = paragraph(TEXT, [run(words, bold=True)])
        return made("tr", [made("trPr", [made("cantSplit")]), _cell(sum(widths), heading, span=len(widths))])
    known = [target for target in row.targets if target.anchor in bookmarks]
    places = [paragraph(TEXT, [link(bookmarks.name(t.anchor), [run(t.text)])]) for t in known]
    if row.note:
        places.append(paragraph(TEXT, [run(row.note, italic=True)]))
    pages = [paragraph(TEXT, field(f"PAGEREF {bookmarks.name(t.anchor)} \\h", "…"), align="right") for t in known]
    empty = [paragraph(TEXT)]
    contents = (
        [paragraph(TEXT, [run(row.provision, bold=True)])],
        [paragraph(TEXT, [run(row.requirement)])],
        [
            paragraph(TEXT, [run(row.status_text)]),
            *([paragraph(TEXT, [run(row.duty, italic=True)])] if row.duty else []),
        ],
        places or empty,
        pages or empty,
    )
    cells = [_cell(width, *content) for width, content in zip(widths, contents, strict=True)]
    return made("tr", [made("trPr", [made("cantSplit")]), *cells])


def _shared(shares: Sequence[int]) -> list[int]:
    whole = sum(shares)
    widths = [WIDTH * share // whole for share in shares]
    return [*widths[:-1], WIDTH - sum(widths[:-1])]
