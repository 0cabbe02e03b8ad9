"""One document as a side of a comparison: its figures by key, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.audit.sheet import Sheet
from assay.reader.phrases import NOTHING
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.content import Content
    from assay.core.findings import Finding, Severity
    from assay.core.interval import Interval
    from assay.core.languages import Language, Text
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure
    from assay.reader.block import Extract
    from assay.reader.reading import Reading


@dataclass(frozen=True, slots=True)
class Side:
    """A reading with its sheet. ``year`` is the fiscal year it reports on, where known."""

    reading: Reading
    sheet: Sheet

    @property
    def name(self) -> str:
        return self.reading.name

    @property
    def extract(self) -> Extract:
        return self.reading.extract

    @property
    def language(self) -> Language:
        return self.extract.language

    @property
    def year(self) -> int | None:
        return self.extract.year or max(self.sheet.years, default=None)

    def figure(self, key: FactKey) -> Figure | None:
        """The one value that the document gives for a key."""
        return self.sheet.best(key)


def make_side(reading: Reading, content: Content) -> Side:
    return Side(reading, Sheet(reading.claims, reading.extract, content))


def differ(
    one: Side,
    first: Figure,
    two: Side,
    second: Figure,
    *,
    code: str,
    severity: Severity,
    message: Text,
    cause: Text = NOTHING,
    expected: Text = NOTHING,
    action: Text = NOTHING,
) -> Finding:
    """A finding about one figure in two documents; it stands at the second."""
    sides: Sequence[tuple[Side, Figure]] = ((one, first), (two, second))
    shown = [(side.name, f"{f.shown}, so in {_span(side, f)}") for side, f in sides]
    return worded(
        code=code,
        severity=severity,
        message=message,
        place=two.sheet.place(second.claim),
        expected=expected,
        action=action,
        cause=cause,
        metric=second.key.metric,
        dimensions=";".join(f"{a}={b}" for a, b in second.key.dimensions),
        fiscal_year=second.key.year,
        kpi=second.claim.kpi or first.claim.kpi,
        evidence="; ".join(f"{side.name}, {f.at}: {f.claim.quote}" for side, f in sides),
        details=(("claim", str(second.claim.id)), ("documents", f"{one.name}; {two.name}"), *shown),
    )


def _span(side: Side, figure: Figure) -> Interval:
    return side.sheet.in_print(figure, figure.interval)
