"""How a figure came about, in a few lines: its formula and inputs, or the records that were added up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.words import formula_words, written_out
from assay.facts.fact import Added, Computed
from assay.xbrl.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.facts.cell import Cell
    from assay.facts.fact import Fact, FactKey
    from assay.report.material import Material

# A list of factors longer than this tells a reader nothing; the trace has them all.
_MOST_FACTORS = 8


def proof_of(material: Material, fact: Fact) -> dict[str, Any]:
    """``formula`` with ``inputs`` (their keys and what is printed), or ``records`` in words; ``factors`` used on the
    way, each with its document."""
    match fact.origin:
        case Computed(name, used):
            # Counts of small groups are not among the facts that leave the book, nor what would give them away.
            keys = [key for key in dict.fromkeys(key for _, key in used) if key in material.facts.facts]
            return {
                "formula": _formula(material, name, frozenset(argument for argument, _ in used)),
                "inputs": [_input(material, key) for key in keys],
            }
        case Added(_, numbers):
            cells = list(_cells(material, numbers))
            found: dict[str, Any] = {"records": _records(material, cells)}
            formulas = {
                cell.evaluation.formula: frozenset(
                    name for name, _ in (*cell.evaluation.inputs, *cell.evaluation.choices)
                )
                for cell in cells
                if cell.evaluation is not None
            }
            if formulas:
                found["formula"] = "; ".join(_formula(material, name, present) for name, present in formulas.items())
                found["factors"] = _factors(material, cells)
            return found


def _formula(material: Material, name: str, present: frozenset[str]) -> str:
    step = next(step for step in material.plan.all_steps() if step.formula.id == name)
    said = formula_words(step, material.model.catalogue, material.model.parameters, material.language, present)
    source = material.cited(step.formula.source)
    if not source:
        return said
    return f"{said} ({source})" if material.language == "en" else f"{said}（{source}）"


def _input(material: Material, key: FactKey) -> dict[str, str]:
    fact = material.facts.facts[key]
    shown = material.shown(fact)
    unit = shown.unit.label(material.language) if shown.value is not None else ""
    cut = " · ".join(material.member(name, member) for name, member in key.dimensions)
    return {
        "key": str(key),
        "label": " · ".join(filter(None, (material.label(key.metric), cut, str(key.year)))),
        "value": f"{shown.text} {unit}".strip(),
    }


def _cells(material: Material, numbers: tuple[int, ...]) -> Iterator[Cell]:
    """The cells of a sum, and those that a formula made them of."""
    pending, seen = list(numbers), set(numbers)
    while pending:
        cell = material.facts.cells[pending.pop()]
        yield cell
        if cell.evaluation is not None:
            for number in (number for _, group in cell.evaluation.inputs for number in group):
                if number not in seen:
                    seen.add(number)
                    pending.append(number)


def _records(material: Material, cells: list[Cell]) -> str:
    """How many records of which registers; never which, for some are about people."""
    count = sum(cell.count or len(cell.records) for cell in cells if cell.evaluation is None)
    registers = sorted({use.register for cell in cells for use in cell.records})
    names = [
        material.book.registers[name].label.in_language(material.language)
        for name in registers
        if name in material.book.registers
    ]
    if not count:
        return ""
    word = words("v_one" if count == 1 else "v_added").in_language(material.language)
    joined = (", " if material.language == "en" else "、").join(names)
    return word.replace("{count}", f"{count:,}").replace("{registers}", joined).rstrip(":： ")


def _factors(material: Material, cells: list[Cell]) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for cell in cells:
        for name, choice in cell.evaluation.choices if cell.evaluation is not None else ():
            factor = choice.factor
            parameter = material.model.parameters.get(factor.parameter)
            value = written_out(factor.value) if isinstance(factor.value, Decimal) else str(factor.value)
            found.setdefault(
                factor.id,
                {
                    "label": parameter.label.in_language(material.language) if parameter else name,
                    "value": f"{value} {factor.unit.label(material.language)}",
                    "document": material.cited(factor.source.document),
                },
            )
    return list(found.values())[:_MOST_FACTORS]
