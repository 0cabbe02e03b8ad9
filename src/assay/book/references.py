"""Rows that point into another register: a person at a training session stands in the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.faults import Fault
from assay.importers.headers import near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.core.findings import Finding


def without_strangers(
    records: Mapping[str, tuple[Record, ...]], registers: Mapping[str, RegisterSpec]
) -> tuple[dict[str, tuple[Record, ...]], tuple[Finding, ...]]:
    """The records whose references lead somewhere, and a finding for each of the others.

    A register that is not kept is not looked into: a book may count training without keeping a roster.
    """
    kept = dict(records)
    findings: list[Finding] = []
    for name, rows in records.items():
        for field in registers[name].fields.values():
            if not field.register or field.register not in records:
                continue
            target = registers[field.register]
            known = {record.values.get(target.key[0]) for record in records[field.register]}
            strangers = {r.id for r in rows if r.values.get(field.id) is not None and r.values[field.id] not in known}
            kept[name] = tuple(record for record in kept[name] if record.id not in strangers)
            names = tuple(str(value) for value in known) if strangers else ()
            findings += [
                _stranger(str(record.values[field.id]), target, names).at(record.place, field.id)
                for record in rows
                if record.id in strangers
            ]
    return kept, tuple(findings)


def _stranger(value: str, target: RegisterSpec, names: tuple[str, ...]) -> Fault:
    alike = near(value, names) if len(names) < 5000 else ()
    hint = f" Did you mean '{alike[0]}'?" if alike else ""
    return Fault(
        "record.reference_unknown",
        f"'{value}' does not stand in the register '{target.id}'.",
        f"Expected a {target.key[0]} of that register.{hint}",
        f"Add the row to '{target.id}', or correct this one; the row is left out.",
    )
