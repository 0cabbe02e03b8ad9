"""Workbooks: values with calamine; merged cells and formula errors are found and named."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from assay.core.findings import Finding
from assay.importers.grid import column_letters, formula_error, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.core.provenance import Place
    from assay.importers.rows import TableRead

_ERROR_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*?\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)
_TARGET = re.compile(r"<Relationship\b[^>]*>")
_SHEET = re.compile(r"<sheet\b[^>]*>")


class UnreadableWorkbook(ValueError):
    """The file cannot be opened as a workbook; the message is the library's."""


class ProtectedWorkbook(UnreadableWorkbook):
    """The workbook is encrypted with a password."""


def read_workbook(data: bytes, place: Place) -> tuple[TableRead, ...]:
    """Every sheet that holds anything, as one table each; one empty table if none does."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as fault:
        raise ProtectedWorkbook(str(fault)) from None
    except (CalamineError, OSError, ValueError) as fault:
        raise UnreadableWorkbook(str(fault)) from None
    errors = _error_cells(data)
    tables: list[TableRead] = []
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
            values = sheet.to_python(skip_empty_area=False)
            merged = sheet.merged_cell_ranges or []
        except (CalamineError, ValueError) as fault:
            raise UnreadableWorkbook(f"sheet {name}: {fault}") from None
        if values:
            tables.append(_table(values, replace(place, sheet=name), merged, errors.get(name, ())))
    return tuple(tables) or (table_of((), place),)


def _table(
    values: Sequence[Sequence[Any]],
    place: Place,
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    errors: Sequence[tuple[str, int, str]],
) -> TableRead:
    grid = [
        (number, [cell if type(cell) is str else cell_text(cell) for cell in row])
        for number, row in enumerate(values, 1)
    ]
    header_row = table_of(grid[:40], place).header_row
    left_out: set[int] = set()
    findings: list[Finding] = []
    for start, end in merged:
        if end[0] + 1 < header_row:
            continue  # a title above the table
        findings.append(_merged(start, end, values, place))
        left_out.update(range(start[0] + 1, end[0] + 2))
    for letters, number, error in errors:
        header = _header_of(letters, values, header_row)
        findings.append(formula_error(replace(place, row=number, column=header), error, f"{letters}{number}"))
        left_out.add(number)
    table = table_of(grid, place, left_out)
    return replace(table, findings=(*table.findings, *findings))


def _header_of(letters: str, values: Sequence[Sequence[Any]], header_row: int) -> str:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    header = values[header_row - 1] if header_row <= len(values) else ()
    return (str(header[index - 1]).strip() if index <= len(header) else "") or letters


def _merged(start: tuple[int, int], end: tuple[int, int], values: Sequence[Sequence[Any]], place: Place) -> Finding:
    block = f"{column_letters(start[1])}{start[0] + 1}:{column_letters(end[1])}{end[0] + 1}"
    held = values[start[0]][start[1]] if start[0] < len(values) and start[1] < len(values[start[0]]) else ""
    return Finding(
        code="table.merged_cells",
        severity="error",
        message=f"the cells {block} in sheet {place.sheet} are merged; only the first is set: '{cell_text(held)}'.",
        place=replace(place, row=start[0] + 1, column=column_letters(start[1])),
        expected="Expected one value in every cell.",
        action=f"Unmerge {block} and fill every row; its rows are left out.",
    )


def cell_text(value: object) -> str:
    """A cell as text: dates as ISO, numbers with the 15 digits that a spreadsheet keeps and no binary noise."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time | timedelta | int | Decimal):
        return str(value)
    return str(value)


def _float_text(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    if len(text) <= 16 and "e" not in text:
        return text
    return format(Decimal(format(value, ".15g")), "f")


def _error_cells(data: bytes) -> dict[str, list[tuple[str, int, str]]]:
    """Formula errors by sheet name: (column letters, row, error). Calamine reads such cells as empty.

    Only XLSX keeps them where they can be found; in other workbooks the empty cell is reported instead.
    """
    found: dict[str, list[tuple[str, int, str]]] = {}
    if not data.startswith(b"PK"):
        return found
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name, part in _sheet_parts(archive).items():
                xml = archive.read(part)
                if b't="e"' not in xml:
                    continue
                found[name] = [
                    (match[1].decode(), int(match[2]), match[3].decode())
                    for cell in re.findall(rb"<c\b[^>]*\bt=\"e\".*?</c>", xml, re.DOTALL)
                    if (match := _ERROR_CELL.match(cell))
                ]
    except (zipfile.BadZipFile, KeyError, OSError):
        return found
    return found


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> the part of the archive that holds it."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target").removeprefix("/xl/").removeprefix("xl/")
        for tag in _TARGET.findall(archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
    }
    parts: dict[str, str] = {}
    for tag in _SHEET.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        part = f"xl/{targets.get(_attribute(tag, 'r:id'), '')}"
        if part in names:
            parts[_unescaped(_attribute(tag, "name"))] = part
    return parts


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\s{re.escape(name)}="([^"]*)"', tag)
    return match[1] if match else ""


def _unescaped(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text
