"""How far a document answers each provision: by its figures, by its words, or only in its index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.core.provenance import Place
from assay.frameworks.coverage import coverage
from assay.reader.audit.words import sentences
from assay.reader.block import Passage
from assay.reader.coverage.answer_words import answer_words, searchable
from assay.reader.coverage.lack_words import lacks_said
from assay.reader.coverage.spoken import OnSubject, spoken_passages
from assay.reader.passages.index_said import index_said
from assay.reader.phrases import NOTHING, phrase
from assay.reader.reading import Answer
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.frameworks.coverage import Coverage, Status
    from assay.frameworks.edition import Edition, Provision
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.coverage.answer_words import Asked
    from assay.reader.coverage.spoken import Sentence, Spoken, SpokenPassages
    from assay.reader.passages.index_said import IndexRow

# The year taken for a document that prints none at all.
_LATEST = 2024
_LONGEST_QUOTE = 300
_NOTHING_SAID = OnSubject((), {}, frozenset())


@dataclass(frozen=True, slots=True)
class Told:
    """A passage on a provision's subject: the limbs of a description it has, and the sentence that says most, where it
    is known."""

    passage: Passage
    limbs: frozenset[str]
    sentence: str = ""


def answered(extract: Extract, claims: Sequence[Claim], edition: Edition, catalogue: Catalogue) -> tuple[Answer, ...]:
    """The status of every provision, with the place that answers it, or what lacks, or the reason that is given.

    ``catalogue`` gives what lacks the names that people know it by.
    """
    year = extract.year or max(
        (c.fiscal_year for c in claims if c.fiscal_year and c.source == "table"), default=_LATEST
    )
    index = _by_provision(index_said(extract))
    figures = _figures(claims)
    spoken = spoken_passages(extract.blocks, [provision.code for provision in edition.provisions])
    told = {provision.code: _told(spoken, provision.code) for provision in edition.provisions}
    provisions = {provision.code: provision for provision in edition.provisions}

    def disclosed(metric: str, asked: int, split: tuple[str, ...] | None) -> bool:
        return _is_there(figures.get(metric, ()), asked, split, current=asked == year)

    covered = coverage(edition, disclosed, lambda code: _complete(code, told.get(code, ())), {}, (year,))
    return tuple(
        _answer(
            row,
            provisions[row.provision],
            told.get(row.provision, ()),
            claims,
            spoken,
            index,
            catalogue,
            uncut=any(
                _is_there(figures.get(metric, ()), year, None, current=True)
                for requirement in provisions[row.provision].requires
                for metric in requirement.metrics
            ),
        )
        for row in covered
    )


def _by_provision(rows: Iterable[IndexRow]) -> Mapping[str, list[IndexRow]]:
    found: dict[str, list[IndexRow]] = defaultdict(list)
    for row in rows:
        found[row.provision].append(row)
    return found


def _figures(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.source != "target" and not isinstance(claim.value, Missing):
            found[claim.metric].append(claim)
    return found


def _is_there(claims: Iterable[Claim], asked: int, split: tuple[str, ...] | None, *, current: bool) -> bool:
    """Whether a figure of that year and split is among them. One without a year is taken for the current year's."""
    years = (asked, None) if current else (asked,)
    return any(
        claim.fiscal_year in years and (split is None or set(split) <= {name for name, _ in claim.dimensions})
        for claim in claims
    )


def _told(spoken: SpokenPassages, code: str) -> tuple[Told, ...]:
    """The passages on a provision's subject that say something, those with most limbs first."""
    words = answer_words()
    asked = words.provisions.get(code)
    own = _under_own_code(spoken, code, asked)
    if asked is None:
        return own
    subject = spoken.on_subject[code]
    found: list[tuple[tuple[int, ...], Told]] = []
    for each in subject.passages:
        if not each.describes:
            continue
        named, headed = subject.named.get(each, ()), each in subject.headed
        # Below a heading on the subject all of a passage speaks of it; elsewhere only the sentences that name it.
        text = searchable(each.passage.text if headed else " ".join(sentence.text for sentence in named))
        limbs = frozenset(name for name in asked.limbs if words.limbs[name].said_in(text))
        # What stands below a heading on the subject answers it before what speaks of it elsewhere.
        rank = (headed and bool(limbs), len(limbs), len(named), -len(each.passage.text))
        found.append((rank, Told(each.passage, limbs)))
    elsewhere = [told for _, told in sorted(found, key=lambda pair: pair[0], reverse=True)]
    listed = {told.passage for told in own}
    return (*own, *(told for told in elsewhere if told.passage not in listed))


def _under_own_code(spoken: SpokenPassages, code: str, asked: Asked | None) -> tuple[Told, ...]:
    """What stands under a heading with the provision's own code: it answers it, in whatever words. Only a general
    disclosure has further parts, a policy and the keeping of laws, that are looked for in it."""
    limbs = asked.limbs if asked is not None else ()
    found: list[Told] = []
    for each in spoken.coded.get(code, ()):
        text = searchable(each.passage.text)
        general = code.endswith(".GD")
        met = [name for name in limbs if not general or answer_words().limbs[name].said_in(text)]
        found.append(Told(each.passage, frozenset(met)))
    return tuple(sorted(found, key=lambda told: len(told.limbs), reverse=True))


