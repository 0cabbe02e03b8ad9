"""Printed ratios, rates, shares, growth and sums of kinds that cannot follow from the other printed figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.facts.fact import FactKey
from assay.reader.audit.guessed import inferred
from assay.reader.audit.telling import named, slips, tell
from assay.reader.audit.ways import WITHIN, Ways, share_of, ways_of
from assay.reader.phrases import NOTHING, phrase, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.core.findings import Severity
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling
    from assay.reader.audit.ways import Way
    from assay.reader.claim import Claim

    _Kind = tuple[str, tuple[str, ...]]
    _Votes = Mapping[_Kind, Counter[str]]

_FALL = re.compile(
    r"\b(decreas|reduc|declin|drop|fell|fall|lower|down)|減少|减少|下降|降低|跌|減幅|减幅|降幅", re.IGNORECASE
)
_REMOVAL = re.compile(
    r"\b(removal|sequest|offset|absor|reduction)|移除|吸收|抵銷|抵消|抵扣|減排|减排|減除|减除", re.IGNORECASE
)
_THIRD_SCOPE = re.compile(r"scopes?\s*[\d,\s]*(?:and|&)?\s*3|範[圍疇].{0,6}[3三]|范[围畴].{0,6}[3三]", re.IGNORECASE)

# Times by which a printed ratio can be beside what others make it without another row being meant.
_FAR = 3
# Beside the definitions, how many figures of a kind were tried.
_TRIED = ""


@dataclass(frozen=True, slots=True)
class _Attempt:
    figure: Figure
    ways: Ways

    @property
    def holds(self) -> bool:
        return any(way.usual and way.allows(given) for way in self.ways.tried for given in _readings(self.figure))


def check_ratios(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Every figure that follows from others by a definition in use, and agrees with none of them.

    Intensities are not here: one denominator must serve all of a year, which is a check of its own.
    """
    tried = [_Attempt(figure, ways_of(sheet, figure)) for figure in _testable(sheet)]
    tried = [each for each in tried if each.ways.tried]
    votes = _votes(tried)
    tried = [each for each in tried if not _holds_elsewhere(sheet, each) and not _changes_its_row(sheet, each.figure)]
    seen: set[FactKey] = set()
    for each in tried:
        key = each.figure.key
        if each.holds or key in told or key in seen or _another_holds(tried, each):
            continue
        if any(f.key in told for way in each.ways.tried if way.usual for f in way.inputs):
            continue
        telling = _judged(sheet, each, votes, tried)
        if telling is not None:
            seen.add(key)
            yield telling


def _testable(sheet: Sheet) -> Iterator[Figure]:
    for figure in sheet.figures:
        derived = sheet.metric(figure.key.metric).derived
        if derived is not None and derived.kind == "share" and (not figure.key.dimensions or figure.interval.low > 99):
            continue  # a share of nobody, or the whole: a change in per cent, or a part that we have no word for
        if (derived is None or derived.kind != "per") and figure.key not in sheet.unclear:
            yield figure


def _holds_elsewhere(sheet: Sheet, each: _Attempt) -> bool:
    """Whether a figure whose year is not printed agrees with those of another year: then it is of that year."""
    figure = each.figure
    if each.holds or "year" not in inferred(figure.claim):
        return False
    keys = (FactKey(figure.key.metric, year, figure.key.dimensions) for year in sheet.years if year != figure.key.year)
    moved = (replace(figure, key=key) for key in keys)
    return any(_Attempt(other, ways_of(sheet, other)).holds for other in moved)


def _changes_its_row(sheet: Sheet, figure: Figure) -> bool:
    """Whether a percentage is the change between two figures of its own row, whatever these are."""
    claim = figure.claim
    if claim.grid is None or figure.unit.symbol != "%":
        return False
    amounts = [
        (c.fiscal_year, c.value)
        for c in sheet.by_grid[claim.grid]
        if c.row == claim.row and isinstance(c.value, Decimal) and c.value > 0 and not _is_ratio(c)
    ]
    return any(
        abs(abs((one / two - 1) * 100) - abs(claim.value)) <= Decimal(1).scaleb(-claim.decimals)
        for year, one in amounts
        for other, two in amounts
        if year != other and isinstance(claim.value, Decimal)
    )


def _is_ratio(claim: Claim) -> bool:
    return claim.unit is not None and (claim.unit.family == "ratio" or "/" in claim.unit.family)


def _another_holds(tried: list[_Attempt], each: _Attempt) -> bool:
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


def _kind(figure: Figure) -> _Kind:
    """Figures that follow one definition: of one metric; shares by the same dimensions, for their whole is another
    with another cut."""
    cut = tuple(name for name, _ in figure.key.dimensions) if figure.key.metric.endswith("_share") else ()
    return figure.key.metric, cut


def _votes(tried: list[_Attempt]) -> _Votes:
    """How many figures of each kind agree with each definition."""
    votes: dict[_Kind, Counter[str]] = defaultdict(Counter)
    for each in tried:
        given = each.figure.interval
        if given.low <= 0:
            continue  # a zero agrees with anything small
        votes[_kind(each.figure)][_TRIED] += 1
        for name in dict.fromkeys(way.name for way in each.ways.tried if way.allows(given)):
            votes[_kind(each.figure)][name] += 1
    return votes


