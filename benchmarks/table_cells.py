"""How many numeric cells of real tables become claims: ``python benchmarks/table_cells.py FOLDER [--misses N]``.

The folder holds tables as CSV (semicolons or commas), one a file, in any depth, as in the GRI-QA data set. A cell is
numeric if it holds one number, with or without sign, brackets, percent sign or a short unit, and is no year of a
header. It is right if a claim with its digits stands at its row and column.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assay.content import load_content
from assay.core.missing import Missing
from assay.reader.block import Extract, Grid, GridCell, GridRow
from assay.reader.figures.figures import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.reader.claim import Claim

_NUMBER = re.compile(
    r"[(<>≤≥~≈+\-–−]*\s*(\d[\d.,'’  ]*|\.\d+)\s*(?:%|pts?|pp|‰|[a-zA-Z³²%€$/]{1,8})?\)?"
    r"\s*(?:\([\w*,]{1,3}\)|\*+)?"
)
_LIST = re.compile(r"\d+(?:\.\d+)?(?:, \d+(?:\.\d+)?)+")
# Headings and labels that begin with a year or are a date: "2022 adjusted", "2023 data", "31.12.2023".
_YEAR = re.compile(r"(?:FY\s*|\d\d\.\d\d\.)?(?:19|20)\d\d(?!\d)(?:/\d\d(?:\d\d)?)?(?:\s*\(?[a-zA-Z*]+.*)?")


def rows_of(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    comma = "," if text.split("\n", 1)[0].count(",") > text.split("\n", 1)[0].count(";") else ";"
    return [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=comma)]


def grid_of(rows: Sequence[Sequence[str]], title: str) -> Grid:
    width = max(len(row) for row in rows)
    cells = [tuple(GridCell(text=text) for text in [*row, *[""] * (width - len(row))]) for row in rows]
    return Grid(id=1, rows=tuple(GridRow(cells=row) for row in cells), headings=(title,) if title else ())


def claims_in(grid: Grid, catalogue: Catalogue, year: int | None = None) -> tuple[Claim, ...]:
    extract = Extract(name="table", language="en", pages=(), blocks=(grid,), year=year)
    return figures_of(extract, catalogue).claims


def numeric_cells(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of cells that hold one number. Left out: years and dates of headers, a first column of
    years, and columns of scopes or categories ("3.1, 3.2"), in which the numbers are names."""
    names = {n for row in rows for n, cell in enumerate(row) if _LIST.fullmatch(cell)}
    for at, row in enumerate(rows):
        years = [cell for cell in row if _YEAR.fullmatch(cell)]
        numbers = [cell for cell in row if _NUMBER.fullmatch(cell)]
        header = bool(years) and len(years) >= len(numbers)
        for column, cell in enumerate(row):
            named = column in names or (_YEAR.fullmatch(cell) and (header or column == 0))
            if _NUMBER.fullmatch(cell) and not named:
                yield at, column, cell


def digits(text: str) -> str:
    """What is left of a number when marks of thousands and decimals are gone: enough to tell one cell from another."""
    found = _NUMBER.fullmatch(text)
    return re.sub(r"\D", "", found[1]).strip("0") if found else ""


def is_right(claims: Sequence[Claim], row: int, column: int, cell: str) -> bool:
    return any(
        claim.row == row and claim.column == column and _plain(claim) == digits(cell)
        for claim in claims
        if not isinstance(claim.value, Missing)
    )


def _plain(claim: Claim) -> str:
    return re.sub(r"\D", "", format(abs(claim.value), "f")).strip("0") if isinstance(claim.value, Decimal) else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    options = parser.parse_args()
    if options.folder is None:
        print("nothing measured: name a folder with tables as CSV, which are not in this repository")
        return
    catalogue = load_content().catalogue
    tables = cells = right = whole = 0
    missed: list[str] = []
    by_table: Counter[str] = Counter()
    for path in sorted(options.folder.rglob("*.csv")):
        rows = rows_of(path)
        claims = claims_in(grid_of(rows, ""), catalogue, 2023)
        wrong = 0
        for row, column, cell in numeric_cells(rows):
            cells += 1
            if is_right(claims, row, column, cell):
                right += 1
                continue
            wrong += 1
            missed.append(f"{path.relative_to(options.folder)} {row},{column} {cell!r}: {rows[row]}")
        tables += 1
        whole += not wrong
        by_table[str(path.relative_to(options.folder))] = wrong
    share = 100 * right / max(cells, 1)
    print(f"{tables} tables, {cells} numeric cells, {right} right ({share:.2f}%), {whole} tables without a miss")
    print("most misses: " + ", ".join(f"{name} {number}" for name, number in by_table.most_common(12) if number))
    for words in missed[: options.misses]:
        print(words[:300])


if __name__ == "__main__":
    main()
