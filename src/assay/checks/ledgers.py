"""Stocks that rows add to and take from, and cases that go from one state to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.numbers import plain
from assay.core.units import Unit, convert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.book.duties import Ledger
    from assay.book.records import Record
    from assay.checks.case import Case


def check_ledgers(case: Case) -> Iterator[Finding]:
    """The first day on which more left a stock than was there."""
    for name, records in case.book.records.items():
        ledger = case.book.registers[name].duties.ledger
        if ledger is None:
            continue
        stocks: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for record in records:
            stocks[tuple(str(record.values.get(field) or "") for field in ledger.within)].append(record)
        for names, rows in stocks.items():
            yield from _short(ledger, ", ".join(filter(None, names)), rows)


def _short(ledger: Ledger, label: str, rows: Sequence[Record]) -> Iterator[Finding]:
    moves: list[tuple[date, int, Record, Decimal]] = []
    kept: Unit | None = None
    for record in rows:
        sign = ledger.sign(record.values.get(ledger.field))
        day, amount, unit = (record.values.get(field) for field in (ledger.on, ledger.value, ledger.unit))
        if sign and isinstance(day, date) and isinstance(amount, Decimal) and isinstance(unit, Unit):
            kept = kept or unit
            if unit.same_kind(kept):
                moves.append((day, -sign, record, sign * convert(amount, unit, kept)))
    stock = Decimal(0)
    # What came in on a day may leave on it, so what adds is looked at first.
    for day, _, record, amount in sorted(moves, key=lambda move: move[:2]):
        there, stock = stock, stock + amount
        if stock < 0 and kept is not None:
            yield Finding(
                code="ledger.negative",
                severity="error",
                place=replace(record.place, column=ledger.value),
                message=(
                    f"on {day} '{plain(-amount)}' {kept.symbol} of {label} left, "
                    f"and {plain(there)} {kept.symbol} was there."
                ),
                expected="Expected a stock that is never below zero.",
                action="Add what came in and is not recorded, or correct this quantity.",
            )
            return


def check_transitions(case: Case) -> Iterator[Finding]:
    """Rows that replace an earlier one and say that the case went a way that there is not."""
    for name, records in case.book.records.items():
        flow = case.book.registers[name].duties.flow
        if flow is None:
            continue
        every = (*records, *case.book.superseded.get(name, ()))
        known = {record.id: record for record in every}
        for record in every:
            before = known.get(record.supersedes.removeprefix("records/")) if record.supersedes else None
            was = before.values.get(flow.field) if before else None
            state = record.values.get(flow.field)
            if not isinstance(was, str) or not isinstance(state, str) or was == state or flow.reaches(was, state):
                continue
            then = " or ".join(flow.stages[was].then) or "nothing"
            yield Finding(
                code="record.transition",
                severity="warning",
                place=replace(record.place, column=flow.field),
                message=f"'{record.id}' says '{state}'; the row it replaces said '{was}', after which comes {then}.",
                expected=f"Expected one of {', '.join((was, *flow.stages[was].then))}.",
                action=f"Correct the {flow.field}, or void the earlier row with its reason.",
            )
