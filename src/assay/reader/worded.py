"""A finding whose words are in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.reader.phrases import NOTHING, joined

if TYPE_CHECKING:
    from assay.core.findings import Severity
    from assay.core.languages import Text
    from assay.core.provenance import Place


def worded(
    *,
    code: str,
    severity: Severity,
    message: Text,
    place: Place,
    expected: Text = NOTHING,
    action: Text = NOTHING,
    cause: Text = NOTHING,
    sure: Text = NOTHING,
    details: tuple[tuple[str, str], ...] = (),
    metric: str = "",
    dimensions: str = "",
    fiscal_year: int | None = None,
    kpi: str = "",
    evidence: str = "",
) -> Finding:
    """The finding in English, with all its words in three languages beside it. ``action`` in English begins with the
    cause, as lists of findings show it."""
    parts = {"message": message, "expected": expected, "action": action, "cause": cause, "sure": sure}
    spoken = tuple((name, parts[name].en) for name in ("cause", "sure") if parts[name].en)
    return Finding(
        code=code,
        severity=severity,
        message=message.en,
        place=place,
        expected=expected.en,
        action=joined([part for part in (cause, action) if part.en], " ").en,
        metric=metric,
        dimensions=dimensions,
        fiscal_year=fiscal_year,
        kpi=kpi,
        evidence=evidence,
        details=(*details, *spoken),
        in_languages=tuple((name, text) for name, text in parts.items() if text.en),
    )
