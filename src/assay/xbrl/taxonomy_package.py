"""The taxonomy as files, and as a taxonomy package (a ZIP with the addresses of its files)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES
from assay.xbrl.archive import zipped
from assay.xbrl.linkbases import definitions, labels, presentation, references, sums
from assay.xbrl.names import ENTRY_POINT, FOLDER, TITLE, VERSION
from assay.xbrl.schema import schema
from assay.xbrl.xml_text import document, node, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.xbrl.extension import Extension
    from assay.xbrl.taxonomy import Taxonomy

_NAME = f"unofficial-esg-{VERSION}"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_PACKAGE = "http://xbrl.org/2016/taxonomy-package"


def taxonomy_package(taxonomy: Taxonomy) -> bytes:
    """A ZIP that any XBRL processor loads without a network."""
    return zipped(_NAME, package_files(taxonomy))


def extension_package(extension: Extension) -> bytes:
    """A ZIP with the taxonomy of one report, to be loaded beside that of all."""
    return zipped("report-taxonomy", _package({"report-taxonomy": extension.files}, [_of_report(extension)]))


def package_files(taxonomy: Taxonomy, extension: Extension | None = None) -> dict[str, bytes]:
    """What a package holds below its one folder; a report package holds the same beside its reports, and the taxonomy
    of the report where it has one."""
    files = {
        "esg.xsd": schema(taxonomy),
        **{f"esg-lab-{language}.xml": labels(taxonomy, language) for language in LANGUAGES},
        "esg-pre.xml": presentation(taxonomy),
        "esg-def.xml": definitions(taxonomy),
        "esg-cal.xml": sums(taxonomy),
        "esg-ref.xml": references(taxonomy),
    }
    if extension is None:
        return _package({"taxonomy": files}, [_OURS])
    return _package({"taxonomy": files, "report-taxonomy": extension.files}, [_OURS, _of_report(extension)])


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a folder of the package lives in the world, and where one enters it."""

    folder: str
    address: str
    name: str
    entry_point: str


_OURS = _Entry("taxonomy", FOLDER, TITLE, ENTRY_POINT)


def _of_report(extension: Extension) -> _Entry:
    return _Entry("report-taxonomy", extension.address, "Taxonomy of this report", extension.entry_point)


def _package(folders: Mapping[str, Mapping[str, bytes]], entries: Sequence[_Entry]) -> dict[str, bytes]:
    return {
        **{f"{folder}/{name}": content for folder, files in folders.items() for name, content in files.items()},
        "META-INF/catalog.xml": _catalog(entries),
        "META-INF/taxonomyPackage.xml": _description(entries),
    }


def _catalog(entries: Sequence[_Entry]) -> bytes:
    rules = [
        node("rewriteURI", {"uriStartString": entry.address, "rewritePrefix": f"../{entry.folder}/"})
        for entry in entries
    ]
    return document("catalog", {"xmlns": _CATALOG}, rules)


def _description(entries: Sequence[_Entry]) -> bytes:
    first = entries[-1]  # the taxonomy of a report is more than what it rests on
    points = [
        node(
            "tp:entryPoint",
            {},
            [
                node("tp:name", {}, text(entry.name)),
                node("tp:entryPointDocument", {"href": entry.entry_point}),
            ],
        )
        for entry in entries
    ]
    return document(
        "tp:taxonomyPackage",
        {"xmlns:tp": _PACKAGE, "xml:lang": "en"},
        [
            node("tp:identifier", {}, text(first.address)),
            node("tp:name", {}, text(first.name)),
            node(
                "tp:description",
                {},
                "Generated from the catalogue of metrics of Assay. It is nobody's official taxonomy.",
            ),
            node("tp:version", {}, VERSION),
            node("tp:entryPoints", {}, points),
        ],
    )
