"""Metric and dimensions of claims, from their labels.

A label that nothing explains leaves the claim without a metric: it stays a claim, and nothing is forced.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of, written
from assay.core.missing import Missing
from assay.reader.decision import How, decision
from assay.reader.kept_going import kept_going
from assay.reader.naming.by_heading import by_heading
from assay.reader.naming.gases import without_gases
from assay.reader.naming.groups import as_siblings
from assay.reader.naming.intensity_rows import with_intensities
from assay.reader.naming.known_members import by_known_members
from assay.reader.naming.lexicon import code_in
from assay.reader.naming.meanings import in_change_column, meaning_of, mended
from assay.reader.naming.member_words import lone_member, split_of, treatment_in
from assay.reader.naming.misread import as_meant
from assay.reader.naming.own_matter import own_matter
from assay.reader.naming.parts import told_apart
from assay.reader.naming.persons import is_of_person, persons_in
from assay.reader.naming.places import SITE
from assay.reader.naming.restrictions import without_restricted
from assay.reader.naming.rows_before import RUNS, as_member, continues, goes_on, of_a_trade
from assay.reader.naming.scope_totals import with_scope_totals
from assay.reader.naming.share_whole import share_of_people, those_in, whole_said
from assay.reader.naming.siblings import by_siblings
from assay.reader.naming.two_languages import in_one_language
from assay.reader.naming.units_above import unfitting, with_units_above
from assay.reader.progress import counted, silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.core.units import Unit
    from assay.reader.claim import Claim
    from assay.reader.decision import Decision
    from assay.reader.naming.lexicon import Lexicon
    from assay.reader.naming.meanings import Meaning
    from assay.reader.naming.unit_fit import Fit
    from assay.reader.progress import Step


class _Told:
    """What labels mean, each set of labels read once: a row has many figures, and many tables have the same rows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._meanings: dict[tuple[object, ...], Meaning | None] = {}
        self._mended: dict[tuple[object, ...], Meaning | None] = {}

    def meaning(self, claim: Claim) -> Meaning | None:
        key = _read_from(claim)
        if key not in self._meanings:
            self._meanings[key] = meaning_of(claim, self._lexicon)
        return self._meanings[key]

    def in_one_language(self, claim: Claim) -> Claim:
        """The claim with the halves of its labels, English or Chinese, that say best what it is of."""
        ways = [replace(claim, labels=labels) for labels in in_one_language(claim.labels, self._lexicon)]
        read = [(meaning.cost, number) for number, way in enumerate(ways) if (meaning := self.meaning(way))]
        return ways[min(read)[1] if read else 0] if ways else claim

    def mended(self, claim: Claim) -> Meaning | None:
        """The best meaning of the labels as torn or misread."""
        key = _read_from(claim)
        if key not in self._mended:
            self._mended[key] = min(mended(claim, self._lexicon), key=lambda reading: reading.cost, default=None)
        return self._mended[key]


def _read_from(claim: Claim) -> tuple[object, ...]:
    """All of a claim that its meaning is told from."""
    missing, change = isinstance(claim.value, Missing), in_change_column(claim)
    return (
        claim.labels,
        claim.unit,
        claim.unit_printed,
        claim.kpi,
        claim.source,
        missing,
        change,
        bool(claim.decimals),
    )


def assign(claims: Sequence[Claim], lexicon: Lexicon, *, step: Step = silent) -> tuple[Claim, ...]:
    """The claims with metric, dimensions, the whole of a share, and KPI code, where they could be told; and with units
    that stand once for several rows."""
    given = with_units_above(claims)
    told = _Told(lexicon)
    named = _assigned([given.get(place, claim) for place, claim in enumerate(claims)], lexicon, told, step)
    wrong = unfitting(named, given, lexicon)
    if not wrong:
        return named
    # What labels mean is known by now; only those that lose their unit are read anew.
    kept = {place: claim for place, claim in given.items() if place not in wrong}
    return _assigned([kept.get(place, claim) for place, claim in enumerate(claims)], lexicon, told, silent)


