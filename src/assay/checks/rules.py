"""Rules that topics state as data (``checks.yaml``): which figure can never exceed which, how far one may jump."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assay.core.findings import Severity

# A figure that grows by half or falls by a third wants a word of explanation. Chosen 2026-11-21: of the yearly
# changes in four published reports, those beyond it were all explained there or should have been.
DEFAULT_JUMP = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class AtMost:
    """``metric`` can never exceed the sum of ``limits`` for the same cut. ``reason`` says why, in words."""

    metric: str
    limits: tuple[str, ...]
    reason: Text
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Balance:
    """``state`` at the end is ``state`` at the start + ``inflow`` − ``outflow``."""

    state: str
    inflow: str
    outflow: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of ``register`` owes: two values that are the same, or two days that are near.

    ``same`` names two fields; ``field.attribute`` is what the site that a field names has (``site.country``). ``near``
    names two days, ``days`` how far they may be apart.
    """

    register: str
    reason: Text
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class Apart:
    """``metric`` is stated beside the totals ``of`` and is in none of them, neither added nor taken off."""

    metric: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules. ``complete`` names for a metric the dimension of which every member has a figure or a reason;
    ``assumed`` the dimension of which every member with a figure has assumptions.

    ``jumps`` gives metrics their own limit of change; ``free`` are not watched at all."""

    at_most: tuple[AtMost, ...] = ()
    jumps: Mapping[str, Decimal] = field(default_factory=dict)
    free: frozenset[str] = frozenset()
    above_100: frozenset[str] = frozenset()
    balances: tuple[Balance, ...] = ()
    rows: tuple[Row, ...] = ()
    apart: tuple[Apart, ...] = ()
    complete: Mapping[str, str] = field(default_factory=dict)
    assumed: Mapping[str, str] = field(default_factory=dict)


def read_rules(paths: Iterable[Path]) -> Rules:
    """The rules of all topics together."""
    at_most: list[AtMost] = []
    jumps: dict[str, Decimal] = {}
    free: set[str] = set()
    above: set[str] = set()
    balances: list[Balance] = []
    rows: list[Row] = []
    apart: list[Apart] = []
    complete: dict[str, str] = {}
    assumed: dict[str, str] = {}
    for path in paths:
        row = load_yaml(path) or {}
        for item in row.get("at_most", ()):
            limits = item["limit"] if isinstance(item["limit"], list) else [item["limit"]]
            severity = item.get("severity", "error")
            at_most.append(AtMost(item["metric"], tuple(limits), Text.of(item["reason"]), severity))
        jumps |= {name: Decimal(value) for name, value in row.get("jumps", {}).items()}
        balances += [Balance(item["state"], item["in"], item["out"]) for item in row.get("balances", ())]
        rows += [_row(item) for item in row.get("rows", ())]
        apart += [Apart(item["metric"], tuple(item["of"])) for item in row.get("apart", ())]
        complete |= row.get("complete", {})
        assumed |= row.get("assumed", {})
        free |= set(row.get("free", ()))
        above |= set(row.get("may_exceed_100", ()))
    return Rules(
        tuple(at_most),
        jumps,
        frozenset(free),
        frozenset(above),
        tuple(balances),
        tuple(rows),
        tuple(apart),
        complete,
        assumed,
    )


def _row(item: Mapping[str, Any]) -> Row:
    return Row(
        item["register"],
        Text.of(item["reason"]),
        tuple(item.get("same", ())),
        tuple(item.get("near", ())),
        int(item.get("days", "0")),
    )
