"""The lines of a text document around a figure, with their numbers and the figure marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.render.html import tag, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.page import Page, TextLine

_AROUND = 2
_LONG = 420  # letters of a line that are shown; a paragraph is cut around the figure
_MOST = 18  # lines in one quotation


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    accused: bool


def quoted_lines(pages: Sequence[Page], claims: Sequence[Claim]) -> str:
    """The lines in which claims stand, each with two before and after; a gap between them is shown as one."""
    lines = {line.number: line for page in pages for line in page.lines}
    wanted = _wanted([claim.line for claim in claims if claim.line], lines)
    if not wanted:
        return ""
    rows, last = [], wanted[0] - 1
    for number in wanted:
        if number > last + 1 and any(lines[n].text.strip() for n in range(last + 1, number) if n in lines):
            rows.append(tag("tr", tag("td", "⋮", colspan="2"), class_="gap"))
        rows.append(_row(lines[number], claims))
        last = number
    return tag("table", tag("tbody", rows), class_="lines")


def _wanted(at: Sequence[int], lines: dict[int, TextLine]) -> list[int]:
    """Numbers of the lines to show: those of the figures first, then their neighbours that hold words."""
    own = [number for number in dict.fromkeys(at) if number in lines][:_MOST]
    near: list[int] = []
    for number in own:
        for step in (-1, 1):
            beside = [n for n in range(number + step, number + step * 9, step) if n in lines and lines[n].text.strip()]
            near += beside[:_AROUND]
    room = max(0, _MOST - len(own))
    return sorted({*own, *near[:room]})


def _row(line: TextLine, claims: Sequence[Claim]) -> str:
    spans = _spans(line, claims)
    shown = _marked(line.text, spans)
    return tag("tr", tag("th", str(line.number), scope="row") + tag("td", shown), class_="hit" if spans else "")


def _spans(line: TextLine, claims: Sequence[Claim]) -> list[_Span]:
    """Where the figures of this line stand; two equal figures take two places."""
    spans: list[_Span] = []
    for place, claim in enumerate(claims):
        if claim.line != line.number or not claim.printed:
            continue
        whole = re.compile(rf"(?<![\d.,]){re.escape(claim.printed)}(?![\d]|[.,]\d)")
        free = (hit for hit in whole.finditer(line.text) if all(hit.start() != span.start for span in spans))
        hit = next(free, None)
        if hit:
            spans.append(_Span(hit.start(), hit.end(), place == 0))
    return sorted(spans, key=lambda span: span.start)


def _marked(content: str, spans: Sequence[_Span]) -> str:
    start, end = _window(content, spans)
    parts = ["… "] if start else []
    at = start
    for span in spans:
        if span.start < at or span.end > end:
            continue
        parts.append(_cells(content[at : span.start]))
        parts.append(tag("mark", text(content[span.start : span.end]), class_="accused" if span.accused else ""))
        at = span.end
    parts.append(_cells(content[at:end]))
    return "".join(parts) + (" …" if end < len(content) else "")


def _window(content: str, spans: Sequence[_Span]) -> tuple[int, int]:
    if len(content) <= _LONG or not spans:
        return 0, min(len(content), _LONG)
    middle = (spans[0].start + spans[-1].end) // 2
    start = max(0, min(middle - _LONG // 2, spans[0].start - 40))
    return start, min(len(content), max(start + _LONG, spans[-1].end + 40))


def _cells(content: str) -> str:
    """Text with its tabs as thin strokes, so that the columns of the source can be seen."""
    return tag("span", "", class_="tab").join(text(part) for part in content.split("\t"))
