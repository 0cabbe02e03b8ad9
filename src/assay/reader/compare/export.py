"""A comparison of several documents as data: figures side by side in CSV, everything in JSON."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.catalogue.dimension import written
from assay.core.numbers import plain

if TYPE_CHECKING:
    from assay.catalogue.catalogue import Catalogue
    from assay.core.findings import Finding
    from assay.reader.compare.alike import Alike, Cell
    from assay.reader.compare.compare import Comparison

COLUMNS = (
    "metric", "label", "dimensions", "fiscal_year", "company", "document", "value", "unit",
    "common_unit", "low", "high", "page", "line", "quote",
)  # fmt: skip


def comparison_csv(found: Comparison, catalogue: Catalogue) -> str:
    """A row for each company's figure. ``value`` is as printed in ``unit``; ``low`` and ``high`` bound the true value
    in ``common_unit``, which all companies of a figure share."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in found.alike:
        shared = _shared(row, catalogue)
        writer.writerows({**shared, **_cell(cell)} for cell in row.cells)
    return stream.getvalue()


def comparison_data(found: Comparison, catalogue: Catalogue) -> dict[str, Any]:
    """All of it but the findings as plain data; numbers as text, so that no digit is lost."""
    return {
        "companies": {name: list(documents) for name, documents in found.companies.items()},
        "figures": [
            {**_shared(row, catalogue), "relative": row.relative, "companies": [_cell(cell) for cell in row.cells]}
            for row in found.alike
        ],
        "unlike": [
            {"companies": list(each.companies), "metric": each.metric, "reason": each.reason} for each in found.unlike
        ],
    }


def comparison_json(found: Comparison, catalogue: Catalogue) -> str:
    """Everything, with the findings, as one document."""
    data = {**comparison_data(found, catalogue), "findings": [_finding(finding) for finding in found.findings]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _shared(row: Alike, catalogue: Catalogue) -> dict[str, Any]:
    metric = catalogue.metrics.get(row.metric)
    return {
        "metric": row.metric,
        "label": metric.label.en if metric else "",
        "dimensions": written(row.dimensions),
        "fiscal_year": row.year,
        "common_unit": row.unit,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    claim = cell.claim
    return {
        "company": cell.company,
        "document": cell.document,
        "value": plain(claim.value) if isinstance(claim.value, Decimal) else "",
        "unit": claim.unit.symbol if claim.unit else claim.unit_printed,
        "low": plain(cell.interval.low),
        "high": plain(cell.interval.high),
        "page": claim.page or "",
        "line": claim.line or "",
        "quote": claim.quote,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "metric": finding.metric,
        "dimensions": finding.dimensions,
        "fiscal_year": finding.fiscal_year,
        "message": finding.message,
        "action": finding.action,
        "place": str(finding.place) if finding.place else "",
        "evidence": finding.evidence,
        "details": [list(pair) for pair in finding.details],
    }
