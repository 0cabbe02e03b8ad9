"""Inline XBRL: puts tags around what a page already prints, and gathers what they need in the page's hidden head."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.render.markup import words
from assay.xbrl.extension import extension_for
from assay.xbrl.names import ENTRY_POINT, NAMESPACE, PREFIX, concept_of, qualified
from assay.xbrl.reported import Reporter, identifier
from assay.xbrl.xml_text import NAMESPACES, node, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.facts.fact import FactKey
    from assay.render.tagging import FactSpan
    from assay.report.compose import Composed
    from assay.report.material import Material
    from assay.xbrl.extension import Extension
    from assay.xbrl.official import Official
    from assay.xbrl.reported import Context, Reported
    from assay.xbrl.taxonomy import Taxonomy

_USED = ("ix", "ixt", "link", "xlink", "xbrli", "xbrldi", "iso4217", "utr", "xsi")
_TAG = re.compile(r"</?ix:[^>]*>")


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words. ``markup``: the value is XHTML, as in a text block. ``dated``: it is a day, in no language.
    ``prefix`` is that of an official taxonomy where the concept is of one."""

    id: str
    concept: str
    context: Context
    value: str
    markup: bool = False
    dated: bool = False
    prefix: str = PREFIX

    @property
    def name(self) -> str:
        return f"{self.prefix}:{self.concept}"


