"""Claims made by hand, as the tables and sentences of a report would give them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from assay.catalogue.dimension import parse_dimensions, written
from assay.content import Content, load_content
from assay.core.interval import Interval
from assay.core.units import unit
from assay.reader.claim import Claim
from assay.reader.naming.assign import assign
from assay.reader.naming.lexicon import Lexicon, make_lexicon


@cache
def content() -> Content:
    return load_content()


@cache
def lexicon() -> Lexicon:
    return make_lexicon(content().catalogue, [content().framework("hkex-guide-2020")])


def labelled(path: str, symbol: str = "", kpi: str = "", quote: str = "") -> Claim:
    """A claim from a path such as ``Energy > Diesel`` and a unit's symbol."""
    return Claim(
        id=1,
        labels=tuple(path.split(" > ")),
        printed="1",
        value=Decimal(1),
        interval=Interval.exactly(1),
        unit=unit(symbol) if symbol else None,
        unit_printed=symbol,
        kpi=kpi,
        quote=quote,
        grid=1,
        row=1,
    )


def read_as(path: str, symbol: str = "", kpi: str = "", quote: str = "") -> str:
    """The metric and cut of a label, as ``metric dimension=member``; ``""`` for no metric."""
    (claim,) = assign([labelled(path, symbol, kpi, quote)], lexicon())
    return f"{claim.metric} {written(claim.dimensions)}".strip() if claim.metric else ""


def figure(
    number: int,
    metric: str,
    year: int | None,
    value: str,
    symbol: str = "",
    cut: str = "",
    place: tuple[int, int, int] = (1, 1, 1),
    labels: tuple[str, ...] = ("row",),
    year_open: bool = False,
) -> Claim:
    """A claim with its metric, at a place of grid, row and column."""
    grid, row, column = place
    amount = Decimal(value)
    counted = symbol in ("person", "count", "")
    return Claim(
        id=number,
        labels=labels,
        printed=value,
        value=amount,
        interval=Interval.printed(amount, counted=counted),
        unit=unit(symbol) if symbol else None,
        unit_printed=symbol,
        fiscal_year=year,
        year_open=year_open,
        metric=metric,
        dimensions=parse_dimensions(cut),
        grid=grid,
        row=row,
        column=column,
    )
