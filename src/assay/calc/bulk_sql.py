"""The three queries of bulk work, written once; and the words in which engines differ.

Only what every engine does alike is pushed down: filters, joins on equality with tiny tables, exact sums of decimals,
counts. Units, factors and shares by days are never pushed down: decimal products and quotients differ between engines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from assay.core.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal
    from typing import Any

Kind = Literal["decimal", "integer", "float", "text", "date", "timestamp", "other"]

# Floats are no exact numbers; those that have no more than so many decimals are read as the decimals they print as.
FLOAT_DECIMALS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one engine calls things. ``position``: the number of a row in its file, from 0; empty where unknown."""

    parquet: str
    position: str = ""
    text: str = "VARCHAR"
    mark: str = '"'
    try_decimal: str = "TRY_CAST({value} AS DECIMAL(38,{scale}))"
    escapes: tuple[tuple[str, str], ...] = (("'", "''"),)

    def name(self, column: str) -> str:
        return self.mark + column.replace(self.mark, self.mark * 2) + self.mark

    def source(self, path: str) -> str:
        return self.parquet.format(path=self._escaped(path))

    def literal(self, text: str, kind: Kind) -> str:
        """A value of a column of that kind."""
        return f"{kind.upper()} '{text}'" if kind in ("date", "timestamp") else f"'{self._escaped(text)}'"

    def _escaped(self, text: str) -> str:
        for mark, escape in self.escapes:
            text = text.replace(mark, escape)
        return text


DUCKDB = Words(parquet="read_parquet('{path}', file_row_number = true)", position="file_row_number")
SPARK = Words(parquet="parquet.`{path}`", text="STRING", mark="`", escapes=(("\\", "\\\\"), ("'", "\\'")))
# Engines that know a file only as a table that was registered before: DataFusion, PostgreSQL, Trino.
REGISTERED = Words(parquet="{path}")


