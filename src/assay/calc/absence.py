"""Why there is no such figure: what was asked for amiss, or which record or factor is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.catalogue.dimension import written
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.book import Book
    from assay.calc.plan import Step
    from assay.calc.proof import Proof
    from assay.catalogue.metric import Metric


def why_absent(proof: Proof, key: FactKey) -> tuple[str, ...]:
    """Sentences, the most telling first, on why ``key`` is no fact. The metric is one of the catalogue."""
    asked_amiss = tuple(_amiss(proof, key))
    lacking = asked_amiss or tuple(dict.fromkeys(_lacking(proof, key, ())))
    return lacking or ("What it is made of is known, but not for this cut.",)


def _amiss(proof: Proof, key: FactKey) -> Iterator[str]:
    metric = proof.model.catalogue.metrics[key.metric]
    if key.year not in proof.book.years:
        yield f"The book is about {_listed([str(year) for year in proof.book.years])}, not {key.year}."
        return
    for name, member in key.dimensions:
        if name == "site":
            if member not in proof.book.organisation.sites:
                yield f"No site is called '{member}'. {one_of(member, proof.book.organisation.sites)}"
        elif name not in metric.dimensions:
            ways = _listed([*metric.dimensions, "site"])
            yield f"{metric.id} is not split by '{name}'; it is split by {ways}."
        elif member not in proof.model.catalogue.dimensions[name].members:
            members = proof.model.catalogue.dimensions[name].members
            yield f"'{name}' has no member '{member}'. {one_of(member, members)}"
    if metric.unit_dimension and metric.unit_dimension not in dict(key.dimensions):
        found = _members(proof, key, metric.unit_dimension)
        if found:
            yield (
                f"{metric.id} has no total over {metric.unit_dimension}, for its members have different units. "
                f"Ask for one: {_listed([f'--by {metric.unit_dimension}={each}' for each in found])}."
            )


def _lacking(proof: Proof, key: FactKey, above: tuple[str, ...]) -> Iterator[str]:
    metric = proof.model.catalogue.metrics[key.metric]
    if proof.facts.of(key.metric, key.year):
        if not above:
            yield from _other_cuts(proof, key)
        return
    step = proof.plan.step(key.metric, proof.model.settings, proof.model.years[key.year].end)
    if step is None:
        yield _no_record(proof.book, metric, key.year)
        return
    needed, optional = _without_facts(proof, step, key)
    if optional and not needed:
        yield (
            f"No part of the formula of '{metric.id}' is there for {key.year}: "
            f"it adds {_listed(sorted(optional))}, of which at least one is needed."
        )
    for name in dict.fromkeys((*needed, *optional)):
        if name not in above:
            year = key.year - 1 if needed.get(name) == "before" else key.year
            if year not in proof.model.years:
                yield f"'{name}' of {year} is needed, which is before the book begins."
                continue
            yield from _lacking(proof, FactKey(name, year), (*above, key.metric))


def _without_facts(proof: Proof, step: Step, key: FactKey) -> tuple[dict[str, str], dict[str, str]]:
    needed: dict[str, str] = {}
    optional: dict[str, str] = {}
    for argument in step.arguments:
        if argument.parameter:
            continue
        before = argument.view in ("prior", "opening")
        year = key.year - 1 if before else key.year
        if not proof.facts.of(argument.target, year):
            (optional if argument.optional else needed)[argument.target] = "before" if before else ""
    return needed, optional


def _no_record(book: Book, metric: Metric, year: int) -> str:
    registers = [spec.id for spec in book.registers.values() if any(rule.metric == metric.id for rule in spec.yields)]
    general = "states" if metric.period == "instant" else "figures"
    unkept = [name for name in registers if name not in book.records]
    ways = _listed([f"records/{name}" for name in (*registers, general)], "or")
    hint = f" The book does not keep {_listed([f'records/{name}' for name in unkept])}." if unkept else ""
    return f"No record gives '{metric.id}' for {year}; it would come from {ways}.{hint}"


def _other_cuts(proof: Proof, key: FactKey) -> Iterator[str]:
    found = proof.facts.of(key.metric, key.year)
    same = [fact for fact in found if {n for n, _ in fact.key.dimensions} == {n for n, _ in key.dimensions}]
    cuts = [written(fact.key.dimensions) or "the whole" for fact in (same or found)][:8]
    asked = f"[{written(key.dimensions)}]" if key.dimensions else "as a whole"
    yield f"'{key.metric}' of {key.year} is not known {asked}. Known: {_listed(cuts)}."


def _members(proof: Proof, key: FactKey, dimension: str) -> list[str]:
    found = (dict(fact.key.dimensions).get(dimension, "") for fact in proof.facts.of(key.metric, key.year))
    return sorted({member for member in found if member})


def _listed(parts: list[str], last: str = "and") -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"
