"""Averages and shares of groups: weighted by their groups they must make the average, or the amount, of the whole."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.core.languages import Text
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch
from assay.facts.fact import FactKey
from assay.reader.audit.parts import dimension_named, splits_of
from assay.reader.audit.telling import tell
from assay.reader.phrases import joined, lowered, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.catalogue.dimension import Dimensions
    from assay.reader.audit.parts import Split
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

# Averages, what they are averages of, and the groups of people they can have been divided by.
_AVERAGES = (("training_hours_average", "training_hours", ("employees", "employees_trained")),)


# The average of all, times all people.
_WHOLE = "*"


def check_averages(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Average hours by gender times the people of each gender must be the hours, and so must those by category."""
    for average, amount, bases in _AVERAGES:
        for year in sheet.years:
            yield from _averages(sheet, told, average, amount, bases, year)


def _averages(
    sheet: Sheet, told: frozenset[FactKey], average: str, amount: str, bases: tuple[str, ...], year: int
) -> Iterator[Telling]:
    ways: dict[str, list[tuple[Interval, str]]] = {}
    used: list[Figure] = []
    for name in sheet.metric(average).dimensions:
        given = {f.key.dimensions: f for f in sheet.of(average, year) if [n for n, _ in f.key.dimensions] == [name]}
        made = [way for base in bases if (way := _weighted(sheet, given, base, amount, year, name)) is not None]
        if made and not _own_totals(sheet, amount, given, year):
            ways[name] = made
            used += given.values()
    known = sheet.best(FactKey(amount, year))
    if known is not None:
        ways[""] = [(known.interval, known.shown)]
        used.append(known)
    else:
        ways |= _from_whole(sheet, average, bases, amount, year)
    if len(ways) < 2 or any(f.key in told for f in used) or not used:
        return
    names = list(ways)
    apart = [
        (one, two)
        for at, one in enumerate(names)
        for two in names[at + 1 :]
        if not any(a.meets(b) for a, _ in ways[one] for b, _ in ways[two])
    ]
    if not apart:
        return
    top = sheet.metric(amount)
    listed = joined(
        phrase("averages-way", name=_named_way(sheet, name), spans=" / ".join(dict.fromkeys(span(i) for i, _ in each)))
        for name, each in ways.items()
    )
    sums = joined(
        dict.fromkeys(
            phrase("averages-way", name=_named_way(sheet, name), spans=f"{words} = {span(i)}")
            for name, each in ways.items()
            for i, words in each
        )
    )
    yield tell(
        sheet,
        used[0],
        others=used[1:],
        code="read.averages",
        severity="error" if all(f.tabled for f in used) else "warning",
        message=phrase(
            "averages-message",
            label=sheet.metric(average).label,
            year=year,
            amount=lowered(top.label),
            unit=top.unit.symbol,
            listed=listed,
        ),
        arithmetic=sums,
        sure=phrase("averages-sure"),
        expected=phrase("averages-expected"),
        action=phrase("averages-action"),
        blames={f.key for f in used},
    )


def _named_way(sheet: Sheet, name: str) -> Text:
    if name == _WHOLE:
        return phrase("averages-as_whole")
    return dimension_named(sheet, name)


def _own_totals(sheet: Sheet, amount: str, given: Mapping[Any, Figure], year: int) -> bool:
    """Whether each group's amount is printed too: then each average was tested by itself."""
    return bool(given) and all(FactKey(amount, year, cut) in sheet.said for cut in given)


def _weighted(
    sheet: Sheet, given: Mapping[Any, Figure], base: str, amount: str, year: int, name: str
) -> tuple[Interval, str] | None:
    """The sum of average times group. Nothing unless every group that is not empty has an average."""
    groups = [f for f in sheet.of(base, year) if [n for n, _ in f.key.dimensions] == [name]]
    if len(groups) < 2 or len(given) < 2:
        return None
    total, words = Interval.exactly(0), []
    for group in groups:
        average = given.get(group.key.dimensions)
        if group.interval.high == 0:
            continue
        if average is None:
            return None
        try:
            product: Any = (
                Quantity(average.interval, average.unit) * Quantity(group.interval, group.unit)
            ).to(sheet.metric(amount).unit)  # fmt: skip
        except UnitMismatch:
            return None
        total = total + product.number
        words.append(f"{average.shown} × {group.shown}")
    return (total, " + ".join(words)) if len(words) == len(given) else None


