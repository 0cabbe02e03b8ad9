"""An examined book to a folder of files: the report in each language and format, and the data it was made of."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assay.calc.trace import trace_of
from assay.core.findings import Finding, by_severity
from assay.draft import draft
from assay.privacy.published import personal_metrics
from assay.render.facts_book import facts_book
from assay.render.glyphs import missing_glyphs_of
from assay.render.pdf import render_pdf
from assay.render.word.docx import render_docx
from assay.render.xlsx import render_xlsx
from assay.report.compose import tables_in
from assay.report.document import IndexTable
from assay.report.files import coverage_csv, facts_csv, findings_csv
from assay.report.ranking_file import answers_csv, ranking_csv
from assay.xbrl.release import judge, release, tagged_page, taxonomy_of, untagged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from assay.checks.signed import Standing
    from assay.core.languages import Language
    from assay.draft import Draft
    from assay.examine import Examined
    from assay.report.compose import Composed
    from assay.xbrl.official import Official
    from assay.xbrl.release import TaggedPage

FORMATS = ("pdf", "xhtml", "docx", "xlsx", "xbrl")


@dataclass(frozen=True, slots=True)
class Published:
    """What was written, and everything that was found on the way."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    signed: Standing


def publish(
    found: Examined,
    out: Path,
    *,
    languages: Sequence[Language] = (),
    formats: Sequence[str] = FORMATS,
    official: Sequence[Official] = (),
    step: Callable[[str], None] = lambda _: None,
) -> Published:
    """Write the report and its data files into a folder, which is made if need be.

    ``official`` are taxonomies of others whose concepts figures are tagged with as well.
    """
    step("composing")
    made = draft(found, languages)
    out.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    findings = list(made.findings)
    pages: dict[str, int] = {}
    figure_pages: Mapping[str, Sequence[int]] = {}

    def write(name: str, content: bytes | str) -> None:
        path = out / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        files.append(path)

    tagged: list[TaggedPage] = []
    if "xhtml" in formats or "xbrl" in formats:
        step("tagging the pages")
        tagged = _tagged(found, made, official, write, package="xbrl" in formats)
        findings += untagged(tagged)
    # The validator is a process of its own: it works while the pages are set.
    with ThreadPoolExecutor(max_workers=1) as beside:
        judged = beside.submit(judge, out, tagged) if "xbrl" in formats else None
        for language, one in made.composed.items():
            if "pdf" in formats:
                step(f"setting the PDF ({language})")
                result = render_pdf(one.document)
                write(f"report.{language}.pdf", result.content)
                pages = pages or dict(result.pages)
                figure_pages = figure_pages or result.figure_pages
                findings += _unresolved(one, result.pages, language)
            if "docx" in formats:
                step(f"writing the document ({language})")
                write(f"report.{language}.docx", render_docx(one.document))
        if judged is not None:
            step("validating the tags")
            findings += judged.result()
    for language, one in made.composed.items() if "xlsx" in formats else ():
        step(f"writing the data book ({language})")
        tables = tables_in(one.document)
        data = facts_book(made.materials[language], one.document, tables, made.editions, by_severity(findings))
        write(f"databook.{language}.xlsx", render_xlsx(data))
    step("writing the data files")
    first = next(iter(made.composed))
    material, one = made.materials[first], made.composed[first]
    ordered = by_severity(findings)
    write("facts.csv", facts_csv(material, one.document, figure_pages))
    write("findings.csv", findings_csv(ordered, material.kpis))
    write("coverage.csv", coverage_csv(made.editions, material.coverage, one.placed, pages))
    for name, proof in (("materiality.csv", ranking_csv), ("materiality_answers.csv", answers_csv)):
        content = proof(found.book)
        if content:
            write(name, content)
    write(
        "trace.json",
        json.dumps(_trace(found, made), ensure_ascii=False, separators=(",", ":")) + "\n",
    )
    return Published(tuple(files), ordered, made.signed)


def _tagged(
    found: Examined,
    made: Draft,
    official: Sequence[Official],
    write: Callable[[str, bytes | str], None],
    *,
    package: bool,
) -> list[TaggedPage]:
    """The tagged page of each language, and with ``package`` what leaves with them."""
    taxonomy = taxonomy_of(found.content)
    tagged = [tagged_page(made.materials[language], one, taxonomy, official) for language, one in made.composed.items()]
    for page in tagged:
        write(page.name, page.content)
    if package:
        for name, content in release(tagged, taxonomy).items():
            write(name, content)
    return tagged


def _trace(found: Examined, made: Draft) -> dict[str, Any]:
    """The proof of what was published; where small groups are protected, without the sums of people below it."""
    private = personal_metrics(found.book.registers.values()) if found.book.settings.small_cells else frozenset()
    return trace_of(replace(found.case, facts=made.facts), private=private)


def _unresolved(one: Composed, pages: Mapping[str, int], language: Language) -> list[Finding]:
    """Index rows that say something is disclosed and lead to no page, and letters the fonts do not have."""
    findings: list[Finding] = []
    for section in one.document.sections:
        for block in section.blocks:
            if not isinstance(block, IndexTable):
                continue
            findings += [
                _no_page(row.provision, language)
                for row in block.rows
                if row.status == "disclosed" and not any(target.anchor in pages for target in row.targets)
            ]
    lacking = missing_glyphs_of(one.document)
    if lacking:
        findings.append(
            Finding(
                code="render.missing_glyphs",
                severity="error",
                message=f"The report ({language}) has letters that the shipped fonts do not: {' '.join(lacking[:20])}.",
                expected="Letters of Big5-HKSCS, GB 2312 or Latin.",
                action="Write them otherwise.",
            )
        )
    return findings


def _no_page(provision: str, language: Language) -> Finding:
    return Finding(
        code="index.no_page",
        severity="error",
        kpi=provision,
        message=f"{provision} is said to be disclosed, but the report ({language}) has no page for it.",
        expected="A passage or a table that answers it.",
        action="Give its metric a place in a topic's layout.yaml, or write the passage.",
    )
