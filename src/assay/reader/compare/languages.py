"""One report in two languages: figures that both give must be the same, and neither may hide what the other gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.provenance import Place
from assay.reader.compare.restated import slip
from assay.reader.compare.sides import differ
from assay.reader.phrases import joined, phrase
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Finding
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
            message=phrase(
                "languages-message",
                title=two.sheet.title(key),
                one=first.shown,
                first=one.name,
                first_language=one.language,
                two=second.shown,
                second=two.name,
                second_language=two.language,
            ),
            cause=slip(two, first, second),
            expected=phrase("languages-expected"),
            action=phrase("languages-action"),
        )
    for side, other in ((one, two), (two, one)):
        yield from _only(side, other)


def _only(side: Side, other: Side) -> Iterator[Finding]:
    """Figures in the tables of one language that the other does not have at all."""
    mine = {key for key, each in side.sheet.all_said.items() if any(f.tabled for f in each)}
    lacking: list[FactKey] = sorted(mine - other.sheet.all_said.keys())
    if not lacking or len(lacking) * 2 > len(mine):
        return  # so many that the reader, not the report, is the likelier cause
    listed = joined(side.sheet.title(key) for key in lacking[:_LISTED])
    yield worded(
        code="compare.only_one_language",
        severity="note",
        message=phrase("only-message", count=len(lacking), first=side.name, second=other.name, listed=listed),
        place=Place(side.name),
        expected=phrase("only-expected"),
        action=phrase("only-action"),
        details=(("documents", f"{side.name}; {other.name}"),),
    )
