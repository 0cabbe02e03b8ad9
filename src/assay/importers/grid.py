"""A grid of cells becomes a table: find the header row, name the columns, leave out what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.rows import RawRow, TableRead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

FORMULA_ERRORS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})

# Titles and remarks above a table fill one cell; a header row fills several.
_HEADER_SEARCH = 20


def table_of(
    grid: Iterable[tuple[int, Sequence[str]]],
    place: Place,
    left_out: Collection[int] = (),
    *,
    check_length: bool = False,
) -> TableRead:
    """Read ``(row number, cells)`` pairs. Rows in ``left_out`` were reported already and are passed over.

    With ``check_length`` (text files) a row longer than the header is refused, for its cells have shifted.
    """
    numbered = [(number, cells) for number, cells in grid if any(cells)]
    at = _header_position(numbered)
    if at is None:
        return TableRead(place, findings=(_empty(place),))
    header_row, header = numbered[at]
    columns, findings = _columns(header, numbered[at + 1 :], replace(place, row=header_row))
    rows: list[RawRow] = []
    for number, cells in numbered[at + 1 :]:
        if number in left_out:
            continue
        here = Place(place.file, place.sheet, number)
        fault = _row_fault(cells, header, here, check_length=check_length)
        if fault is not None:
            findings.append(fault)
            if fault.severity == "error":
                continue
        width = len(cells)
        rows.append(RawRow({name: cells[i] if i < width else "" for i, name in columns}, here))
    if not rows and not findings and not left_out:
        findings.append(_header_only(place, header_row))
    return TableRead(place, tuple(name for _, name in columns), header_row, tuple(rows), tuple(findings))


def column_letters(index: int) -> str:
    """The name a spreadsheet gives to a column counted from 0: ``A`` … ``Z``, ``AA`` …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _header_position(numbered: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    if not numbered:
        return None
    for position, (_, cells) in enumerate(numbered[:_HEADER_SEARCH]):
        if sum(1 for cell in cells if cell.strip()) > 1:
            return position
    return 0


def _columns(
    header: Sequence[str], body: Sequence[tuple[int, Sequence[str]]], place: Place
) -> tuple[list[tuple[int, str]], list[Finding]]:
    columns: list[tuple[int, str]] = []
    findings: list[Finding] = []
    seen: set[str] = set()
    for index, cell in enumerate(header):
        name = cell.strip()
        if not name:
            if any(index < len(cells) and cells[index].strip() for _, cells in body):
                findings.append(_nameless(index, place))
            continue
        if name in seen:
            findings.append(_twice(name, index, place))
            continue
        seen.add(name)
        columns.append((index, name))
    return columns, findings


def _row_fault(cells: Sequence[str], header: Sequence[str], place: Place, *, check_length: bool) -> Finding | None:
    for index, cell in enumerate(cells):
        if cell.startswith("#") and cell.strip() in FORMULA_ERRORS:
            name = header[index].strip() if index < len(header) else ""
            return formula_error(replace(place, column=name), cell.strip(), f"{column_letters(index)}{place.row}")
        if "\0" in cell or "\ufffd" in cell:
            return _unreadable_cell(cell, index, place)
    if not check_length:
        return None
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    if extra:
        return Finding(
            code="table.ragged",
            severity="error",
            message=f"the row has {len(cells)} cells and the header {len(header)}; '{extra[0]}' stands beyond it.",
            place=place,
            expected=f"Expected {len(header)} cells.",
            action='Put quotes round a cell that holds a separator ("1,234"); the row is left out.',
        )
    if len(cells) < len(header):
        return Finding(
            code="table.ragged",
            severity="warning",
            message=f"the row has {len(cells)} cells and the header {len(header)}; it ends with '{cells[-1]}'.",
            place=place,
            expected=f"Expected {len(header)} cells.",
            action="Write the separators of empty cells too, so that nothing can shift.",
        )
    return None


def formula_error(place: Place, error: str, cell: str) -> Finding:
    where = f" in sheet {place.sheet}" if place.sheet else ""
    return Finding(
        code="table.formula_error",
        severity="error",
        message=f"the cell {cell}{where} holds the formula error '{error}'.",
        place=place,
        expected="Expected a value.",
        action="Mend the formula or type the value; the row is left out.",
    )


def _empty(place: Place) -> Finding:
    return Finding(
        code="table.empty",
        severity="warning",
        message="'' - the table holds nothing, not even a header.",
        place=place,
        expected="Expected a header row and one record a row.",
        action="Fill it in, or delete the file.",
    )


def _header_only(place: Place, row: int) -> Finding:
    return Finding(
        code="table.empty",
        severity="note",
        message="the table has a header and no rows.",
        place=replace(place, row=row),
        expected="Expected one record a row.",
        action="Nothing to do if there is nothing to report yet.",
    )


def _nameless(index: int, place: Place) -> Finding:
    letters = column_letters(index)
    return Finding(
        code="table.header_missing",
        severity="warning",
        message=f"the column {letters} has cells but no header ('').",
        place=replace(place, column=letters),
        expected="Expected a column name.",
        action="Name the column or empty it; it is not read.",
    )


def _twice(name: str, index: int, place: Place) -> Finding:
    return Finding(
        code="table.header_twice",
        severity="error",
        message=f"the header '{name}' stands twice, the second time in column {column_letters(index)}.",
        place=replace(place, column=name),
        expected="Expected each column once.",
        action="Rename or delete one of them; only the first is read.",
    )


def _unreadable_cell(cell: str, index: int, place: Place) -> Finding:
    shown = cell.replace("\0", "␀")
    what = "a NUL byte" if "\0" in cell else "bytes that are no text in any known encoding"
    return Finding(
        code="table.unreadable_cell",
        severity="error",
        message=f"the cell {column_letters(index)}{place.row} holds {what}: '{shown}'.",
        place=replace(place, column=column_letters(index)),
        expected="Expected plain text.",
        action="Save the file again as CSV UTF-8; the row is left out.",
    )
