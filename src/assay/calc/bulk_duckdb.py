"""DuckDB, in process: the engine that sums Parquet files unless another one is handed in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assay.calc.bulk_sql import DUCKDB, Kind, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import duckdb


class DuckDb:
    """An engine on one open connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @property
    def words(self) -> Words:
        return DUCKDB

    def columns(self, path: str) -> Mapping[str, Kind]:
        described = self.rows(f"DESCRIBE SELECT * FROM read_parquet('{path.replace(chr(39), chr(39) * 2)}')")
        return {name: _kind(str(kind)) for name, kind, *_ in described}

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()


@contextmanager
def duckdb_engine() -> Iterator[DuckDb]:
    """An engine with nothing in it, closed afterwards."""
    # The engine takes longer to load than a whole book without Parquet takes to read.
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as connection:
        # Nothing is fetched at run time: reading Parquet is built in.
        connection.execute("SET autoinstall_known_extensions = false")
        yield DuckDb(connection)


def _kind(name: str) -> Kind:
    if name.startswith("DECIMAL"):
        return "decimal"
    if name.removeprefix("U") in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"):
        return "integer"
    if name in ("DOUBLE", "FLOAT"):
        return "float"
    if name == "DATE":
        return "date"
    if name in ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"):
        return "timestamp"
    if name == "VARCHAR" or name.startswith("ENUM"):
        return "text"
    return "other"
