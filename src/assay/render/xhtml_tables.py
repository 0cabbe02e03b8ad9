"""Tables of figures, tables of words and content indexes as XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.render.anchors import note_anchor
from assay.render.markup import element, words

if TYPE_CHECKING:
    from assay.render.inline import Inline
    from assay.report.document import Cell, Column, FactTable, IndexRow, IndexTable, NoteRef, PlainTable, TableRow


def fact_table(table: FactTable, inline: Inline) -> str:
    headings = [
        *([_heading(table.kpi_heading, "kpi")] if table.kpi_heading else []),
        _heading(table.label_heading, "label"),
        *([_heading(table.unit_heading, "unit")] if table.unit_heading else []),
        *(_column_heading(column) for column in table.columns),
    ]
    rows = [_fact_row(row, table, inline, len(headings)) for row in table.rows]
    return _framed(
        table.id, table.caption, "figures", headings, rows, _remarks(table.notes, table.source, table.id, inline)
    )


def plain_table(table: PlainTable, inline: Inline) -> str:
    headings = [_column_heading(column) for column in table.columns]
    rows = [
        element(
            "tr",
            (
                element("td", inline.runs(cell, table.id), class_=f"to-{column.align}")
                for cell, column in zip(row, table.columns, strict=True)
            ),
        )
        for row in table.rows
    ]
    columns = _column_widths([column.share for column in table.columns])
    remarks = _remarks(table.notes, table.source, table.id, inline)
    return _framed(table.id, table.caption, "words", headings, rows, remarks, columns)


def index_table(table: IndexTable, inline: Inline) -> str:
    names = table.headings
    headings = [_heading(name, "label") for name in (names.provision, names.requirement, names.status, names.where)]
    rows = [_index_row(row, inline) for row in table.rows]
    return _framed(table.id, table.caption, "words index", headings, rows, "", _column_widths([2, 9, 3, 6]))


def _framed(
    name: str, caption: str, kind: str, headings: list[str], rows: list[str], remarks: str, columns: str = ""
) -> str:
    inner = (
        element("caption", words(caption))
        + columns
        + element("thead", element("tr", headings))
        + element("tbody", rows)
    )
    table = element("div", element("table", inner, class_=kind), class_="scroll")
    return element("div", table + remarks, id=name, class_="table")


def _column_widths(shares: list[int]) -> str:
    whole = sum(shares)
    return "".join(element("col", style=f"width:{share * 100 // whole}%") for share in shares)


def _heading(text: str, kind: str) -> str:
    return element("th", words(text), scope="col", class_=kind)


def _column_heading(column: Column) -> str:
    content = words(column.label)
    if column.unit:
        content += "<br />" + element("span", words(column.unit), class_="unit")
    return element("th", content, scope="col", class_=f"to-{column.align}{' current' if column.current else ''}")


def _fact_row(row: TableRow, table: FactTable, inline: Inline, width: int) -> str:
    label = words(row.label) + inline.marks(row.note_marks, table.id)
    if row.emphasis == "group" and not row.cells:
        kpi = element("span", words(row.kpi), class_="kpi") + " " if row.kpi else ""
        unit = " " + element("span", words(row.unit), class_="unit") if row.unit else ""
        heading = element("th", kpi + label + unit, colspan=width, scope="rowgroup", class_=_indent(row))
        return element("tr", heading, class_="group")
    cells = [
        *([element("td", words(row.kpi), class_="kpi")] if table.kpi_heading else []),
        element("th", label, scope="row", class_=_indent(row)),
        *([element("td", words(row.unit), class_="unit")] if table.unit_heading else []),
        *(
            _figure_cell(cell, column, row, table, inline)
            for cell, column in zip(row.cells, table.columns, strict=False)
        ),
        *(element("td") for _ in table.columns[len(row.cells) :]),
    ]
    return element("tr", cells, class_="" if row.emphasis == "normal" else row.emphasis)


def _figure_cell(cell: Cell, column: Column, row: TableRow, table: FactTable, inline: Inline) -> str:
    notes = tuple(note_anchor(table.id, mark) for mark in (*row.note_marks, *cell.note_marks))
    content = inline.figure(cell.text, cell.fact_key, cell.decimals, notes) + inline.marks(cell.note_marks, table.id)
    kinds = [f"to-{column.align}", *(["current"] if column.current else []), *(["missing"] if cell.missing else [])]
    return element("td", content, class_=" ".join(kinds))


def _indent(row: TableRow) -> str:
    return f"indent-{min(row.indent, 4)}" if row.indent else ""


def _remarks(notes: tuple[NoteRef, ...], source: str, table_id: str, inline: Inline) -> str:
    lines = [
        element(
            "p",
            element("sup", words(note.mark), class_="mark")
            + " "
            + inline.note(note_anchor(table_id, note.mark), note.text),
            id=note_anchor(table_id, note.mark),
            class_="note",
        )
        for note in notes
    ]
    if source:
        lines.append(element("p", words(source), class_="note"))
    return "".join(lines)


def _index_row(row: IndexRow, inline: Inline) -> str:
    if row.status is None:
        heading = " ".join(part for part in (row.provision, row.requirement) if part)
        return element("tr", element("th", words(heading), colspan=4, scope="rowgroup"), class_="group")
    places = "<br />".join(inline.link(words(target.text), target.anchor) for target in row.targets)
    note = element("div", words(row.note), class_="note") if row.note else ""
    duty = element("div", words(row.duty), class_="note") if row.duty else ""
    return element(
        "tr",
        (
            element("th", words(row.provision), scope="row"),
            element("td", words(row.requirement)),
            element("td", words(row.status_text) + duty, class_=f"status {row.status}"),
            element("td", places + note),
        ),
    )