class InlineTagging:
    """The tags of one page. Filled while the page is written; ``header`` comes last."""

    def __init__(
        self, material: Material, composed: Composed, taxonomy: Taxonomy, official: Sequence[Official] = ()
    ) -> None:
        self.reporter = Reporter(material, taxonomy)
        self.material = material
        self.official = tuple(official)
        self.figures: dict[str, Reported] = {}  # by the anchor of each place
        self.notes: dict[str, str] = {}  # words of footnotes by their id
        self.told: list[Told] = []
        self.annotated: dict[str, list[str]] = defaultdict(list)  # anchors of figures by the id of their footnote
        self.hidden: list[Reported] = []
        self.extension: Extension | None = None  # known once every figure is
        self._taxonomy = taxonomy
        self._passages = dict(_passages(material, composed, taxonomy))

    @property
    def namespaces(self) -> Mapping[str, str]:
        theirs = {one.prefix: one.namespace for one in self.official}
        return {**{prefix: NAMESPACES[prefix] for prefix in _USED}, PREFIX: NAMESPACE, **theirs}

    def markup(self, span: FactSpan) -> str:
        """The digits in a tag, with what stands before and after them; a figure that is not there is nil."""
        found = self.reporter.named(span.fact_key)
        if found is None:
            return node("span", {"id": span.anchor, "class": "fact"}, words(span.text))
        self.figures[span.anchor] = found
        for note in span.notes:
            self.annotated[_note_id(note)].append(span.anchor)
        if found.value is None:
            both = ((span.anchor, qualified(found.concept)), *self.theirs(found, span.anchor))
            return words(span.text) + "".join(_nil(found, anchor, name) for anchor, name in both)
        before, digits, after = span.text.partition(found.digits)
        if not digits:
            raise ValueError(f"{span.fact_key} is printed as '{span.text}', which does not hold {found.digits}")
        tag = _number(found, span.anchor, qualified(found.concept), text(found.digits))
        for anchor, name in self.theirs(found, span.anchor):
            tag = _number(found, anchor, name, tag)
        return words(before) + tag + words(after)

    def theirs(self, found: Reported, anchor: str) -> list[tuple[str, str]]:
        """Tags of official taxonomies for the same figure: id and name. They are of the whole only, for axes differ."""
        if found.context.coordinates:
            return []
        return [
            (f"{one.prefix}-{anchor}", f"{one.prefix}:{one.concepts[found.key.metric]}")
            for one in self.official
            if found.key.metric in one.concepts
        ]

    def note(self, anchor: str, content: str) -> str:
        """A note below a table as a footnote of the figures that point to it."""
        name = _note_id(anchor)
        if name not in self.annotated:
            return content
        self.notes[name] = content
        return node("ix:footnote", {"id": name, "xml:lang": self.material.language}, content)

    def passage(self, section: str, content: str) -> str:
        """The words that answer a provision, as a block of text."""
        found = self._passages.get(section)
        if found is None or not content:
            return content
        provision, concept = found
        context = self.reporter.context(self.material.book.reporting_year)
        told = Told(f"t-{section}", concept, context, _TAG.sub("", content).replace(" />", "/>"), markup=True)
        theirs = [
            replace(told, id=f"{one.prefix}-{told.id}", concept=one.passages[provision], prefix=one.prefix)
            for one in self.official
            if provision in one.passages
        ]
        for one in (told, *theirs):
            self.told.append(one)
            attributes = {
                "id": one.id,
                "name": one.name,
                "contextRef": context.id,
                "escape": "true",
                "xml:lang": self.material.language,
            }
            content = node("ix:nonNumeric", attributes, content)
        return content

    def header(self) -> str:
        """What is not seen: parts of sums that the page does not print, names, contexts, units, footnotes."""
        self.hidden = list(self._parts())
        self.told += self._general()
        hidden = [_number(part, _anchor(part), qualified(part.concept), text(part.digits)) for part in self.hidden]
        hidden += [self._word(told) for told in self.told if not told.markup]
        self.extension = self._apart()
        used = [node("link:schemaRef", {"xlink:type": "simple", "xlink:href": point}) for point in self.entry_points]
        relations = [
            node("ix:relationship", {"fromRefs": " ".join(anchors), "toRefs": name})
            for name, anchors in self.annotated.items()
            if name in self.notes
        ]
        content = [
            node("ix:hidden", {}, hidden),
            node("ix:references", {}, used),
            node("ix:resources", {}, [*relations, *self._contexts(), *self._units()]),
        ]
        return node("div", {"style": "display:none"}, node("ix:header", {}, content))

    @property
    def entry_points(self) -> tuple[str, ...]:
        """The taxonomies of the page: ours, or the report's own that rests on it, and official ones."""
        ours = self.extension.entry_point if self.extension else ENTRY_POINT
        return (ours, *(one.entry_point for one in self.official))

    def contradicted(self) -> tuple[FactKey, ...]:
        """Tagged totals of the prohibited sums that their tagged parts contradict for no reason that is known: the
        validator, who no longer tests these sums, would have found them."""
        given = {one.total for one in self.extension.sums} if self.extension else set()
        return tuple(
            key
            for key, apart in sorted(self.material.apart.items())
            if not apart.reason and concept_of(key.metric) in given and self._summed(key)
        )

    def _apart(self) -> Extension | None:
        """The taxonomy without the sums that tagged figures do not make, if there are any."""
        apart = self.material.apart.items()
        loose = {concept_of(key.metric) for key, one in apart if one.reason and self._summed(key)}
        sums = tuple(one for one in self._taxonomy.sums if one.total in loose)
        if not sums:
            return None
        end = self.material.book.period(self.material.book.reporting_year).end
        return extension_for(identifier(self.material)[1], end.isoformat(), sums)

    def _summed(self, total: FactKey) -> bool:
        """Whether a total and at least one of its parts stand on the page."""
        tagged = {found.key for found in (*self.figures.values(), *self.hidden)}
        parts = next((one.parts for one in self._taxonomy.sums if one.total == concept_of(total.metric)), ())
        names = {name for name, _ in parts}
        return total in tagged and any(
            concept_of(key.metric) in names and (key.year, key.dimensions) == (total.year, total.dimensions)
            for key in tagged
        )

    @property
    def tags(self) -> int:
        """How many tags stand on the page, for none may be lost on the way."""
        theirs = sum(len(self.theirs(found, anchor)) for anchor, found in self.figures.items())
        return len(self.figures) + theirs + len(self.hidden) + len(self.told)

    def facts(self) -> tuple[Reported, ...]:
        """Every figure once, in reading order."""
        return tuple({found.key: found for found in (*self.figures.values(), *self.hidden)}.values())

    def _parts(self) -> Iterable[Reported]:
        """Figures that are part of a printed total beside other printed parts, and are not printed themselves: with
        them the total adds up."""
        metrics = {concept_of(name): name for name in self.material.book.catalogue.metrics}
        printed = {found.key for found in self.figures.values()}
        added: dict[object, Reported] = {}
        for one in self._taxonomy.sums:
            for whole in [key for key in printed if key.metric == metrics.get(one.total)]:
                keys = [type(whole)(metrics[name], whole.year, whole.dimensions) for name, _ in one.parts]
                if not any(key in printed for key in keys):
                    continue
                for key in keys:
                    part = self.reporter.at(key) if key not in printed else None
                    if part is not None and part.value is not None:
                        added[key] = part
        return sorted(added.values(), key=lambda part: part.key)

    def _general(self) -> Iterable[Told]:
        book, say = self.material.book, self.material.language
        year = self.reporter.context(book.reporting_year)
        period = book.period(book.reporting_year)
        plain = {
            "NameOfReportingGroup": book.group.name.in_language(say),
            "StockCode": book.group.stock_code,
            "FirstDayOfReportingYear": period.start.isoformat(),
            "LastDayOfReportingYear": period.end.isoformat(),
        }
        for name, value in plain.items():
            if value:
                yield Told(f"t-{name}", name, year, value, dated="Day" in name)
        contexts = (found.context for found in (*self.figures.values(), *self.hidden))
        for concept, context, name in self.reporter.names(contexts):
            yield Told(f"t-{concept}-{context.id}", concept, context, name)

    def _word(self, told: Told) -> str:
        attributes = {
            "id": told.id,
            "name": told.name,
            "contextRef": told.context.id,
            "xml:lang": "" if told.dated else self.material.language,
        }
        return node("ix:nonNumeric", attributes, text(told.value))

    def _contexts(self) -> list[str]:
        used = {found.context for found in (*self.figures.values(), *self.hidden)} | {t.context for t in self.told}
        scheme, name = identifier(self.material)
        entity = node("xbrli:entity", {}, node("xbrli:identifier", {"scheme": scheme}, text(name)))
        return [_context(context, entity) for context in sorted(used, key=lambda context: context.id)]

    def _units(self) -> list[str]:
        measures = {found.measure.id: found.measure for found in (*self.figures.values(), *self.hidden)}
        units: list[str] = []
        for name in sorted(measures):
            top, over = (node("xbrli:measure", {}, part) for part in (measures[name].top, measures[name].over))
            if measures[name].over:
                top = node(
                    "xbrli:divide",
                    {},
                    [node("xbrli:unitNumerator", {}, top), node("xbrli:unitDenominator", {}, over)],
                )
            units.append(node("xbrli:unit", {"id": name}, top))
        return units


