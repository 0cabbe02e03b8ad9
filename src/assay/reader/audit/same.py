"""The same figure with two values in two places."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.slips import one_digit, power_of_ten
from assay.reader.audit.sheet import NEAR
from assay.reader.audit.telling import named, tell
from assay.reader.audit.words import mentions, names_of, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Severity
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
        yield tell(
            sheet,
            second,
            others=(first,),
            code="read.same_fact",
            severity=severity,
            message=(
                f"{sheet.title(key)} has two values: {_value(first)} and {_value(second)}; "
                f"no true value rounds to both."
            ),
            wanted=first.interval,
            arithmetic=f"{named(sheet, first)} against {named(sheet, second)}",
            causes=[cause] if cause else [],
            sure=sure,
            expected="One value for one figure, wherever it is printed.",
            action="Look which of the two the sums and ratios of the report rest on.",
            blames=(),
        )


def _value(figure: Figure) -> str:
    return f"{figure.shown} ({figure.at or figure.claim.source})"


def _judged(sheet: Sheet, first: Figure, second: Figure) -> tuple[Severity, str, str] | None:
    """How sure it is that both speak of one thing, and what may have happened; ``None`` where it is not likely."""
    printed = second.claim.value
    ours = sheet.in_print(second, first.interval)
    middle = (ours.low + ours.high) / 2
    slip = power_of_ten(second.interval, first.interval)
    if not slip and isinstance(printed, Decimal):
        slip = one_digit(printed, middle)
    alike = _alike(sheet, first, second)
    larger = max(abs(first.interval.high), abs(second.interval.high))
    near = first.interval.gap(second.interval) <= larger * NEAR
    both_tables = first.tabled and second.tabled
    if both_tables and (near or slip) and not _other_scope(first, second):
        return "error" if alike else "warning", "sure, if both rows speak of the same thing", slip
    if both_tables and not (alike and near):
        return None if not slip or _other_scope(first, second) else ("warning", "likely, by the digits", slip)
    if (near or slip) and all(f.tabled or _by_name(sheet, f) for f in (first, second)):
        return "warning", "likely; the sentence may speak of a part", slip
    if both_tables and not _other_scope(first, second):
        return "warning", "not sure: far apart, so the two may not be the same thing", ""
    return None


def _alike(sheet: Sheet, first: Figure, second: Figure) -> bool:
    """Whether two rows are called the same. A row that is called by a member only, as "of which female", is what the
    row above it says, so that row must be the same too."""
    own = " ".join(first.claim.labels[-1:])
    depth = 1 if mentions(own, names_of(sheet, first.key)) else 2
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
