"""A report package: the pages and the taxonomy in one ZIP, which a processor opens without anything else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assay.xbrl.archive import zipped
from assay.xbrl.taxonomy_package import package_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.xbrl.extension import Extension
    from assay.xbrl.taxonomy import Taxonomy

NAME = "report-package.zip"
_TYPE = "https://xbrl.org/report-package/2023"


def report_package(pages: Mapping[str, bytes], taxonomy: Taxonomy, extension: Extension | None = None) -> bytes:
    """``pages`` by file name: each is a report by itself, one for each language."""
    kind = json.dumps({"documentInfo": {"documentType": _TYPE}}, indent=1) + "\n"
    files = {
        **package_files(taxonomy, extension),
        "META-INF/reportPackage.json": kind.encode(),
        **{f"reports/{name}": content for name, content in pages.items()},
    }
    return zipped("report", files)
