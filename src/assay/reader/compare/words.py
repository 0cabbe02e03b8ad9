"""Between two years' reports of one company: boundaries and definitions that changed without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assay.core.provenance import Place
from assay.reader.audit.words import passages, sentences
from assay.reader.compare.sides import differ
from assay.reader.naming.label_words import simplified
from assay.reader.phrases import phrase
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Finding
    from assay.reader.block import Passage
    from assay.reader.compare.sides import Side

_BOUNDARY = re.compile(
    r"(?:reporting (?:boundar\w+|scope)|scope of (?:this|the) (?:report|environmental)|"
    r"(?:this|the) report (?:only )?covers)"
    r"|報告範圍|报告范围|匯報範圍|汇报范围|報告.{0,12}涵蓋|报告.{0,12}涵盖",
    re.IGNORECASE,
)
_SAYS_CHANGE = re.compile(
    r"\b(chang\w+|expand\w+|newly|additional|exclud\w+|dispos\w+|compared with (?:the )?(?:last|previous))\b"
    r"|變更|变更|變動|变动|擴大|扩大|新增|納入|纳入|剔除|與上年|与上年",
    re.IGNORECASE,
)
_ALIKE = 80
_SAME_LABEL = 60


def check_words(first: Side, second: Side) -> Iterator[Finding]:
    """The boundary's own sentences, and the labels of rows, in two reports of one language."""
    if first.language != second.language:
        return
    yield from _boundary(first, second)
    yield from _labels(first, second)


def _boundary(first: Side, second: Side) -> Iterator[Finding]:
    old, new = _about_boundary(first), _about_boundary(second)
    if old is None or new is None:
        return
    if any(_SAYS_CHANGE.search(sentence) for sentence in (old[0], new[0])):
        return
    alike = fuzz.token_set_ratio(_no_years(old[0]), _no_years(new[0]))
    if alike >= _ALIKE:
        return
    yield worded(
        code="compare.boundary",
        severity="note",
        message=phrase("boundary-message", old=old[0][:200], first=first.name, new=new[0][:200], second=second.name),
        place=Place(second.name, page=new[1].page, line=new[1].line),
        expected=phrase("boundary-expected"),
        action=phrase("boundary-action"),
        details=(("documents", f"{first.name}; {second.name}"),),
    )


def _about_boundary(side: Side) -> tuple[str, Passage] | None:
    found = [
        (sentence, passage)
        for passage in passages(side.sheet)
        if passage.kind != "heading"
        for sentence in sentences(passage.text)
        if _BOUNDARY.search(sentence) and len(sentence) > 20
    ]
    return max(found, key=lambda pair: len(pair[0]), default=None)


def _no_years(text: str) -> str:
    return simplified(re.sub(r"\d+", "", text.casefold()))


def _labels(first: Side, second: Side) -> Iterator[Finding]:
    """A figure whose row is called by other words than the year before: its definition may have changed."""
    for key in sorted(second.sheet.said):
        if key.dimensions or second.year != key.year or first.year is None:
            continue
        new = second.figure(key)
        old = first.figure(type(key)(key.metric, first.year, key.dimensions))
        if old is None or new is None or not (old.tabled and new.tabled and old.claim.labels and new.claim.labels):
            continue
        words = [simplified(re.sub(r"[\d\W]+", " ", f.claim.labels[-1].casefold())).strip() for f in (old, new)]
        if fuzz.token_set_ratio(*words) >= _SAME_LABEL or not all(words):
            continue
        yield differ(
            first, old, second, new,
            code="compare.label",
            severity="note",
            message=phrase(
                "label-message",
                title=second.sheet.title(key),
                new=new.claim.labels[-1],
                second=second.name,
                first=first.name,
                old=old.claim.labels[-1],
            ),
            expected=phrase("label-expected"),
            action=phrase("label-action"),
        )  # fmt: skip
