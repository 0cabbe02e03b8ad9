"""A reading to a folder of files: claims, findings and coverage as CSV, what was read, and the audit page."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import TYPE_CHECKING

from assay.reader.export import claims_csv, coverage_csv, findings_csv, unplaced_csv
from assay.render.audit_page import audit_page
from assay.render.audit_view import AuditView
from assay.render.crops import PageCrops

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assay.content import Content
    from assay.core.languages import Language
    from assay.reader.reading import Reading


def _silent(_: str) -> None:
    """Nobody is told."""


def write_reading(
    reading: Reading,
    document: Path,
    out: Path,
    content: Content,
    *,
    language: Language | None = None,
    step: Callable[[str], None] = _silent,
) -> tuple[Path, ...]:
    """Write the files into a folder, which is made if need be. The page is in the document's language by default.

    ``document`` is the file that was read: parts of its pages are shown, and links lead to it. Raises `OSError` where
    the folder cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    step("writing the data files")
    texts = {
        "facts.csv": claims_csv(reading, content.catalogue),
        "unplaced.csv": unplaced_csv(reading, language),
        "findings.csv": findings_csv(reading, language),
        "coverage.csv": coverage_csv(reading),
    }
    step("drawing the page")
    texts["document.json"] = _document(reading, document, out)
    texts["audit.html"] = _page(reading, document, out, content, language or reading.extract.language)
    for name, text in texts.items():
        (out / name).write_bytes(text.encode("utf-8", "replace"))
    return tuple(out / name for name in texts)


def _document(reading: Reading, document: Path, out: Path) -> str:
    """What was read: enough to find the document again and to know that it is the same."""
    extract = reading.extract
    told = {
        "name": reading.name,
        "path": _address(document, out),
        "sha256": sha256(document.read_bytes()).hexdigest(),
        "title": extract.title,
        "language": extract.language,
        "fiscal_year": extract.year,
        "framework": reading.edition.id,
        "pages": len(extract.pages),
        "claims": len(reading.claims),
        "unplaced": len(reading.unplaced),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _page(reading: Reading, document: Path, out: Path, content: Content, language: Language) -> str:
    drawable = any(page.source != "lines" for page in reading.extract.pages)
    crops = PageCrops(document) if drawable else None
    try:
        return audit_page(
            AuditView(
                reading=reading,
                language=language,
                catalogue=content.catalogue,
                layouts=content.layouts,
                source=_address(document, out),
                crops=crops,
            )
        )
    finally:
        if crops is not None:
            crops.close()


def _address(document: Path, out: Path) -> str:
    """The document as seen from the folder; only its name where there is no way from one to the other."""
    try:
        return os.path.relpath(document.resolve(), out.resolve()).replace(os.sep, "/")
    except ValueError:
        return document.name
