"""The passages of a document with what each provision needs of them, gathered once for all provisions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.audit.words import sentences
from assay.reader.block import Grid, Passage
from assay.reader.coverage.answer_words import answer_words, searchable
from assay.reader.passages.running_text import fault_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from assay.reader.block import Block
    from assay.reader.coverage.answer_words import Searchable

_CODE = re.compile(r"(?<![A-Za-z0-9])[AB][1-8](?:\.\d\b|\s*[:：])")
_ASKS = re.compile(r"general disclosure|description of|一般披露|描述", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_SHORT = 3
_FIGURE = re.compile(
    r"[\d.,%–—-]+|n\.?\s?/?\s?a\.?|不适用|不適用|[A-D]\d(?:\.\d)?|\d{1,3}\s*[-–]\s*\d{1,3}", re.IGNORECASE
)
_LONGEST_CELL = 1200
# A column of running text: lines of so many letters, of which so many end within a sentence.
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST_LINE, _GOING_ON = 10, 2
_HAN_STOP = re.compile(r"[，。；]")
_OPEN = re.compile(r"[a-z,\u3400-\u9fff，、]$")
_GOES_ON = re.compile(r"[a-z\d\u3400-\u9fff]")
_STOP = re.compile(r"[a-z\d%)]{2,}\.(?:\s|$)|。")
# A line this short is a heading or a caption, and describes nothing.
_SHORTEST_LATIN, _SHORTEST_HAN = 40, 14


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, and as it is searched."""

    text: str
    searched: Searchable


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A passage that is no heading; ``describes``: it is long enough to describe something."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    describes: bool


@dataclass(frozen=True, slots=True)
class OnSubject:
    """The passages on a provision's subject, in reading order: those with sentences that name it, and those that stand
    below a heading that does."""

    passages: tuple[Spoken, ...]
    named: Mapping[Spoken, tuple[Sentence, ...]]
    headed: frozenset[Spoken]


@dataclass(frozen=True, slots=True)
class SpokenPassages:
    """All passages of a document; ``coded`` by the codes of provisions that stand in their headings."""

    on_subject: Mapping[str, OnSubject]
    coded: Mapping[str, tuple[Spoken, ...]]


def spoken_passages(blocks: Iterable[Block], codes: Sequence[str], aside: Container[int]) -> SpokenPassages:
    """What is said, by the provisions of which something is asked in words. On pages ``aside`` nothing is described:
    they hold the content index, where at most a reason is given."""
    passages = tuple(_spoken(passage, aside) for passage in _passages(blocks))
    listing = answer_words().listing
    # What matters to whom is asked by the principles of reporting alone.
    telling = tuple(spoken for spoken in passages if not listing.said_in(searchable(spoken.passage.text)))
    asked = answer_words().provisions
    return SpokenPassages(
        {code: _on_subject(passages if code.startswith("MDR") else telling, code) for code in codes if code in asked},
        _coded(passages, codes),
    )


