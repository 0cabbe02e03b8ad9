"""Figures that answer a provision though no metric was told for them: by their label, or in a sentence with a unit."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.frameworks.coverage import Lack
from assay.reader.coverage.answer_words import answer_words, searchable
from assay.reader.coverage.told import Told, on_subject, place_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.frameworks.edition import Provision
    from assay.reader.claim import Claim
    from assay.reader.coverage.answer_words import Asked
    from assay.reader.coverage.spoken import SpokenPassages

_NIL = re.compile(r"nil|none|無|无|零", re.IGNORECASE)
# What is told of figures of which only a split lacks.
UNCUT = Lack(part="uncut")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a document by what they are of. An intensity answers for every other of the same figure, whatever
    it is measured by."""

    by_metric: Mapping[str, Sequence[Claim]]
    intensities: Mapping[str, Sequence[Claim]]
    catalogue: Catalogue

    def disclosed(self, metric: str, asked: int, split: Iterable[str] | None, *, current: bool) -> bool:
        """Whether a figure of that year and split is told. One without a year is taken for the current year's."""
        years = (asked, None) if current else (asked,)
        return any(
            claim.fiscal_year in years and (split is None or set(split) <= {name for name, _ in claim.dimensions})
            for claim in (
                *self.by_metric.get(metric, ()),
                *self.intensities.get(intensity_of(metric, self.catalogue), ()),
            )
        )


def intensity_of(metric: str, catalogue: Catalogue) -> str:
    """The figure that a metric is an intensity of; ``""`` where it is none."""
    known = catalogue.metrics.get(metric)
    derived = known.derived if known is not None else None
    return derived.of if derived is not None and derived.kind in ("per", "per_other") else ""


def figures_of(claims: Iterable[Claim], catalogue: Catalogue) -> Figures:
    """Every figure that has a metric; targets are none."""
    by_metric: dict[str, list[Claim]] = defaultdict(list)
    intensities: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.source != "target" and not isinstance(claim.value, Missing):
            by_metric[claim.metric].append(claim)
            if whole := intensity_of(claim.metric, catalogue):
                intensities[whole].append(claim)
    return Figures(by_metric, intensities, catalogue)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What answers for a figure that lacks: a cell whose label speaks of the subject, or a sentence that holds it."""

    claim: Claim | None = None
    told: Told | None = None

    def __bool__(self) -> bool:
        return self.claim is not None or self.told is not None


def told_otherwise(
    provision: Provision,
    lacking: Sequence[Lack],
    claims: Iterable[Claim],
    spoken: SpokenPassages,
    year: int,
    catalogue: Catalogue,
) -> Mapping[Lack, Otherwise]:
    """For each figure that lacks what answers it all the same, in the year of the report."""
    asked = answer_words().provisions.get(provision.code)
    if asked is None or asked.figure is None:
        return {}
    labelled = [claim for claim in claims if _speaks(claim, asked, year)]
    sentences = _holding(asked, spoken, provision.code)
    found: dict[Lack, Otherwise] = {}
    for lack in lacking:
        if lack.in_words or lack.year != year:
            continue
        wanted = any(intensity_of(metric, catalogue) for metric in lack.metrics)
        claim = next(
            (
                claim
                for claim in labelled
                if _is_intensity(claim.labels[-1]) is wanted
                and (not lack.split or lack.split in dict(claim.dimensions))
            ),
            None,
        )
        said = next((told for intensity, told in sentences if (not wanted or intensity) and not lack.split), None)
        if claim is not None or said is not None:
            found[lack] = Otherwise(claim, said if claim is None else None)
    if not found and (labelled or sentences):
        # The amount without the split that is asked for.
        found[UNCUT] = Otherwise(labelled[0]) if labelled else Otherwise(told=sentences[0][1])
    return found


def _holding(asked: Asked, spoken: SpokenPassages, code: str) -> list[tuple[bool, Told]]:
    """The sentences that hold an amount, whether it is an intensity, the best first. A target is none."""
    target = answer_words().limbs["target"]
    found = [
        (
            weight_of(sentence.searched, asked) + place_of(each.passage, asked),
            (_is_intensity(sentence.text), Told(each.passage, frozenset(), sentence.text)),
        )
        for each, sentence in on_subject(spoken, code)
        if asked.figure is not None
        and asked.figure.said_in(sentence.searched)
        and not target.said_in(sentence.searched)
    ]
    return [held for _, held in sorted(found, key=lambda pair: -pair[0])]


def nil_claim(code: str, claims: Iterable[Claim], year: int) -> Claim | None:
    """A cell that says "nil" below a label on the subject, where none is an answer."""
    asked = answer_words().provisions.get(code)
    if asked is None or not asked.nil:
        return None
    return next(
        (
            claim
            for claim in claims
            if isinstance(claim.value, Missing)
            and _NIL.fullmatch(claim.printed.strip())
            and claim.fiscal_year in (year, None)
            and claim.labels
            and asked.about.said_in(searchable(claim.labels[-1]))
        ),
        None,
    )


def _speaks(claim: Claim, asked: Asked, year: int) -> bool:
    """Whether a figure without a metric stands under a label of its own that names the subject."""
    if claim.metric or claim.source != "table" or claim.aside or not isinstance(claim.value, Decimal):
        return False
    return (
        claim.fiscal_year in (year, None) and bool(claim.labels) and asked.about.said_in(searchable(claim.labels[-1]))
    )


def _is_intensity(text: str) -> bool:
    return answer_words().intensity.said_in(searchable(text))
