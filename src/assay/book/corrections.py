"""Corrections: a row replaces an earlier one by its id, or withdraws itself. Nothing is lost, nothing is edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.book.faults import Fault, one_of
from assay.importers.headers import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.book.records import Record
    from assay.core.findings import Finding
    from assay.core.provenance import Place

# "x" or "yes" says that a row is void, not why.
_NO_REASON = {
    folded(word) for word in ("x", "y", "yes", "true", "1", "void", "v", "✓", "是", "作廢", "作废", "無效", "无效")
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """``live`` counts, ``superseded`` was replaced or withdrawn; both in the order they were read.

    ``settled``: places of rows that could not be read and have been replaced since.
    """

    live: tuple[Record, ...]
    superseded: tuple[Record, ...]
    findings: tuple[Finding, ...] = ()
    settled: frozenset[Place] = frozenset()


def correct(records: Sequence[Record], refused: Iterable[tuple[str, Place]] = ()) -> Corrected:
    """Apply ``supersedes`` and ``void`` to the records of one register.

    A record that replaces one that is not there, or one already replaced, is left out. Records that replace
    each other in a circle are all set aside. Withdrawing a replacement does not bring back what it replaced.
    """
    known, findings = _without_namesakes(records)
    places = dict(refused)
    replaced: dict[str, str] = {}
    left_out: set[str] = set()
    settled: set[Place] = set()
    for record in tuple(known.values()):
        target = _target(record.supersedes)
        if not target:
            continue
        if target in places and target not in known:
            # What it replaces never became a record, so there is nothing to set aside.
            settled.add(places[target])
            known[record.id] = replace(record, supersedes="")
            continue
        fault = _supersede_fault(record, target, known, replaced)
        if fault is not None:
            findings.append(fault.at(record.place, "supersedes"))
            left_out.add(record.id)
        else:
            replaced[target] = record.id
    circular = _in_circles(replaced)
    findings += [
        _circle(known[name], replaced).at(known[name].place, "supersedes") for name in known if name in circular
    ]
    for record in known.values():
        if record.void and folded(record.void) in _NO_REASON:
            findings.append(_no_reason(record).at(record.place, "void"))
    set_aside = {name for name in known if name in replaced or name in circular or known[name].void}
    return Corrected(
        tuple(r for name, r in known.items() if name not in set_aside and name not in left_out),
        tuple(r for name, r in known.items() if name in set_aside and name not in left_out),
        tuple(findings),
        frozenset(settled),
    )


def _target(supersedes: str) -> str:
    return supersedes.removeprefix("records/")


def _without_namesakes(records: Sequence[Record]) -> tuple[dict[str, Record], list[Finding]]:
    known: dict[str, Record] = {}
    findings: list[Finding] = []
    for record in records:
        first = known.setdefault(record.id, record)
        if first is not record:
            findings.append(
                Fault(
                    "record.id_duplicate",
                    f"the id '{record.id}' stands twice, first at {first.place}.",
                    "Expected every id once.",
                    "Give one of the rows another id; this row is left out.",
                ).at(record.place, "id")
            )
    return known, findings


def _supersede_fault(
    record: Record, target: str, known: Mapping[str, Record], replaced: Mapping[str, str]
) -> Fault | None:
    if target not in known:
        return Fault(
            "record.supersedes_unknown",
            f"'{record.id}' replaces '{target}', and no record of '{record.register}' has that id.",
            one_of(target, known),
            "Name the id of the row to replace; this row is left out.",
        )
    if target == record.id:
        return Fault(
            "record.supersedes_cycle",
            f"'{record.id}' replaces itself.",
            "Expected the id of an earlier row.",
            "Name another row; this row is left out.",
        )
    if target in replaced:
        other = known[replaced[target]]
        return Fault(
            "record.supersedes_twice",
            f"'{record.id}' replaces '{target}', which '{other.id}' at {other.place} replaces already.",
            f"Expected one replacement, for example of '{other.id}'.",
            f"Replace '{other.id}' instead; this row is left out.",
        )
    return None


def _in_circles(replaced: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    for start in replaced:
        seen = [start]
        while (following := replaced.get(seen[-1])) is not None and following not in seen:
            seen.append(following)
        if following == start:
            found.update(seen)
    return found


def _circle(record: Record, replaced: Mapping[str, str]) -> Fault:
    path = [record.id]
    while (following := replaced[path[-1]]) != record.id:
        path.append(following)
    shown = " <- ".join((*path, record.id))
    return Fault(
        "record.supersedes_cycle",
        f"records replace each other in a circle: {shown}.",
        "Expected a replacement to name an earlier row.",
        "Empty 'supersedes' in the row that was there first; all of them are set aside.",
    )


def _no_reason(record: Record) -> Fault:
    return Fault(
        "record.void_reason",
        f"'{record.void}' does not say why '{record.id}' is void.",
        "Expected a reason, such as 'invoice of another company'.",
        "Write the reason; the row does not count.",
    )


def settle(findings: Iterable[Finding], settled: frozenset[Place]) -> tuple[Finding, ...]:
    """Findings of rows that have been replaced since become notes."""
    return tuple(
        replace(finding, severity="note")
        if finding.place is not None and replace(finding.place, column="") in settled
        else finding
        for finding in findings
    )
