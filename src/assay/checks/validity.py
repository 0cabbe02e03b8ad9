"""What lapses and must be renewed, and what is done again and again. Seen from the year's end, never from today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assay.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.book.duties import Validity
    from assay.book.records import Record
    from assay.checks.case import Case


def check_validity(case: Case) -> Iterator[Finding]:
    """Permits, certificates and inspections that lapsed before the year's end, or will soon after it."""
    for name, records in case.book.records.items():
        for rule in case.book.registers[name].duties.validity:
            for rows in _series(records, rule.series).values():
                last = max(rows, key=lambda record: _day(record, rule.until) or date.min)
                found = _lapse(case, rule, last)
                if found is not None and not (rule.ended and last.values.get(rule.ended) is not None):
                    yield found


def _lapse(case: Case, rule: Validity, record: Record) -> Finding | None:
    until, end = _day(record, rule.until), case.rows.last_day
    if until is None or until > end + timedelta(days=rule.soon):
        return None
    what = ", ".join(str(value) for field in rule.series if (value := record.values.get(field)) is not None)
    place = replace(record.place, column=rule.until)
    if until >= end:
        return Finding(
            code="validity.soon",
            severity="note",
            place=place,
            message=f"{what}: {rule.until} '{until}' is within {rule.soon} days after the year's end.",
            expected="A renewal in time.",
            action="Renew it, and add the new row.",
        )
    return Finding(
        code="validity.lapsed",
        severity="note" if record.note else rule.severity,
        place=place,
        message=f"{what}: {rule.until} '{until}' lies before the year's end, {end}, and no later row renews it.",
        expected="A row for the renewal, or the day on which it was given up.",
        action="Add the renewal" + (f", or fill in {rule.ended}" if rule.ended else ", or say why in 'note'") + ".",
    )


def check_rhythms(case: Case) -> Iterator[Finding]:
    """The longest time without a row, in series that must not rest for so long."""
    for name, records in case.book.records.items():
        rule = case.book.registers[name].duties.rhythm
        if rule is None:
            continue
        for key, rows in _series(records, rule.series).items():
            days = sorted({day for record in rows if (day := _day(record, rule.on))})
            pauses = [(second - first, first, second) for first, second in zip(days, [*days[1:], case.rows.last_day])]  # noqa: B905
            longest, first, second = max(pauses, default=(timedelta(0), date.min, date.min))
            if longest.days <= rule.days:
                continue
            more = sum(pause.days > rule.days for pause, _, _ in pauses) - 1
            yield Finding(
                code="rhythm.gap",
                severity="warning",
                place=replace(rows[0].place, row=None),
                message=(
                    f"nothing is recorded{''.join(f' for {part}' for part in key if part)} from {first} to {second}, "
                    f"{longest.days} days" + (f", and {more} more such times." if more else ".")
                ),
                expected=f"Expected a row at least every {rule.days} days.",
                action="Add the rows that are missing.",
            )


def _series(records: Iterable[Record], fields: tuple[str, ...]) -> dict[tuple[str, ...], list[Record]]:
    found: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        found[tuple(str(record.values.get(field) or "") for field in fields)].append(record)
    return found


def _day(record: Record, field: str) -> date | None:
    value = record.values.get(field)
    return value if isinstance(value, date) else None
