"""What the state of a case and its dates say together: closed and no closing date, rectified before it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.derive import day_of
from assay.book.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.duties import Flow
    from assay.book.records import Value


def flow_faults(values: Mapping[str, Value], flow: Flow) -> Iterator[Fault]:
    """Contradictions between a state and the days on which states were reached."""
    state = values.get(flow.field)
    if not isinstance(state, str):
        return
    stage = flow.stages[state]
    for name in (*filter(None, (stage.on,)), *stage.needs):
        if values.get(name) is None:
            yield Fault(
                "record.state_needs",
                f"{flow.field} is '{state}' and {name} is empty.",
                f"Expected {name} in every row whose {flow.field} is '{state}'.",
                f"Fill in {name}, or put the {flow.field} back; the row is left out.",
                name,
            )
    for other in flow.stages.values():
        day = day_of(values.get(other.on)) if other.on else None
        if day is None or other.id == state or flow.reaches(other.id, state) or not flow.reaches(state, other.id):
            continue
        yield Fault(
            "record.state_date",
            f"{flow.field} is '{state}', yet {other.on} '{day}' says that it was '{other.id}'.",
            f"Expected {other.on} only once the {flow.field} is '{other.id}' or what follows it.",
            f"Correct the {flow.field} or empty {other.on}; the row is left out.",
            flow.field,
        )
    yield from _order(values, flow)


def _order(values: Mapping[str, Value], flow: Flow) -> Iterator[Fault]:
    """No state may be reached before one that must have come first."""
    dated = [(stage, day) for stage in flow.stages.values() if (day := day_of(values.get(stage.on)))]
    for first, earlier in dated:
        for second, later in dated:
            forward = flow.reaches(first.id, second.id) and not flow.reaches(second.id, first.id)
            if forward and first.on != second.on and later < earlier:
                yield Fault(
                    "record.state_order",
                    f"{second.on} '{later}' lies before {first.on} '{earlier}'.",
                    f"Expected '{second.id}' on or after '{first.id}'.",
                    "Correct one of the dates; the row is left out.",
                    second.on,
                )
