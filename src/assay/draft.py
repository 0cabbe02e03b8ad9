"""The report of an examined book, composed but not yet set: what it will say, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.checks.signed import check_sign_offs, earlier_years, standing
from assay.core.findings import Finding, by_severity
from assay.privacy.published import personal_metrics, published_facts
from assay.report.answered import check_answered
from assay.report.answers import answers, answers_through, check_coverage, kpis_of
from assay.report.compose import compose
from assay.report.figures import figures_in
from assay.report.material import Material
from assay.report.recalled import recalled_facts
from assay.report.unsummed import totals_apart
from assay.report.unsummed_said import apart_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from assay.checks.signed import Standing
    from assay.core.languages import Language
    from assay.examine import Examined
    from assay.facts.factset import FactSet
    from assay.frameworks.edition import Edition
    from assay.report.compose import Composed

# Gives the chapters of a report whose book names no framework: its aspects are known to every reader in Hong Kong.
_OUTLINE = "hkex-guide-2020"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report composed in its languages, before it is set. ``editions`` are those that have an index in it,
    ``facts`` those that may leave the book,
    ``signed`` who signed them."""

    materials: Mapping[Language, Material]
    composed: Mapping[Language, Composed]
    editions: tuple[Edition, ...]
    findings: tuple[Finding, ...]
    facts: FactSet
    signed: Standing


def draft(found: Examined, languages: Sequence[Language] = ()) -> Draft:
    """Compose the report in the book's languages (or some of them) and check prose and coverage."""
    book, facts = found.book, found.calculation.facts
    findings = list(found.findings)
    editions, unknown = _editions(found, book.frameworks)
    named, more = _editions(found, book.references)
    findings += (*unknown, *more)
    outline = editions or (found.content.framework(_OUTLINE),)
    coverage = {edition.id: answers(book, facts, edition) for edition in editions}
    crosswalks = {edition.id: found.content.crosswalk(edition.id) for edition in outline}
    references = tuple(edition for edition in named if edition.kind == "framework" and edition not in editions)
    own = dict(coverage)
    for edition in references:
        coverage[edition.id] = answers_through(book, facts, edition, crosswalks, own)
    for edition in editions:
        findings += check_coverage(book, edition, coverage[edition.id])
    base = Material(
        book=book,
        facts=facts,
        plan=found.calculation.plan,
        model=found.model,
        layouts=found.content.layouts,
        editions=editions,
        outline=outline,
        references=references,
        goals=tuple(edition for edition in named if edition.kind == "goals"),
        crosswalks=crosswalks,
        coverage=coverage,
        kpis=kpis_of(outline),
        recalled=recalled_facts(facts),
        apart=totals_apart(book, facts, found.model),
        citations={**found.content.citations, **book.citations},
        language="en",
    )
    findings += check_answered(base)
    materials = {language: replace(base, language=language) for language in languages or book.languages}
    composed = {language: compose(material, _day(found)) for language, material in materials.items()}
    if book.settings.small_cells:
        facts = _without_small_groups(found, composed)
    signed = standing(book, facts, book.reporting_year)
    for each in (signed, *(standing(book, facts, year) for year in earlier_years(book))):
        findings += check_sign_offs(book, each)
    if book.settings.small_cells or signed.held:
        apart = totals_apart(book, facts, found.model)
        materials = {
            language: replace(material, facts=facts, apart=apart, sign_offs=signed.held)
            for language, material in materials.items()
        }
        composed = {language: compose(material, _day(found)) for language, material in materials.items()}
    for one in composed.values():
        findings += one.findings
    findings += _languages_differ(composed)
    findings += _apart(materials, composed)
    return Draft(materials, composed, (*editions, *references), by_severity(dict.fromkeys(findings)), facts, signed)


def _without_small_groups(found: Examined, composed: Mapping[Language, Composed]) -> FactSet:
    """The facts that may leave the book, given what the report would print if all could."""
    facts = found.calculation.facts
    named = {str(key): key for key in facts.facts}
    printed = {
        named[figure.fact_key]
        for one in composed.values()
        for figure in figures_in(one.document)
        if figure.fact_key in named
    }
    balances = tuple((one.state, one.inflow, one.outflow) for one in found.content.rules.balances)
    people = personal_metrics(found.book.registers.values())
    return published_facts(facts, people, frozenset(printed), found.book.settings.small_cells, balances)


def _apart(materials: Mapping[Language, Material], composed: Mapping[Language, Composed]) -> tuple[Finding, ...]:
    """Totals that the report prints beside parts which do not give them; the same in every language."""
    for language, one in composed.items():
        named = frozenset(figure.fact_key for figure in figures_in(one.document))
        return apart_findings(replace(materials[language], language="en"), named)
    return ()


def _day(found: Examined) -> date:
    """The day of publication dates every file, so that a report made twice is the same to the byte."""
    return found.book.report.published_on or found.book.period(found.book.reporting_year).end


def _editions(found: Examined, names: Iterable[str]) -> tuple[tuple[Edition, ...], list[Finding]]:
    editions: list[Edition] = []
    findings: list[Finding] = []
    for name in names:
        if name in found.content.frameworks():
            editions.append(found.content.framework(name))
            continue
        findings.append(
            Finding(
                code="framework.unknown",
                severity="error",
                message=f"No framework edition is called '{name}'.",
                expected=f"One of {', '.join(found.content.frameworks())}.",
                action="Correct 'frameworks' or 'references' in book.yaml; the report has no index for it.",
            )
        )
    return tuple(editions), findings


def _languages_differ(composed: Mapping[Language, Composed]) -> list[Finding]:
    """All languages must print the same figures: in tables by construction, in prose by the names used."""
    findings: list[Finding] = []
    if not composed:
        return findings
    first, *others = composed.items()
    for language, one in others:
        for key in sorted(set(first[1].named) ^ set(one.named)):
            here, there = (first[0], language) if key in first[1].named else (language, first[0])
            findings.append(
                Finding(
                    code="prose.languages_differ",
                    severity="error",
                    message=f"The {here} text names the figure {key}; the {there} text does not.",
                    expected="The same figures in every language.",
                    action="Name it in both, or in neither.",
                )
            )
    return findings
