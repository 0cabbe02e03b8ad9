"""The proof of a book as plain data: what ``trace.json`` holds, from facts down to rows and from rows up to facts.

Numbers are plain text with a point, days are ``2025-01-31``, and everything is named by its position in a list: a
fact by ``facts[n]``, a cell by ``cells[n]``, a factor by ``factors[n]``, a record by ``records[n]``. With ``units``
(how many base units one unit is) and ``expression`` (operator first) every figure can be computed again without
this program. An optional argument that is no input is left out of its sum.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.expression import Constant, Name
from assay.calc.reach import Reach
from assay.calc.words import formula_words
from assay.catalogue.dimension import written
from assay.core.languages import LANGUAGES
from assay.core.numbers import plain
from assay.facts.fact import Added, Computed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.calc.expression import Expression
    from assay.calc.plan import Step
    from assay.calc.proof import Proof
    from assay.calc.reach import RecordKey
    from assay.core.interval import Interval
    from assay.core.missing import Missing
    from assay.core.periods import Period
    from assay.core.units import Unit
    from assay.factors.parameter import Choice, FactorValue
    from assay.facts.cell import Cell
    from assay.facts.fact import Fact
    from assay.facts.factset import FactSet

FORMAT = 1

Plain = dict[str, Any]


def trace_of(proof: Proof, *, people: bool = False, private: frozenset[str] = frozenset()) -> Plain:
    """Everything that the facts of a book rest on.

    The same book gives the same trace, whatever the order of its rows. What a formula gives where a figure was
    recorded stands under ``second`` and feeds no other figure. Rows about people (``personal`` registers) are
    only counted, for a trace is published; with ``people`` they are listed as all others, save confidential ones.
    Of ``private`` metrics the sums below a fact are left out too: the fact says ``about_people`` in their place.
    """
    specs = proof.book.registers.values()
    hidden = frozenset(spec.id for spec in specs if spec.confidential or (spec.personal and not people))
    return _Trace(proof, hidden, private).whole()


class _Trace:
    """Gives every thing its number, then writes each list."""

    def __init__(self, proof: Proof, hidden: frozenset[str], private: frozenset[str]) -> None:
        self.model, self.plan, self.facts, self.hidden = proof.model, proof.plan, proof.facts, hidden
        self.cells = [cell for cell in self.facts.cells if cell.metric not in private]
        self.cell_number = {cell.id: number for number, cell in enumerate(self.cells)}
        self.known = {(r.register, r.id): r for group in proof.book.records.values() for r in group}
        self.keys = sorted(self.facts.facts)
        self.fact_number = {key: number for number, key in enumerate(self.keys)}
        self.record_number = {key: number for number, key in enumerate(sorted(self._used()))}
        used = {(c.factor.edition, c.factor.id): c.factor for c in _choices(self.cells)}
        self.factors = [used[key] for key in sorted(used)]
        self.factor_number = {(f.edition, f.id): number for number, f in enumerate(self.factors)}

    def _used(self) -> set[RecordKey]:
        uses = (use for cell in self.cells for use in cell.records)
        return {(use.register, use.record) for use in uses if use.register not in self.hidden}

    def whole(self) -> Plain:
        steps = sorted(_used_steps(self), key=lambda step: step.formula.id)
        return {
            "format": FORMAT,
            "years": {str(year): _days(period) for year, period in self.model.years.items()},
            "units": _units(self.facts),
            "formulas": [self._formula(step) for step in steps],
            "factors": [_factor(value) for value in self.factors],
            "records": self._records(),
            "cells": [self._cell(cell) for cell in self.cells],
            "facts": [self._fact(self.facts.facts[key]) for key in self.keys],
            "second": [self._fact(self.facts.second[key]) for key in sorted(self.facts.second)],
        }

    def _formula(self, step: Step) -> Plain:
        model, formula = self.model, step.formula
        return {
            "id": formula.id,
            "metric": formula.metric,
            "words": {
                language: formula_words(step, model.catalogue, model.parameters, language) for language in LANGUAGES
            },
            "expression": _prefix(formula.expression()),
            "arguments": [
                {
                    "name": a.name,
                    "parameter" if a.parameter else "metric": a.target,
                    **({"view": a.view} if a.view else {}),
                    **({"optional": True} if a.optional else {}),
                }
                for a in step.arguments
            ],
            "source": formula.source,
            **({"since": formula.since.isoformat()} if formula.since != date.min else {}),
            **({"until": formula.until.isoformat()} if formula.until else {}),
            **({"when": dict(formula.when)} if formula.when else {}),
        }

    def _records(self) -> list[Plain]:
        reach = Reach(self.facts)
        places = {(u.register, u.record): u.place for cell in self.cells for u in cell.records}
        fed: dict[tuple[int, ...], list[int]] = {}
        rows: list[Plain] = []
        for key in self.record_number:
            cells = tuple(cell.id for cell in reach.cells(key))
            if cells not in fed:
                fed[cells] = sorted(
                    self.fact_number[fact] for fact in reach.of_cells(cells) if fact in self.fact_number
                )
            place, record = places[key], self.known.get(key)
            row: Plain = {"id": key[1], "register": key[0], "file": place.file}
            row |= {"sheet": place.sheet} if place.sheet else {}
            row |= {"row": place.row} if place.row is not None else {}
            if record is not None:
                row |= {"evidence": record.evidence} if record.evidence else {}
                row |= {"page": record.page} if record.page is not None else {}
                row |= {"line": record.line} if record.line is not None else {}
            rows.append(row | {"feeds": fed[cells]})
        return rows

    def _cell(self, cell: Cell) -> Plain:
        data: Plain = {
            "metric": cell.metric,
            "period": _days(cell.period),
            **_cut(cell.dimensions),
            **_value(cell.value, cell.bounds, cell.unit),
        }
        if cell.note:
            data["gap"] = cell.note
        if cell.evaluation is not None:
            used = cell.evaluation
            data["formula"] = used.formula
            if not all(number in self.cell_number for _, numbers in used.inputs for number in numbers):
                return data | {"about_people": True}
            data["inputs"] = {name: [self.cell_number[n] for n in numbers] for name, numbers in used.inputs}
            data["factors"] = {name: self._choice(choice) for name, choice in used.choices}
        else:
            # record, as entered, in the cell's unit; and days inside the cell of the record's days where they differ
            data["records"] = [
                [self.record_number[use.register, use.record], use.entered, plain(use.amount)]
                + ([use.days, use.of_days] if use.days != use.of_days else [])
                for use in cell.records
                if use.register not in self.hidden
            ]
            # A register that is kept and empty gives a zero: nobody is behind it.
            counted = sum(use.register in self.hidden and use.amount != 0 for use in cell.records)
            data |= {"people": counted} if counted else {}
        return data

    def _choice(self, choice: Choice) -> Plain:
        return {"factor": self.factor_number[choice.factor.edition, choice.factor.id], "rung": choice.rung}

    def _fact(self, fact: Fact) -> Plain:
        data: Plain = {
            "key": str(fact.key),
            "metric": fact.key.metric,
            "year": fact.key.year,
            **_cut(fact.key.dimensions),
            **_value(fact.value, fact.bounds, fact.unit),
        }
        match fact.origin:
            case Added(split, cells):
                if all(number in self.cell_number for number in cells):
                    data |= {"split": list(split), "cells": [self.cell_number[number] for number in cells]}
                else:
                    data["about_people"] = True
            case Computed(formula, inputs):
                data["formula"] = formula
                if all(key in self.fact_number for _, key in inputs):
                    data["inputs"] = {name: self.fact_number[key] for name, key in inputs}
                else:
                    data["about_people"] = True
        return data | ({"gaps": list(fact.gaps)} if fact.gaps else {})


def _choices(cells: Iterable[Cell]) -> list[Choice]:
    return [choice for cell in cells if cell.evaluation for _, choice in cell.evaluation.choices]


def _used_steps(trace: _Trace) -> list[Step]:
    facts = trace.facts
    origins = [fact.origin for group in (facts.facts, facts.second) for fact in group.values()]
    used = {origin.formula for origin in origins if isinstance(origin, Computed)}
    used |= {cell.evaluation.formula for cell in facts.cells if cell.evaluation}
    return [step for step in trace.plan.all_steps() if step.formula.id in used]


def _units(facts: FactSet) -> Plain:
    """Each unit with its kind and its scale to the base unit of that kind, as a fraction."""
    used: dict[str, Unit] = {fact.unit.symbol: fact.unit for fact in facts}
    used |= {cell.unit.symbol: cell.unit for cell in facts.cells}
    used |= {choice.factor.unit.symbol: choice.factor.unit for choice in _choices(facts.cells)}
    return {symbol: {"kind": used[symbol].family, "scale": str(used[symbol].scale)} for symbol in sorted(used)}


def _factor(value: FactorValue) -> Plain:
    source = value.source
    return {
        "id": value.id,
        "set": value.edition,
        "parameter": value.parameter,
        **({"member": value.member} if value.member else {}),
        "value": plain(value.value),
        "unit": value.unit.symbol,
        "level": value.level,
        **({"area": value.area} if value.area else {}),
        "from": value.since.isoformat(),
        **({"to": value.until.isoformat()} if value.until else {}),
        "source": {
            name: text
            for name, text in (
                ("document", source.document),
                ("publisher", source.publisher),
                ("at", source.at),
                ("url", source.url),
                ("licence", source.licence),
                ("confidence", source.confidence),
            )
            if text
        },
        **({"note": value.note} if value.note else {}),
    }


def _prefix(expression: Expression) -> Any:
    match expression:
        case Name(name):
            return name
        case Constant(value):
            return {"number": plain(value)}
        case _:
            return [expression.operator, _prefix(expression.left), _prefix(expression.right)]


def _value(value: Decimal | Missing, bounds: Interval | None, unit: Unit) -> Plain:
    if not isinstance(value, Decimal):
        return {"missing": value.reason, "unit": unit.symbol} | ({"detail": value.detail} if value.detail else {})
    data: Plain = {"value": plain(value), "unit": unit.symbol}
    if bounds is not None and not bounds.exact:
        data["bounds"] = [plain(bounds.low), plain(bounds.high)]
    return data


def _cut(dimensions: tuple[tuple[str, str], ...]) -> Plain:
    return {"dimensions": written(dimensions)} if dimensions else {}


def _days(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]
