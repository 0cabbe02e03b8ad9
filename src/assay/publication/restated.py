"""Two publications of one group side by side: each figure that moved, first reported and restated, with its cause.

The cause is read from the proofs: what stands behind the figure in one publication and not, or not so, in the other.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assay.publication.verifier import FACTS, MANIFEST, TRACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that a figure rests on: a factor, a record, a formula, or rows about people; and what it says."""

    kind: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Move:
    """A thing behind a figure that is another one now. What is gone has no ``new``, what is new has no ``old``."""

    kind: str
    name: str
    old: str
    new: str

    def __str__(self) -> str:
        if not self.new:
            return f"{self.kind} {self.name} is gone ({self.old})."
        if not self.old:
            return f"{self.kind} {self.name} is new ({self.new})."
        return f"{self.kind} {self.name} was {self.old}, is {self.new}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """One printed figure of an earlier year, in both publications, in the unit each printed it in.

    ``change`` is the relative change, nothing where the first figure was zero or the units differ. ``causes`` are
    sentences; none where both proofs are the same, which means that only the presentation changed. ``moves`` are the
    same things as data.
    """

    metric: str
    dimensions: str
    year: int
    first_reported: str
    first_unit: str
    restated: str
    unit: str
    change: Decimal | None
    moves: tuple[Move, ...]

    @property
    def causes(self) -> tuple[str, ...]:
        return tuple(str(move) for move in self.moves)


@dataclass(frozen=True, slots=True)
class Compared:
    """``withdrawn`` and ``added`` are figures of years that both report, printed in only one of them."""

    first: str
    second: str
    same: int
    restated: tuple[Restatement, ...]
    withdrawn: tuple[Key, ...]
    added: tuple[Key, ...]


class Publication:
    """A publication as read from its folder. Its bytes are not verified here, see `assay.publication.verifier`."""

    def __init__(self, folder: Path, years: Iterable[int] = ()) -> None:
        """``years``: those of a report that is not frozen yet and so has no manifest."""
        self.name = folder.name
        self.years = frozenset(
            str(year) for year in years or json.loads((folder / MANIFEST).read_text("utf-8"))["years"]
        )
        self.trace: Mapping[str, Any] = json.loads((folder / TRACE).read_text("utf-8"))
        with (folder / FACTS).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        self.printed = {(row["metric"], row["dimensions"], row["fiscal_year"]): row for row in rows}

    @cached_property
    def _numbers(self) -> Mapping[Key, int]:
        return {
            (fact["metric"], fact.get("dimensions", ""), str(fact["year"])): number
            for number, fact in enumerate(self.trace["facts"])
        }

    @cached_property
    def _formulas(self) -> Mapping[str, str]:
        return {formula["id"]: json.dumps(formula["expression"]) for formula in self.trace["formulas"]}

    def leaves(self, key: Key) -> frozenset[Leaf]:
        """Everything that a figure rests on."""
        number = self._numbers.get(key)
        if number is None:
            return frozenset()
        found: set[Leaf] = set()
        facts, cells, seen_facts, seen_cells = [number], list[int](), set[int](), set[int]()
        while facts or cells:
            if facts:
                at = facts.pop()
                if at in seen_facts:
                    continue
                seen_facts.add(at)
                fact = self.trace["facts"][at]
                facts += fact.get("inputs", {}).values()
                cells += fact.get("cells", ())
                found.update(self._formula(fact))
            else:
                at = cells.pop()
                if at in seen_cells:
                    continue
                seen_cells.add(at)
                cell = self.trace["cells"][at]
                cells += (one for numbers in cell.get("inputs", {}).values() for one in numbers)
                found.update(self._formula(cell))
                found.update(self._cell(cell))
        return frozenset(found)

    def _formula(self, made: Mapping[str, Any]) -> Iterator[Leaf]:
        if "formula" in made:
            yield Leaf("formula", made["formula"], self._formulas[made["formula"]])

    def _cell(self, cell: Mapping[str, Any]) -> Iterator[Leaf]:
        about = f"{cell['metric']} {cell.get('dimensions', '')} {cell['period'][0]} to {cell['period'][1]}".replace(
            "  ", " "
        )
        for name, choice in cell.get("factors", {}).items():
            factor = self.trace["factors"][choice["factor"]]
            says = f"{factor['value']} {factor['unit']} ({factor['set']})"
            yield Leaf("factor", f"{name} of {about}", says)
        for use in cell.get("records", ()):
            record = self.trace["records"][use[0]]
            yield Leaf("record", f"{record['register']} {record['id']}", use[1])
        if cell.get("people"):
            yield Leaf("rows about people", about, f"{cell['people']}, together {cell.get('value', '')} {cell['unit']}")


def compare(first: Publication, second: Publication) -> Compared:
    """Figures of the years that both publications report."""
    years = first.years & second.years
    earlier = {key: row for key, row in first.printed.items() if key[2] in years}
    later = {key: row for key, row in second.printed.items() if key[2] in years}
    both = [key for key in later if key in earlier]
    moved = [key for key in both if _printed(earlier[key]) != _printed(later[key])]
    return Compared(
        first=first.name,
        second=second.name,
        same=len(both) - len(moved),
        restated=tuple(_restated(first, second, key) for key in moved),
        withdrawn=tuple(key for key in earlier if key not in later),
        added=tuple(key for key in later if key not in earlier),
    )


def _printed(row: Mapping[str, str]) -> tuple[str, str]:
    return row["value"], row["unit"]


def _restated(first: Publication, second: Publication, key: Key) -> Restatement:
    before, after = first.printed[key], second.printed[key]
    old, new = Decimal(before["value"]), Decimal(after["value"])
    like = before["unit"] == after["unit"] and old != 0
    return Restatement(
        metric=key[0],
        dimensions=key[1],
        year=int(key[2]),
        first_reported=before["value"],
        first_unit=before["unit"],
        restated=after["value"],
        unit=after["unit"],
        change=new / old - 1 if like else None,
        moves=tuple(_moves(first.leaves(key), second.leaves(key))),
    )


def _moves(before: frozenset[Leaf], after: frozenset[Leaf]) -> Iterator[Move]:
    """What differs; a thing in both with another value is a change, not a loss and a gain."""
    old = _by_name(before - after)
    new = _by_name(after - before)
    for kind, name in sorted(old.keys() | new.keys()):
        yield Move(kind, name, old.get((kind, name), ""), new.get((kind, name), ""))


def _by_name(leaves: frozenset[Leaf]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for leaf in sorted(leaves, key=lambda leaf: (leaf.kind, leaf.name, leaf.value)):
        found.setdefault((leaf.kind, leaf.name), []).append(leaf.value)
    return {what: ", ".join(values) for what, values in found.items()}
