"""Printed ratios, rates, shares, growth and sums of kinds that cannot follow from the other printed figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.facts.fact import FactKey
from assay.reader.audit.telling import named, slips, tell
from assay.reader.audit.ways import Ways, ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from assay.core.findings import Severity
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling
    from assay.reader.audit.ways import Way

_FALL = re.compile(
    r"\b(decreas|reduc|declin|drop|fell|fall|lower|down)|減少|减少|下降|降低|跌|減幅|减幅|降幅", re.IGNORECASE
)
_REMOVAL = re.compile(
    r"\b(removal|sequest|offset|absor|reduction)|移除|吸收|抵銷|抵消|抵扣|減排|减排|減除|减除", re.IGNORECASE
)
_THIRD_SCOPE = re.compile(r"scopes?\s*[\d,\s]*(?:and|&)?\s*3|範[圍疇].{0,6}[3三]|范[围畴].{0,6}[3三]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tried:
    figure: Figure
    ways: Ways

    @property
    def holds(self) -> bool:
        return any(way.usual and way.allows(given) for way in self.ways.tried for given in _readings(self.figure))


def check_ratios(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Every figure that follows from others by a definition in use, and agrees with none of them.

    Intensities are not here: one denominator must serve all of a year, which is a check of its own.
    """
    tried = [_Tried(figure, ways_of(sheet, figure)) for figure in _testable(sheet)]
    tried = [each for each in tried if each.ways.tried]
    votes = _votes(tried)
    seen: set[FactKey] = set()
    for each in tried:
        key = each.figure.key
        if each.holds or key in told or key in seen or _another_holds(tried, each):
            continue
        if any(f.key in told for way in each.ways.tried if way.usual for f in way.inputs):
            continue
        telling = _judged(sheet, each, votes)
        if telling is not None:
            seen.add(key)
            yield telling


def _testable(sheet: Sheet) -> Iterator[Figure]:
    for figure in sheet.figures:
        derived = sheet.metric(figure.key.metric).derived
        if (derived is None or derived.kind != "per") and figure.key not in sheet.unclear:
            yield figure


def _another_holds(tried: list[_Tried], each: _Tried) -> bool:
    """Whether another value that is printed for the same figure agrees: then the two values are told, not this."""
    return each.figure.claim.part_of is None and any(
        other.figure.key == each.figure.key and other.figure.claim.part_of is None and other.holds for other in tried
    )


def _readings(figure: Figure) -> tuple[Interval, ...]:
    """The figure; for a change that is worded as a fall also its negative."""
    words = " ".join((*figure.claim.labels, figure.claim.quote))
    if figure.key.metric.endswith("_growth") and figure.interval.low > 0 and _FALL.search(words):
        return (-figure.interval,) if not figure.tabled else (figure.interval, -figure.interval)
    return (figure.interval,)


def _votes(tried: list[_Tried]) -> Mapping[str, Counter[str]]:
    """How many figures of each metric agree with each definition."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for each in tried:
        given = each.figure.interval
        for name in dict.fromkeys(way.name for way in each.ways.tried if way.allows(given) and given.low > 0):
            votes[each.figure.key.metric][name] += 1
    return votes


def _judged(sheet: Sheet, each: _Tried, votes: Mapping[str, Counter[str]]) -> Telling | None:
    figure, ways = each.figure, each.ways
    usual = [way for way in ways.tried if way.usual]
    if not usual:
        return None
    settled = _settled(figure, votes)
    odd = next((way for way in ways.tried if not way.usual and way.allows(figure.interval)), None)
    if odd is not None and votes[figure.key.metric][odd.name] > votes[figure.key.metric][settled]:
        return None  # an unusual definition, but kept throughout
    if ways.untested and not settled:
        return None  # it may follow a definition whose figures are not printed

    def rank(each: Way) -> tuple[bool, bool, Decimal]:
        """The topic's own formula first, tables before sentences, then what comes nearest."""
        own_formula = each.name.split(":")[0] == figure.key.metric
        return not own_formula, not all(f.tabled for f in each.inputs), each.interval.gap(figure.interval)

    nearest = sorted(usual, key=rank)
    way = next((w for w in nearest if w.name == settled), nearest[0])
    if all(w.least for w in usual) and not _parts_are_all(figure, way):
        severity: Severity = "warning"
    else:
        severity = _severity(figure, way)
    if figure.key.metric.startswith("ghg_emissions"):
        return _gases(sheet, figure, way, severity)
    causes = []
    if odd is not None:
        causes.append(f"It agrees if divided otherwise: {odd.words} ({odd.name}).")
    causes = causes or list(slips(sheet, figure, way.interval)) or list(_direction(figure, way))
    return _failing(sheet, figure, way, severity, causes)