class Engine(Protocol):
    """Anything that runs SQL over Parquet. ``path`` is what its `Words.parquet` makes a table of."""

    @property
    def words(self) -> Words: ...

    def columns(self, path: str) -> Mapping[str, Kind]:
        """Names and kinds of a file's columns."""
        ...

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column to add up. Values below ``low`` and above ``high`` are kept apart, so that they can be judged."""

    field: str
    header: str
    kind: Kind
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which columns of a file mean what. ``keys`` are pairs of field and header; empty headers are not there."""

    path: str
    keys: tuple[tuple[str, str], ...]
    numbers: tuple[NumberColumn, ...]
    start: str
    start_kind: Kind
    end: str
    end_kind: Kind
    id: str = ""
    void: str = ""
    supersedes: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A start or end as it stands in the file, the number of its stretch of time, and of the day."""

    raw: str
    slot: int
    ordinal: int


def distinct_days(words: Words, layout: Layout, header: str) -> str:
    """Every start (or end) that occurs."""
    return f"SELECT DISTINCT {words.name(header)} AS d FROM {words.source(layout.path)} AS r"


def sums(words: Words, layout: Layout, starts: Iterable[Day], ends: Iterable[Day]) -> str:
    """One row a group: keys, stretch, raw start and end (where a row fits into no stretch), classes, then for each
    number its sum and least value, and the count."""
    keys = [f"k{i}" for i in range(len(layout.keys))]
    classes = [f"c{i}" for i in range(len(layout.numbers))]
    group = ", ".join([*keys, "slot", "d0", "d1", *classes])
    added = ", ".join(f"SUM(n{i}), MIN(n{i})" for i in range(len(layout.numbers)))
    inner = ", ".join(
        [
            *keys,
            "slot",
            "CASE WHEN slot < 0 THEN first_day END AS d0",
            "CASE WHEN slot < 0 THEN last_day END AS d1",
            *classes,
            *(f"n{i}" for i in range(len(layout.numbers))),
        ]
    )
    return (
        f"{_day_tables(words, layout, starts, ends)} "
        f"SELECT {group}, {added}, COUNT(*) FROM (SELECT {inner} FROM ({_marked(words, layout)}) AS m) AS g "
        f"GROUP BY {group}"
    )


def rows(
    words: Words, layout: Layout, starts: Iterable[Day], ends: Iterable[Day], where: Sequence[str], limit: int
) -> str:
    """The same query without the grouping: the rows of one group, in the order of the file."""
    columns = ", ".join(
        [
            *(f"k{i}" for i in range(len(layout.keys))),
            "first_day",
            "last_day",
            *(f"n{i}" for i in range(len(layout.numbers))),
            "place",
        ]
    )
    chosen = f" WHERE {' AND '.join(where)}" if where else ""
    return (
        f"{_day_tables(words, layout, starts, ends)} "
        f"SELECT {columns} FROM ({_marked(words, layout)}) AS m{chosen} ORDER BY place, {columns} LIMIT {limit}"
    )


def repeated(words: Words, layout: Layout, headers: Sequence[str], first: str, last: str) -> str:
    """How many keys stand more than once and in how many rows, among the rows that start from ``first`` to ``last``."""
    names = ", ".join(f"r.{words.name(header)}" for header in headers)
    start = f"r.{words.name(layout.start)}"
    chosen = (
        f"{start} >= {words.literal(first, layout.start_kind)} AND {start} <= {words.literal(last, layout.start_kind)}"
    )
    return (
        f"SELECT COUNT(*), SUM(n) FROM (SELECT COUNT(*) AS n FROM {words.source(layout.path)} AS r"
        f"{_standing(words, layout, chosen)} GROUP BY {names} HAVING COUNT(*) > 1) AS g"
    )


def _day_tables(words: Words, layout: Layout, starts: Iterable[Day], ends: Iterable[Day]) -> str:
    return (
        f"WITH starts(raw, slot, ordinal) AS (VALUES {_days(words, starts, layout.start_kind)}), "
        f"ends(raw, slot, ordinal) AS (VALUES {_days(words, ends, layout.end_kind)})"
    )


def _days(words: Words, days: Iterable[Day], kind: Kind) -> str:
    # The first row keeps an empty table valid and matches nothing.
    nothing = f"(CAST(NULL AS {kind.upper() if kind != 'text' else words.text}), -1, 0)"
    return ", ".join([nothing, *(f"({words.literal(day.raw, kind)}, {day.slot}, {day.ordinal})" for day in days)])


def _marked(words: Words, layout: Layout) -> str:
    """Every row that stands: its keys as text, its stretch of time or -1, its numbers and the class of each."""
    start, end = f"r.{words.name(layout.start)}", f"r.{words.name(layout.end)}"
    columns = [
        *(
            f"COALESCE(CAST(r.{words.name(header)} AS {words.text}), '') AS k{i}"
            for i, (_, header) in enumerate(layout.keys)
        ),
        "COALESCE(CASE WHEN s.slot = e.slot AND s.ordinal <= e.ordinal THEN s.slot END, -1) AS slot",
        f"{start} AS first_day",
        f"{end} AS last_day",
        *(f"{_number(words, number)} AS n{i}" for i, number in enumerate(layout.numbers)),
        *(f"{_class(words, number)} AS c{i}" for i, number in enumerate(layout.numbers)),
        f"{f'r.{words.position}' if words.position else '0'} AS place",
    ]
    return (
        f"SELECT {', '.join(columns)} FROM {words.source(layout.path)} AS r "
        f"LEFT JOIN starts AS s ON {start} = s.raw LEFT JOIN ends AS e ON {end} = e.raw{_standing(words, layout)}"
    )


def _standing(words: Words, layout: Layout, *more: str) -> str:
    """Withdrawn and replaced rows do not count."""
    conditions = [*more]
    if layout.void:
        conditions.append(f"COALESCE(CAST(r.{words.name(layout.void)} AS {words.text}), '') = ''")
    if layout.supersedes and layout.id:
        replaced, key = words.name(layout.supersedes), words.name(layout.id)
        conditions.append(
            f"NOT EXISTS (SELECT 1 FROM {words.source(layout.path)} AS n "
            f"WHERE n.{replaced} = r.{key} AND n.{replaced} <> '')"
        )
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _number(words: Words, number: NumberColumn) -> str:
    column = f"r.{words.name(number.header)}"
    if number.kind == "float":
        return words.try_decimal.format(value=column, scale=FLOAT_DECIMALS)
    if number.kind == "integer":
        return f"CAST({column} AS DECIMAL(38,0))"
    return column


def _class(words: Words, number: NumberColumn) -> str:
    column = f"r.{words.name(number.header)}"
    cases = [f"WHEN {column} IS NULL THEN 'empty'"]
    if number.kind == "float":
        value = _number(words, number)
        cases.append(f"WHEN {value} IS NULL OR CAST({value} AS DOUBLE) <> {column} THEN 'inexact'")
    if number.low is not None:
        cases.append(f"WHEN {column} < {plain(number.low)} THEN 'below'")
    if number.high is not None:
        cases.append(f"WHEN {column} > {plain(number.high)} THEN 'above'")
    return f"CASE {' '.join(cases)} ELSE '' END"
