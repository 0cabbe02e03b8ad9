"""What is done to reach a target: each measure with its owner, its start, what it costs and what it is expected to
save."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.core.numbers import NotANumber, parse_number
from assay.core.units import UnknownUnit, unit

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.book.nodes import Node
    from assay.core.languages import Text
    from assay.core.provenance import Place
    from assay.core.units import Unit

STATES = ("planned", "under_way", "completed", "dropped")
_NEEDED = ("id", "name", "owner", "saving", "start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """``saving`` is that of a whole year, in the unit of the target's amount, from ``start`` on.

    ``project`` names a row of the register of projects; then state, cost and what was saved come from the registers.
    """

    id: str
    name: Text
    owner: Text
    saving: Decimal
    unit: Unit
    start: date
    project: str = ""
    state: str = ""
    cost: Text | None = None
    place: Place | None = field(default=None, compare=False)


def read_measures(node: Node) -> tuple[Measure, ...]:
    """The measures of one target; one that cannot be used is left out with a finding."""
    found: dict[str, Measure] = {}
    for entry in node.items():
        measure = _measure(entry)
        if measure is not None and measure.id in found:
            entry.wrong(
                "target.measure_duplicate",
                f"the measure '{measure.id}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
        elif measure is not None:
            found[measure.id] = measure
    return tuple(found.values())


def _measure(node: Node) -> Measure | None:
    found = node.known((*_NEEDED, "project", "state", "cost"), _NEEDED)
    if any(key not in found for key in _NEEDED):
        return None
    start, saving = found["start"].date(), _saving(found["saving"])
    state = found["state"].choice(STATES) if "state" in found else ""
    if ("project" in found) == ("state" in found):
        node.wrong(
            "target.measure_state",
            f"the measure has {'both' if 'state' in found else 'neither'} 'project' and 'state'.",
            "Expected the id of a row in the register of projects, which has its state, or the state itself.",
            "Write one of them; the measure is not read.",
        )
        return None
    if start is None or saving is None or ("state" in found and not state):
        return None
    return Measure(
        id=found["id"].text(),
        name=found["name"].words(),
        owner=found["owner"].words(),
        saving=saving[0],
        unit=saving[1],
        start=start,
        project=found["project"].text() if "project" in found else "",
        state=state,
        cost=found["cost"].words() if "cost" in found else None,
        place=node.place,
    )


def _saving(node: Node) -> tuple[Decimal, Unit] | None:
    """``5,400 tCO2e``: an amount above zero with its unit."""
    amount, _, symbol = node.text().partition(" ")
    try:
        value, of = parse_number(amount), unit(symbol.strip())
    except (NotANumber, UnknownUnit):
        value, of = None, None
    if value is None or of is None or value <= 0:
        node.wrong(
            "target.measure_saving",
            f"the saving '{node.text()}' is no amount.",
            "Expected a number above zero and a unit, such as '5,400 tCO2e'.",
            "Correct it; the measure is not read.",
        )
        return None
    return value, of