def _failing(sheet: Sheet, figure: Figure, way: Way, severity: Severity, causes: list[str]) -> Telling:
    wanted = sheet.in_print(figure, way.interval)
    return tell(
        sheet,
        figure,
        others=way.inputs,
        code="read.formula",
        severity=severity,
        message=(
            f"{sheet.title(figure.key)} is printed as {figure.shown}, so it lies in "
            f"{sheet.in_print(figure, figure.interval)}; the printed figures give {wanted}: {way.words}."
        ),
        wanted=way.interval,
        arithmetic=f"{way.words} = {span(wanted)}",
        causes=causes,
        sure="sure, if the rows are read rightly" if severity == "error" else "likely",
        expected="No true values behind these digits agree, by any definition in use."
        if not way.least
        else "A total at least as large as its parts.",
        action="" if causes else f"Look at {named(sheet, figure)} and at the figures it is made of.",
    )


def _settled(figure: Figure, votes: Mapping[str, Counter[str]]) -> str:
    """The definition that the report's other figures of the kind follow, where two or more do."""
    best = votes[figure.key.metric].most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else ""


def _parts_are_all(figure: Figure, way: Way) -> bool:
    return figure.tabled and all(f.set == figure.set for f in way.inputs)


def _severity(figure: Figure, way: Way) -> Severity:
    """An error where all stands in tables or in one sentence; elsewhere a sentence may speak of a part."""
    together = all(f.set == figure.set for f in way.inputs)
    tables = figure.tabled and all(f.tabled for f in way.inputs)
    return "error" if tables or together else "warning"


def _direction(figure: Figure, way: Way) -> Iterator[str]:
    if figure.key.metric.endswith("_growth") and any((-given).meets(way.interval) for given in _readings(figure)):
        yield "The size is right and the direction wrong: a fall told as a rise, or a rise as a fall."


def _gases(sheet: Sheet, figure: Figure, way: Way, severity: Severity) -> Telling | None:
    """A total of gases may hold Scope 3, and removals that were taken off, or added by mistake."""
    removals = [f for f in _removals(sheet, figure) if f.high > 0]
    for removal in removals:
        if (way.interval - removal).meets(figure.interval):
            return None
        if (way.interval + removal).meets(figure.interval):
            causes = [f"Removals of {span(removal)} were added instead of taken off."]
            return _failing(sheet, figure, _less(way, removal), severity, causes)
    if figure.interval.low > way.interval.high and _may_hold_more(sheet, figure):
        return None
    return _failing(sheet, figure, way, severity, list(slips(sheet, figure, way.interval)))


def _less(way: Way, removal: Interval) -> Way:
    return replace(way, interval=way.interval - removal, words=f"{way.words} − {span(removal)}")


def _removals(sheet: Sheet, figure: Figure) -> Iterator[Interval]:
    """What was removed, by its own metric, or by a row of the total's table that says so."""
    for known in sheet.said.get(FactKey("ghg_removed", figure.key.year, figure.key.dimensions), ()):
        yield known.interval
    for claim in sheet.by_grid.get(figure.claim.grid if figure.claim.grid is not None else -1, ()):
        if claim.metric or claim.fiscal_year != figure.key.year or claim.interval is None or claim.unit is None:
            continue
        if claim.unit.same_kind(figure.unit) and _REMOVAL.search(" ".join(claim.labels[-1:])):
            ratio = claim.unit.scale / figure.unit.scale
            bounds = (claim.interval.low, claim.interval.high)
            one, two = (abs(bound * ratio.numerator / ratio.denominator) for bound in bounds)
            yield Interval(min(one, two), max(one, two))


def _may_hold_more(sheet: Sheet, figure: Figure) -> bool:
    """Whether the total may hold gases that are not printed beside it."""
    label = " ".join(figure.claim.labels)
    third = FactKey("scope_3", figure.key.year, figure.key.dimensions)
    if third in sheet.said:
        return False
    if _THIRD_SCOPE.search(label):
        return True
    grid = sheet.by_grid.get(figure.claim.grid if figure.claim.grid is not None else -1, ())
    return any(
        not claim.metric
        and claim.fiscal_year == figure.key.year
        and claim.unit is not None
        and claim.unit.same_kind(figure.unit)
        for claim in grid
    )
