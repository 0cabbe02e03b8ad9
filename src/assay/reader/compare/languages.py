"""One report in two languages: figures that both give must be the same, and neither may hide what the other gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.reader.compare.restated import slip_between
from assay.reader.compare.sides import differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.facts.fact import FactKey
    from assay.reader.compare.sides import Side

_LISTED = 12


def check_languages(one: Side, two: Side) -> Iterator[Finding]:
    """Figures that differ between the languages, and those that only one of them has."""
    for key in sorted(one.sheet.said.keys() & two.sheet.said.keys()):
        first, second = one.figure(key), two.figure(key)
        if first is None or second is None or first.interval.meets(second.interval):
            continue
        both = first.tabled and second.tabled
        yield differ(
            one,
            first,
            two,
            second,
            code="compare.languages",
            severity="error" if both else "warning",
            message=(
                f"{two.sheet.title(key)} is {first.shown} in {one.name} ({one.language}) and {second.shown} in "
                f"{two.name} ({two.language})."
            ),
            cause=slip_between(two, first, second),
            expected="One figure in all languages.",
            action="Look which of the two the totals rest on.",
        )
    for side, other in ((one, two), (two, one)):
        yield from _only(side, other)


def _only(side: Side, other: Side) -> Iterator[Finding]:
    """Figures in the tables of one language that the other does not have at all."""
    mine = {key for key, each in side.sheet.all_said.items() if any(f.tabled for f in each)}
    lacking: list[FactKey] = sorted(mine - other.sheet.all_said.keys())
    if not lacking or len(lacking) * 2 > len(mine):
        return  # so many that the reader, not the report, is the likelier cause
    listed = "; ".join(side.sheet.title(key) for key in lacking[:_LISTED])
    yield Finding(
        code="compare.only_one_language",
        severity="note",
        message=f"{len(lacking)} figures of {side.name} were not found in {other.name}: {listed}.",
        place=Place(side.name),
        expected="The same figures in all languages.",
        action="They may be left out, or stand in a picture there.",
        details=(("documents", f"{side.name}; {other.name}"),),
    )