def _passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages that are no headings, and the rows of tables that hold words and no figures."""
    for block in blocks:
        if isinstance(block, Grid):
            yield from _worded_rows(block)
            yield from _worded_columns(block)
        elif block.kind != "heading":
            yield block


def _worded_rows(grid: Grid) -> Iterator[Passage]:
    heads = [cell.text.strip() for cell in grid.rows[0].cells] if grid.rows else []
    headed = all(len(head) <= _SHORTEST_LATIN for head in heads)
    for row in grid.rows[1:] if headed else grid.rows:
        cells = [(head, cell.text.strip()) for head, cell in zip(heads, row.cells, strict=False) if cell.text.strip()]
        if any(_FIGURE.fullmatch(text) or len(text) > _LONGEST_CELL for _, text in cells):
            continue
        text = " – ".join(f"{head}: {said}" if headed and _heads(head, said) else said for head, said in cells)
        if any(_is_said(said) for _, said in cells) and not _lists(text):
            line = next((cell.line for cell in row.cells if cell.line is not None), grid.line)
            yield Passage(text=text, kind="list", page=grid.page, line=line, headings=grid.headings)


def _worded_columns(grid: Grid) -> Iterator[Passage]:
    """Text that was set beside a chart and came into one table with it: a column whose lines go on in the next one."""
    for column in zip(*(row.cells for row in grid.rows), strict=False):
        lines = [cell for cell in column if len(_LETTER.findall(cell.text)) >= _SHORTEST_LINE]
        going_on = sum(
            bool(_OPEN.search(one.text.rstrip()) and _GOES_ON.match(two.text.lstrip())) for one, two in pairwise(lines)
        )
        text = " ".join(cell.text.strip() for cell in lines)
        if going_on >= _GOING_ON and _STOP.search(text):
            yield Passage(text=text, kind="paragraph", page=grid.page, line=lines[0].line, headings=grid.headings)


def _is_said(text: str) -> bool:
    """Whether the words of a cell are a sentence, or a list of doings, and no label."""
    if not _describes(text) or fault_of(text, drawn=False):
        return False
    return len(text) >= _SHORTEST_LATIN or bool(_HAN_STOP.search(text))


def _heads(head: str, said: str) -> bool:
    return bool(head) and head != said and len(head) <= _SHORTEST_LATIN and not head.endswith((".", "。"))


def _spoken(passage: Passage, aside: Container[int]) -> Spoken:
    said = tuple(Sentence(text, searchable(text)) for text in sentences(passage.text))
    return Spoken(passage, said, passage.page not in aside and _describes(passage.text))


def _describes(text: str) -> bool:
    if _lists(text):
        return False
    if len(text) >= _SHORTEST_LATIN:
        return True
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    return len(text) >= _SHORTEST_HAN and han > len(text) / 3


def _lists(text: str) -> bool:
    """Whether it is a piece of a content index, or a list of titles: no sentence of the report."""
    codes = _CODE.findall(text)
    if len(codes) > 1 or (codes and _ASKS.search(text)):
        return True
    if text.rstrip().endswith((".", ";", ":", "。", "；")):
        return False
    words = [word for word in _WORD.findall(text) if len(word) > _SHORT]
    return len(words) > _SHORT and sum(word[0].isupper() for word in words) * 5 > len(words) * 4


def _on_subject(passages: Iterable[Spoken], code: str) -> OnSubject:
    about = answer_words().provisions[code].about
    en, zh = about.en.search, about.zh.search
    heads: dict[tuple[str, ...], bool] = {}
    found: list[Spoken] = []
    named: dict[Spoken, tuple[Sentence, ...]] = {}
    headed: set[Spoken] = set()
    for spoken in passages:
        head = spoken.passage.headings[-1:]
        if head not in heads:
            heads[head] = any(about.said_in(searchable(text)) for text in head)
        # As `Words.said_in`, written out: it is asked of every sentence for every provision.
        naming = tuple([each for each in spoken.sentences if (zh if each.searched.han else en)(each.searched.text)])
        if heads[head]:
            headed.add(spoken)
        if naming:
            named[spoken] = naming
        if naming or heads[head]:
            found.append(spoken)
    return OnSubject(tuple(found), named, frozenset(headed))


def _coded(passages: Iterable[Spoken], codes: Sequence[str]) -> Mapping[str, tuple[Spoken, ...]]:
    # A general disclosure stands below the name of its aspect: "B1: Employment".
    patterns = {
        code: re.compile(rf"(?<![A-Za-z\d.]){re.escape(code.removesuffix('.GD'))}(?![A-Za-z\d(]|\.\d)", re.IGNORECASE)
        for code in codes
    }
    codes_of: dict[str, frozenset[str]] = {}
    found: dict[str, list[Spoken]] = defaultdict(list)
    for spoken in passages:
        if spoken.passage.kind == "note" or not spoken.describes:
            continue
        for head in spoken.passage.headings:
            if head not in codes_of:
                codes_of[head] = frozenset(code for code, pattern in patterns.items() if pattern.search(head))
        for code in {code for head in spoken.passage.headings for code in codes_of[head]}:
            found[code].append(spoken)
    return {code: tuple(listed) for code, listed in found.items()}
