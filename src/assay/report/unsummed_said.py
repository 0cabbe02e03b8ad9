"""How a report says that a total is not what its parts make: a note at the figure, a warning to whoever publishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.facts.fact import Fact
    from assay.report.material import Material
    from assay.report.unsummed import Apart, Reason

PARTS_APART = "total.parts_apart"


def apart_note(material: Material, fact: Fact) -> str:
    """The note at a total that is printed although its parts do not give it; empty for every other figure."""
    apart = material.apart.get(fact.key)
    if apart is None or not apart.reason:
        return ""
    return material.say(f"apart_{apart.reason}_note", made=_made(material, fact, apart))


def apart_findings(material: Material, named: frozenset[str]) -> tuple[Finding, ...]:
    """A warning for each total of the report (``named``: keys of its figures) that it prints with such a note."""
    return tuple(
        _finding(material, material.facts.facts[key], apart)
        for key, apart in sorted(material.apart.items())
        if apart.reason and str(key) in named
    )


def _finding(material: Material, fact: Fact, apart: Apart) -> Finding:
    return Finding(
        code=PARTS_APART,
        severity="warning",
        metric=fact.key.metric,
        fiscal_year=fact.key.year,
        message=f"{fact.key} is printed as {material.shown(fact).text}; its parts make {_made(material, fact, apart)}.",
        expected=_EXPECTED[apart.reason],
        action="The report says so in a note, and its tags claim no such sum. Record what the parts lack, if known.",
    )


_EXPECTED: Mapping[Reason, str] = {
    "incomplete": "Parts that are complete; here some are known to lack figures that the total has.",
    "published": "Parts that make the total; the publication that was copied prints both as they are.",
}


def _made(material: Material, fact: Fact, apart: Apart) -> str:
    shown = material.shown(replace(fact, value=apart.made))
    return f"{shown.text} {shown.unit.label(material.language)}".strip()
