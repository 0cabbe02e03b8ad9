"""Parts and totals: every complete split of a figure adds up to the same total, and to the one that is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assay.checks.arithmetic import span
from assay.core.missing import Missing
from assay.facts.fact import FactKey
from assay.reader.audit.guessed import inferred
from assay.reader.audit.rows_beside import made_up_beside
from assay.reader.audit.telling import named, slips, tell
from assay.reader.audit.words import passages
from assay.reader.phrases import NOTHING, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.core.findings import Severity
    from assay.core.interval import Interval
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling
    from assay.reader.claim import Claim

_DIFFER = re.compile(
    r"(?:totals?|sums?)\b[^.]{0,60}\b(?:may|might|does|do|will) not (?:be )?(?:equal|match|add|sum|agree|correspond)"
    r"|(?:總數|总数|合計|合计)[^。]{0,12}(?:可能|未必|或)[^。]{0,6}(?:不等|不符|相等|不一致)",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"round|四捨五入|四舍五入|約整|取整", re.IGNORECASE)
# Splits that are further apart than this may be of two populations.
_FAR = Decimal("0.3")
# A slip is named only where what a part should be is known well.
_NARROW = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Split:
    """The members of one dimension, printed in one table or sentence, below one whole.

    ``complete``: they are known to be all; ``open_rows``: rows beside them could be further parts; ``inferred``: that
    they are parts at all is not printed. A printed total is a split by nothing.
    """

    whole: FactKey
    dimension: str
    parts: tuple[Figure, ...]
    total: Interval
    complete: bool
    open_rows: bool = False
    inferred: bool = False

    def named(self, sheet: Sheet) -> Text:
        """``by gender``, ``as printed``."""
        return dimension_named(sheet, self.dimension)

    def worded(self, sheet: Sheet) -> Text:
        """``48 + 15 = 63 by gender``."""
        if not self.dimension:
            return phrase("parts-printed", shown=self.parts[0].shown)
        sums = " + ".join(part.shown for part in self.parts)
        return phrase("parts-split", sum=sums, total=span(self.total), name=self.named(sheet))


def dimension_named(sheet: Sheet, dimension: str) -> Text:
    """``by gender``; ``as printed`` for no dimension."""
    if not dimension:
        return phrase("as_printed")
    known = sheet.material.catalogue.dimensions.get(dimension)
    return phrase("by_dimension", dimension=known.label if known is not None else dimension.replace("_", " "))


_KEPT: WeakKeyDictionary[Sheet, Mapping[FactKey, tuple[Split, ...]]] = WeakKeyDictionary()


def splits_of(sheet: Sheet) -> Mapping[FactKey, tuple[Split, ...]]:
    """Every whole with the splits that are printed of it, the printed total first. Worked out once for a sheet."""
    if sheet not in _KEPT:
        _KEPT[sheet] = _splits(sheet)
    return _KEPT[sheet]


def _splits(sheet: Sheet) -> Mapping[FactKey, tuple[Split, ...]]:
    groups: dict[tuple[FactKey, str, tuple[int | None, ...]], dict[str, Figure]] = defaultdict(dict)
    for key, figures in sheet.said.items():
        metric = sheet.metric(key.metric)
        if metric.aggregate != "sum":
            continue
        for figure in figures:
            for name, member in key.dimensions:
                if metric.adds_over(name):
                    groups[FactKey(key.metric, key.year, key.without(name)), name, figure.set][member] = figure
    found: dict[FactKey, list[Split]] = defaultdict(list)
    for (whole, name, _), members in groups.items():
        if len(members) < 2:
            continue
        parts = tuple(members.values())
        beside = not _group_closed(sheet, parts)
        inferred_parts = any("dimensions" in inferred(part.claim) for part in parts)
        complete = not inferred_parts and _complete(sheet, name, members)
        for each in _lists(parts, [figure.interval for figure in sheet.said.get(whole, ())]):
            found[whole].append(Split(whole, name, each, _sum(each), complete, beside, inferred_parts))
    for whole, splits in found.items():
        for figure in sheet.said.get(whole, ()):
            if figure.interval.low <= 0 and any(split.total.low > 0 for split in splits):
                continue  # nothing, and something: a dash, or the total of other rows
            splits.insert(0, Split(whole, "", (figure,), figure.interval, True))
    return {whole: tuple(splits) for whole, splits in found.items()}


def _sum(parts: Sequence[Figure]) -> Interval:
    return sum((part.interval for part in parts[1:]), parts[0].interval)


def _lists(parts: tuple[Figure, ...], totals: Sequence[Interval]) -> Iterator[tuple[Figure, ...]]:
    """The parts as one list, or those lists of rows one after the other that each make a printed total: members of one
    dimension may split a figure twice, by permanent and temporary, and again by full time and part time."""
    rows = sorted(parts, key=lambda part: (part.claim.row or 0, part.claim.column or 0))
    for total in totals:
        lists = list(_runs(rows, total))
        if lists:
            yield from lists
            return
    yield parts


def _runs(rows: Sequence[Figure], total: Interval) -> Iterator[tuple[Figure, ...]]:
    start = 0
    while start < len(rows):
        ends = range(start + 2, len(rows) + 1)
        end = next((end for end in ends if _sum(rows[start:end]).meets(total)), None)
        if end is not None and any(part.interval.low > 0 for part in rows[start:end]):
            yield tuple(rows[start:end])
        start = end or start + 1


def check_parts(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Splits of one figure that cannot have one total."""
    splits = splits_of(sheet)
    upheld = _upheld(splits)
    failing: dict[tuple[str, int, str, frozenset[str]], list[tuple[Split, list[Split]]]] = defaultdict(list)
    for whole, each in splits.items():
        if any(part.key in told for split in each for part in split.parts):
            continue
        odd, against = _odd_one(_of_one_population(each), upheld)
        if odd is not None and not any(_made_up(sheet, odd, one) for one in against):
            cut = frozenset(name for name, _ in whole.dimensions)
            failing[whole.metric, whole.year, odd.dimension, cut].append((odd, against))
    for cases in failing.values():
        yield from _told(sheet, cases, upheld)


