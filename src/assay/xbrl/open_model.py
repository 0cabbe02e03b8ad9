"""The facts of a report without its pages: as the Open Information Model has them, for xBRL-JSON and xBRL-CSV.

Figures are the same in every language and stand once; words stand once in each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from assay.core.numbers import plain
from assay.xbrl.measures import PURE
from assay.xbrl.names import NAMESPACE, PREFIX, qualified
from assay.xbrl.reported import identifier
from assay.xbrl.xml_text import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.xbrl.inline import InlineTagging
    from assay.xbrl.reported import Context, Reported

OIM = "https://xbrl.org/2021"
SCHEME = "group"


@dataclass(frozen=True, slots=True)
class OpenFact:
    """``value`` is none where a figure is reported as not there. ``dimensions`` are in the order in which they are
    written: concept, language, entity, period, axes, unit."""

    id: str
    value: str | None
    dimensions: Mapping[str, str]
    decimals: int | None = None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class OpenReport:
    """``namespaces`` by prefix, ``taxonomy`` the entry points. ``notes`` are footnotes, as facts of their own."""

    namespaces: Mapping[str, str]
    taxonomy: tuple[str, ...]
    facts: tuple[OpenFact, ...]
    notes: tuple[OpenFact, ...]


def open_report(pages: Sequence[InlineTagging]) -> OpenReport:
    """One report of the pages in all languages. They hold the same figures, which is checked before."""
    first = pages[0]
    entity = f"{SCHEME}:{identifier(first.material)[1]}"
    notes = tuple(note for page in pages for note in _notes(page))
    annotated: dict[object, list[str]] = {}
    for page in pages:
        for name, anchors in page.annotated.items():
            for key in dict.fromkeys(page.figures[anchor].key for anchor in anchors):
                annotated.setdefault(key, []).append(_in_language(name, page))
    figures: list[OpenFact] = []
    for name, found in _placed(first):
        figures.append(_figure(found, name, qualified(found.concept), entity, annotated.get(found.key, ())))
        if name in first.figures:
            figures += [_figure(found, *theirs, entity, ()) for theirs in first.theirs(found, name)]
    words = {word.id: word for page in pages for word in _words(page, entity)}
    return OpenReport(
        namespaces={
            PREFIX: NAMESPACE,
            SCHEME: identifier(first.material)[0],
            "iso4217": NAMESPACES["iso4217"],
            "utr": NAMESPACES["utr"],
            "xbrl": OIM,
            "xbrli": NAMESPACES["xbrli"],
            **{one.prefix: one.namespace for one in first.official},
        },
        taxonomy=first.entry_points,
        facts=(*figures, *words.values()),
        notes=notes,
    )


def period(context: Context) -> str:
    """As the model has it: midnight at the beginning and the end, so that a year ends as the next one begins."""
    end = f"{(context.end + timedelta(days=1)).isoformat()}T00:00:00"
    return f"{context.start.isoformat()}T00:00:00/{end}" if context.start else end


def _placed(page: InlineTagging) -> Iterator[tuple[str, Reported]]:
    """Each figure once, under the id of its first place on the page."""
    seen: set[object] = set()
    for anchor, found in (*page.figures.items(), *((f"h-{one.concept}-{one.context.id}", one) for one in page.hidden)):
        if found.key not in seen:
            seen.add(found.key)
            yield anchor, found


def _figure(found: Reported, name: str, concept: str, entity: str, notes: Sequence[str]) -> OpenFact:
    dimensions = {
        "concept": concept,
        "entity": entity,
        "period": period(found.context),
        **_axes(found.context),
    }
    if found.measure.written != PURE:
        dimensions["unit"] = found.measure.written
    exact = found.exact
    return OpenFact(
        name,
        plain(exact) if exact is not None else None,
        dimensions,
        found.decimals if exact is not None else None,
        tuple(notes),
    )


def _axes(context: Context) -> dict[str, str]:
    return {qualified(item.axis): item.value if item.typed else qualified(item.value) for item in context.coordinates}


def _words(page: InlineTagging, entity: str) -> Iterator[OpenFact]:
    for told in page.told:
        dimensions = {
            "concept": told.name,
            "language": page.material.language.lower(),
            "entity": entity,
            "period": period(told.context),
            **_axes(told.context),
        }
        if told.dated:
            del dimensions["language"]  # a day is the same day in every language
        yield OpenFact(told.id if told.dated else _in_language(told.id, page), told.value, dimensions)


def _notes(page: InlineTagging) -> Iterator[OpenFact]:
    for name, words in page.notes.items():
        own = _in_language(name, page)
        dimensions = {"concept": "xbrl:note", "noteId": own, "language": page.material.language.lower()}
        yield OpenFact(own, words, dimensions)


def _in_language(name: str, page: InlineTagging) -> str:
    return f"{name}.{page.material.language}"
