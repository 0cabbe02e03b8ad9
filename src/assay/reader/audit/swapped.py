"""Rows whose years stand in each other's columns: turning one row round makes sums hold that fail as printed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from assay.checks.arithmetic import fed, keys_of_arguments
from assay.core.quantity import Quantity
from assay.reader.audit.parts import splits_of
from assay.reader.audit.telling import tell
from assay.reader.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assay.calc.plan import Step
    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.units import Unit
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

    Values = Mapping[FactKey, Interval]


@dataclass(frozen=True, slots=True)
class Relation:
    """Something that must hold between printed figures of one year (and the year before)."""

    keys: frozenset[FactKey]
    holds: Callable[[Values], bool]


def check_swapped(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """For each row with two years whose relations fail in both: would they hold if the two were exchanged?"""
    relations = [*_sums(sheet), *_formulas(sheet)]
    values = {key: f.interval for key in sheet.said if (f := sheet.best(key)) is not None}
    touching: dict[FactKey, list[Relation]] = defaultdict(list)
    for relation in relations:
        for key in relation.keys:
            touching[key].append(relation)
    failing = {id(relation) for relation in relations if not relation.holds(values)}
    rows: dict[tuple[str, Dimensions], list[FactKey]] = defaultdict(list)
    for key in values:
        rows[key.metric, key.dimensions].append(key)
    done: set[int] = set()
    for keys in rows.values():
        for one, two in combinations(sorted(keys), 2):
            mine = {id(r): r for key in (one, two) for r in touching[key]}
            bad = failing & mine.keys()
            if len(bad) < 2 or bad & done or {one, two} & told or values[one].meets(values[two]):
                continue
            if not all(any(key in mine[b].keys for b in bad) for key in (one, two)):
                continue
            turned = {**values, one: values[two], two: values[one]}
            if all(relation.holds(turned) for relation in mine.values()):
                done |= bad
                yield _told(sheet, one, two, {key for b in bad for key in mine[b].keys})


def _told(sheet: Sheet, one: FactKey, two: FactKey, keys: set[FactKey]) -> Telling:
    first, second = sheet.said[one][0], sheet.said[two][0]
    others: list[Figure] = [second, *(sheet.said[k][0] for k in sorted(keys) if k not in (one, two))]
    shown: dict[str, object] = {
        "first": first.shown, "second": second.shown, "year_one": one.year, "year_two": two.year
    }  # fmt: skip
    return tell(
        sheet,
        first,
        others=others,
        code="read.years_swapped",
        severity="error",
        message=phrase("swapped-message", label=sheet.metric(one.metric).label, **shown),
        wanted=second.interval,
        arithmetic=phrase("swapped-arithmetic", **shown),
        causes=[phrase("swapped-cause")],
        sure=phrase("swapped-sure"),
        expected=phrase("swapped-expected", **shown),
        blames={one, two},
    )


def _sums(sheet: Sheet) -> Iterator[Relation]:
    for whole, splits in splits_of(sheet).items():
        for split in splits:
            if not split.dimension or not split.complete or sheet.best(whole) is None:
                continue
            parts = tuple(part.key for part in split.parts)
            if all(sheet.best(part) is not None for part in parts):
                yield Relation(frozenset({whole, *parts}), _sum_holds(whole, parts))


def _sum_holds(whole: FactKey, parts: tuple[FactKey, ...]) -> Callable[[Values], bool]:
    def holds(values: Values) -> bool:
        total = sum((values[part] for part in parts[1:]), values[parts[0]])
        return total.meets(values[whole])

    return holds


def _formulas(sheet: Sheet) -> Iterator[Relation]:
    for key in sheet.said:
        metric = sheet.metric(key.metric)
        steps = [step for step in sheet.material.plan.steps.get(key.metric, ()) if not step.located]
        if sheet.best(key) is None or len(steps) != 1 or (metric.derived and metric.derived.kind == "share"):
            continue
        step = steps[0]
        keys = keys_of_arguments(step, key, sheet.material.catalogue.metrics)
        units = {name: sheet.said[k][0].unit for name, k in keys.items() if sheet.best(k) is not None}
        if len(units) < len(keys) or len(keys) < 2:
            continue

        made = _formula_holds(step, keys, units, key, sheet.said[key][0].unit)
        yield Relation(frozenset({key, *keys.values()}), made)


def _formula_holds(
    step: Step, keys: Mapping[str, FactKey], units: Mapping[str, Unit], key: FactKey, unit: Unit
) -> Callable[[Values], bool]:
    def holds(values: Values) -> bool:
        made = fed(step, {name: Quantity(values[k], units[name]) for name, k in keys.items()}, unit)
        return made is None or made.meets(values[key])

    return holds