def _made_up(sheet: Sheet, one: Split, two: Split) -> bool:
    """Whether one of the two is printed, and the parts of the other make it with a row that nobody could name."""
    sums, printed = (one, two) if one.dimension else (two, one)
    if not sums.dimension or printed.dimension or sums.total.high >= printed.total.low:
        return False
    return made_up_beside(sheet, sums.parts, printed.parts[0])


def _upheld(splits: Mapping[FactKey, tuple[Split, ...]]) -> frozenset[tuple[str, str, frozenset[str]]]:
    """Sets of members that made a total in some year: proof that they are all there are."""
    return frozenset(
        _members(split)
        for each in splits.values()
        for split in each
        if split.dimension and any(o is not split and o.complete and o.total.meets(split.total) for o in each)
    )


def _members(split: Split) -> tuple[str, str, frozenset[str]]:
    return (
        split.whole.metric,
        split.dimension,
        frozenset(dict(part.key.dimensions)[split.dimension] for part in split.parts),
    )


def _odd_one(
    splits: Sequence[Split], upheld: frozenset[tuple[str, str, frozenset[str]]]
) -> tuple[Split | None, list[Split]]:
    """The split that fits the others least, and those it does not fit."""
    usable = [s for s in splits if s.complete or not s.dimension or _members(s) in upheld]
    loose = [s for s in splits if s not in usable and not s.inferred]
    pairs = [
        (one, two)
        for position, one in enumerate(usable)
        for two in usable[position + 1 :]
        if (one.dimension or two.dimension) and not one.total.meets(two.total)
    ]
    # Parts that may not be all can still be too much.
    pairs += [(one, two) for one in loose for two in usable if one.total.low > two.total.high]
    if not pairs:
        return None, []
    for split in usable:  # a printed total of two values: silent if the parts make one of them
        rivals = [s for s in usable if s.dimension == split.dimension and s is not split]
        if not split.dimension and rivals:
            pairs = [p for p in pairs if not any(_fits(r, o) for r in rivals for o in p if o.dimension)]
    if not pairs:
        return None, []
    count = {id(s): sum(s in pair for pair in pairs) for s in splits}
    odd = max(splits, key=lambda s: (count[id(s)], bool(s.dimension), s in loose))
    return odd, [one if two is odd else two for one, two in pairs if odd in (one, two)]


