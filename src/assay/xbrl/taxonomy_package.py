"""The taxonomy as files, and as a taxonomy package (a ZIP with the addresses of its files)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES
from assay.xbrl.archive import zipped
from assay.xbrl.linkbases import definitions, labels, presentation, references, sums
from assay.xbrl.names import ENTRY_POINT, FOLDER, TITLE, VERSION
from assay.xbrl.schema import schema
from assay.xbrl.xml_text import document, node, text

if TYPE_CHECKING:
    from assay.xbrl.taxonomy import Taxonomy

_NAME = f"unofficial-esg-{VERSION}"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
_PACKAGE = "http://xbrl.org/2016/taxonomy-package"


def taxonomy_package(taxonomy: Taxonomy) -> bytes:
    """A ZIP that any XBRL processor loads without a network."""
    return zipped(_NAME, package_files(taxonomy))


def package_files(taxonomy: Taxonomy) -> dict[str, bytes]:
    """What a package holds below its one folder; a report package holds the same beside its reports."""
    files = {
        "esg.xsd": schema(taxonomy),
        **{f"esg-lab-{language}.xml": labels(taxonomy, language) for language in LANGUAGES},
        "esg-pre.xml": presentation(taxonomy),
        "esg-def.xml": definitions(taxonomy),
        "esg-cal.xml": sums(taxonomy),
        "esg-ref.xml": references(taxonomy),
    }
    return {
        **{f"taxonomy/{name}": content for name, content in files.items()},
        "META-INF/catalog.xml": _catalog(),
        "META-INF/taxonomyPackage.xml": _description(),
    }


def _catalog() -> bytes:
    rule = node("rewriteURI", {"uriStartString": FOLDER, "rewritePrefix": "../taxonomy/"})
    return document("catalog", {"xmlns": _CATALOG}, [rule])


def _description() -> bytes:
    entry = node(
        "tp:entryPoint",
        {},
        [node("tp:name", {}, text(TITLE)), node("tp:entryPointDocument", {"href": ENTRY_POINT})],
    )
    return document(
        "tp:taxonomyPackage",
        {"xmlns:tp": _PACKAGE, "xml:lang": "en"},
        [
            node("tp:identifier", {}, text(FOLDER)),
            node("tp:name", {}, text(TITLE)),
            node(
                "tp:description",
                {},
                "Generated from the catalogue of metrics of Assay. It is nobody's official taxonomy.",
            ),
            node("tp:version", {}, VERSION),
            node("tp:entryPoints", {}, [entry]),
        ],
    )
