"""Parquet tables. Decimals stay exact; a file's size is known from its metadata, without reading it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assay.importers.grid import table_of
from assay.importers.rows import RawRow, TableRead
from assay.importers.workbooks import cell_text

if TYPE_CHECKING:
    from pathlib import Path

    from assay.core.provenance import Place


class UnreadableParquet(ValueError):
    """The file is not Parquet, or is cut off; the message is the library's."""


def read_parquet(path: Path, place: Place) -> TableRead:
    """All rows as text. Row 2 is the first, as if the column names stood in row 1."""
    columns, rows = _fetched(f"SELECT * FROM read_parquet({_quoted(path)})")
    if not columns:
        return table_of((), place)
    return TableRead(
        place,
        tuple(columns),
        1,
        tuple(
            RawRow(
                {name: cell_text(value) for name, value in zip(columns, row, strict=True)},
                replace(place, row=number),
            )
            for number, row in enumerate(rows, start=2)
        ),
    )


def row_count(path: Path) -> int:
    """How many rows the file says it holds."""
    _, rows = _fetched(f"SELECT sum(num_rows) FROM parquet_file_metadata({_quoted(path)})")
    return int(rows[0][0] or 0)


def column_names(path: Path) -> tuple[str, ...]:
    columns, _ = _fetched(f"SELECT * FROM read_parquet({_quoted(path)}) LIMIT 0")
    return tuple(columns)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _fetched(query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    # The engine takes longer to load than a whole book without Parquet takes to read.
    import duckdb  # noqa: PLC0415

    try:
        with duckdb.connect() as connection:
            result = connection.execute(query)
            return [column[0] for column in result.description or []], result.fetchall()
    except duckdb.Error as fault:
        raise UnreadableParquet(str(fault).splitlines()[0]) from None
