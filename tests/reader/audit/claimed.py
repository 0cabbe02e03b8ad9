"""Hand-made claims and documents, and the claims that a perfect reader would make of the published example books."""

from __future__ import annotations

import csv
import itertools
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assay.catalogue.catalogue import money_unit
from assay.catalogue.dimension import Dimensions, parse_dimensions
from assay.content import load_content
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.numbers import NotANumber, decimals_of, parse_number
from assay.core.units import unit
from assay.reader.audit.audit import audit
from assay.reader.block import Block, Extract, Passage
from assay.reader.claim import Claim
from assay.reader.page import Page

PUBLISHED = Path(__file__).parents[3] / "examples" / "published"

_number = itertools.count(1)

_PART_OF = re.compile(r"\bof[:=]\s*([\w=;]+)")


def claim(
    metric: str,
    year: int | None,
    printed: str,
    symbol: str = "",
    cut: str = "",
    *,
    part_of: str | None = None,
    labels: tuple[str, ...] = (),
    about: bool = False,
    prose: bool = False,
    grid: int | None = 1,
    row: int | None = None,
    page: int | None = 1,
    line: int | None = None,
    quote: str = "",
    marks: tuple[str, ...] = (),
    kpi: str = "",
) -> Claim:
    """One claim as the reader would make it, by default a cell of the table 1."""
    number = next(_number)
    value = parse_number(printed)
    catalogue = load_content().catalogue
    dimensions: Dimensions = parse_dimensions(cut)
    known = (
        money_unit(symbol, "CNY")
        if symbol
        else (catalogue.metrics[metric].unit_of(dimensions) if metric else unit("1"))
    )
    path = labels or ((catalogue.metrics[metric].label.en,) if metric else ())
    return Claim(
        id=number,
        labels=path,
        printed=printed,
        value=value,
        interval=Interval.approximate(value) if about else Interval.printed(value),
        decimals=decimals_of(value),
        qualifier="about" if about else "",
        unit_printed=symbol,
        unit=known,
        fiscal_year=year,
        metric=metric,
        dimensions=dimensions,
        part_of=parse_dimensions(part_of) if part_of is not None else None,
        kpi=kpi,
        source="prose" if prose else "table",
        page=page,
        line=line if line is not None else number,
        quote=quote or f"{path[-1] if path else ''} | {printed} {symbol}",
        grid=None if prose else grid,
        row=row if row is not None else number,
        note_marks=marks,
    )


def document(*blocks: Block | str, year: int = 2024, pages: tuple[Page, ...] = ()) -> Extract:
    """A document of passages; a text is a paragraph."""
    made = tuple(Passage(text=b, kind="paragraph", page=1) if isinstance(b, str) else b for b in blocks)
    return Extract(name="report.pdf", language="en", pages=pages, blocks=made, year=year)


def found(*claims: Claim, words: Extract | None = None) -> tuple[Finding, ...]:
    return audit(claims, words or document(), load_content())


def codes(*claims: Claim, words: Extract | None = None) -> list[str]:
    return [f"{f.severity} {f.code}" for f in found(*claims, words=words)]


def of_book(name: str) -> tuple[Claim, ...]:
    """The records and assertions of a published book as claims; its tables are told by their lines."""
    made = [*_of_records(PUBLISHED / name / "records"), *_of_assertions(PUBLISHED / name / "assertions.csv")]
    in_prose = {each.line for each in made if each.source == "prose"}
    made = [replace(each, source="prose") if each.line in in_prose else each for each in made]
    made.sort(key=lambda c: c.line or 0)
    grids: list[Claim] = []
    at, last = 0, -100
    for each in made:
        if each.source == "table":
            at += (each.line or 0) - last > 25
            last = each.line or 0
        grids.append(_placed(each, at))
    return tuple(grids)


def _placed(each: Claim, grid: int) -> Claim:
    return replace(each, grid=grid if each.source == "table" else None, row=each.line)


def _of_records(folder: Path) -> list[Claim]:
    made: list[Claim] = []
    for path in sorted(folder.glob("*.csv")):
        for row in _rows(path):
            if row.get("evidence", "").strip() == "" or "computed" in row.get("note", ""):
                continue
            day = row.get("end") or row["date"]
            fixed = {"metric", "site", "start", "end", "date", "quantity", "unit", "evidence", "page", "line", "note"}
            cut = ";".join(f"{k}={v}" for k, v in row.items() if k not in fixed and v)
            try:
                parse_number(row["quantity"])
            except NotANumber:
                continue
            made.append(
                _row(row["metric"], int(day[:4]), row["quantity"], row["unit"], cut, row, "prose" in row["note"])
            )
    return made


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _of_assertions(path: Path) -> list[Claim]:
    made: list[Claim] = []
    for row in _rows(path):
        part = _PART_OF.search(row["note"])
        prose = " | " not in row["quote"]
        made.append(
            _row(row["metric"], int(row["year"]), row["value"], row["unit"], row["dimensions"], row, prose,
                 part[1] if part else None, "approx" in row["note"])
        )  # fmt: skip
    return made


def _row(
    metric: str, year: int, printed: str, symbol: str, cut: str, row: dict[str, str], prose: bool,
    part_of: str | None = None, about: bool = False,
) -> Claim:  # fmt: skip
    line = int(row["line"]) if row.get("line") else None
    page = int(row["page"]) if row.get("page") else None
    grouped = printed if "," in printed or Decimal(printed) < 1000 else f"{Decimal(printed):,}"
    # A perfect reader names a row whole, also where the words on its line are torn.
    name, quote = load_content().catalogue.metrics[metric].label.en, row.get("quote", "")
    return claim(
        metric, year, grouped, symbol, cut, part_of=part_of, about=about, prose=prose, line=line, page=page,
        quote=f"{name} | {quote}" if quote and not prose else quote,
    )  # fmt: skip
