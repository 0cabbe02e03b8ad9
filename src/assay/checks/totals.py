"""Parts and totals: the same figure added up by two splits, and a recorded figure against its formula."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.core.findings import Finding
from assay.core.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.facts.cell import Cell


def check_splits(case: Case) -> Iterator[Finding]:
    """The whole by gender must be the whole by age, by region, and so on."""
    by_split: dict[tuple[str, int], dict[tuple[str, ...], list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in case.facts.cells:
        metric = case.metric(cell.metric)
        if metric.aggregate == "sum" and not metric.unit_dimension:
            year = case.book.calendar.label_of(cell.period.end)
            if year in case.book.years:
                by_split[cell.metric, year][cell.split].append(cell)
    for (name, year), splits in by_split.items():
        sums = {split: total for split, cells in splits.items() if (total := _sum(cells)) is not None}
        yield from _compare(case, name, year, sums)


def _compare(case: Case, name: str, year: int, sums: dict[tuple[str, ...], Interval]) -> Iterator[Finding]:
    ordered = sorted(sums.items(), key=lambda item: (len(item[0]), item[0]))
    apart = [
        (one, two)
        for position, one in enumerate(ordered)
        for two in ordered[position + 1 :]
        if not one[1].meets(two[1])
    ]
    if not apart:
        return
    metric = case.metric(name)
    listed = "; ".join(f"by {_named(split)}: {_shown(total)}" for split, total in ordered)
    odd = max(ordered, key=lambda item: sum(item in pair for pair in apart))
    yield Finding(
        code="total.splits_disagree",
        severity="error",
        metric=name,
        fiscal_year=year,
        message=f"{metric.label.en} {year} ({metric.unit.symbol}) has different totals: {listed}.",
        expected="Every split of one figure adds up to the same total.",
        action=f"Look first at the split by {_named(odd[0])}.",
    )


def _named(split: tuple[str, ...]) -> str:
    return " and ".join(name.replace("_", " ") for name in split) or "the figure itself"


def _shown(total: Interval) -> str:
    return short(total.low) if total.exact else str(total)


def _sum(cells: list[Cell]) -> Interval | None:
    total = Interval.exactly(0)
    for cell in cells:
        if cell.bounds is None:
            return None
        total = total + cell.bounds
    return total


def check_second_opinion(case: Case) -> Iterator[Finding]:
    """A figure that was recorded, where its formula gives another one from other records."""
    for key, second in case.facts.second.items():
        first = case.facts.facts.get(key)
        if first is None or first.bounds is None or second.bounds is None or key.year not in case.book.years:
            continue
        if case.only_site(key):
            continue
        if first.bounds.meets(second.bounds) or not (first.known and second.known):
            continue
        if second.gaps and second.bounds.low <= first.bounds.high:
            continue  # the formula lacks a part, so that what it gives is only the least it can be
        unit = first.unit.symbol
        yield Finding(
            code="total.formula_disagrees",
            severity="warning",
            metric=key.metric,
            dimensions=";".join(f"{a}={b}" for a, b in key.dimensions),
            fiscal_year=key.year,
            message=(
                f"{case.title(key)} is recorded as {_shown(first.bounds)} {unit}, "
                f"but its formula gives {_shown(second.bounds)} {unit} from the other records."
            ),
            expected="The recorded figure stands; the two agree if nothing is left out of either.",
            action="Add what the records lack, or leave the figure to the formula.",
        )
