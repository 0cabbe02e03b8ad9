"""Where a figure comes from, as a tree: its formula with figures, each input, each factor, down to the records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.words import argument_words, cut_words, formula_figures, formula_words, written_out
from assay.core.numbers import grouped, rounded
from assay.core.units import convert
from assay.factors.select import rung_words
from assay.facts.fact import Added, Computed

if TYPE_CHECKING:
    from assay.book.records import Record
    from assay.calc.plan import Step
    from assay.calc.proof import Proof
    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.languages import Language
    from assay.core.missing import Missing
    from assay.core.periods import Period
    from assay.core.provenance import Place
    from assay.core.units import Unit
    from assay.factors.parameter import Choice, FactorValue
    from assay.facts.cell import Cell, Evaluation, RecordUse
    from assay.facts.fact import Fact, FactKey


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """A formula as it was used: in words, with figures, and the document that it follows."""

    id: str
    words: str
    figures: str
    source: str


@dataclass(frozen=True, slots=True)
class FactorUse:
    """A factor as it was used. ``rung`` says in words where on the ladder it was found."""

    label: str
    factor: FactorValue
    rung: str


@dataclass(frozen=True, slots=True)
class RecordLine:
    """What one record gave: as entered, and as an amount in the unit of the figure.

    ``document``, ``page`` and ``line`` are its evidence. Where ``days`` is less than ``of_days``, the record reaches
    beyond the figure's time and was shared out by days.
    """

    id: str
    register: str
    place: Place
    document: str
    page: int | None
    line: int | None
    entered: str
    amount: Decimal
    unit: Unit
    days: int
    of_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the cells that a figure was added up from: at one place, in a time in which no factor changed."""

    label: str
    metric: str
    cut: str
    dimensions: Dimensions
    period: Period
    value: Decimal | Missing
    bounds: Interval | None
    unit: Unit
    formula: FormulaUse | None = None
    factors: tuple[FactorUse, ...] = ()
    inputs: tuple[Part, ...] = ()
    records: tuple[RecordLine, ...] = ()
    count: int = 0
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A figure and everything it follows from.

    ``printed`` is how a report shows it; ``value`` is exact, in ``unit``. It has either a ``formula`` with ``inputs``
    or ``parts``. ``second`` is what the formula gives where the figure itself was recorded.
    """

    key: FactKey
    label: str
    cut: str
    printed: str
    value: Decimal | Missing
    bounds: Interval | None
    unit: Unit
    formula: FormulaUse | None = None
    inputs: tuple[Explanation, ...] = ()
    parts: tuple[Part, ...] = ()
    gaps: tuple[str, ...] = ()
    second: Explanation | None = None


def explain(proof: Proof, key: FactKey, language: Language = "en") -> Explanation | None:
    """The proof of one fact; ``None`` where there is no such fact (`assay.calc.absence` says why)."""
    return _Explainer(proof, language).fact(key)


class _Explainer:
    """Walks from a fact down, in one language."""

    def __init__(self, proof: Proof, language: Language) -> None:
        self.model, self.book, self.facts, self.language = proof.model, proof.book, proof.facts, language
        self.records: dict[tuple[str, str], Record] = {
            (record.register, record.id): record for group in proof.book.records.values() for record in group
        }
        self.sites = {site.id: site.name for site in proof.book.organisation.sites.values()}
        self.steps = {step.formula.id: step for step in proof.plan.all_steps()}

    def fact(self, key: FactKey) -> Explanation | None:
        fact = self.facts.facts.get(key)
        if fact is None:
            return None
        second = self.facts.second.get(key)
        return self._explained(fact, self._explained(second, None) if second is not None else None)

    def _explained(self, fact: Fact, second: Explanation | None) -> Explanation:
        formula: FormulaUse | None = None
        inputs: tuple[Explanation, ...] = ()
        parts: tuple[Part, ...] = ()
        match fact.origin:
            case Computed(name, used):
                formula = self._formula(name, {argument: self._figure(key) for argument, key in used})
                found = [self.fact(key) for key in dict.fromkeys(key for _, key in used)]
                inputs = tuple(each for each in found if each is not None)
            case Added(_, cells):
                parts = tuple(self._part(self.facts.cells[number]) for number in cells)
        return Explanation(
            key=fact.key,
            label=self.model.catalogue.metrics[fact.key.metric].label.in_language(self.language),
            cut=self._cut(fact.key.dimensions),
            printed=self._printed(fact),
            value=fact.value,
            bounds=fact.bounds,
            unit=fact.unit,
            formula=formula,
            inputs=inputs,
            parts=parts,
            gaps=fact.gaps,
            second=second,
        )

    def _part(self, cell: Cell) -> Part:
        formula: FormulaUse | None = None
        inputs: tuple[Part, ...] = ()
        factors: tuple[FactorUse, ...] = ()
        if cell.evaluation is not None:
            formula = self._evaluated(cell.evaluation)
            numbers = dict.fromkeys(number for _, group in cell.evaluation.inputs for number in group)
            inputs = tuple(self._part(self.facts.cells[number]) for number in numbers)
            step = self.steps[cell.evaluation.formula]
            factors = tuple(self._factor(step, name, choice) for name, choice in cell.evaluation.choices)
        return Part(
            label=self.model.catalogue.metrics[cell.metric].label.in_language(self.language),
            metric=cell.metric,
            cut=self._cut(cell.dimensions),
            dimensions=cell.dimensions,
            period=cell.period,
            value=cell.value,
            bounds=cell.bounds,
            unit=cell.unit,
            formula=formula,
            factors=factors,
            inputs=inputs,
            records=tuple(self._record(use, cell.unit) for use in cell.records),
            count=cell.count,
            gap=cell.note,
        )

    def _factor(self, step: Step, name: str, choice: Choice) -> FactorUse:
        argument = next(a for a in step.arguments if a.name == name)
        label = self.model.parameters[argument.target].label.in_language(self.language)
        return FactorUse(label, choice.factor, rung_words(choice, self.language))

    def _record(self, use: RecordUse, unit: Unit) -> RecordLine:
        record = self.records.get((use.register, use.record))
        return RecordLine(
            id=use.record,
            register=use.register,
            place=use.place,
            document=record.evidence if record else "",
            page=record.page if record else None,
            line=record.line if record else None,
            entered=use.entered,
            amount=use.amount,
            unit=unit,
            days=use.days,
            of_days=use.of_days,
        )

    def _evaluated(self, used: Evaluation) -> FormulaUse:
        figures = {name: self._sum(group) for name, group in used.inputs}
        figures |= {
            name: f"{written_out(choice.factor.value)} {choice.factor.unit.label(self.language)}"
            for name, choice in used.choices
        }
        return self._formula(used.formula, figures)

    def _sum(self, numbers: tuple[int, ...]) -> str:
        cells = [self.facts.cells[number] for number in numbers]
        known = [cell.value for cell in cells if isinstance(cell.value, Decimal)]
        if not known:
            return str(cells[0].value)
        return f"{written_out(sum(known, Decimal(0)))} {cells[0].unit.label(self.language)}".rstrip()

    def _formula(self, name: str, figures: dict[str, str]) -> FormulaUse:
        step = self.steps[name]
        present = frozenset(figures) if figures else None
        words = formula_words(step, self.model.catalogue, self.model.parameters, self.language, present)
        if figures:
            # An input that has no value still stands in the sentence, under its name.
            shown = {a.name: self._word(step, a.name) for a in step.arguments if not a.optional} | figures
            return FormulaUse(name, words, formula_figures(step, shown), step.formula.source)
        return FormulaUse(name, words, "", step.formula.source)

    def _word(self, step: Step, name: str) -> str:
        argument = next(a for a in step.arguments if a.name == name)
        return argument_words(argument, self.model.catalogue, self.model.parameters, self.language)

    def _figure(self, key: FactKey) -> str:
        fact = self.facts.facts[key]
        if not isinstance(fact.value, Decimal):
            return str(fact.value)
        return _with_unit(written_out(fact.value), fact.unit, self.language)

    def _printed(self, fact: Fact) -> str:
        """As a report prints it: in the unit of its presentation, rounded to its decimals."""
        if not isinstance(fact.value, Decimal):
            return str(fact.value)
        metric = self.model.catalogue.metrics[fact.key.metric]
        shown = self.book.presentation.get(metric.id, metric.present)
        unit, decimals = (shown.unit, shown.decimals) if shown else (fact.unit, metric.decimals)
        if not unit.same_kind(fact.unit):
            unit = fact.unit
        return _with_unit(grouped(rounded(convert(fact.value, fact.unit, unit), decimals)), unit, self.language)

    def _cut(self, dimensions: Dimensions) -> str:
        return cut_words(dimensions, self.model.catalogue, self.sites, self.language)


def _with_unit(number: str, unit: Unit, language: Language) -> str:
    return f"{number} {unit.label(language)}" if unit.symbol not in ("1", "count") else number
