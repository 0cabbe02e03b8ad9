"""Official taxonomies that a user has: which concepts of theirs mean the same as ours. Their files are never shipped.

What is known of a taxonomy is a list of names in ``editions/taxonomies``; each name is looked up in the package that
the user supplies, so that no tag leads to what is not there.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.core.strict_yaml import load_yaml
from assay.xbrl.measures import item_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assay.catalogue.catalogue import Catalogue

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_XBRLI = "{http://www.xbrl.org/2003/instance}"
_PACKAGE = "{http://xbrl.org/2016/taxonomy-package}"
# The type of words with markup.
_BLOCK = "textBlockItemType"
# No schema or description of a taxonomy is longer; what is, is not read.
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Official:
    """A taxonomy package of others. ``concepts`` gives for a metric the element that means the same, ``passages`` for
    the words that answer a provision (by edition and code) the block of text; ``findings`` name the elements that were
    expected and are not there."""

    prefix: str
    namespace: str
    entry_point: str
    concepts: Mapping[str, str]
    package: Path
    passages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class NotUsable(Exception):
    """A file that is no package of a known taxonomy; the finding says what was expected."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_official(package: Path, folder: Path, catalogue: Catalogue) -> Official:
    """The taxonomy in a package, by the lists in a folder.

    Raises `NotUsable` for a file that is no ZIP, no taxonomy package, or one of a taxonomy that no list is about.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            entry_points = tuple(_entry_points(archive))
            schemas = dict(_schemas(archive))
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, NotImplementedError, RuntimeError) as fault:
        raise _unusable(package, f"it cannot be read: {fault}") from None
    if not entry_points:
        raise _unusable(package, "it holds no META-INF/taxonomyPackage.xml with an entry point")
    known = [load_yaml(path) for path in sorted(folder.glob("*.yaml"))]
    for row in known:
        for namespace, elements in schemas.items():
            if fnmatchcase(namespace, row["namespace"]):
                return _matched(package, row, namespace, elements, entry_points, catalogue)
    titles = ", ".join(row["title"] for row in known)
    raise _unusable(package, f"it is of none of the taxonomies that are known: {titles}")


def _matched(
    package: Path,
    row: Mapping[str, Any],
    namespace: str,
    elements: Mapping[str, tuple[str, str]],
    entry_points: tuple[str, ...],
    catalogue: Catalogue,
) -> Official:
    found: dict[str, str] = {}
    missing: list[str] = []
    for metric_id, name in row["concepts"].items():
        metric = catalogue.metrics.get(metric_id)
        if metric is None:
            continue
        if elements.get(name) == (item_type(metric).partition(":")[2], metric.period):
            found[metric_id] = name
        else:
            missing.append(name)
    passages: dict[tuple[str, str], str] = {}
    for edition, names in row.get("passages", {}).items():
        for code, name in names.items():
            if elements.get(name) == (_BLOCK, "duration"):
                passages[edition, code] = name
            else:
                missing.append(name)
    preferred = [address for address in entry_points if fnmatchcase(address, row["entry_point"])]
    return Official(
        prefix=row["prefix"],
        namespace=namespace,
        entry_point=(preferred or list(entry_points))[0],
        concepts=found,
        package=package,
        passages=passages,
        findings=tuple(_not_there(package, name) for name in missing),
    )


def _entry_points(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        if name.endswith("META-INF/taxonomyPackage.xml"):
            for node in _parsed(archive, name).iter(f"{_PACKAGE}entryPointDocument"):
                yield node.get("href", "")


def _schemas(archive: zipfile.ZipFile) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Elements of each schema by name, with the local name of their type and their period."""
    for name in archive.namelist():
        if not name.endswith(".xsd"):
            continue
        root = _parsed(archive, name)
        elements = {
            node.get("name", ""): (node.get("type", "").partition(":")[2], node.get(f"{_XBRLI}periodType", ""))
            for node in root.iter(f"{_XSD}element")
            if node.get("abstract") != "true"
        }
        if elements:
            yield root.get("targetNamespace", ""), elements


def _parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise zipfile.BadZipFile(f"{name} is larger than a taxonomy's file can be")
    return ElementTree.fromstring(archive.read(name))  # noqa: S314 - the parser expands no entities of other files


def _unusable(package: Path, problem: str) -> NotUsable:
    return NotUsable(
        Finding(
            code="xbrl.official_package",
            severity="error",
            place=Place(package.name),
            message=f"'{package.name}' cannot be used as a taxonomy: {problem}.",
            expected="The ZIP of a taxonomy package as its publisher offers it.",
            action="Download it anew, or leave --taxonomy out: the report is complete without it.",
        )
    )


def _not_there(package: Path, name: str) -> Finding:
    return Finding(
        code="xbrl.official_concept",
        severity="warning",
        place=Place(package.name),
        message=f"'{package.name}' has no concept {name} of the kind that is expected.",
        expected="A release that still has it; names change between releases.",
        action="The figure keeps the tag of our own taxonomy; correct the name in editions/taxonomies.",
    )
