"""A composed report as tagged pages, and what leaves with them: taxonomy, packages, data files, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.render.xhtml import render_xhtml
from assay.xbrl.gate import Subject, ValidatorFailed, findings_of, validate
from assay.xbrl.generate import generate
from assay.xbrl.inline import InlineTagging
from assay.xbrl.official import read_official
from assay.xbrl.open_files import xbrl_csv, xbrl_json
from assay.xbrl.open_model import open_report
from assay.xbrl.report_package import NAME, report_package
from assay.xbrl.taxonomy_package import extension_package, taxonomy_package
from assay.xbrl.viewer import viewer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assay.content import Content
    from assay.core.languages import Language
    from assay.facts.fact import FactKey
    from assay.report.compose import Composed
    from assay.report.document import Document
    from assay.report.material import Material
    from assay.xbrl.official import Official
    from assay.xbrl.taxonomy import Taxonomy

TAXONOMY = "taxonomy.zip"
OF_REPORT = "report-taxonomy.zip"


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page with its tags. ``tagging`` holds what was tagged on it."""

    language: Language
    content: bytes
    tagging: InlineTagging
    document: Document

    @property
    def name(self) -> str:
        return f"report.{self.language}.xhtml"


def taxonomy_of(content: Content) -> Taxonomy:
    """The taxonomy of everything that can be reported."""
    editions = [content.framework(name) for name in content.frameworks()]
    return generate(content.catalogue, content.formulas, editions, content.layouts)


def official_of(package: Path, content: Content) -> Official:
    """A taxonomy of others, by what is known of it. Raises `NotUsable`."""
    return read_official(package, content.editions / "taxonomies", content.catalogue)


def tagged_page(
    material: Material, composed: Composed, taxonomy: Taxonomy, official: Sequence[Official] = ()
) -> TaggedPage:
    """The page of one language, which looks as it does without tags. Figures that an official taxonomy has a concept
    for have its tag as well."""
    tagging = InlineTagging(material, composed, taxonomy, official)
    content = render_xhtml(composed.document, tagging)
    return TaggedPage(material.language, content, tagging, composed.document)


def untagged(pages: Sequence[TaggedPage]) -> tuple[Finding, ...]:
    """Figures that no tag could be found for, in our taxonomy or in the official ones, or that contradict each other
    where the taxonomy of the report no longer says so."""
    found = [finding for page in pages for finding in page.tagging.reporter.findings]
    found += [_contradicted(page, key) for page in pages for key in page.tagging.contradicted()]
    found += [finding for page in pages for one in page.tagging.official for finding in one.findings]
    return tuple(dict.fromkeys(found))


def release(pages: Sequence[TaggedPage], taxonomy: Taxonomy) -> Mapping[str, bytes]:
    """The files beside the pages, by name."""
    facts = open_report([page.tagging for page in pages])
    extension = pages[0].tagging.extension  # figures, and so sums, are the same in every language
    return {
        TAXONOMY: taxonomy_package(taxonomy),
        **({OF_REPORT: extension_package(extension)} if extension else {}),
        NAME: report_package({page.name: page.content for page in pages}, taxonomy, extension),
        "facts.json": xbrl_json(facts),
        **xbrl_csv(facts),
        **{f"viewer.{page.language}.html": viewer(page.document, page.tagging, taxonomy) for page in pages},
    }


def judge(folder: Path, pages: Sequence[TaggedPage]) -> tuple[Finding, ...]:
    """What the validator says of the pages in a folder, where their taxonomy lies beside them."""
    own = (TAXONOMY, OF_REPORT) if any(page.tagging.extension for page in pages) else (TAXONOMY,)
    theirs = dict.fromkeys(one.package for page in pages for one in page.tagging.official)
    packages = (*(folder / name for name in own), *theirs)
    subjects = [
        Subject(str((folder / page.name).resolve()), tuple(path.resolve() for path in packages), taxonomy=number == 0)
        for number, page in enumerate(pages)
    ]
    try:
        verdicts = validate(subjects)
    except ValidatorFailed as fault:
        return (
            Finding(
                code="xbrl.not_validated",
                severity="error",
                message=f"The validator of the tagged report ended without an answer: {fault}",
                expected="A verdict on each page.",
                action="Try again; if it stays, leave the format 'xbrl' out and report the fault.",
            ),
        )
    findings: list[Finding] = []
    for page, verdict in zip(pages, verdicts, strict=True):
        findings += findings_of(verdict, page.name)
        if verdict.facts != page.tagging.tags and not verdict.messages:
            findings.append(_lost(page, verdict.facts))
    return tuple(findings)


def _contradicted(page: TaggedPage, key: FactKey) -> Finding:
    return Finding(
        code="xbrl.inconsistent",
        severity="error",
        place=Place(page.name),
        metric=key.metric,
        fiscal_year=key.year,
        message=f"{page.name}: {key} is not what its printed parts make, whatever their rounding.",
        expected="A total that its parts give, within the rounding of the printed digits.",
        action="Run `assay check`: find the part that lacks or the total that was recorded wrongly.",
    )


def _lost(page: TaggedPage, read: int) -> Finding:
    return Finding(
        code="xbrl.lost",
        severity="error",
        message=f"{page.name} has {page.tagging.tags} tags; the validator read {read} facts from it.",
        expected="As many facts as tags.",
        action="Publish again; if it stays, report it as a fault.",
    )
