"""Names of the taxonomy: where it lives, and how ids of the catalogue become names of elements.

The domain is one that nobody can own (RFC 2606), so the taxonomy can be taken for nobody's official one.
"""

from __future__ import annotations

import re
from typing import Literal

VERSION = "2026-12-31"
TITLE = "Assay ESG taxonomy (unofficial)"
PREFIX = "esg"
FOLDER = f"https://taxonomy.assay.example/unofficial-esg/{VERSION}/"
NAMESPACE = FOLDER + "esg"
ROLES = FOLDER + "role/"
ENTRY_POINT = FOLDER + "esg.xsd"
REPORTS = "https://taxonomy.assay.example/reports/"
IDENTIFIERS = "https://taxonomy.assay.example/scheme/"

Kind = Literal["Axis", "Domain", "Member", "Explanatory", "Abstract"]


def pascal(text: str) -> str:
    """``scope_2_location`` to ``Scope2Location``; ``D28(b)`` to ``D28B``; ``30_to_50`` to ``30To50``."""
    return "".join(part[:1].upper() + part[1:] for part in re.findall(r"[A-Za-z0-9]+", text))


def concept_of(metric: str) -> str:
    """The element of a metric."""
    return pascal(metric)


def axis_of(dimension: str) -> str:
    return pascal(dimension) + "Axis"


def own_axis_of(dimension: str) -> str:
    """The typed axis for members that only a book knows."""
    return "Own" + pascal(dimension) + "Axis"


def domain_of(dimension: str) -> str:
    return pascal(dimension) + "Domain"


def member_of(dimension: str, member: str) -> str:
    return pascal(dimension) + pascal(member) + "Member"


def qualified(name: str) -> str:
    return f"{PREFIX}:{name}"