def _passages(
    material: Material, composed: Composed, taxonomy: Taxonomy
) -> Iterable[tuple[str, tuple[tuple[str, str], str]]]:
    """The provision and the concept of each passage by the anchor of its section."""
    for code, (anchor, _) in composed.placed.passages.items():
        for edition in material.outline:
            if (edition.id, code) in taxonomy.passages:
                yield anchor, ((edition.id, code), taxonomy.passages[edition.id, code])
                break


def _number(found: Reported, anchor: str, name: str, content: str) -> str:
    negative = found.value is not None and found.value < 0
    attributes = {
        "id": anchor,
        "name": name,
        "contextRef": found.context.id,
        "unitRef": found.measure.id,
        "decimals": str(found.decimals),
        "scale": str(found.measure.scale),
        "format": "ixt:num-dot-decimal",
        "sign": "-" if negative else "",
    }
    return node("ix:nonFraction", attributes, content)


def _nil(found: Reported, anchor: str, name: str) -> str:
    attributes = {
        "id": anchor,
        "name": name,
        "contextRef": found.context.id,
        "unitRef": found.measure.id,
        "xsi:nil": "true",
    }
    return node("ix:nonFraction", attributes)


def _anchor(found: Reported) -> str:
    return f"h-{found.concept}-{found.context.id}"


def _note_id(anchor: str) -> str:
    return f"{anchor}-text"


def _context(context: Context, entity: str) -> str:
    if context.start is None:
        period = node("xbrli:instant", {}, context.end.isoformat())
    else:
        period = node("xbrli:startDate", {}, context.start.isoformat())
        period += node("xbrli:endDate", {}, context.end.isoformat())
    content = [entity, node("xbrli:period", {}, period)]
    if context.coordinates:
        members = []
        for item in context.coordinates:
            axis = {"dimension": qualified(item.axis)}
            if item.typed:
                value = node(qualified(item.axis.removesuffix("Axis") + "Value"), {}, text(item.value))
                members.append(node("xbrldi:typedMember", axis, value))
            else:
                members.append(node("xbrldi:explicitMember", axis, qualified(item.value)))
        content.append(node("xbrli:scenario", {}, members))
    return node("xbrli:context", {"id": context.id}, content)
