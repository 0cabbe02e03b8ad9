"""The data files beside a report: facts, findings and coverage as CSV, whose columns are a contract (design §11)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.report.figures import figures_in
from assay.report.index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.core.findings import Finding
    from assay.facts.fact import Fact
    from assay.frameworks.coverage import Coverage
    from assay.frameworks.edition import Edition
    from assay.report.chapters import Placed
    from assay.report.document import Document
    from assay.report.figures import Figure
    from assay.report.material import Material

FACTS = (
    "kpi", "metric", "label", "dimensions", "fiscal_year", "period_start", "period_end",
    "value", "unit", "decimals", "page", "line", "quote",
)  # fmt: skip
FINDINGS = ("code", "severity", "kpi", "metric", "fiscal_year", "message", "evidence", "page", "line")
COVERAGE = ("framework", "provision", "status", "where", "reason")


def facts_csv(material: Material, document: Document, pages: Mapping[str, Sequence[int]]) -> str:
    """Every printed figure once, in reading order, with the row of a table it stands in, or else the sentence.

    ``pages`` are those of the PDF, one for each place of a fact; the page given is that of the quote.
    """
    by_key = {str(fact.key): fact for fact in material.facts if fact.known}
    chosen: dict[str, Figure] = {}
    for figure in figures_in(document):
        before = chosen.get(figure.fact_key)
        if before is None or (figure.in_table and not before.in_table):
            chosen[figure.fact_key] = figure
    return _written(
        FACTS,
        (
            _fact_row(material, by_key[key], figure, pages.get(key, ()))
            for key, figure in chosen.items()
            if key in by_key
        ),
    )


def _fact_row(material: Material, fact: Fact, figure: Figure, pages: Sequence[int]) -> Sequence[object]:
    metric = material.metric(fact.key.metric)
    period = material.book.period(fact.key.year)
    shown = material.shown(fact)
    start = period.end if metric.period == "instant" else period.start
    return (
        material.kpis.get(metric.id, ""),
        metric.id,
        metric.label.en,
        written(fact.key.dimensions),
        fact.key.year,
        start.isoformat(),
        period.end.isoformat(),
        shown.digits,
        shown.unit.symbol,
        shown.decimals,
        pages[figure.place] if pages else "",
        "",
        figure.quote,
    )


def findings_csv(findings: Iterable[Finding], kpis: Mapping[str, str]) -> str:
    """All findings; ``evidence`` is where the fault stands and what was quoted."""
    rows = [
        (
            finding.code,
            finding.severity,
            finding.kpi or kpis.get(finding.metric, ""),
            finding.metric,
            finding.fiscal_year or "",
            " ".join(part for part in (finding.message, finding.expected, finding.action) if part),
            "; ".join(str(part) for part in (finding.place, finding.evidence) if part),
            finding.place.page if finding.place and finding.place.page else "",
            finding.place.line if finding.place and finding.place.line else "",
        )
        for finding in findings
    ]
    return _written(FINDINGS, rows)


def coverage_csv(
    editions: Sequence[Edition],
    coverage: Mapping[str, Sequence[Coverage]],
    placed: Placed,
    page_of_anchor: Mapping[str, int],
) -> str:
    """Every provision with its status; ``where`` names the pages that answer it."""
    rows: list[Sequence[object]] = []
    for edition in editions:
        for item in coverage[edition.id]:
            provision = edition.provision(item.provision)
            targets = places_of(editions, provision, item, placed) if provision else ()
            pages = sorted({page_of_anchor[t.anchor] for t in targets if t.anchor in page_of_anchor})
            where = "; ".join(f"page {page}" for page in pages)
            reason = item.reason.en if item.reason else "; ".join(map(str, item.missing))
            rows.append((edition.id, item.provision, item.status, where, reason))
    return _written(COVERAGE, rows)


def _written(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()
