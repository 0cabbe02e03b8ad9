"""Findings about bulk rows: the same fault of many rows is said once, with their number and the first of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.calc.bulk_file import FIRST_ROW
from assay.calc.bulk_sql import FLOAT_DECIMALS
from assay.core.findings import Finding
from assay.core.periods import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assay.book.register import RegisterSpec
    from assay.calc.bulk_key import Group, GroupKey
    from assay.calc.bulk_sql import Layout
    from assay.core.periods import Period
    from assay.core.provenance import Place

    First = Callable[[GroupKey], dict[str, str]]

# Wrong words of one column that are listed singly; all others are said in one finding.
_LISTED = 20


def told(
    findings: Iterable[Finding], groups: Sequence[Group], first: First, place: Place, layout: Layout
) -> Iterator[Finding]:
    """Findings about groups as findings about their rows. Those about the header stay as they are.

    Wrong numbers and days may be as many as rows, so they are told together; wrong words are told one by one.
    """
    varied = {layout.start, layout.end, *(number.header for number in layout.numbers)}
    alike: dict[tuple[str, str], dict[str, list[tuple[Finding, Group]]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        row = finding.place.row if finding.place is not None else None
        if row is None or row < FIRST_ROW:
            yield finding
            continue
        group = groups[row - FIRST_ROW]
        column = finding.place.column if finding.place else ""
        alike[finding.code, column]["" if column in varied else finding.message].append((finding, group))
    for (_, column), messages in alike.items():
        ranked = sorted(messages.values(), key=lambda pairs: -_count(pairs))
        for pairs in ranked[:_LISTED]:
            yield _summed(pairs, first, place, column)
        rest = [pair for pairs in ranked[_LISTED:] for pair in pairs]
        if rest:
            summed = _summed(rest, first, place, column)
            yield replace(summed, message=f"{summed.message} {len(ranked) - _LISTED:,} different words in all.")


def inexact(groups: Iterable[Group], first: First, place: Place) -> Iterator[Finding]:
    """Binary fractions that are no decimals of few places: nothing exact can be made of them."""
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for name, kind in group.key.classes:
            if kind == "inexact":
                found[name].append(group)
    for name, bad in found.items():
        count = sum(group.count for group in bad)
        row = first(bad[0].key)
        yield Finding(
            code="record.number",
            severity="error",
            message=f"{count:,} rows: {name} is no decimal of at most {FLOAT_DECIMALS} places.",
            place=_at(place, row, name),
            expected="Expected the column as a decimal type, such as DECIMAL(18,3).",
            action="Save the file with decimals instead of floating point; the rows are left out.",
            evidence=_shown(row),
        )


def outside(groups: Iterable[Group], early: Period, late: Period, first: First, place: Place) -> Iterator[Finding]:
    """Rows that lie wholly before or after the years of the book."""
    found: dict[Period, list[Group]] = {early: [], late: []}
    for group in groups:
        if group.key.slot in found:
            found[group.key.slot].append(group)
    for slot, there in found.items():
        if not there:
            continue
        row = first(there[0].key)
        count = sum(group.count for group in there)
        yield Finding(
            code="record.outside_years",
            severity="error" if slot is late else "warning",
            message=f"{count:,} rows lie {'after the reporting year' if slot is late else 'before the first year'}.",
            place=_at(place, row, ""),
            expected=f"Expected days from {early.end + ONE_DAY} to {late.start - ONE_DAY}.",
            action="Correct the dates, or add the year to fiscal_year in book.yaml; the rows are left out."
            if slot is late
            else "Nothing to do if it is history: it counts in no year of this book.",
            evidence=_shown(row),
        )


def no_days(column: str, bad: Sequence[str], place: Place) -> Finding:
    """A column of times or words where days should be: nothing of the file is read."""
    return Finding(
        code="record.date",
        severity="error",
        message=f"{len(bad):,} different values of '{column}' are no days, such as '{min(bad)}'.",
        place=replace(place, column=column),
        expected="Expected dates such as '2025-01-31'.",
        action="Save the column as dates; until then nothing of this file is read.",
    )


def duplicates(keys: int, rows: int, spec: RegisterSpec, place: Place) -> Finding:
    """Rows that stand twice. Which of them is meant cannot be told from a sum, so all are counted."""
    listed = ", ".join(spec.key)
    return Finding(
        code="record.duplicate",
        severity="error",
        message=f"{keys:,} of the keys ({listed}) stand more than once, in {rows:,} rows.",
        place=place,
        expected=f"Expected one row for each {listed}.",
        action="Take the repeated rows out of the file; until then each of them is counted.",
    )


def _summed(pairs: Sequence[tuple[Finding, Group]], first: First, place: Place, column: str) -> Finding:
    finding, group = pairs[0]
    row = first(group.key)
    return replace(
        finding,
        message=f"{_count(pairs):,} rows: {finding.message}",
        place=_at(place, row, column),
        evidence=_shown(row),
    )


def _count(pairs: Iterable[tuple[Finding, Group]]) -> int:
    return sum(group.count for _, group in pairs)


def _at(place: Place, row: dict[str, str], column: str) -> Place:
    number = row.get("row", "")
    return replace(place, row=int(number) if number else None, column=column)


def _shown(row: dict[str, str]) -> str:
    said = ", ".join(f"{name} '{text}'" for name, text in row.items() if name != "row" and text)
    return f"The first: {said}."