def _assigned(claims: Sequence[Claim], lexicon: Lexicon, told: _Told, step: Step) -> tuple[Claim, ...]:
    printed = claims
    claims = [claim if not claim.kpi or code_in(claim.kpi) else replace(claim, kpi="") for claim in claims]
    meant = as_meant(claims, lexicon)
    misread = any(claim.labels != as_is.labels for claim, as_is in zip(meant, printed, strict=True))
    claims = [told.in_one_language(claim) for claim in meant]
    persons = persons_in(claims)
    done: list[Claim] = []
    before: dict[tuple[int, int | None], Claim] = {}
    of_unit: dict[tuple[int | None, Unit | None], Claim] = {}
    latest: Claim | None = None
    for claim in counted(claims, step, "telling what the figures are of", every=500):
        row_before = None
        if claim.grid is not None and claim.source == "table":
            row_before = (
                before.get((claim.grid, claim.column))
                or before.get((claim.grid, None))
                or (
                    of_unit.get((latest.grid, claim.unit), latest)
                    if latest and continues(claim, latest, lexicon)
                    else None
                )
            )
        given = kept_going(
            partial(_named, claim, row_before, told, lexicon),
            partial(replace, claim, decided=(*claim.decided, decision(How.METRIC_FAULT))),
            f"the label {' > '.join(claim.labels)!r}",
        )
        if given.metric and given.grid is not None:
            of_unit[given.grid, given.unit] = given
            before[given.grid, None] = before[given.grid, given.column] = latest = given
        done.append(given)
    done = list(as_siblings(claims, done, lexicon, lambda claim: _given(claim, told.meaning(claim), lexicon)))
    done = [
        as_is if as_is.aside or is_of_person(as_is, persons) else given
        for given, as_is in zip(done, claims, strict=True)
    ]
    named = without_restricted(told_apart(without_gases(done), lexicon), lexicon, misread=misread)
    named = by_siblings(by_heading(by_known_members(named, lexicon), lexicon), lexicon)
    named = with_intensities(with_scope_totals(named, lexicon), lexicon)
    return tuple(
        claim if claim.labels == as_is.labels else replace(claim, labels=as_is.labels)
        for claim, as_is in zip(named, printed, strict=True)
    )


_ALL_OF = re.compile(r"total|總|总|合計|合计", re.IGNORECASE)
# What the code of a provision says a row of waste is of, where its words do not.
_WASTE = {"A1.3": "hazardous_waste", "A1.4": "non_hazardous_waste"}
_WASTED = re.compile(r"\bwaste|廢|废", re.IGNORECASE)


def _by_code(claim: Claim, lexicon: Lexicon) -> Claim | None:
    """A row of waste under the code of hazardous, or of non-hazardous waste, read below a heading that says so."""
    metric = _WASTE.get(claim.kpi, "")
    if not metric or claim.unit is None or not _WASTED.search(claim.labels[-1]):
        return None
    return _headed(claim, claim.labels[-1], metric, lexicon, decision(How.METRIC_CODE, metric=metric, code=claim.kpi))


def _by_matter(claim: Claim, lexicon: Lexicon) -> Claim | None:
    """A row whose matter is of one metric wherever it is told, read below a heading that says so."""
    own = own_matter(claim, lexicon)
    if own is None:
        return None
    why = decision(How.METRIC_MATTER, words=claim.labels[-1], metric=own.metric)
    return _headed(claim, own.label, own.metric, lexicon, why)


def _headed(claim: Claim, label: str, metric: str, lexicon: Lexicon, why: Decision) -> Claim | None:
    """The claim as it is read below a heading that is the name of a metric; ``None`` where it is not of that."""
    name = lexicon.catalogue.metrics[metric].label
    heading = name.en if label.isascii() else name.in_language("zh-Hans")
    said = replace(claim, labels=(*claim.labels[:-1], heading, label))
    given = _given(said, meaning_of(said, lexicon), lexicon)
    return replace(given, labels=claim.labels, decided=(*given.decided, why)) if given.metric == metric else None


def _named(claim: Claim, before: Claim | None, told: _Told, lexicon: Lexicon) -> Claim:
    given = _given(claim, told.meaning(claim), lexicon)
    in_table = claim.grid is not None and claim.source == "table"
    return _among_rows(claim, given, before, told, lexicon) if in_table else given


