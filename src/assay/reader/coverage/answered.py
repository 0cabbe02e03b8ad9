"""How far a document answers each provision: by its figures, by its words, or only in its index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.provenance import Place
from assay.frameworks.coverage import coverage
from assay.reader.block import Passage
from assay.reader.coverage.answer_words import answer_words
from assay.reader.coverage.figures_told import figures_of, intensity_of, nil_claim, told_otherwise
from assay.reader.coverage.lack_words import lacks_said
from assay.reader.coverage.report_part import index_pages, pages_of_report
from assay.reader.coverage.spoken import spoken_passages
from assay.reader.coverage.told import Told, complete, on_subject, told_of
from assay.reader.passages.index_said import index_said
from assay.reader.phrases import NOTHING, phrase
from assay.reader.reading import Answer
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.frameworks.coverage import Coverage, Lack, Status
    from assay.frameworks.edition import Edition, Provision
    from assay.reader.block import Block, Extract
    from assay.reader.claim import Claim
    from assay.reader.coverage.spoken import SpokenPassages
    from assay.reader.passages.index_said import IndexRow

# The year taken for a document that prints none at all.
_LATEST = 2024
_LONGEST_QUOTE = 300


def answered(extract: Extract, claims: Sequence[Claim], edition: Edition, catalogue: Catalogue) -> tuple[Answer, ...]:
    """The status of every provision, with the place that answers it, or what lacks, or the reason that is given.

    ``catalogue`` gives what lacks the names that people know it by.
    """
    year = extract.year or max(
        (c.fiscal_year for c in claims if c.fiscal_year and c.source == "table"), default=_LATEST
    )
    index = _by_provision(index_said(extract))
    figures = figures_of(claims, catalogue)
    blocks, codes = _blocks(extract), [provision.code for provision in edition.provisions]
    spoken = spoken_passages(blocks, codes, index_pages(extract))
    told = {provision.code: told_of(spoken, provision.code) for provision in edition.provisions}
    provisions = {provision.code: provision for provision in edition.provisions}

    def disclosed(metric: str, asked: int, split: tuple[str, ...] | None) -> bool:
        return figures.disclosed(metric, asked, split, current=asked == year)

    # Parts of a book are nothing that a reader of its report could see.
    read = replace(edition, provisions=tuple(replace(each, parts=()) for each in edition.provisions))
    covered = coverage(read, disclosed, lambda code: complete(code, told.get(code, ())), {}, (year,))
    return tuple(
        _answer(
            row,
            provisions[row.provision],
            told.get(row.provision, ()),
            claims,
            spoken,
            index,
            catalogue,
            year,
            uncut=any(
                figures.disclosed(metric, year, None, current=True)
                for requirement in provisions[row.provision].requires
                for metric in requirement.metrics
            ),
        )
        for row in covered
    )


def _blocks(extract: Extract) -> tuple[Block, ...]:
    """The blocks whose words can answer: of an annual report only its part on these matters."""
    pages = pages_of_report(extract)
    return tuple(block for block in extract.blocks if not pages or block.page in pages)


def _by_provision(rows: Iterable[IndexRow]) -> Mapping[str, list[IndexRow]]:
    found: dict[str, list[IndexRow]] = defaultdict(list)
    for row in rows:
        found[row.provision].append(row)
    return found


def _nil_passage(spoken: SpokenPassages, code: str) -> Told | None:
    words = answer_words()
    asked = words.provisions.get(code)
    if asked is None or not asked.nil:
        return None
    for each, sentence in on_subject(spoken, code):
        if words.nil.said_in(sentence.searched) and not words.qualified.said_in(sentence.searched):
            return Told(each.passage, frozenset(), sentence.text)
    return None


def _answer(
    row: Coverage,
    provision: Provision,
    told: Sequence[Told],
    claims: Sequence[Claim],
    spoken: SpokenPassages,
    index: Mapping[str, list[IndexRow]],
    catalogue: Catalogue,
    year: int,
    *,
    uncut: bool,
) -> Answer:
    """``uncut``: the figure is told, without the split that is asked for."""
    status: Status = row.status
    lacking = list(row.missing)
    claim = _claim_for(provision, claims)
    asked = answer_words().provisions.get(row.provision)
    passage = told[0] if told else None
    nil = _nil_passage(spoken, row.provision)
    none = nil_claim(row.provision, claims, year)
    if (nil is not None or none is not None) and any(not lack.in_words for lack in lacking):
        lacking = [lack for lack in lacking if lack.in_words]
        status = "partial" if lacking else "disclosed"
        passage, claim = nil or passage, claim or (None if nil is not None else none)
    if asked is not None and asked.whole is not None and status != "disclosed":
        for each, sentence in on_subject(spoken, row.provision):
            if asked.whole.said_in(sentence.searched):
                in_words = Told(each.passage, frozenset(), sentence.text)
                return _placed(row.framework, row.provision, "disclosed", NOTHING, None, in_words)
    refused = any(each.refuses and each.reason for each in index.get(row.provision, []))
    otherwise = {} if refused else told_otherwise(provision, lacking, claims, spoken, year, catalogue)
    if otherwise and lacking:
        lacking = [lack for lack in lacking if lack not in otherwise or not _settles(provision, lack, catalogue)]
        status = "partial" if lacking else "disclosed"
        if claim is None:
            answering = next(iter(otherwise.values()))
            claim, passage = answering.claim, answering.told or passage
    if status == "missing" and uncut:
        status = "partial"
    if status == "missing" and asked is not None and asked.amounts and told:
        return _placed(row.framework, row.provision, "disclosed", NOTHING, None, passage)
    limbs: tuple[str, ...] = ()
    if provision.wants_words and any(lack.in_words for lack in lacking) and told and asked is not None:
        met = {limb for each in told for limb in each.limbs}
        limbs = tuple(name for name in asked.limbs if name not in met)
        # What speaks of the subject and says none of what is asked of it is no part of an answer.
        status = "partial" if met or status == "partial" or any(each.direct for each in told) else status
    reason = lacks_said(lacking, limbs, catalogue)
    said = index.get(row.provision, [])
    if (
        lacking
        and (why := _why(spoken, row.provision, said, () if status == "missing" else lacking, limbs)) is not None
    ):
        status = "explained" if status == "missing" else status
        reason = phrase("lack-issuer", lacking=reason, said=why.sentence[:_LONGEST_QUOTE])
        passage = why if status == "explained" else passage
    elif status == "missing" and said:
        reason = phrase("lack-index", lacking=reason, said=said[0].said[:80])
    return _placed(row.framework, row.provision, status, reason, claim if provision.requires else None, passage)


def _settles(provision: Provision, lack: Lack, catalogue: Catalogue) -> bool:
    """Whether a figure known by its label alone gives what lacks: where one of several would do, or only one amount is
    asked for. Of several amounts a label does not tell which it is."""
    amounts = [each for each in provision.requires if not any(intensity_of(name, catalogue) for name in each.metrics)]
    return len(lack.metrics) > 1 or len(amounts) == 1 or intensity_of(lack.metrics[0], catalogue) != ""


def _claim_for(provision: Provision, claims: Sequence[Claim]) -> Claim | None:
    wanted = [metric for requirement in provision.requires for metric in requirement.metrics]
    splits = {name for requirement in provision.requires for name in requirement.dimensions}
    fitting = [c for c in claims if c.metric in wanted and isinstance(c.value, Decimal)]

    def otherwise_cut(claim: Claim) -> bool:
        return bool(claim.dimensions) if not splits else not splits & dict(claim.dimensions).keys()

    return min(fitting, key=lambda c: (c.source != "table", otherwise_cut(c), wanted.index(c.metric)), default=None)


def _why(
    spoken: SpokenPassages, code: str, said: Sequence[IndexRow], lacking: Sequence[Lack], limbs: Sequence[str]
) -> Told | None:
    """A sentence that says why the provision is not reported on: a refusal with its reason, of something that is asked
    for. Where something is told and only ``limbs`` of a description lack, it has to speak of one of them."""
    for row in said:
        if row.refuses and row.reason:
            cell = Passage(text=row.said, kind="note", page=row.page, line=row.line, headings=("content index",))
            return Told(cell, frozenset(), row.said)
    words = answer_words()
    asked = words.provisions.get(code)
    for each, sentence in on_subject(spoken, code):
        text = sentence.searched
        refused = words.refusal.said_in(text) and words.reason.said_in(text)
        wanted = limbs if lacking and all(lack.in_words for lack in lacking) else asked.limbs if asked else ()
        fits = any(words.limbs[name].said_in(text) for name in wanted) or words.declined.said_in(text)
        if refused and fits and not words.limbs["compliance"].said_in(text):
            return Told(each.passage, frozenset(), sentence.text)
    return None


def _placed(
    framework: str, code: str, status: Status, reason: Text, claim: Claim | None, passage: Told | None
) -> Answer:
    if status == "missing" or (claim is None and passage is None):
        return Answer(framework=framework, provision=code, status=status, reason=reason)
    if claim is not None and status != "explained":
        return Answer(
            framework=framework, provision=code, status=status, reason=reason,
            where=_where(claim.page, claim.line, claim.labels[:1]),
            quote=claim.quote[:_LONGEST_QUOTE], page=claim.page, line=claim.line,
        )  # fmt: skip
    if passage is None:
        return Answer(framework=framework, provision=code, status=status, reason=reason)
    block = passage.passage
    return Answer(
        framework=framework, provision=code, status=status, reason=reason,
        where=_where(block.page, block.line, block.headings[-1:]),
        quote=passage.sentence[:_LONGEST_QUOTE], page=block.page, line=block.line,
    )  # fmt: skip


def _where(page: int | None, line: int | None, headings: Sequence[str]) -> str:
    parts = [*headings, f"page {page}" if page else "", f"line {line}" if line else ""]
    return ", ".join(part for part in parts if part)


def unanswered(extract: Extract, answers: Iterable[Answer], edition: Edition, *, follows: bool) -> tuple[Finding, ...]:
    """A finding for every provision that is neither disclosed nor explained: a warning where a figure is asked for, a
    note where words are, since words can be put in ways that a reader does not know. A report that does not say that
    it follows these rules (``follows``) owes them nothing: only notes."""
    provisions = {provision.code: provision for provision in edition.provisions}
    return tuple(
        worded(
            code="read.not_answered",
            severity="warning" if follows and not provisions[answer.provision].wants_words else "note",
            message=phrase(
                "coverage-message",
                framework=edition.title,
                provision=answer.provision,
                title=provisions[answer.provision].title,
            ),
            place=Place(extract.name),
            expected=phrase("coverage-expected"),
            action=phrase("coverage-action", reason=answer.reason) if answer.reason.en else NOTHING,
            sure=phrase("coverage-sure" if follows else "coverage-unnamed"),
            kpi=answer.provision,
        )
        for answer in answers
        if answer.status == "missing" and provisions[answer.provision].obligation in ("mandatory", "comply_or_explain")
    )