def _with_sentence(told: Told, asked: Asked | None) -> Told:
    """With the sentence that says most."""
    said = sentences(told.passage.text)
    if asked is None:
        return replace(told, sentence=said[0])
    words = answer_words()

    def told_by(sentence: str) -> int:
        text = searchable(sentence)
        return 2 * asked.about.said_in(text) + sum(words.limbs[name].said_in(text) for name in asked.limbs)

    return replace(told, sentence=max(said, key=told_by, default=told.passage.text))


def _complete(code: str, told: Sequence[Told]) -> bool:
    """Whether the passages together have every limb that is asked for."""
    asked = answer_words().provisions.get(code)
    limbs = {limb for each in told for limb in each.limbs}
    return bool(told) and (asked is None or set(asked.limbs) <= limbs)


def _nil_passage(spoken: SpokenPassages, code: str) -> Told | None:
    words = answer_words()
    asked = words.provisions.get(code)
    if asked is None or not asked.nil:
        return None
    for each, sentence in _on_subject(spoken, code):
        if words.nil.said_in(sentence.searched) and not words.qualified.said_in(sentence.searched):
            return Told(each.passage, frozenset(), sentence.text)
    return None


def _on_subject(spoken: SpokenPassages, code: str) -> Iterator[tuple[Spoken, Sentence]]:
    """The sentences that name a provision's subject, in reading order."""
    subject = spoken.on_subject.get(code, _NOTHING_SAID)
    return ((each, sentence) for each, named in subject.named.items() for sentence in named)


def _answer(
    row: Coverage,
    provision: Provision,
    told: Sequence[Told],
    claims: Sequence[Claim],
    spoken: SpokenPassages,
    index: Mapping[str, list[IndexRow]],
    catalogue: Catalogue,
    *,
    uncut: bool,
) -> Answer:
    """``uncut``: the figure is told, without the split that is asked for."""
    status: Status = row.status
    lacking = list(row.missing)
    claim = _claim_for(provision, claims)
    asked = answer_words().provisions.get(row.provision)
    passage = _with_sentence(told[0], asked) if told else None
    nil = _nil_passage(spoken, row.provision)
    if nil is not None and any(not lack.in_words for lack in lacking):
        lacking = [lack for lack in lacking if lack.in_words]
        status = "partial" if lacking else "disclosed"
        passage = nil
    if asked is not None and asked.whole is not None and status != "disclosed":
        for each, sentence in _on_subject(spoken, row.provision):
            if asked.whole.said_in(sentence.searched):
                in_words = Told(each.passage, frozenset(), sentence.text)
                return _placed(row.framework, row.provision, "disclosed", NOTHING, None, in_words)
    if status == "missing" and uncut:
        status = "partial"
    if status == "missing" and asked is not None and asked.amounts and told:
        return _placed(row.framework, row.provision, "disclosed", NOTHING, None, passage)
    limbs: tuple[str, ...] = ()
    if provision.wants_words and any(lack.in_words for lack in lacking) and told and asked is not None:
        met = {limb for each in told for limb in each.limbs}
        limbs = tuple(name for name in asked.limbs if name not in met)
        status = "partial"
    reason = lacks_said(lacking, limbs, catalogue)
    said = index.get(row.provision, [])
    if lacking and (why := _why(spoken, row.provision, said)) is not None:
        status = "explained" if status == "missing" else status
        reason = phrase("lack-issuer", lacking=reason, said=why.sentence[:_LONGEST_QUOTE])
        passage = why if status == "explained" else passage
    elif status == "missing" and said:
        reason = phrase("lack-index", lacking=reason, said=said[0].said[:80])
    return _placed(row.framework, row.provision, status, reason, claim if provision.requires else None, passage)


def _claim_for(provision: Provision, claims: Sequence[Claim]) -> Claim | None:
    wanted = [metric for requirement in provision.requires for metric in requirement.metrics]
    splits = {name for requirement in provision.requires for name in requirement.dimensions}
    fitting = [c for c in claims if c.metric in wanted and isinstance(c.value, Decimal)]

    def otherwise_cut(claim: Claim) -> bool:
        return bool(claim.dimensions) if not splits else not splits & dict(claim.dimensions).keys()

    return min(fitting, key=lambda c: (c.source != "table", otherwise_cut(c), wanted.index(c.metric)), default=None)


def _why(spoken: SpokenPassages, code: str, said: Sequence[IndexRow]) -> Told | None:
    """A sentence that says why the provision is not reported on: a refusal with its reason."""
    for row in said:
        if row.refuses and row.reason:
            cell = Passage(text=row.said, kind="note", page=row.page, line=row.line, headings=("content index",))
            return Told(cell, frozenset(), row.said)
    words = answer_words()
    for each, sentence in _on_subject(spoken, code):
        text = sentence.searched
        refused = words.refusal.said_in(text) and words.reason.said_in(text)
        if refused and not words.limbs["compliance"].said_in(text):
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