def _from_whole(
    sheet: Sheet, average: str, bases: tuple[str, ...], amount: str, year: int
) -> dict[str, list[tuple[Interval, str]]]:
    one = sheet.best(FactKey(average, year))
    if one is None:
        return {}
    found: list[tuple[Interval, str]] = []
    for base in bases:
        people = sheet.best(FactKey(base, year))
        if people is not None:
            made: Any = Quantity(one.interval, one.unit) * Quantity(people.interval, people.unit)
            found.append((made.to(sheet.metric(amount).unit).number, f"{one.shown} × {people.shown}"))
    return {_WHOLE: found} if found else {}


def check_parts_of_parts(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Shares within parts (women in each category), times their parts, must make the known whole (all women)."""
    groups: dict[tuple[FactKey, str], dict[Any, Figure]] = defaultdict(dict)
    for figure, part in _within(sheet):
        derived = sheet.metric(figure.key.metric).derived
        if derived is None:
            continue
        within = part[0][0]
        groups[FactKey(derived.of, figure.key.year, figure.key.without(within)), within][part] = figure
    splits = splits_of(sheet)
    for (target, within), shares in groups.items():
        known = sheet.best(target)
        split = next((s for s in splits.get(FactKey(target.metric, target.year), ()) if s.dimension == within), None)
        if known is None or split is None or not split.complete or _known_each(sheet, target, split):
            continue
        if target in told or any(f.key in told for f in (*split.parts, *shares.values())):
            continue
        if any(part.key.dimensions not in shares and part.interval.high > 0 for part in split.parts):
            continue
        yield from _parts_told(sheet, target, within, known, split, shares)


def _within(sheet: Sheet) -> Iterator[tuple[Figure, Dimensions]]:
    """Shares of two cuts, each with the part that it is, or may be, a share of."""
    for figure in sheet.figures:
        derived = sheet.metric(figure.key.metric).derived
        cut = figure.key.dimensions
        if derived is None or derived.kind != "share" or len(cut) != 2:
            continue
        part = figure.claim.part_of
        if part is None:
            yield from ((figure, (pair,)) for pair in cut)
        elif len(part) == 1:
            yield figure, part


def _known_each(sheet: Sheet, target: FactKey, split: Split) -> bool:
    """Whether the people behind every share are printed: then each share was tested by itself."""
    return all(
        FactKey(target.metric, target.year, tuple(sorted((*target.dimensions, *part.key.dimensions)))) in sheet.said
        for part in split.parts
    )


def _another_whole(sheet: Sheet, target: FactKey, known: Figure, shares: Mapping[Any, Figure]) -> bool:
    """Whether the shares may be of all people, or of all women: where the labels do not say of what they are."""
    if any(share.claim.part_of is not None for share in shares.values()):
        return False
    percent = sum((s.interval for s in list(shares.values())[1:]), next(iter(shares.values())).interval)
    everybody = sheet.best(FactKey(target.metric, target.year))
    of_all = everybody is not None and (percent * everybody.interval / 100).meets(known.interval)
    return of_all or percent.contains(Decimal(100))


def _parts_told(
    sheet: Sheet, target: FactKey, within: str, known: Figure, split: Split, shares: Mapping[Any, Figure]
) -> Iterator[Telling]:
    total = Interval.exactly(0)
    words: list[Text] = []
    for part in split.parts:
        share = shares.get(part.key.dimensions)
        if share is not None:
            total = total + share.interval * part.interval / 100
            words.append(phrase("shares-of", share=share.shown, part=part.shown))
    if total.meets(known.interval) or _another_whole(sheet, target, known, shares):
        return
    largest = max(split.parts, key=lambda part: part.interval.high)
    figure = shares.get(largest.key.dimensions, next(iter(shares.values())))
    yield tell(
        sheet,
        figure,
        others=[known, *split.parts, *(s for s in shares.values() if s is not figure)],
        code="read.shares",
        severity="error",
        message=phrase(
            "shares-message",
            within=sheet.material.catalogue.dimensions[within].label,
            total=span(total),
            title=sheet.title(target),
            known=span(known.interval),
        ),
        arithmetic=joined([joined(words, " + "), Text(span(total))], " = "),
        sure=phrase("shares-sure"),
        expected=phrase("shares-expected"),
        action=phrase("shares-action", part=sheet.cut(largest.key)),
        blames={s.key for s in shares.values()},
    )
