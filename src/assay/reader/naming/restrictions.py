"""Figures whose labels say more than their metric and their cut account for lose their metric.

A row, a column or a group that says anything else than known words is of a part that no metric holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.decision import How, decision
from assay.reader.naming.unaccounted import Restriction, named_by_matter, nearly_told, restriction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

# Of the figures of a table, so many have its headings.
_NEARLY_ALL = 0.85


def without_restricted(claims: Sequence[Claim], lexicon: Lexicon, *, misread: bool = False) -> tuple[Claim, ...]:
    """The claims, those that say they are of a part which no metric and no cut holds without a metric.

    Words of a column or a group always restrict, and so do those of a row of people: "female employees receiving
    reviews". In other rows and in sentences ("diesel for generators") they may say no more than what everybody knows;
    there they count where the document has another figure of the same metric, cut and year. ``misread``: the document
    shows so many misread words that one more is no word of its own.
    """
    headings = _headings(claims)
    told: dict[tuple[object, ...], Restriction | None] = {}
    left: dict[int, Restriction] = {}
    for claim in claims:
        if claim.metric:
            over = headings.get(claim.grid or 0, frozenset())
            # The figures of a row differ in their years alone.
            key = (*_read_from(claim), over)
            if key not in told:
                told[key] = restriction(claim, over, lexicon, misread=misread)
            if (words := told[key]) is not None:
                left[claim.id] = words
    if not left:
        return tuple(claims)
    rivals = _rivals(claims)
    parts = {
        claim.id
        for claim in claims
        if (words := left.get(claim.id)) and (words.sure or _opposed(claim, rivals, left, bare=words.bare))
    }
    rows = {(claim.grid, claim.row) for claim in claims if claim.id in parts and claim.grid is not None}
    return tuple(
        _without_metric_of(claim, left[claim.id])
        if claim.id in left and (claim.id in parts or (claim.grid, claim.row) in rows)
        else claim
        for claim in claims
    )


def _read_from(claim: Claim) -> tuple[object, ...]:
    """All of a claim that its restriction is told from."""
    named = (claim.metric, claim.dimensions, claim.part_of)
    return (
        claim.labels,
        *named,
        claim.unit,
        claim.unit_printed,
        claim.source,
        nearly_told(claim),
        named_by_matter(claim),
    )


def _opposed(
    claim: Claim, rivals: Mapping[tuple[object, ...], list[Claim]], left: Mapping[int, Restriction], *, bare: bool
) -> bool:
    """Whether another figure has the same name; against a mere "Total" only one in its table that has it in full."""
    others = rivals[_same_fact(claim)]
    if bare:
        others = [other for other in others if other.grid == claim.grid and other.id not in left]
    return any(differ(claim, other) for other in others)


def _without_metric_of(claim: Claim, left: Restriction) -> Claim:
    """A mere member keeps its cut: sums may yet tell of what."""
    if left.site and "site" not in dict(claim.dimensions):
        # The amount is of those operations, and the metric is what its row says.
        at = decision(How.DIMENSIONS_SITE, words=left.words)
        cut = dimensions_of({**dict(claim.dimensions), "site": left.site})
        return replace(claim, dimensions=cut, decided=(*claim.decided, at))
    why = decision(How.METRIC_RESTRICTED, words=left.words)
    dimensions = claim.dimensions if left.bare and len(claim.dimensions) == 1 else ()
    return replace(claim, metric="", dimensions=dimensions, part_of=None, decided=(*claim.decided, why))


def _same_fact(claim: Claim) -> tuple[object, ...]:
    return (claim.metric, claim.dimensions, claim.part_of, claim.fiscal_year, claim.unit)


def _rivals(claims: Iterable[Claim]) -> Mapping[tuple[object, ...], list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.interval is not None and claim.source != "target":
            found[_same_fact(claim)].append(claim)
    return found


def differ(one: Claim, other: Claim) -> bool:
    """Whether two figures cannot be of one thing."""
    return one.interval is not None and other.interval is not None and not one.interval.meets(other.interval)


def _headings(claims: Iterable[Claim]) -> dict[int, frozenset[str]]:
    """The headings of each table: the labels that its figures begin with. A row whose own name begins with the words of
    a heading does not repeat it, so that a few may lack it."""
    tables: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for claim in claims:
        if claim.grid is not None and claim.source == "table":
            tables[claim.grid].append(claim.labels[:-1])
    return {grid: frozenset(_begun(listed)) for grid, listed in tables.items()}


def _begun(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest beginning that nearly all paths have, and what all of them have anywhere."""
    everywhere = tuple(frozenset(paths[0]).intersection(*paths[1:]))
    begun: tuple[str, ...] = ()
    while longer := Counter(
        path[: len(begun) + 1] for path in paths if len(path) > len(begun) and path[: len(begun)] == begun
    ):
        best, count = longer.most_common(1)[0]
        if count < _NEARLY_ALL * len(paths):
            break
        begun = best
    return (*begun, *everywhere)
