"""A reading as data files. Columns, order and form are those of the files beside our own reports (design, contract)."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.core.numbers import plain
from assay.reader.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.core.findings import Finding
    from assay.core.languages import Language
    from assay.reader.claim import Claim
    from assay.reader.reading import Answer, Reading

FACTS = (
    "kpi", "metric", "label", "dimensions", "fiscal_year", "period_start", "period_end",
    "value", "unit", "decimals", "page", "line", "quote",
)  # fmt: skip
# What only a reading has: whether a figure stands by itself (see `standing`).
CLAIMS = (*FACTS, "standing")
FINDINGS = ("code", "severity", "kpi", "metric", "fiscal_year", "message", "evidence", "page", "line")
UNPLACED = ("value", "reason", "why", "page", "line", "quote")
COVERAGE = ("framework", "provision", "status", "where", "reason")


def claims_csv(reading: Reading, catalogue: Catalogue) -> str:
    """Every claim, in reading order; one that no metric fits has an empty metric and the document's own label.

    ``value`` is the printed figure in plain digits, in ``unit``; it is empty where a dash or "N/A" is printed. The last
    column, which the files beside our own reports do not have, says how far the claim stands by itself.
    """
    return _written(CLAIMS, (_claim_row(claim, catalogue) for claim in reading.claims))


def _claim_row(claim: Claim, catalogue: Catalogue) -> Sequence[object]:
    metric = catalogue.metrics.get(claim.metric)
    known = isinstance(claim.value, Decimal)
    period = claim.period
    start = period and (period.end if metric and metric.period == "instant" else period.start)
    return (
        claim.kpi,
        claim.metric,
        metric.label.en if metric else " › ".join(claim.labels),
        written(claim.dimensions),
        _or_empty(claim.fiscal_year),
        start.isoformat() if start else "",
        period.end.isoformat() if period else "",
        plain(claim.value) if isinstance(claim.value, Decimal) else "",
        claim.unit.symbol if claim.unit else claim.unit_printed,
        claim.decimals if known else "",
        _or_empty(claim.page),
        _or_empty(claim.line),
        claim.quote,
        standing(claim),
    )


def unplaced_csv(reading: Reading, language: Language | None = None) -> str:
    """Every figure that was seen and is no claim, as printed, with the code of the reason and what it means."""
    spoken = language or reading.extract.language
    return _written(
        UNPLACED,
        (
            (one.printed, one.reason, one.why.in_language(spoken), _or_empty(one.page), _or_empty(one.line), one.quote)
            for one in reading.unplaced
        ),
    )


def findings_csv(reading: Reading, language: Language | None = None) -> str:
    """All findings, worst first; ``evidence`` is where each stands and what is printed there. Messages are in a
    language, by default that of the document; codes are the same in all."""
    spoken = language or reading.extract.language
    return _written(
        FINDINGS,
        (
            (
                finding.code,
                finding.severity,
                finding.kpi,
                finding.metric,
                _or_empty(finding.fiscal_year),
                _message(finding, spoken),
                "; ".join(str(part) for part in (finding.place, finding.evidence) if part),
                _or_empty(finding.place.page if finding.place else None),
                _or_empty(finding.place.line if finding.place else None),
            )
            for finding in reading.findings
        ),
    )


def _message(finding: Finding, language: Language) -> str:
    """What is wrong, what would be right, why it may be so, and what to do, one sentence after the other."""
    if language == "en" or not finding.in_languages:
        return " ".join(part for part in (finding.message, finding.expected, finding.action) if part)
    parts = [part for part, _ in finding.in_languages if part in ("message", "expected", "cause", "action")]
    ordered = [part for part in ("message", "expected", "cause", "action") if part in parts]
    return "".join(finding.said(part, language) for part in ordered)


def coverage_csv(reading: Reading) -> str:
    """Every provision with its status; ``where`` names the places that answer it, with the words of the best one."""
    return _written(
        COVERAGE,
        ((a.framework, a.provision, a.status, _where(a), a.reason.en) for a in reading.coverage),
    )


def _where(answer: Answer) -> str:
    quote = f"“{answer.quote}”" if answer.quote else ""
    return ": ".join(part for part in (answer.where, quote) if part)


def _or_empty(number: int | None) -> int | str:
    return "" if number is None else number


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()
