"""Faults in an edition that loading cannot see: metrics that do not exist, gaps in languages, codes given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.parts import PARTS
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assay.core.languages import Text
    from assay.frameworks.edition import Edition, Provision


def lint_edition(edition: Edition, metric_ids: Collection[str], before: Edition | None = None) -> tuple[Finding, ...]:
    """All faults of an edition; ``metric_ids`` are the catalogue's metrics, the derived ones among them.

    ``before`` is the edition that it follows, for the codes that its provisions had there.
    """
    head, body = Place(f"{edition.id}/edition.yaml"), Place(f"{edition.id}/provisions.yaml")
    return (
        *_languages(edition.title, "the title", head),
        *_twice((aspect.code for aspect in edition.aspects), "aspect", body),
        *_twice((provision.code for provision in edition.provisions), "provision", body),
        *(finding for aspect in edition.aspects for finding in _languages(aspect.title, f"aspect {aspect.code}", body)),
        *(
            finding
            for provision in edition.provisions
            for finding in _provision(provision, {aspect.code for aspect in edition.aspects}, metric_ids, body)
        ),
        *(f for relief in edition.reliefs for f in _languages(relief.title, f"relief {relief.code}", body)),
        *_names(edition, before, body),
    )


def _names(edition: Edition, before: Edition | None, place: Place) -> Iterator[Finding]:
    """Parts of a book, aspects above aspects and codes of the edition before that do not exist."""
    known = {aspect.code for aspect in edition.aspects}
    unknown = [(f"aspect {a.code}", f"the aspect '{a.under}'") for a in edition.aspects if a.under not in ("", *known)]
    for relief in edition.reliefs:
        absent = [code for code in relief.provisions if edition.provision(code) is None]
        unknown += [(f"relief {relief.code}", f"'{code}'") for code in absent]
    for provision in edition.provisions:
        entry = f"provision {provision.code}"
        unknown += [(entry, f"the part '{part}' of a book") for part in provision.parts if part not in PARTS]
        if before is not None:
            gone = [code for code in provision.was if before.provision(code) is None]
            unknown += [(entry, f"'{code}' of {before.id}") for code in gone]
    for entry, name in unknown:
        yield Finding(
            code="framework.reference",
            severity="error",
            message=f"{entry} names {name}, which does not exist",
            place=place,
            expected=f"A part of a book is one of {', '.join(PARTS)}.",
            action="Correct the name.",
        )


def _provision(
    provision: Provision, aspects: Collection[str], metric_ids: Collection[str], place: Place
) -> Iterator[Finding]:
    yield from _languages(provision.title, f"provision {provision.code}", place)
    if provision.aspect not in aspects:
        yield Finding(
            code="framework.aspect",
            severity="error",
            message=f"provision {provision.code} stands under the aspect '{provision.aspect}', which is not listed",
            place=place,
            expected=f"Listed are {', '.join(sorted(aspects))}.",
            action="Add the aspect, or correct its code.",
        )
    named = [metric for requirement in provision.requires for metric in requirement.metrics]
    for metric in dict.fromkeys((*named, *provision.appropriate)):
        if metric not in metric_ids:
            yield Finding(
                code="framework.metric",
                severity="error",
                message=f"provision {provision.code} asks for the metric '{metric}', which does not exist",
                place=place,
                expected="A metric of the topics, or one derived from it (_per_revenue, _share, _growth).",
                action="Correct the name, or define the metric.",
                metric=metric,
            )


def _languages(text: Text, entry: str, place: Place) -> Iterator[Finding]:
    if text.missing:
        yield Finding(
            code="framework.language",
            severity="error",
            message=f"{entry} has no words in {', '.join(text.missing)}",
            place=place,
            expected="A title in all three languages.",
            action="Add the words.",
        )


def _twice(codes: Iterable[str], what: str, place: Place) -> Iterator[Finding]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            yield Finding(
                code="framework.duplicate",
                severity="error",
                message=f"the {what} {code} stands twice",
                place=place,
                expected="Each code once.",
                action="Remove or rename one of them.",
            )
        seen.add(code)
