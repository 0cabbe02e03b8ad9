"""Hazardous against non-hazardous: the same waste under both heads, and streams the text calls the other kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.audit.telling import named, tell
from assay.reader.audit.words import passages, sentences
from assay.reader.naming.member_words import OTHERS
from assay.reader.phrases import joined, lowered, phrase, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

_HAZARDOUS, _OTHER = "hazardous_waste", "non_hazardous_waste"
# Digits that make it unlikely for two amounts to be equal by chance.
_TELLING = 3
_OF_WHICH = re.compile(r"^(?:其中|包括|of which|including|thereof)\s*[:：]?\s*")
_LIST_OTHER = re.compile(
    r"(?:non-?\s?hazardous\s+(?:solid\s+)?wastes?|無害廢(?:棄)?物|无害废(?:弃)?物|一般(?:廢|废)(?:棄|弃)?物)"
    r"[^.;。；]{0,40}?(?:include[sd]?|are|is|was|were|comprise[sd]?|consist\w*\s+of|主要為|主要为|包括|主要有|主要包括|為|为)"
    r"(?P<list>[^.;。；]*)",
    re.IGNORECASE,
)
_LIST_HAZARDOUS = re.compile(
    r"(?<!non-)(?<!non )(?:hazardous\s+wastes?|有害廢(?:棄)?物|有害废(?:弃)?物|危險廢(?:棄)?物|危险废(?:弃)?物)"
    r"[^.;。；]{0,40}?(?:include[sd]?|are|is|was|were|comprise[sd]?|consist\w*\s+of|主要為|主要为|包括|主要有|主要包括|為|为)"
    r"(?P<list>[^.;。；]*)",
    re.IGNORECASE,
)


def check_waste(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """One amount told as both kinds, and rows under a head that the text denies."""
    denied = list(_denied(sheet))
    yield from denied
    known = frozenset(key for telling in denied for key in telling.blames)
    yield from _both_kinds(sheet, known)


def _both_kinds(sheet: Sheet, known: frozenset[FactKey]) -> Iterator[Telling]:
    """The same amount of a year as hazardous in one place and as non-hazardous in another."""
    hazardous = [f for f in sheet.figures if f.key.metric == _HAZARDOUS and f.digits >= _TELLING]
    others = [f for f in sheet.figures if f.key.metric == _OTHER and f.digits >= _TELLING]
    streams: dict[tuple[str, ...], list[tuple[Figure, Figure]]] = {}
    for one in hazardous:
        match = next((o for o in others if o.key.year == one.key.year and o.interval == one.interval), None)
        if match is not None and one.key not in known:
            streams.setdefault(tuple(one.claim.labels[-1:]), []).append((one, match))
    for pairs in streams.values():
        one, match = pairs[0]
        listed = joined((phrase("time-in_year", shown=a.shown, year=a.key.year) for a, _ in pairs), ", ")
        yield tell(
            sheet,
            one,
            others=[f for pair in pairs for f in pair if f is not one],
            code="read.waste_kind",
            severity="warning",
            message=phrase(
                "waste-both",
                amounts=listed,
                one=_label(one),
                one_at=place_of(one.claim.page, one.claim.line),
                two=_label(match),
                two_at=place_of(match.claim.page, match.claim.line),
            ),
            arithmetic=joined([named(sheet, one), named(sheet, match)]),
            causes=[phrase("waste-both_cause")],
            sure=phrase("waste-both_sure"),
            expected=phrase("waste-expected"),
            blames=(f.key for pair in pairs for f in pair if f.key.dimensions),
        )


def _label(figure: Figure) -> str:
    return " / ".join(figure.claim.labels[-2:])


def _denied(sheet: Sheet) -> Iterator[Telling]:
    """Rows of a table headed with one kind whose streams a sentence lists under the other."""
    lists = {
        metric: _lists(sheet, pattern) for metric, pattern in ((_OTHER, _LIST_OTHER), (_HAZARDOUS, _LIST_HAZARDOUS))
    }
    for metric, opposite in ((_HAZARDOUS, _OTHER), (_OTHER, _HAZARDOUS)):
        rows = [f for f in sheet.figures if f.key.metric == metric and f.tabled and _stream(f)]
        wrong = [f for f in rows if _in(f, lists[opposite]) and not _in(f, lists[metric])]
        for grid in dict.fromkeys(f.claim.grid for f in wrong):
            those = [f for f in wrong if f.claim.grid == grid]
            streams = joined(dict.fromkeys(f.claim.labels[-1] for f in those), ", ")
            kind, other = (lowered(sheet.metric(name).label) for name in (metric, opposite))
            yield tell(
                sheet,
                those[0],
                others=those[1:],
                code="read.waste_kind",
                severity="warning",
                message=phrase("waste-denied", kind=kind, streams=streams, other=other),
                arithmetic=joined(named(sheet, f) for f in those[:4]),
                causes=[phrase("waste-denied_cause")],
                sure=phrase("waste-denied_sure"),
                expected=phrase("waste-expected"),
                blames=(f.key for f in those if f.key.dimensions),
            )


def _lists(sheet: Sheet, pattern: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(
        match["list"].casefold()
        for passage in passages(sheet)
        for sentence in sentences(passage.text)
        for match in pattern.finditer(sentence)
    )


def _stream(figure: Figure) -> str:
    """What the row is of, if that is a stream of waste: not a treatment, and not "others", which both kinds have."""
    label = _OF_WHICH.sub("", " ".join(figure.claim.labels[-1:]).casefold()).strip()
    treated = any(name == "treatment" for name, _ in figure.key.dimensions)
    return "" if treated or len(label) < 2 or label in OTHERS else label


def _in(figure: Figure, lists: tuple[str, ...]) -> bool:
    return any(_stream(figure) in listed for listed in lists)
