"""Reading a document from its file to findings and coverage: the order of the steps, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assay.core.findings import Finding, by_severity
from assay.core.provenance import Place
from assay.reader.audit.audit import audit
from assay.reader.beside import begun, processes_of
from assay.reader.coverage.answered import answered, unanswered
from assay.reader.coverage.edition_named import follows, not_newer_than_named, words_said
from assay.reader.extract import read_extract
from assay.reader.figures.figures import figures_of
from assay.reader.naming.assign import assign
from assay.reader.naming.lexicon import make_lexicon
from assay.reader.not_read import figures_not_read
from assay.reader.phrases import phrase
from assay.reader.progress import silent
from assay.reader.reading import Reading
from assay.reader.seldom_collected import seldom_collected
from assay.reader.settle.settle import settle
from assay.reader.unclaimed import claimed
from assay.reader.unreadable import UnreadableDocument
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assay.content import Content
    from assay.frameworks.edition import Edition
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.progress import Step

# The listing rules' own framework: a report is held against the edition that was in force in its year.
_RULES = "hkex-"
_A_YEAR = range(360, 373)  # days, 53 weeks included
# From so many blocks on it is worth to copy a process that looks for answers while the figures are tested.
_MANY = 300


def read_document(
    path: Path, content: Content, *, ocr: bool = True, step: Step = silent, processes: int | None = None
) -> Reading:
    """Read one document. ``ocr`` lets pages without text be recognised; ``step`` is told what is going on.

    ``processes`` is how many may work on a long document, by default one for each processor, at most four; what is read
    is the same with any number.

    Raises `UnreadableDocument` where there is nothing to read, also where the document holds no figure at all: that
    nothing was found in it says nothing about it.
    """
    with seldom_collected():
        many = processes_of(processes)
        return reading_of(read_extract(path, ocr=ocr, step=step, processes=many), content, step=step, processes=many)


def reading_of(extract: Extract, content: Content, *, step: Step = silent, processes: int = 1) -> Reading:
    """What a document says, given its pages as blocks. Raises `UnreadableDocument` where they hold no figure."""
    editions = [content.framework(name) for name in content.frameworks() if name.startswith(_RULES)]
    step("reading figures")
    figures = figures_of(extract, content.catalogue, step=step, processes=processes)
    found = figures.claims
    if not found:
        raise UnreadableDocument(_no_figures(extract, len(figures.unplaced)))
    extract = _dated(extract, found)
    rules = [edition for edition in editions if edition.id.startswith(_RULES)]
    said = words_said(extract)
    named = follows(said, rules)
    edition = edition_for(extract.year, found, not_newer_than_named(said, rules))
    step("telling what the figures are of")
    settled = settle(assign(found, make_lexicon(content.catalogue, [edition]), step=step), content)
    claims, unclaimed = claimed(settled, extract.year)
    unplaced = (*figures.unplaced, *unclaimed)
    if not claims:
        raise UnreadableDocument(_no_figures(extract, len(unplaced)))
    step("testing the figures against each other")
    many = processes if len(extract.blocks) >= _MANY else 1
    later = begun(lambda: answered(extract, claims, edition, content.catalogue), many)
    findings = [*extract.findings, *audit(claims, extract, content, step=step)]
    findings += figures_not_read(extract, claims, figures.unplaced)
    if extract.year is None:
        findings.append(_no_year(extract, edition))
    step("looking for what is left out")
    answers = later()
    findings += unanswered(extract, answers, edition, follows=named)
    return Reading(
        name=extract.name,
        extract=extract,
        claims=claims,
        findings=_ordered(findings),
        coverage=answers,
        edition=edition,
        unplaced=unplaced,
        follows=named,
    )


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Worst first; of one severity, what is wrong in figures before what was not found at all."""
    ranked = [(f.severity, f.code == "read.not_answered", f) for f in by_severity(findings)]
    severities = list(dict.fromkeys(severity for severity, _, _ in ranked))
    return tuple(f for *_, f in sorted(ranked, key=lambda each: (severities.index(each[0]), each[1])))


def edition_for(year: int | None, claims: Sequence[Claim], editions: Sequence[Edition]) -> Edition:
    """The edition of the listing rules for reports on a year, by the day on which most of its figures say it began.

    The newest where no year is known. A year older than all of them is held against the oldest: that is the nearest
    thing to what the report answered.
    """
    rules = sorted((edition for edition in editions if edition.id.startswith(_RULES)), key=lambda e: e.since)
    if year is None:
        return rules[-1]
    periods = [claim.period for claim in claims if claim.period and claim.fiscal_year == year]
    starts = Counter(period.start for period in periods if period.days in _A_YEAR)
    first = max(starts, key=lambda day: (starts[day], day), default=date(year, 1, 1))
    begun = [edition for edition in rules if edition.since <= first]
    return begun[-1] if begun else rules[0]


def _dated(extract: Extract, claims: Sequence[Claim]) -> Extract:
    """With the year that its tables report on, where the words did not tell one: the last that many figures are of."""
    if extract.year is not None:
        return extract
    years = [claim.fiscal_year for claim in claims if claim.fiscal_year and claim.source == "table"]
    often = [year for year in set(years) if years.count(year) * 10 >= len(years)]
    return replace(extract, year=max(often)) if often else extract


def _no_figures(extract: Extract, unplaced: int) -> Finding:
    read = f"{len(extract.pages)} pages" if len(extract.pages) > 1 else "the text"
    faults = "".join(f" {finding.message}" for finding in extract.findings)
    found = f"{unplaced} numbers, but not what they are of," if unplaced else "no figures"
    said = f"{found} were found in {read}; that is not the same as nothing wrong.{faults}"
    return Finding(
        code="read.no_figures",
        severity="error",
        place=Place(extract.name),
        message=f"{extract.name}: {said}",
        expected="A report with figures in tables or sentences.",
        action="Check that this is the report itself, and that its pages are not pictures read with --no-ocr.",
    )


def _no_year(extract: Extract, edition: Edition) -> Finding:
    return worded(
        code="read.no_year",
        severity="warning",
        place=Place(extract.name),
        message=phrase("year-message"),
        expected=phrase("year-expected"),
        action=phrase("year-action", edition=edition.title),
    )
