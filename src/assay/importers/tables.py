"""Any table file, told by its content and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.csv_files import read_csv
from assay.importers.parquet import UnreadableParquet, read_parquet
from assay.importers.rows import TableRead
from assay.importers.workbooks import ProtectedWorkbook, UnreadableWorkbook, read_workbook

if TYPE_CHECKING:
    from pathlib import Path

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# First bytes of what people rename or upload by mistake.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".parquet"})


def read_tables(path: Path, name: str = "") -> tuple[TableRead, ...]:
    """The tables of one file. ``name`` is what findings call it (its path in the book).

    A file that cannot be read gives one empty table whose finding says why; nothing is raised.
    """
    place = Place(name or path.name)
    try:
        data = path.read_bytes()
    except OSError as fault:
        return (
            _refused(
                place,
                "file.unreadable",
                f"'{path.name}' cannot be opened: {fault.strerror}.",
                "Check that it exists and may be read.",
            ),
        )
    if not data.strip():
        return (read_csv(b"", place),)
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            return (_foreign(place, path, what),)
    if data.startswith(b"PAR1"):
        return _parquet(path, place)
    if data.startswith((b"PK", _OLE)):
        return _workbook(data, path, place)
    if data.lstrip()[:200].lower().startswith((b"<html", b"<!doctype html", b"<?xml", b"<table")):
        return (_foreign(place, path, "a web page or XML"),)
    return (read_csv(data, place),)


def _workbook(data: bytes, path: Path, place: Place) -> tuple[TableRead, ...]:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return (_protected(place, path),)
    if data.startswith(b"PK") and b"word/" in data[-65536:]:
        return (_foreign(place, path, "a Word document"),)
    try:
        return read_workbook(data, place)
    except ProtectedWorkbook:
        return (_protected(place, path),)
    except UnreadableWorkbook as fault:
        return (
            _refused(
                place,
                "file.unreadable",
                f"'{path.name}' begins like a workbook and cannot be read to its end: {fault}.",
                "It was probably cut off: copy it again, or open and save it in a spreadsheet program.",
            ),
        )


def _parquet(path: Path, place: Place) -> tuple[TableRead, ...]:
    try:
        return (read_parquet(path, place),)
    except UnreadableParquet as fault:
        return (_refused(place, "file.unreadable", f"'{path.name}' is not whole: {fault}.", "Copy the file again."),)


def _foreign(place: Place, path: Path, what: str) -> TableRead:
    return _refused(
        place,
        "file.not_a_workbook",
        f"'{path.name}' is {what}.",
        "Export the table from the program it came from; a document belongs in evidence/.",
    )


def _protected(place: Place, path: Path) -> TableRead:
    return _refused(
        place,
        "file.password",
        f"'{path.name}' is protected with a password.",
        "Save a copy without a password (File, Info, Protect Workbook in Excel).",
    )


def _refused(place: Place, code: str, message: str, action: str) -> TableRead:
    return TableRead(
        place,
        findings=(
            Finding(
                code=code,
                severity="error",
                message=message,
                place=place,
                expected="Expected a CSV, XLSX or Parquet table.",
                action=action,
            ),
        ),
    )
