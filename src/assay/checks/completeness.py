"""What is not there: months without a reading, records without evidence, figures without a value."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.missing import Missing
from assay.core.periods import ONE_DAY, Period
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assay.book.records import Record
    from assay.checks.case import Case

_LISTED = 3


def check_gaps(case: Case) -> Iterator[Finding]:
    """Days without a reading, in series that must be complete, between the first reading and the year's end."""
    last = max(period.end for year, period in case.model.years.items() if year in case.book.years)
    for name, records in case.book.records.items():
        spec = case.book.registers[name]
        if not spec.complete:
            continue
        series: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for record in records:
            series[tuple(str(record.values.get(field) or "") for field in spec.complete)].append(record)
        for names, group in series.items():
            for start, end in _holes(group, last):
                label = ", ".join(part for part in names if part)
                yield Finding(
                    code="completeness.gap",
                    severity="warning",
                    place=Place(f"records/{name}"),
                    message=f"Nothing is recorded for {label} from {start} to {end}.",
                    expected="Readings without a break; an end of use is a last row with quantity 0.",
                    action="Add the missing readings, or a row with 'not applicable' for the days without use.",
                )


def _holes(group: list[Record], last: date) -> Iterator[tuple[date, date]]:
    spans = sorted(
        (Period(record.values["start"], record.values["end"]) for record in group if record.values.get("start")),  # type: ignore[arg-type]
        key=lambda span: span.start,
    )
    if not spans:
        return
    reached = spans[0].end
    for span in spans[1:]:
        if span.start > reached + ONE_DAY:
            yield reached + ONE_DAY, span.start - ONE_DAY
        reached = max(reached, span.end)
    if reached < last:
        yield reached + ONE_DAY, last


def check_evidence(case: Case) -> Iterator[Finding]:
    """Records that point to nothing, and pointers to files that are not in the evidence folder."""
    for name, records in case.book.records.items():
        bare = [record for record in records if not record.evidence]
        if bare:
            places = ", ".join(str(record.place.row) for record in bare[:_LISTED] if record.place.row)
            yield Finding(
                code="completeness.no_evidence",
                severity="warning",
                place=bare[0].place,
                message=f"{len(bare)} of {len(records)} records of '{name}' name no evidence (rows {places} …).",
                expected="A file in evidence/, or the name of a document.",
                action="Fill in the column 'evidence'.",
            )
        secret = case.book.registers[name].confidential  # a name of a file may tell what the case is about
        lost = Counter(record.evidence for record in records if record.evidence and _lost(case, record.evidence))
        for file, count in lost.items():
            yield Finding(
                code="completeness.evidence_lost",
                severity="warning",
                place=Place(f"records/{name}" if secret else f"evidence/{file}"),
                message=f"{count} records of '{name}' point to 'evidence/{file}', which is not there.",
                expected="Every file that a record names.",
                action="Put the file back, or correct the name.",
            )


def _lost(case: Case, name: str) -> bool:
    """A name with a folder or a known file type is a file of the book; anything else is a document elsewhere."""
    return name not in case.book.evidence.files and not any(mark in name for mark in (" ", ":"))


def check_missing(case: Case) -> Iterator[Finding]:
    """Sums that lack a part, and figures that could not be computed, for the group as a whole."""
    for fact in case.facts:
        if not case.published(fact) or fact.key.dimensions:
            continue
        if fact.gaps and not case.recorded(fact):
            continue
        if fact.gaps:
            yield Finding(
                code="completeness.part_missing",
                severity="warning",
                metric=fact.key.metric,
                fiscal_year=fact.key.year,
                message=f"{case.title(fact.key)} lacks a part: {'; '.join(fact.gaps)}.",
                expected="A sum of all its parts; the report marks it as incomplete.",
                action="Collect what is missing, or write 'not applicable' where nothing can be there.",
            )
        elif (
            case.metric(fact.key.metric).derived is None
            and isinstance(fact.value, Missing)
            and fact.value.reason in ("not_collected", "not_computable")
        ):
            yield Finding(
                code="completeness.figure_missing",
                severity="note",
                metric=fact.key.metric,
                fiscal_year=fact.key.year,
                message=f"{case.title(fact.key)} has no value: {fact.value}.",
            )