def _judged(sheet: Sheet, each: _Attempt, votes: _Votes, attempts: list[_Attempt]) -> Telling | None:
    figure, ways = each.figure, each.ways
    usual = [way for way in ways.tried if way.usual and way.name != WITHIN]
    if not usual:
        return None
    counts = votes[_kind(figure)]
    if counts[WITHIN] > max((counts[way.name] for way in usual), default=0):
        return None  # the report divides by a mean of the year that it does not print
    settled = _settled(figure, votes)
    odd = next((way for way in ways.tried if not way.usual and way.allows(figure.interval)), None)
    if odd is not None and votes[_kind(figure)][odd.name] > votes[_kind(figure)][settled]:
        return None  # an unusual definition, but kept throughout
    own = _of_other_years(figure, attempts) if ways.untested and not settled else ""
    if ways.untested and not settled and not own:
        return None  # it may follow a definition whose figures are not printed

    def rank(each: Way) -> tuple[bool, bool, Decimal]:
        """The topic's own formula first, tables before sentences, then what comes nearest."""
        own_formula = each.name.split(":")[0] == figure.key.metric
        if figure.claim.part_of is not None:
            own_formula = each.name == share_of(figure.claim.part_of)
        return not own_formula, not all(f.tabled for f in each.inputs), each.interval.gap(figure.interval)

    if settled and all(way.name != settled for way in usual):
        return None  # the figures that it is made of, as all others of its kind are, are not printed
    nearest = sorted(usual, key=rank)
    way = next((w for w in nearest if w.name == (settled or own)), nearest[0])
    if all(w.least for w in usual) and not _parts_are_all(figure, way):
        severity: Severity = "warning"
    else:
        severity = _severity(figure, way) if not own else "warning"
    if figure.key.metric.startswith("ghg_emissions"):
        return _gases(sheet, figure, way, severity)
    if way.sum and figure.interval.low > way.interval.high and not _parts_known(sheet, figure, way):
        return None  # a part that is not printed, or that we have no word for
    causes: list[Text] = []
    if odd is not None:
        name = phrase(f"way-{odd.name.replace(' ', '_')}")
        causes.append(phrase("formula-otherwise", words=odd.words, name=name))
    causes = causes or list(slips(sheet, figure, way.interval)) or list(_direction(figure, way))
    if severity == "error" and not causes and _far(figure.interval, way.interval):
        severity = "warning"  # so far apart, and by no slip, that a row may have been read as another
    return _failing(sheet, figure, way, severity, causes)


def _far(given: Interval, wanted: Interval) -> bool:
    low, high = sorted((abs(given.low + given.high), abs(wanted.low + wanted.high)))
    return high > _FAR * low


def _of_other_years(figure: Figure, attempts: list[_Attempt]) -> str:
    """The definition that the same row follows in another year."""
    for other in attempts:
        key, given = other.figure.key, other.figure.interval
        same = (key.metric, key.dimensions) == (
            figure.key.metric,
            figure.key.dimensions,
        ) and key.year != figure.key.year
        if same and given.low > 0:
            found = next((way.name for way in other.ways.tried if way.usual and way.allows(given)), "")
            if found:
                return found
    return ""


def _failing(sheet: Sheet, figure: Figure, way: Way, severity: Severity, causes: list[Text]) -> Telling:
    wanted = sheet.in_print(figure, way.interval)
    return tell(
        sheet,
        figure,
        others=way.inputs,
        code="read.formula",
        severity=severity,
        message=phrase(
            "formula-message",
            title=sheet.title(figure.key),
            shown=figure.shown,
            given=spoken(sheet.in_print(figure, figure.interval)),
            wanted=spoken(wanted),
            words=way.words,
        ),
        wanted=way.interval,
        arithmetic=f"{way.words} = {span(wanted)}",
        causes=causes,
        sure=phrase("sure_rows" if severity == "error" else "likely"),
        expected=phrase("formula-expected_least" if way.least else "formula-expected"),
        action=NOTHING if causes else phrase("formula-action", named=named(sheet, figure)),
    )


def _settled(figure: Figure, votes: _Votes) -> str:
    """The definition that most of the report's other figures of the kind follow, where two or more do."""
    counts = Counter({name: count for name, count in votes[_kind(figure)].items() if name != _TRIED})
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 and best[0][1] * 2 >= votes[_kind(figure)][_TRIED] else ""


def _parts_are_all(figure: Figure, way: Way) -> bool:
    return figure.tabled and all(f.set == figure.set for f in way.inputs)


def _parts_known(sheet: Sheet, figure: Figure, way: Way) -> bool:
    """Whether a total and its parts stand in one table with no row between them that could be a further part."""
    if not _parts_are_all(figure, way) or _may_hold_more(sheet, figure):
        return False
    used = {f.claim.row for f in (figure, *way.inputs)}
    rows = [row for row in used if row is not None]
    return not any(
        claim.row not in used
        and claim.row is not None
        and min(rows, default=0) < claim.row <= max(rows, default=0) + 1
        and claim.fiscal_year == figure.key.year
        and claim.unit is not None
        and claim.unit.same_kind(figure.unit)
        for claim in sheet.by_grid.get(figure.claim.grid if figure.claim.grid is not None else -1, ())
    )


def _severity(figure: Figure, way: Way) -> Severity:
    """An error where all stands in tables or in one sentence; elsewhere a sentence may speak of a part."""
    together = all(f.set == figure.set for f in way.inputs)
    tables = figure.tabled and all(f.tabled for f in way.inputs)
    return "error" if tables or together else "warning"


def _direction(figure: Figure, way: Way) -> Iterator[Text]:
    if figure.key.metric.endswith("_growth") and any((-given).meets(way.interval) for given in _readings(figure)):
        yield phrase("formula-direction")


def _gases(sheet: Sheet, figure: Figure, way: Way, severity: Severity) -> Telling | None:
    """A total of gases may hold Scope 3, and removals that were taken off, or added by mistake."""
    removals = [f for f in _removals(sheet, figure) if f.high > 0]
    for removal in removals:
        if (way.interval - removal).meets(figure.interval):
            return None
        if (way.interval + removal).meets(figure.interval):
            causes = [phrase("formula-removals", amount=span(removal))]
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
