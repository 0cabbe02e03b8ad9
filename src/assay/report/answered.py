"""Topics of high importance, and whether the report answers them: with a policy, a target or a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.ranking import changes, ranking
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.materiality import MaterialTopic
    from assay.report.material import Material


def check_answered(material: Material) -> Iterator[Finding]:
    """A finding for each topic of high importance that nothing in the book answers."""
    book = material.book
    moves = {change.topic.id: change for change in changes(book)}
    for each in ranking(book, book.reporting_year):
        if each.band != "high" or _answered(material, each.topic):
            continue
        change = moves.get(each.topic.id)
        rose = {"up": "has risen to", "new": "is new and of"}.get(change.move if change else "", "is of")
        yield Finding(
            code="materiality.high_unanswered",
            severity="warning",
            place=Place("materiality.yaml"),
            fiscal_year=book.reporting_year,
            message=f"The topic '{each.topic.id}' ({each.topic.name.en}) {rose} high importance, and the book has "
            "neither a policy nor a target nor a figure for it.",
            expected=_expected(each.topic),
            action="Write the passage, set a target, or name figures under 'metrics' at the topic.",
        )


def _expected(topic: MaterialTopic) -> str:
    if not topic.aspect:
        return "An aspect at the topic (such as A2), whose passages, targets and figures answer it; or 'metrics'."
    return f"A passage or target of a provision of {topic.aspect}, a figure of its chapter, or 'metrics' at the topic."


def _answered(material: Material, topic: MaterialTopic) -> bool:
    book, year = material.book, material.book.reporting_year
    named = [name for name in topic.metrics if name in book.catalogue.metrics]
    if topic.aspect:
        if any(_belongs(section, topic.aspect) for section in book.narrative.sections):
            return True
        if any(_belongs(target.provision, topic.aspect) for target in book.targets):
            return True
        named += [
            metric.id
            for layout in material.layouts
            if layout.aspect == topic.aspect or layout.aspect.startswith(f"{topic.aspect}-")
            for metric in book.catalogue.metrics.values()
            if metric.topic == layout.topic
        ]
    return any(fact.known for name in named for fact in material.facts.of(name, year))


def _belongs(provision: str, aspect: str) -> bool:
    """Whether a provision is of an aspect: ``A2.GD`` of ``A2``, ``D19`` of ``D``, ``A10.1`` not of ``A1``."""
    rest = provision.removeprefix(aspect)
    return rest != provision and (aspect.isalpha() or not rest[:1].isdigit())
