"""What a group sets for its registers in ``book.yaml``: deadlines, weights, grades, and which days are worked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assay.book.duties import NoSpan, RegisterTerms, parse_within
from assay.book.duties_load import score_fault
from assay.book.faults import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.book.duties import Deadline, Score, Within
    from assay.book.nodes import Node
    from assay.book.register import RegisterSpec

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_NOTHING_SET = RegisterTerms()


@dataclass(frozen=True, slots=True)
class Terms:
    """``registers``: what the group sets for each. A working day is Monday to Friday and no holiday, or one of
    ``worked``, weekend days that are worked to make up for a holiday.
    """

    registers: Mapping[str, RegisterTerms] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def of(self, register: str) -> RegisterTerms:
        return self.registers.get(register, _NOTHING_SET)

    def within(self, register: str, deadline: Deadline) -> Within | None:
        """The group's own length of time, else the register's."""
        return self.of(register).deadlines.get(deadline.id, deadline.within)

    def weights(self, register: str, score: Score) -> Mapping[str, Decimal]:
        return self.of(register).weights or score.weights

    def grades(self, register: str, score: Score) -> Mapping[str, Decimal]:
        return self.of(register).grades or score.grades

    def is_worked(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.holidays)

    def after_working_days(self, day: date, count: int) -> date:
        """The last of so many working days that follow a day."""
        while count > 0:
            day += _ONE_DAY
            count -= self.is_worked(day)
        return day


def read_terms(
    registers: Node | None, holidays: Node | None, worked: Node | None, specs: Mapping[str, RegisterSpec]
) -> Terms:
    """``registers``, ``holidays`` and ``worked_weekends`` of ``book.yaml``."""
    found: dict[str, RegisterTerms] = {}
    for name, node in (registers.entries() if registers is not None else {}).items():
        spec = specs.get(name)
        if spec is None:
            node.wrong(
                "book.register_unknown",
                f"no register is called '{name}'.",
                one_of(name, specs),
                "Use the id of a register; these terms are not read.",
            )
        else:
            found[name] = _of_register(node, spec)
    return Terms(found, _days(holidays), _days(worked))


def _of_register(node: Node, spec: RegisterSpec) -> RegisterTerms:
    parts = node.known(("deadlines", "weights", "grades"))
    deadlines: dict[str, Within] = {}
    for name, entry in (parts["deadlines"].entries() if "deadlines" in parts else {}).items():
        known = [item.id for item in spec.duties.deadlines if item.within is not None]
        if name not in known:
            entry.wrong(
                "book.deadline_unknown",
                f"the register '{spec.id}' has no deadline '{name}' with a length of time.",
                one_of(name, known),
                "Use one of them; this one is not read.",
            )
            continue
        try:
            within = parse_within(entry.text())
        except NoSpan as fault:
            entry.wrong("yaml.value", f"{fault}.", "Expected '8 hours' or '7 working days'.", "Correct it.")
            continue
        since = spec.fields[next(item.since for item in spec.duties.deadlines if item.id == name)]
        if within.span == "hours" and since.type != "moment":
            entry.wrong(
                "yaml.value",
                f"'{within}' cannot be told from '{since.id}', which holds days.",
                "Expected days or working days.",
                "Write the deadline in days.",
            )
            continue
        deadlines[name] = within
    weights, grades = (_numbers(parts[key]) if key in parts else {} for key in ("weights", "grades"))
    score = spec.duties.score
    if (weights or grades) and score is None:
        node.wrong(
            "book.score_unknown",
            f"the register '{spec.id}' gives no grades.",
            "Expected weights and grades only for a register with a score.",
            "Delete them; they are not read.",
        )
        return RegisterTerms(deadlines)
    if score is not None and (weights or grades):
        strange = [name for name in weights if name not in score.weights]
        wrong = score_fault(weights or score.weights, grades or score.grades)
        if strange or wrong:
            node.wrong(
                "book.score_terms",
                f"'{strange[0]}' is no criterion of '{spec.id}'." if strange else f"'{spec.id}': {wrong}.",
                one_of(strange[0], score.weights) if strange else "Expected such as '{A: 85, B: 70, C: 60, D: 0}'.",
                "Correct them; until then those of the register hold.",
            )
            return RegisterTerms(deadlines)
    return RegisterTerms(deadlines, weights, grades)


def _numbers(node: Node) -> dict[str, Decimal]:
    read = {name: entry.number() for name, entry in node.entries().items()}
    return {name: value for name, value in read.items() if value is not None}


def _days(node: Node | None) -> frozenset[date]:
    """Days, and spans of days written ``2025-01-28/2025-02-04``."""
    found: set[date] = set()
    for entry in node.items() if node is not None else ():
        first, slash, last = entry.text().partition("/")
        day = _part(entry, first).date()
        until = _part(entry, last).date() if slash else day
        while day is not None and until is not None and day <= until:
            found.add(day)
            day += _ONE_DAY
    return frozenset(found)


def _part(entry: Node, text: str) -> Node:
    return type(entry)(text, entry.file, entry.log, entry.lines, entry.path)
