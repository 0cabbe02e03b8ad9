"""The taxonomy of one report: ours, without the sums that the figures of this report do not make.

A report may have to print a total beside parts that do not give it, because of some parts only something is known or
because a publication that is copied printed both so. Then the report says it in a note, and its taxonomy prohibits the
relations of that total, and no others: every other sum is still checked by whoever reads the tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.xbrl.linkbases import prohibited
from assay.xbrl.names import ENTRY_POINT, NAMESPACE, REPORTS
from assay.xbrl.xml_text import declared, document, node, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.xbrl.taxonomy import Sum

_SCHEMA, _SUMS = "report.xsd", "report-cal.xml"


@dataclass(frozen=True, slots=True)
class Extension:
    """``address`` ends with a slash and is where its files live; ``sums`` are those that it takes away."""

    address: str
    sums: tuple[Sum, ...]

    @property
    def entry_point(self) -> str:
        return self.address + _SCHEMA

    @property
    def files(self) -> Mapping[str, bytes]:
        return {_SCHEMA: _schema(self), _SUMS: prohibited(self.sums)}


def extension_for(group: str, day: str, sums: tuple[Sum, ...]) -> Extension:
    """The taxonomy of the report of a group (its stock code or name) on a year that ends on a day."""
    name = re.sub(r"[^a-z0-9]+", "-", group.lower()).strip("-") or "group"
    return Extension(f"{REPORTS}{name}/{day}/", sums)


def _schema(extension: Extension) -> bytes:
    totals = ", ".join(one.total for one in extension.sums)
    said = (
        f"This report prints totals that their parts, as far as they are known, do not make: {totals}."
        " Footnotes say so at the figures. The relations of these totals are prohibited; all others hold."
    )
    link = node(
        "link:linkbaseRef",
        {
            "xlink:type": "simple",
            "xlink:href": _SUMS,
            "xlink:role": "http://www.xbrl.org/2003/role/calculationLinkbaseRef",
            "xlink:arcrole": "http://www.w3.org/1999/xlink/properties/linkbase",
        },
    )
    annotation = [node("xsd:documentation", {"xml:lang": "en"}, text(said)), node("xsd:appinfo", {}, link)]
    return document(
        "xsd:schema",
        {
            **declared("xsd", "link", "xlink"),
            "targetNamespace": extension.address + "report",
            "elementFormDefault": "qualified",
        },
        [
            node("xsd:annotation", {}, annotation),
            node("xsd:import", {"namespace": NAMESPACE, "schemaLocation": ENTRY_POINT}),
        ],
    )
