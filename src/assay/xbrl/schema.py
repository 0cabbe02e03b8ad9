"""The schema: elements, roles, and the linkbases that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES
from assay.xbrl.names import NAMESPACE, PREFIX, ROLES
from assay.xbrl.xml_text import declared, document, node, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.xbrl.taxonomy import Axis, Taxonomy

TABLE, LINES = "DisclosureTable", "DisclosureLineItems"

LINKBASES = {
    **{f"esg-lab-{language}.xml": "label" for language in LANGUAGES},
    "esg-pre.xml": "presentation",
    "esg-def.xml": "definition",
    "esg-cal.xml": "calculation",
    "esg-ref.xml": "reference",
}

_IMPORTS = {
    "http://www.xbrl.org/2003/instance": "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    "http://xbrl.org/2005/xbrldt": "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    "http://www.xbrl.org/dtr/type/2024-01-31": "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
    "http://www.xbrl.org/2006/ref": "http://www.xbrl.org/2006/ref-2006-02-27.xsd",
}
_DOMAIN_ITEM = "dtr:domainItemType"


def schema(taxonomy: Taxonomy) -> bytes:
    """The one schema of the taxonomy, which is its entry point."""
    lines = [_annotation(taxonomy)]
    lines += [node("xsd:import", {"namespace": name, "schemaLocation": at}) for name, at in _IMPORTS.items()]
    lines += _elements(taxonomy)
    return document(
        "xsd:schema",
        {
            **declared("xsd", "xbrli", "link", "xlink", "xbrldt", "dtr"),
            f"xmlns:{PREFIX}": NAMESPACE,
            "targetNamespace": NAMESPACE,
            "elementFormDefault": "qualified",
            "attributeFormDefault": "unqualified",
        },
        lines,
    )


def group_role(group: str) -> str:
    return f"{ROLES}group/{group}"


def cube_role(cube: str) -> str:
    return f"{ROLES}cube/{cube}"


def axis_role(axis: str) -> str:
    return f"{ROLES}axis/{axis}"


SUMS_ROLE = f"{ROLES}sums"
WHOLE_ROLE = f"{ROLES}whole"


def _annotation(taxonomy: Taxonomy) -> str:
    roles = [_role(group_role(name), f"Presentation: {label.en}") for name, label in taxonomy.groups.items()]
    roles += [_role(cube_role(cube.id), f"Dimensions: {cube.id}") for cube in taxonomy.cubes]
    roles += [_role(axis_role(axis.name), f"Axis: {axis.label.en}") for axis in taxonomy.axes.values() if axis.members]
    roles += [_role(SUMS_ROLE, "Sums"), _role(WHOLE_ROLE, "Axes: what a fact without one is of")]
    links = [
        node(
            "link:linkbaseRef",
            {
                "xlink:type": "simple",
                "xlink:href": name,
                "xlink:role": f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef",
                "xlink:arcrole": "http://www.w3.org/1999/xlink/properties/linkbase",
            },
        )
        for name, kind in LINKBASES.items()
    ]
    return node("xsd:annotation", {}, node("xsd:appinfo", {}, [f"\n{part}" for part in (*roles, *links)]))


def _role(address: str, definition: str) -> str:
    name = "role-" + address.removeprefix(ROLES).replace("/", "-")
    used = ("presentationLink", "definitionLink", "calculationLink")
    inner = [node("link:definition", {}, text(definition)), *(node("link:usedOn", {}, f"link:{use}") for use in used)]
    return node("link:roleType", {"roleURI": address, "id": name}, inner)


def _elements(taxonomy: Taxonomy) -> Iterator[str]:
    yield _abstract(TABLE, "xbrldt:hypercubeItem")
    yield _abstract(LINES)
    for group in taxonomy.groups:
        yield _abstract(group_element(group))
    for axis in taxonomy.axes.values():
        yield from _axis(axis)
    for concept in taxonomy.concepts.values():
        yield node(
            "xsd:element",
            {
                "id": element_id(concept.name),
                "name": concept.name,
                "type": concept.type,
                "substitutionGroup": "xbrli:item",
                "xbrli:periodType": concept.period,
                "nillable": "true",
            },
        )


def element_id(name: str) -> str:
    return f"{PREFIX}_{name}"


def group_element(group: str) -> str:
    return "".join(part.capitalize() for part in group.replace("-", "_").split("_")) + "Abstract"


def _axis(axis: Axis) -> Iterator[str]:
    if axis.typed:
        value = axis.name.removesuffix("Axis") + "Value"
        yield _abstract(axis.name, "xbrldt:dimensionItem", typed=value)
        kind = node("xsd:restriction", {"base": "xsd:string"}, node("xsd:minLength", {"value": "1"}))
        yield node("xsd:element", {"id": element_id(value), "name": value}, node("xsd:simpleType", {}, kind))
        return
    yield _abstract(axis.name, "xbrldt:dimensionItem")
    for name in (axis.domain, *(name for name, _ in axis.members.values())):
        yield _abstract(name, kind=_DOMAIN_ITEM)


def _abstract(name: str, group: str = "xbrli:item", typed: str = "", kind: str = "xbrli:stringItemType") -> str:
    return node(
        "xsd:element",
        {
            "id": element_id(name),
            "name": name,
            "type": kind,
            "substitutionGroup": group,
            "abstract": "true",
            "nillable": "true",
            "xbrli:periodType": "duration",
            "xbrldt:typedDomainRef": f"#{element_id(typed)}" if typed else "",
        },
    )