def _among_rows(claim: Claim, given: Claim, before: Claim | None, told: _Told, lexicon: Lexicon) -> Claim:
    """A row that its own labels leave open, seen among the rows before it; at last as torn or misread."""
    if given.metric and not (before and goes_on(before)):
        return given
    if not given.metric and those_in(claim.labels[-1], lexicon) and (within := share_of_people(claim, lexicon)):
        return within
    if not given.metric and (own := _by_matter(claim, lexicon)):
        return own
    member = as_member(claim, before, lexicon)
    if not given.metric and (trade := of_a_trade(claim, before, lexicon)):
        return trade
    if member.metric and (not given.metric or set(dict(member.dimensions)) & RUNS):
        return member
    # In a unit that nobody knows nothing is guessed.
    if given.metric or (claim.unit is None and claim.unit_printed):
        return given
    if within := share_of_people(claim, lexicon) or _by_code(claim, lexicon):
        return within
    mended = told.mended(claim)
    return _given(claim, mended, lexicon) if mended else given


def _given(claim: Claim, meaning: Meaning | None, lexicon: Lexicon) -> Claim:
    if meaning is None:
        return replace(
            claim,
            dimensions=_alone(claim, lexicon),
            decided=(*claim.decided, decision(How.METRIC_NONE)),
        )
    metric = meaning.fit.metric
    kpi = _exact_code(claim.kpi, lexicon.kpi(metric or meaning.fit.base))
    if not metric:
        about = decision(How.METRIC_ABOUT, metric=meaning.fit.base)
        return replace(claim, kpi=kpi, decided=(*claim.decided, *meaning.told, about, *_why(meaning.fit)))
    known = lexicon.catalogue.metrics[metric]
    cut = {d: m for d, m in meaning.dimensions.items() if d in known.dimensions}
    if metric == "employees" and _of_both_genders(claim, cut, lexicon):
        cut.pop("gender")
    dimensions = dimensions_of({**cut, SITE: meaning.place or meaning.dimensions.get(SITE, "")})
    told = [*meaning.told, *_why(meaning.fit)]
    if known.derived and known.derived.kind == "share" and not dimensions and claim.source == "prose":
        why = decision(How.METRIC_WHOSE_SHARE, metric=known.derived.of)
        return replace(claim, kpi=kpi, decided=(*claim.decided, why))
    if "treatment" in known.dimensions and "treatment" not in dict(dimensions) and claim.source == "table":
        treatment = treatment_in(_beside(claim), lexicon)
        dimensions = dimensions_of({**dict(dimensions), "treatment": treatment})
    if dimensions:
        told.append(decision(How.DIMENSIONS_CUT, cut=written(dimensions)))
    part_of = claim.part_of
    if part_of is None and known.derived and known.derived.kind == "share" and len(dimensions) > 1:
        part_of = whole_said(claim.labels[-1], dimensions, lexicon)
        if part_of is None and set(cut) == {"gender", "category"} and len(claim.labels) > 1:
            # "Executives" below "Percentage of women in management"
            said = any(those_in(label, lexicon) for label in claim.labels[-2:])
            part_of = dimensions_of({"category": cut["category"]}) if said else None
        if part_of:
            told.append(decision(How.PART_LABEL, whole=written(part_of)))
    return replace(
        claim, metric=metric, dimensions=dimensions, kpi=kpi, decided=(*claim.decided, *told), part_of=part_of
    )


def _exact_code(printed: str, told: str) -> str:
    """The printed code; of a bare aspect, "A1", the indicator within it that the metric answers."""
    return told if not printed or told.startswith(f"{printed}.") else printed


def _of_both_genders(claim: Claim, cut: dict[str, str], lexicon: Lexicon) -> bool:
    """Whether a row is the "Total number" below "Percentage of women in management"."""
    total = cut.keys() >= {"gender", "category"} and _ALL_OF.match(claim.labels[-1])
    return bool(total) and any(those_in(label, lexicon) for label in claim.labels[:-1])


def _why(fit: Fit) -> tuple[Decision, ...]:
    return (fit.why,) if fit.why is not None else ()


def _alone(claim: Claim, lexicon: Lexicon) -> Dimensions:
    """The cut of a row that names a member and no metric: what it is a part of may yet be told by sums."""
    if not claim.labels or claim.source != "table":
        return ()
    splits = [split_of(label, lexicon) for label in claim.labels]
    announced = tuple(dict.fromkeys(name for split in reversed(splits) for name in split.announces))
    return dimensions_of(lone_member(splits[-1].words, announced, lexicon))


def _beside(claim: Claim) -> list[str]:
    """The cells of words of the claim's row that are none of its labels."""
    cells = (cell.strip() for cell in claim.quote.split("|"))
    return [
        cell for cell in cells if cell and cell not in claim.labels and not any(letter.isdigit() for letter in cell)
    ]
