"""A book whose energy readings are made by SQL: many meters, many days, mixed units, straddling periods, and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

BOOK = """
group: {name: {en: Meter Group, zh-Hant: 儀表集團, zh-Hans: 仪表集团}}
currency: CNY
fiscal_year: {first_month: 1, years: [2023, 2024, 2025]}
languages: [en]
frameworks: [hkex-guide-2020]
entities:
  main: {name: {en: Main, zh-Hant: 主, zh-Hans: 主}, ownership: [{since: 2010-01-01, share: "100%"}]}
sites:
  north:
    name: {en: North works, zh-Hant: 北廠, zh-Hans: 北厂}
    entity: main
    country: CN
    region: CN-JL
    grid: CN-NORTHEAST
    since: 2010-01-01
  south:
    name: {en: South works, zh-Hant: 南廠, zh-Hans: 南厂}
    entity: main
    country: CN
    region: CN-GD
    grid: CN-SOUTH
    since: 2010-01-01
"""

# Every meter reads several days at a time from 1 January 2023; its first day depends on the meter, so that some
# readings reach over the end of a year. Sites are written in two ways, one carrier is read in two units.
_READINGS = """
SELECT CASE m % 3 WHEN 0 THEN 'north' WHEN 1 THEN 'south' ELSE 'North works' END AS site,
       'M' || m AS meter,
       CASE m % 4 WHEN 0 THEN 'electricity' WHEN 1 THEN 'electricity' WHEN 2 THEN 'natural_gas' ELSE 'solar' END
           AS carrier,
       DATE '2023-01-01' + CAST({days} * i + m % {days} AS INTEGER) AS "start",
       DATE '2023-01-01' + CAST({days} * i + m % {days} + {days} - 1 AS INTEGER) AS "end",
       CAST((m * 7919 + i * 104729) % 1000003 AS DECIMAL(14,0)) * CAST(0.001 AS DECIMAL(4,3)) AS quantity,
       CASE m % 4 WHEN 0 THEN 'kWh' WHEN 1 THEN 'MWh' WHEN 2 THEN 'm3' ELSE 'kWh' END AS unit
FROM range({meters}) AS a(m), range({each}) AS b(i)
"""


def readings(meters: int, days: int = 4) -> str:
    """A query for the readings of three years: 273 of four days each, for every meter."""
    return _READINGS.format(meters=meters, days=days, each=1092 // days)


def make_book(root: Path) -> Path:
    (root / "records").mkdir(parents=True)
    (root / "book.yaml").write_text(BOOK, "utf-8")
    return root


def write(query: str, path: Path) -> None:
    """The rows of a query as Parquet, or as CSV if the name says so."""
    form = "PARQUET" if path.suffix == ".parquet" else "CSV, HEADER"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT {form})")
