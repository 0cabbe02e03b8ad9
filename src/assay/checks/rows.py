"""What a row owes beyond its own cells: the country of its site, a day near another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assay.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.records import Record
    from assay.checks.case import Case
    from assay.checks.rules import Row


def check_rows(case: Case) -> Iterator[Finding]:
    """Every ``rows`` rule of the topics, for every row of its register."""
    for rule in case.rules.rows:
        for record in case.book.records.get(rule.register, ()):
            problem = _unlike(case, rule, record) or _far(rule, record)
            if problem:
                yield Finding(
                    code="record.criterion",
                    severity="error",
                    message=f"'{record.id}' {problem}.",
                    place=record.place,
                    expected=f"Expected that {rule.reason.en}.",
                    action="Correct the row, or take it out: what does not meet the criterion may not be claimed.",
                )


def _unlike(case: Case, rule: Row, record: Record) -> str:
    if not rule.same:
        return ""
    one, two = (_value(case, record, name) for name in rule.same)
    return f"has {rule.same[0]} '{one}' where {rule.same[1]} is '{two}'" if one and two and one != two else ""


def _value(case: Case, record: Record, name: str) -> str:
    own, dot, attribute = name.partition(".")
    found = str(record.values.get(own) or "")
    if not dot:
        return found
    site = case.book.organisation.sites.get(found)
    return str(getattr(site, attribute, "")) if site else ""


def _far(rule: Row, record: Record) -> str:
    if not rule.near:
        return ""
    one, two = (record.values.get(name) for name in rule.near)
    if not isinstance(one, date) or not isinstance(two, date) or abs((one - two).days) <= rule.days:
        return ""
    return f"has {rule.near[0]} {one}, more than {rule.days} days from {rule.near[1]} {two}"