def _of_one_population(splits: Sequence[Split]) -> Sequence[Split]:
    """The splits without those of a part of the whole: where men and women come near to the total in one table, men and
    women that fall far short of it in another are of some of its people. Where no total is printed, the largest split
    stands for it."""
    printed = [split for split in splits if not split.dimension]
    whole = printed[0] if printed else max(splits, key=lambda split: split.total.low)
    least = whole.total.low * (1 - _FAR)
    far = [split for split in splits if split.dimension and split.total.high < least]
    near = {split.dimension for split in splits if split.dimension and split not in far}
    # Two that fall short by different amounts are of two other groups of people.
    several = {
        one.dimension for one in far if any(o.dimension == one.dimension and not o.total.meets(one.total) for o in far)
    }
    apart = several | {whole.dimension}
    return [
        split
        for split in splits
        if split not in far
        or split.dimension not in near | several
        or (split.parts[0].set == whole.parts[0].set and split.dimension not in apart)
    ]


def _fits(total: Split, parts: Split) -> bool:
    return total.total.meets(parts.total)


def _told(
    sheet: Sheet,
    cases: Sequence[tuple[Split, list[Split]]],
    upheld: frozenset[tuple[str, str, frozenset[str]]],
) -> Iterator[Telling]:
    odd, against = cases[0]
    printed = next((s for s in (odd, *against) if not s.dimension), None)
    sums = odd if odd.dimension else against[0]
    rival = printed if printed is not None else against[0]
    severity = _severity(sums, rival, upheld)
    if severity is None or any(_said_to_differ(sheet, part) for part in (*sums.parts, *rival.parts)):
        return
    alone = len(cases) == 1 and len(against) == 1
    doubtful = printed is not None and (alone or odd is printed)
    figure = printed.parts[0] if printed is not None and (doubtful or len(against) == 1) else sums.parts[0]
    wanted = sums.total if doubtful and figure.key == sums.whole else None
    causes: list[Text] = []
    if len(cases) == 1:
        causes = list(slips(sheet, figure, sums.total)) if doubtful else []
        causes = causes or list(_part_causes(sheet, sums, rival.total))
    everything = [split for one, those in cases for split in (one, *those)]
    # With two sums only, nobody knows which is wrong; with more, it is the one that stands against the others.
    accused = [p.key for one, those in cases for s in ((one, *those) if len(those) == 1 else (one,)) for p in s.parts]
    yield tell(
        sheet,
        figure,
        code="read.parts",
        severity=severity,
        message=_message(sheet, cases),
        others=tuple(part for split in everything for part in split.parts if part is not figure),
        wanted=wanted,
        arithmetic=joined(dict.fromkeys(split.worded(sheet) for split in everything)),
        causes=causes,
        sure=_sure(odd),
        expected=phrase("parts-expected"),
        action=NOTHING if causes else phrase("parts-action", name=sums.named(sheet)),
        blames=accused,
    )


def _said_to_differ(sheet: Sheet, figure: Figure) -> bool:
    """Whether the page says that its parts need not make its totals, and not for rounding alone."""
    on_page = (p for p in passages(sheet) if figure.claim.page is not None and p.page == figure.claim.page)
    return any(_DIFFER.search(p.text) and not _ROUNDED.search(p.text) for p in on_page)


def _message(sheet: Sheet, cases: Sequence[tuple[Split, list[Split]]]) -> Text:
    told = []
    for odd, against in cases:
        first, rest = (odd, against) if odd.dimension else (against[0], [odd, *against[1:]])
        listed = joined(split.worded(sheet) for split in rest)
        told.append(
            phrase("parts-message", title=sheet.title(odd.whole), first=first.worded(sheet), rest=listed)
        )  # fmt: skip
    return joined(told, " ")


def _severity(sums: Split, rival: Split, upheld: frozenset[tuple[str, str, frozenset[str]]]) -> Severity | None:
    """Whether the parts are known to be all; ``None`` where a part is more likely not printed."""
    larger = max(abs(sums.total.high), abs(rival.total.high))
    far = sums.total.gap(rival.total) > larger * _FAR
    by_meaning = sums.dimension in ("gender", "age")
    proved = _members(sums) in upheld
    short_of_it = sums.total.high < rival.total.low
    if short_of_it and not by_meaning and not proved:
        return None if far or sums.open_rows else "warning"
    known = by_meaning or proved or sums.complete
    same_table = sums.parts[0].set == rival.parts[0].set
    certain = same_table or not far or (proved and not rival.dimension)
    return "error" if known and certain else "warning"


