"""Several readings side by side: one company over years and languages, and companies with each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.core.findings import by_severity
from assay.reader.compare.alike import Unlike, alike, unlike
from assay.reader.compare.company import company_of
from assay.reader.compare.factors import check_factors_over_years
from assay.reader.compare.languages import check_languages
from assay.reader.compare.restated import check_restated
from assay.reader.compare.sides import Side, make_side
from assay.reader.compare.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.content import Content
    from assay.core.findings import Finding
    from assay.reader.compare.alike import Alike
    from assay.reader.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What several documents say together.

    ``companies`` groups the names of the documents by who reports. ``alike`` are the figures that companies share in
    one year, in one unit; ``unlike`` says what makes companies hard to compare.
    """

    companies: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    alike: tuple[Alike, ...]
    unlike: tuple[Unlike, ...]


def compare(readings: Iterable[Reading], content: Content) -> Comparison:
    """Compare readings. Documents of one company are held against each other; companies stand side by side."""
    sides = [make_side(reading, content) for reading in readings]
    groups = _by_company(sides)
    findings: list[Finding] = []
    for group in groups.values():
        for position, one in enumerate(group):
            for two in group[position + 1 :]:
                findings += _pair(one, two)
    return Comparison(
        companies={name: tuple(side.name for side in group) for name, group in groups.items()},
        findings=by_severity(findings),
        alike=alike(groups),
        unlike=unlike(groups),
    )


def _pair(one: Side, two: Side) -> list[Finding]:
    """Two documents of one company: of one year in two languages, or of two years."""
    if one.year == two.year:
        return list(check_languages(one, two)) if one.language != two.language else list(check_restated(one, two))
    first, second = sorted((one, two), key=lambda side: side.year or 0)
    return [
        *check_restated(first, second),
        *check_factors_over_years(first, second),
        *check_words(first, second),
    ]


def _by_company(sides: Sequence[Side]) -> dict[str, list[Side]]:
    """Documents by who reports: by stock code, else by name; a document that says neither stands alone."""
    groups: dict[str, list[Side]] = {}
    for side in sides:
        company = company_of(side.extract)
        known = next((name for name, group in groups.items() if company & company_of(group[0].extract)), None)
        groups.setdefault(known or min(company, default=side.name), []).append(side)
    return groups
