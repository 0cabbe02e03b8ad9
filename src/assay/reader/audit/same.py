"""The same figure with two values in two places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.audit.sheet import NEAR
from assay.reader.audit.telling import at, named, slip_between, tell
from assay.reader.audit.words import mentions, names_of, words_for
from assay.reader.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Severity
    from assay.core.languages import Text
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

# Words by which a sentence speaks of a part of the group.
_OF_A_PART = re.compile(
    r"\b(?:segment|division|market area|business (?:unit|line|area)|subsidiar(?:y|ies)|plants?|sites?|branch(?:es)?"
    r"|stores?|in (?:Europe|Asia|America|China|Hong Kong|Germany))\b"
    r"|分部|板塊|板块|附屬公司|附属公司|廠區|厂区|門店|门店|項目公司|项目公司",
    re.IGNORECASE,
)

# With fewer digits a power of ten, or one digit typed wrong, fits by chance.
_TELLING = 2


def check_same(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """A key that two tables, or a table and a sentence, give different values for."""
    for key, figures in sheet.said.items():
        if len(figures) < 2 or key in told:
            continue
        first, second = figures[0], figures[1]
        judged = _judged(sheet, first, second)
        if judged is None:
            continue
        severity, sure, cause = judged
        if severity == "error" and _of_two_populations(sheet, first, second):
            severity, sure = "warning", "same-far"
        yield tell(
            sheet,
            second,
            others=(first,),
            code="read.same_fact",
            severity=severity,
            message=phrase("same-message", title=sheet.title(key), first=_value(first), second=_value(second)),
            wanted=first.interval,
            arithmetic=phrase("same-arithmetic", first=named(sheet, first), second=named(sheet, second)),
            causes=[cause] if cause is not None else [],
            sure=phrase(sure),
            expected=phrase("same-expected"),
            action=phrase("same-action"),
            blames=(),
        )


def _of_two_populations(sheet: Sheet, first: Figure, second: Figure) -> bool:
    """Whether two tables differ in most of what both print, as of a group and of its parent: then they are of two."""
    pairs = [
        (a, b)
        for figures in sheet.all_said.values()
        for a in figures
        if a.set == first.set
        for b in figures
        if b.set == second.set
    ]
    apart = sum(not a.interval.meets(b.interval) for a, b in pairs)
    return len(pairs) > 1 and first.set != second.set and apart * 2 > len(pairs)


def _value(figure: Figure) -> Text:
    return phrase("same-value", shown=figure.shown, at=at(figure))


def _judged(sheet: Sheet, first: Figure, second: Figure) -> tuple[Severity, str, Text | None] | None:
    """How sure it is that both speak of one thing, as the name of a phrase, and what may have happened.

    ``None`` where it is not likely.
    """
    ours = sheet.in_print(second, first.interval)
    few = any(f.digits < _TELLING for f in (first, second))
    slip = None if few else slip_between(second.interval, first.interval, second.claim.value, ours)
    if any(f.interval.low <= 0 <= f.interval.high for f in (first, second)):
        return None  # nothing, and something: a dash, or a row of another thing
    alike = _alike(sheet, first, second)
    larger = max(abs(first.interval.high), abs(second.interval.high))
    near = first.interval.gap(second.interval) <= larger * NEAR
    both_tables = first.tabled and second.tabled
    if both_tables and (near or slip) and not _other_scope(first, second):
        return "error" if alike else "warning", "same-sure", slip
    if both_tables and not (alike and near):
        return None if not slip or _other_scope(first, second) else ("warning", "same-digits", slip)
    if (near or slip) and all(f.tabled or _by_name(sheet, f) for f in (first, second)):
        return "warning", "likely_part", slip
    return None


def _alike(sheet: Sheet, first: Figure, second: Figure) -> bool:
    """Whether two rows are called the same. A row that is called by a member only, as "of which female", is what the
    rows and headings above it say, so these must be the same too."""
    own = " ".join(first.claim.labels[-1:])
    depth = 1 if mentions(own, names_of(sheet, first.key)) else 0
    one, two = ([label.casefold() for label in f.claim.labels[-depth:]] for f in (first, second))
    return one == two


def _by_name(sheet: Sheet, figure: Figure) -> bool:
    """Whether a sentence calls the figure by a name of its own, and not by what is around it."""
    name = " ".join((*figure.claim.labels[-1:], figure.claim.quote))
    of_a_part = figure.key.dimensions or _OF_A_PART.search(figure.claim.quote)
    return not of_a_part and mentions(name, words_for(sheet, figure))


def _other_scope(first: Figure, second: Figure) -> bool:
    """Whether the headings above the two rows differ in words: two plants, two segments, two boundaries."""
    one, two = ({w.casefold() for w in f.claim.labels[:-1]} for f in (first, second))
    return bool(one and two and not one & two and len(one) + len(two) > 3)
