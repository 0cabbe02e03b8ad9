"""A rate of the whole lies between the lowest and the highest of its parts, whatever all of them are divided by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assay.facts.fact import FactKey
from assay.reader.audit.telling import tell
from assay.reader.phrases import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

# Rates whose whole and parts are divided by groups that make up all the people.
_RATES = ("turnover_rate", "trained_rate", "training_hours_average", "hire_rate")
# The one cut of which nobody is left out by having no row.
_CUT = "gender"


def check_between(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Rates of all that are above those of both genders, or below both."""
    for rate in _RATES:
        parts: dict[int, list[Figure]] = defaultdict(list)
        for figure in sheet.of(rate):
            if [name for name, _ in figure.key.dimensions] == [_CUT] and sheet.best(figure.key) is not None:
                parts[figure.key.year].append(figure)
        for year, each in parts.items():
            whole = sheet.best(FactKey(rate, year))
            if whole is None or len(each) != 2 or {f.key for f in (whole, *each)} & told:
                continue
            if not all(f.tabled and f.set == whole.set for f in (whole, *each)):
                continue
            if _outside(whole, each) and _holds_in_another_year(sheet, rate, year, parts):
                yield _told(sheet, whole, each)


def _outside(whole: Figure, parts: list[Figure]) -> bool:
    above = all(part.interval.low > whole.interval.high for part in parts)
    return above or all(part.interval.high < whole.interval.low for part in parts)


def _holds_in_another_year(sheet: Sheet, rate: str, year: int, parts: Mapping[int, list[Figure]]) -> bool:
    """Whether the same rows agree in another year: proof that they are a whole and its parts."""
    others = ((sheet.best(FactKey(rate, other)), each) for other, each in parts.items() if other != year)
    return any(whole is not None and len(each) == 2 and not _outside(whole, each) for whole, each in others)


def _told(sheet: Sheet, whole: Figure, parts: list[Figure]) -> Telling:
    listed = joined(
        (phrase("named", title=sheet.title(part.key), shown=part.shown, at="") for part in parts), ", "
    )  # fmt: skip
    return tell(
        sheet,
        whole,
        others=parts,
        code="read.formula",
        severity="error",
        message=phrase("between-message", title=sheet.title(whole.key), shown=whole.shown, parts=listed),
        arithmetic=listed,
        sure=phrase("between-sure"),
        expected=phrase("between-expected"),
        action=phrase("between-action"),
        blames={whole.key, *(part.key for part in parts)},
    )