def _sure(odd: Split) -> Text:
    prose = any(not part.tabled for part in odd.parts)
    return phrase("parts-sure_prose" if prose else "parts-sure")


def _part_causes(sheet: Sheet, odd: Split, total: Interval) -> Iterator[Text]:
    """One part that a slip would put right."""
    for part in odd.parts:
        rest = [p.interval for p in odd.parts if p is not part]
        wanted = total - sum(rest[1:], rest[0])
        if part.interval.meets(total):
            yield phrase("slip-holds_total", title=sheet.title(part.key))
            return
        if wanted.low <= 0 or wanted.high - wanted.low > wanted.low * _NARROW:
            continue
        for slip in slips(sheet, part, wanted):
            yield phrase("slip-at", figure=named(sheet, part), slip=slip)
            return


def _complete(sheet: Sheet, dimension: str, members: Mapping[str, Figure]) -> bool:
    """Whether the members are known to be all: by their meaning, or because the group of rows holds no others."""
    if dimension == "gender":
        return set(members) == {"male", "female"}
    if dimension == "age":
        return _ages_complete(sheet, members)
    return _group_closed(sheet, tuple(members.values()))


def _ages_complete(sheet: Sheet, members: Mapping[str, Figure]) -> bool:
    bands = [sheet.material.catalogue.dimensions["age"].members.get(member) for member in members]
    known = [band for band in bands if band is not None]
    if len(known) != len(bands):
        # "20s, 30s, 40s": those of fifty are in none of them.
        return not _ends_young(members) and _group_closed(sheet, tuple(members.values()))
    ordered = sorted(known, key=lambda band: band.lower or 0)
    if ordered[0].lower is not None or ordered[-1].upper is not None:
        return False
    joins = pairwise(ordered)
    return all(one.upper is not None and two.lower is not None and two.lower <= one.upper + 1 for one, two in joins)


def _ends_young(members: Iterable[str]) -> bool:
    """Whether all ages are closed bands, and the oldest of them ends before people do their last work."""
    bands = [_CLOSED_BAND.fullmatch(member) for member in members]
    ends = [int(band["end"]) for band in bands if band is not None]
    return len(ends) == len(bands) and max(ends) < _LAST_YEARS_OF_WORK


_CLOSED_BAND = re.compile(r"\d+_to_(?P<end>\d+)")
_LAST_YEARS_OF_WORK = 59


def _group_closed(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether no other row of their group could be a further part."""
    if any(part.claim.grid is None for part in parts):
        return False
    ids = {part.claim.id for part in parts}
    rows = {part.claim.row for part in parts}
    first = parts[0].claim
    above = first.labels[:-1]
    for claim in sheet.by_grid[first.grid if first.grid is not None else -1]:
        if claim.id in ids or claim.row in rows or claim.fiscal_year not in (first.fiscal_year, None):
            continue
        in_group = bool(above) and claim.labels[:-1] == above
        further = claim.metric in ("", first.metric) and _could_add(claim, first)
        is_total = claim.metric == first.metric and set(claim.dimensions) <= _shared(parts)
        is_other_cut = claim.metric == first.metric and claim.dimensions and not in_group
        if further and not is_total and not is_other_cut and (in_group or not above):
            return False
    return not _rows_between(sheet, parts)


def _rows_between(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether rows that nobody could name stand right after the group or within it: torn rows of its own."""
    rows = {part.claim.row for part in parts if part.claim.row is not None}
    if not rows:
        return False
    nameless: dict[int, bool] = {}
    for claim in sheet.by_grid[parts[0].claim.grid if parts[0].claim.grid is not None else -1]:
        if claim.row is not None and claim.row not in rows:
            fits = not claim.metric and (claim.unit is None or _could_add(claim, parts[0].claim))
            nameless[claim.row] = nameless.get(claim.row, False) or (fits and isinstance(claim.value, Decimal))
    within = (row for row, fits in nameless.items() if fits and min(rows) < row < max(rows))
    after = max(rows) + 1
    return any(within) or nameless.get(after, False)


def _could_add(claim: Claim, first: Claim) -> bool:
    if isinstance(claim.value, Missing) or claim.value == 0 or claim.unit is None or first.unit is None:
        return False
    return claim.unit.same_kind(first.unit)


def _shared(parts: Iterable[Figure]) -> set[tuple[str, str]]:
    cuts = [set(part.key.dimensions) for part in parts]
    return set.intersection(*cuts)
