"""A label and a unit that cannot go together: water in kilowatt-hours, people in tonnes."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.units import unit
from assay.reader.audit.telling import Telling
from assay.reader.phrases import joined, phrase, phrases
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.core.findings import Finding
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Sheet
    from assay.reader.claim import Claim

# Kinds that a row's name alone leaves open: emissions of anything, money for it, shares of it, plain counts.
_OPEN = frozenset({"ghg", "ratio", "count", "points", "shares", "area", "power"})
# Tonnes of coal equivalent are printed as tonnes; exhaust gas is counted in cubic metres too.
_ALSO = {
    "energy": frozenset({"mass"}),
    "ghg": frozenset({"mass"}),
    "mass": frozenset({"volume"}),
    "volume": frozenset({"mass"}),
}
# Only names of what flows say their kind by themselves: "employees" may head hours, money or cases.
_FLOWS = frozenset({"energy", "ghg", "mass", "volume"})


def check_units(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Rows whose whole name is that of a metric, in a unit that no metric of the name is measured in."""
    kinds = _kinds(sheet)
    seen: set[tuple[int | None, int | None]] = set()
    for claim in sheet.claims:
        if claim.metric or claim.unit is None or not claim.labels or claim.source != "table":
            continue
        family = claim.unit.family
        # Of a unit that has no other, such as the gallon, nobody knows here what kind it measures.
        if (
            f"kind-{family}" not in phrases()
            or family in _OPEN
            or "/" in family
            or family.startswith("money")
            or not isinstance(claim.value, Decimal)
        ):
            continue
        allowed = kinds.get(_name(claim.labels[-1]))
        if not allowed or family in allowed or (claim.grid, claim.row) in seen:
            continue
        if claim.unit_printed and not _on_the_row(claim):
            continue
        seen.add((claim.grid, claim.row))
        yield Telling(_finding(sheet, claim, family, allowed))


def _on_the_row(claim: Claim) -> bool:
    """Whether the unit stands in the row itself, and was not carried over from above."""
    return claim.unit_printed.replace(" ", "").casefold() in claim.quote.replace(" ", "").casefold()


def _kinds(sheet: Sheet) -> Mapping[str, frozenset[str]]:
    """By the name of a row, the kinds of unit that it can be in."""
    found: dict[str, set[str]] = defaultdict(set)
    for metric in sheet.material.catalogue.metrics.values():
        if metric.derived is not None:
            continue
        names = (
            metric.label.en,
            metric.label.zh_hant,
            metric.label.zh_hans,
            *(w for a in metric.aliases.values() for w in a),
        )
        units = (metric.unit, *metric.unit_by.values(), *(unit(name) for name in metric.equivalents))
        families = {u.family for u in units}
        if not families <= _FLOWS:
            continue
        for name in names:
            found[_name(name)] |= families | {also for family in families for also in _ALSO.get(family, ())}
    return {name: frozenset(each) for name, each in found.items()}


def _name(label: str) -> str:
    return " ".join(label.casefold().split()).strip(" :：-–—•")


def _kind(family: str) -> Text:
    known = phrases().get(f"kind-{family}")
    return known if known is not None else Text(family.replace("_", " "))


def _finding(sheet: Sheet, claim: Claim, family: str, allowed: frozenset[str]) -> Finding:
    label = claim.labels[-1]
    symbol = claim.unit_printed or (claim.unit.symbol if claim.unit else "")
    return worded(
        code="read.label_and_unit",
        severity="error",
        message=phrase("units-message", row=label, symbol=symbol, kind=_kind(family)),
        place=sheet.place(claim),
        expected=phrase("units-expected", kinds=joined((_kind(name) for name in sorted(allowed)), " / ")),
        action=phrase("units-action"),
        sure=phrase("units-sure"),
        fiscal_year=claim.fiscal_year,
        kpi=claim.kpi,
        evidence=claim.quote,
        details=(("claim", str(claim.id)),),
    )
