"""The same figure in two reports of one company: restated, with a word or without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.audit.telling import slip_between
from assay.reader.audit.words import mentions, passages, sentences, words_for
from assay.reader.compare.sides import differ
from assay.reader.phrases import NOTHING, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Finding, Severity
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure
    from assay.reader.compare.sides import Side

_RESTATED = re.compile(
    r"\b(restat\w+|revis\w+|recalculat\w+|adjust\w+|correct\w+|re-?present\w+|updated?)\b|重列|重述|重新(?:計算|计算|列報|列报)"
    r"|修訂|修订|更正|調整|调整|經重列|经重列",
    re.IGNORECASE,
)


def check_restated(first: Side, second: Side) -> Iterator[Finding]:
    """Every figure of one year that both documents give, where no true value rounds to both."""
    for key in sorted(first.sheet.said.keys() & second.sheet.said.keys()):
        one, two = first.figure(key), second.figure(key)
        if one is None or two is None or one.interval.meets(two.interval) or not (one.tabled and two.tabled):
            continue
        said = _said(second, two)
        severity: Severity = "note" if said else "warning"
        yield differ(
            first,
            one,
            second,
            two,
            code="compare.restated",
            severity=severity,
            message=phrase(
                "restated-said" if said else "restated-unsaid",
                title=second.sheet.title(key),
                one=one.shown,
                first=first.name,
                two=two.shown,
                second=second.name,
                said=said[:200],
            ),
            cause=slip(second, one, two),
            expected=phrase("restated-expected"),
            action=NOTHING if said else phrase("restated-action"),
        )


def _said(side: Side, figure: Figure) -> str:
    """The sentence in which a report says that it restated a figure."""
    words = words_for(side.sheet, figure)
    marks = [*figure.claim.labels, figure.claim.quote, figure.claim.printed]
    if any(re.search(r"restated|重列|重述", mark, re.IGNORECASE) for mark in marks):
        return next(mark for mark in marks if re.search(r"restated|重列|重述", mark, re.IGNORECASE))
    for passage in passages(side.sheet):
        for sentence in sentences(passage.text):
            about = str(figure.key.year) in sentence or mentions(sentence, words)
            if about and _RESTATED.search(sentence) and (passage.kind in ("note", "list") or mentions(sentence, words)):
                return sentence
    return ""


def slip(side: Side, one: Figure, two: Figure) -> Text:
    """The slip of the hand that would make the second value of the first, in words."""
    ours = side.sheet.in_print(two, one.interval)
    return slip_between(two.interval, one.interval, two.claim.value, ours) or NOTHING
