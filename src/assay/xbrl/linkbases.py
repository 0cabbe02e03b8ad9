"""The linkbases: what elements are called, where they stand and are valid, what adds up, who asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.xbrl.names import ENTRY_POINT
from assay.xbrl.schema import (
    LINES,
    SUMS_ROLE,
    TABLE,
    WHOLE_ROLE,
    axis_role,
    cube_role,
    element_id,
    group_element,
    group_role,
)
from assay.xbrl.words import words
from assay.xbrl.xml_text import declared, document, node, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.core.languages import Language, Text
    from assay.xbrl.taxonomy import Axis, Cube, Sum, Taxonomy

_XBRL = "http://www.xbrl.org/2003/"
_OWN = "esg.xsd"  # beside the linkbases
_XDT = "http://xbrl.org/int/dim/arcrole/"
_SUM = "https://xbrl.org/2023/arcrole/summation-item"
_ARCS = {
    "all": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "hypercube-dimension": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "dimension-domain": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "domain-member": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "dimension-default": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
}


def labels(taxonomy: Taxonomy, language: Language) -> bytes:
    """Labels and what a figure is measured in, in one language."""
    parts: list[str] = []
    for name, label in _labelled(taxonomy):
        parts += _label(name, label.in_language(language), "label", language)
    for concept in taxonomy.concepts.values():
        if concept.documentation is not None:
            parts += _label(concept.name, concept.documentation.in_language(language), "documentation", language)
    return _linkbase([_extended("label", f"{_XBRL}role/link", _with_locators(parts, _names(taxonomy)))])


def _labelled(taxonomy: Taxonomy) -> Iterator[tuple[str, Text]]:
    for group, label in taxonomy.groups.items():
        yield group_element(group), label
    for axis in taxonomy.axes.values():
        yield axis.name, words("own_axis" if axis.typed and axis.name.startswith("Own") else "axis", name=axis.label)
        if axis.members:
            yield axis.domain, words("domain", name=axis.label)
            yield from ((name, words("member", name=label)) for name, label in axis.members.values())
    for concept in taxonomy.concepts.values():
        yield concept.name, concept.label


def _names(taxonomy: Taxonomy) -> list[str]:
    return [name for name, _ in _labelled(taxonomy)]


def _label(name: str, words_: str, role: str, language: Language) -> list[str]:
    own = f"{role}_{name}"
    resource = node(
        "link:label",
        {"xlink:type": "resource", "xlink:label": own, "xlink:role": f"{_XBRL}role/{role}", "xml:lang": language},
        text(words_),
    )
    arc = {
        "xlink:type": "arc",
        "xlink:arcrole": f"{_XBRL}arcrole/concept-label",
        "xlink:from": name,
        "xlink:to": own,
    }
    return [resource, node("link:labelArc", arc)]


def references(taxonomy: Taxonomy) -> bytes:
    """Who asks for a figure or a text: publisher, document and paragraph, no words of theirs."""
    parts: list[str] = []
    names: list[str] = []
    for concept in taxonomy.concepts.values():
        for number, reference in enumerate(concept.references, start=1):
            own = f"ref_{concept.name}_{number}"
            content = [
                node("ref:Publisher", {}, text(reference.publisher)),
                node("ref:Name", {}, text(reference.name)),
                node("ref:Paragraph", {}, text(reference.paragraph)),
            ]
            role = f"{_XBRL}role/disclosureRef"
            parts.append(
                node(
                    "link:reference",
                    {"xlink:type": "resource", "xlink:label": own, "xlink:role": role},
                    content,
                )
            )
            arc = {
                "xlink:type": "arc",
                "xlink:arcrole": f"{_XBRL}arcrole/concept-reference",
                "xlink:from": concept.name,
                "xlink:to": own,
            }
            parts.append(node("link:referenceArc", arc))
            names.append(concept.name)
    return _linkbase([_extended("reference", f"{_XBRL}role/link", _with_locators(parts, names))])


def presentation(taxonomy: Taxonomy) -> bytes:
    """Concepts under their topic or framework, in the order of the catalogue."""
    links: list[str] = []
    for group in taxonomy.groups:
        root = group_element(group)
        members = [concept.name for concept in taxonomy.concepts.values() if concept.group == group]
        arcs = [_arc("presentation", f"{_XBRL}arcrole/parent-child", root, name, n) for n, name in enumerate(members)]
        if members:
            links.append(_extended("presentation", group_role(group), _with_locators(arcs, (root, *members))))
    return _linkbase(links)


def sums(taxonomy: Taxonomy) -> bytes:
    """Calculations 1.1: rounding is allowed for by the digits that are reported."""
    return _linkbase(_summed(taxonomy.sums), [_SUM_REF])


def prohibited(sums: Iterable[Sum]) -> bytes:
    """A linkbase for another taxonomy that takes sums of this one away: the same arcs, prohibited."""
    arcs = _summed(sums, at=ENTRY_POINT, use="prohibited", priority="1")
    return _linkbase(arcs, [_SUM_REF], at=ENTRY_POINT)


_SUM_REF = node(
    "link:arcroleRef",
    {
        "arcroleURI": _SUM,
        "xlink:type": "simple",
        "xlink:href": "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
    },
)


def _summed(sums: Iterable[Sum], at: str = _OWN, **more: str) -> list[str]:
    arcs: list[str] = []
    names: list[str] = []
    for one in sums:
        names += [one.total, *(part for part, _ in one.parts)]
        arcs += [
            _arc("calculation", _SUM, one.total, part, order, weight=str(weight), **more)
            for order, (part, weight) in enumerate(one.parts)
        ]
    return [_extended("calculation", SUMS_ROLE, _with_locators(arcs, names, at))] if arcs else []


def definitions(taxonomy: Taxonomy) -> bytes:
    """The cubes: closed, so that a fact with an axis too many or too few is no valid fact."""
    links = [_cube(cube, taxonomy) for cube in taxonomy.cubes]
    explicit = [axis for axis in taxonomy.axes.values() if axis.members]
    links += [_domain(axis) for axis in explicit]
    if explicit:
        links.append(_defaults(explicit))
    refs = [
        node(
            "link:arcroleRef",
            {"arcroleURI": _XDT + name, "xlink:type": "simple", "xlink:href": f"{schema}#{name}"},
        )
        for name, schema in _ARCS.items()
    ]
    return _linkbase(links, refs)


def _cube(cube: Cube, taxonomy: Taxonomy) -> str:
    arcs = [
        _arc(
            "definition",
            f"{_XDT}all",
            LINES,
            TABLE,
            0,
            **{"xbrldt:closed": "true", "xbrldt:contextElement": "scenario"},
        )
    ]
    for order, axis in enumerate(cube.axes):
        target = {"xbrldt:targetRole": axis_role(axis)} if taxonomy.axes[axis].members else {}
        arcs.append(_arc("definition", f"{_XDT}hypercube-dimension", TABLE, axis, order, **target))
    arcs += [_arc("definition", f"{_XDT}domain-member", LINES, name, n) for n, name in enumerate(cube.concepts)]
    return _extended("definition", cube_role(cube.id), _with_locators(arcs, (LINES, TABLE, *cube.axes, *cube.concepts)))


def _domain(axis: Axis) -> str:
    members = [name for name, _ in axis.members.values()]
    arcs = [
        _arc("definition", f"{_XDT}dimension-domain", axis.name, axis.domain, 0),
        *(_arc("definition", f"{_XDT}domain-member", axis.domain, name, n) for n, name in enumerate(members)),
    ]
    return _extended("definition", axis_role(axis.name), _with_locators(arcs, (axis.name, axis.domain, *members)))


def _defaults(axes: Iterable[Axis]) -> str:
    """A fact without an axis is of the whole. In a link of its own: two arcs between two elements need two links."""
    pairs = [(axis.name, axis.domain) for axis in axes]
    arcs = [_arc("definition", f"{_XDT}dimension-default", name, domain, 0) for name, domain in pairs]
    return _extended("definition", WHOLE_ROLE, _with_locators(arcs, (name for pair in pairs for name in pair)))


def _arc(kind: str, arcrole: str, source: str, target: str, order: int, **more: str) -> str:
    attributes = {
        "xlink:type": "arc",
        "xlink:arcrole": arcrole,
        "xlink:from": source,
        "xlink:to": target,
        "order": str(order + 1),
        **more,
    }
    return node(f"link:{kind}Arc", attributes)


def _with_locators(parts: Iterable[str], names: Iterable[str], at: str = _OWN) -> list[str]:
    locators = [
        node(
            "link:loc",
            {"xlink:type": "locator", "xlink:href": f"{at}#{element_id(name)}", "xlink:label": name},
        )
        for name in dict.fromkeys(names)
    ]
    return [*locators, *parts]


def _extended(kind: str, role: str, parts: Iterable[str]) -> str:
    inner = "".join(f"\n{part}" for part in parts)
    return node(f"link:{kind}Link", {"xlink:type": "extended", "xlink:role": role}, inner)


def _linkbase(links: Iterable[str], before: Iterable[str] = (), at: str = _OWN) -> bytes:
    found = list(links)
    roles = dict.fromkeys(part.partition('xlink:role="')[2].partition('"')[0] for part in found)
    refs = [
        node(
            "link:roleRef",
            {
                "roleURI": role,
                "xlink:type": "simple",
                "xlink:href": f"{at}#role-" + role.partition("/role/")[2].replace("/", "-"),
            },
        )
        for role in roles
        if not role.startswith(_XBRL)
    ]
    # The schema of linkbases wants references to roles before those to arcroles.
    attributes = declared("link", "xlink", "xbrldt", "ref")
    return document("link:linkbase", attributes, [*refs, *before, *found])
