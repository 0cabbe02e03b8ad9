"""Lines of a page that are no table, as headings, paragraphs, lists and notes, told by size, weight and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.block import Block, Passage, PassageKind
from assay.reader.layout.full_lines import goes_on_below, opens_paragraph, usual_gap
from assay.reader.layout.lines import closed_hyphen, closes_up, is_han
from assay.reader.layout.side_by_side import side_by_side
from assay.reader.passages.headings import HeadingPath, heading_level
from assay.reader.passages.note_marks import is_notes_head, note

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from assay.reader.layout.lines import Line

_LIST = re.compile(
    r"(?:[-–‒•●■◆▪‧○✓✔➢➤*□▶►\uf000-\uf0ff]\s*\S|\(?[a-z]\)\s|\(?[ivx]{1,4}\)\s|\(?\d{1,2}[)）]\s?\S|\d{1,2}\.\s+\S|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
_BULLET = re.compile(r"^[-–‒•●■◆▪‧○✓✔➢➤*□▶►\uf000-\uf0ff]\s*")
_END = re.compile(r"[.。!?！？:：;；]['\"”’」』)）]?$")
_LEADS_IN = re.compile(
    r".*(?:[:：]|as follows|as below|set out below|in the table below)\s*\.?$", re.IGNORECASE | re.DOTALL
)
_SENTENCE = re.compile(r"(?<=[.。!?！？])\s*(?=\S)")
# What stands over a table and names nothing: its unit, and the boxes that a form ticks.
_NO_TITLE = re.compile(r"(?:units?|單位|单位)\s*[:：﹕].*|[✓✔√☑□☐■]\s*\S.{0,20}", re.IGNORECASE)
_LARGER = 1.1
_FIGURES_SMALLER = 0.16
_CAPTION = 6
_LONGEST_HEADING = 140


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of running text, and the sizes of headings, largest first."""

    body: float
    larger: tuple[float, ...]

    @classmethod
    def of(cls, counts: Counter[float]) -> Sizes:
        if not counts:
            return cls(10.0, ())
        body = max(counts, key=lambda size: (counts[size], -size))
        return cls(body, tuple(sorted((size for size in counts if size > _LARGER * body), reverse=True)))

    def level(self, size: float) -> int:
        """How deep a heading of this size stands, from 1; 0 for running text."""
        if size <= _LARGER * self.body:
            return 0
        return 1 + min(sum(other > size + 0.6 for other in self.larger), 3)


class LayoutPassages:
    """Joins lines into passages. A paragraph ends with its column."""

    def __init__(self, path: HeadingPath, sizes: Sizes, known: frozenset[str]) -> None:
        self._path = path
        self._sizes = sizes
        self._known = known
        self._among_notes = False

    def turn_page(self) -> None:
        self._among_notes = False

    def close(self) -> None:
        self._among_notes = False

    def lead(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        """The sentence that announces a table, which often names its year or unit."""
        last = next((block for block in reversed(blocks[-3:]) if isinstance(block, Passage)), None)
        if last is None or last.kind == "heading" or not _LEADS_IN.fullmatch(last.text):
            return ()
        sentence = _SENTENCE.split(last.text)[-1]
        return (sentence,) if len(sentence) <= 300 else ()

    def read(self, lines: Sequence[Line], page: int) -> Iterator[Passage]:
        """The passages of lines that are no table; what stands side by side is read one after the other."""
        for column in side_by_side(lines):
            yield from self._read(column, page)

    def _read(self, lines: Sequence[Line], page: int) -> Iterator[Passage]:
        group: list[Line] = []
        right = max((line.box.x1 for line in lines), default=0.0)
        usual = usual_gap(lines, right)
        for line in lines:
            if group and self._breaks(group, line, right, usual):
                yield from self._passage(group, page)
                group = []
            group.append(line)
        if group:
            yield from self._passage(group, page)

    def _breaks(self, group: Sequence[Line], line: Line, right: float, usual: float) -> bool:
        last = group[-1]
        size = last.size
        fills = goes_on_below(last, line, right, usual)
        if (line.box.y0 - last.box.y1 > 0.75 * size and not fills) or opens_paragraph(last, line):
            return True
        # The size of a line of Chinese is that of its figures where it begins with one.
        if abs(line.size - size) > (_FIGURES_SMALLER if fills else 0.09) * size + 0.3:
            return True
        if line.is_bold != last.is_bold and (len(group) == 1 or line.is_bold):
            return True
        text = line.text
        if _NO_TITLE.fullmatch(text) or (len(group) == 1 and _NO_TITLE.fullmatch(last.text)):
            return True
        if _LIST.match(text) or note(text, among_notes=self._among_notes) or is_notes_head(last.text):
            return True
        short = last.box.x1 < right - 6 * size
        if short and _END.search(last.text):
            return True
        if (
            short
            and not text[:1].islower()
            and len(group) == 1
            and self._heading(group)
            and not self._sizes.level(size)
        ):
            return True
        return bool(short and heading_level(text) in (1, 2) and not text[:1].islower())

    def _passage(self, lines: Sequence[Line], page: int) -> Iterator[Passage]:
        text = self._text(lines)
        if not text:
            return
        box = lines[0].box
        for line in lines[1:]:
            box = box.joined(line.box)
        if is_notes_head(text):
            self._among_notes = True
            yield Passage(text=text, kind="note", page=page, box=box, headings=self._path.texts)
            return
        as_note = note(text, among_notes=self._among_notes)
        level = 0 if as_note else self._heading(lines)
        if level:
            self._path.add(level, text)
            self._among_notes = False
            yield Passage(text=text, kind="heading", page=page, box=box, headings=self._path.texts[:-1])
            return
        kind: PassageKind = "paragraph"
        mark = ""
        if as_note:
            kind, (mark, text) = "note", as_note
        elif _LIST.match(text):
            kind, text = "list", _BULLET.sub("", text)
        yield Passage(text=text, kind=kind, page=page, box=box, headings=self._path.texts, mark=mark)

    def _heading(self, lines: Sequence[Line]) -> int:
        text = self._text(lines)
        if len(text) > _LONGEST_HEADING or len(lines) > 3 or not any(sign.isalpha() for sign in text):
            return 0
        if _NO_TITLE.fullmatch(text):
            return 0
        by_size = self._sizes.level(lines[0].size)
        by_words = heading_level(text)
        if by_size:
            # A large figure of a highlight is no heading; nor is a sentence set large.
            return by_size if by_words or (text.count(" ") < 14 and not _END.search(text) and not _figure(text)) else 0
        if len(lines) > 2 or not by_words:
            return 0
        if lines[0].is_bold:
            return 5
        if by_words < 5 and len(lines) == 1 and lines[0].size >= 0.95 * self._sizes.body:
            return 5
        return _CAPTION if by_words and len(lines) == 1 and not _figure(text) and len(text) < 70 else 0

    def _text(self, lines: Sequence[Line]) -> str:
        text = ""
        for line in lines:
            more = line.text
            if not text:
                text = more
            elif closes_up(text, more):
                text += more
            elif text[-1] in "-\u2010" and more[:1].islower() and text[-2:-1].isalpha():
                text = closed_hyphen(text, more, self._known)
            elif is_han(text[-1]) != is_han(more[0]) and not (text[-1].isalpha() and more[0].isalpha()):
                text += more
            else:
                text += f" {more}"
        return text.strip()


def _figure(text: str) -> bool:
    return bool(re.search(r"\d[\d,]*(?:\.\d+)?\s*%|\d,\d{3}|\d\.\d", text))
