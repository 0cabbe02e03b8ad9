"""Figures that a page sets large, each with its words on a line of its own: "13.5 hours" below "Male", or "97.6%" above
"Water recycling rate". They are made rows of a small table.

On which side the words stand is told by the run of lines as a whole; where it cannot be told, nothing is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_unit, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.repeated import is_repeated
from assay.reader.pages.markup import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.lines.items import Item

Side = Literal["before", "after"]

_FIGURE = re.compile(
    r"(?:[<>≥≤~≈]|(?:over|more than|about|nearly|approximately|around)\s|逾|超過|超过|約|约|近)?\s?"
    r"(?P<money>HK\$|US\$|RMB|\$|人民幣|人民币|港幣|港币)?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+)\s?"
    r"(?P<unit>[%‰]|[^\d\s(（][^\d(（]{0,23})?",
    re.IGNORECASE,
)
_SCALE = re.compile(r"(?:hundred |ten )?(?:million|billion|thousand)|[百千]?[萬万億亿]?元?", re.IGNORECASE)
_CHANGE = re.compile(
    r"[(（]?\s*[↑↓▲▼]\s?[\d.,]+\s?%?\s*[)）]?"
    r"|(?:同比|按年|[較较](?:上年|去年))?(?:增加|增長|增长|上升|減少|减少|下降)\s?[\d.,]+\s?%?"
    r"|(?:up|down|increased?|decreased?)(?: by)?\s[\d.,]+\s?%",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(r"\s*[(（]\s*[↑↓▲▼+−-]\s?[\d.,]+\s?%?\s*[)）]$")
_LABEL = re.compile(r"(?=.*(?:[A-Za-z].*[A-Za-z]|[\u3400-\u9fff]{2}))[^\t|#]{2,110}")
_ENDS = (".", "。", ";", "；", ":", "：", ",", "，", "!", "?", "！", "？")
_BULLET = re.compile(r"[-–•●■*>\\]|\d+[.)、]|\(?[a-z]\)\s")
_GOES_ON = re.compile(r"(?:of|in|with|from|for|to|on|at|are|were|is|was|have|has)\s")
_LEADS_TO = re.compile(r"\b(?:by|than|of|to|is|was|reached|about|over|nearly)$|[至達达為为約约逾]$", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:\b(?:by|of|in|and|the|for|to|with|per|from|or|on|at|excluding|including|outside|below|above)|[&/-])$",
    re.IGNORECASE,
)
_POWER = ("MW", "kW", "GW", "MWp", "kWp", "兆瓦", "千瓦", "吉瓦")
_LONGEST_HAN = 26
_MOST_WORDS = 18
_WIDEST_GAP = 2
# Words that go with a unit: a share is a rate, hours are of training.
_FITS = tuple(
    (re.compile(unit, re.IGNORECASE), re.compile(words, re.IGNORECASE))
    for unit, words in (
        (
            r"[%‰]",
            r"\b(?:rate|percentage|ratio|proportion|share|increase|decrease|reduction|coverage)\b|率|比例|比重|佔比|占比",
        ),
        (r"hour|小時|小时|學時|学时", r"training|volunteer|service|hours|培訓|培训|受訓|義工|志願|志愿|時數|时数"),
        (r"Wh\b|GJ|千瓦時|千瓦时|度", r"electric|energy|power|電|电|能"),
        (r"\b[kMG]W\b|千瓦|兆瓦", r"capacity|photovoltaic|裝機|装机|容量"),
        (r"CO.?.?2|二氧化碳", r"emission|GHG|carbon|排放|碳"),
        (r"\bt(?:on(?:ne)?s?)?\b|噸|吨", r"waste|emission|water|paper|recycl|carbon|material|廢|废|排放|水|紙|纸"),
        (
            r"\$|RMB|元|million|billion",
            r"invest|donat|revenue|cost|spen|income|profit|投入|捐|投資|投资|收入|金額|金额",
        ),
        (
            r"person|people|employee|人|名",
            r"employee|staff|volunteer|participant|person|people|員工|员工|僱員|雇员|人數|人数|義工",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a run: its place among the items, its words, whether it is a figure, and the blank lines before it.
    ``torn_before``, ``torn_after``: words that are too long or no name stand there, where the run breaks off."""

    at: int
    text: str
    figure: bool
    gap: int
    torn_before: bool = False
    torn_after: bool = False


def with_figures_set_large(found: Sequence[Item], repeated: frozenset[str]) -> list[Item]:
    """The items, figures and the words that belong to them made rows."""
    done: list[Item | None] = list(found)
    for run in _runs(found, repeated):
        for words, figure, title in _pairs(run):
            for line in (*words, *title):
                done[line.at] = None
            label = " ".join(plain(line.text) for line in words)
            if title:
                done[title[0].at] = _row(found[title[0].at], [" ".join(plain(line.text) for line in title)])
            changed = _CHANGE_BEHIND.search(figure.text)
            texts = [figure.text[: changed.start()], changed[0].strip(" ()（）")] if changed else [figure.text]
            done[figure.at] = _row(found[figure.at], [label, *texts])
    return [item for item in done if item is not None]


def _row(item: Item, texts: Sequence[str]) -> Item:
    cells = tuple(GridCell(text=text, line=item.number) for text in texts)
    return replace(item, kind="row", row=RawRow(cells), fields=2)


def _runs(found: Sequence[Item], repeated: frozenset[str]) -> list[list[_Line]]:
    """Runs of short lines with two figures or more, with nothing but blank lines between them."""
    runs: list[list[_Line]] = [[]]
    gap, after_words = 0, False
    for at, item in enumerate(found):
        if item.kind == "blank":
            gap += 1
            continue
        words = plain(item.text) if item.kind == "text" else ""
        if _CHANGE.fullmatch(words):
            continue
        figure = _is_figure(words)
        fits = bool(words) and (figure or (_is_label(item.text, words) and not is_repeated(words, repeated)))
        near = gap <= _WIDEST_GAP
        torn = bool(words) and not fits and _may_be_torn(item.text, words)
        if torn and near and runs[-1]:
            runs[-1][-1] = replace(runs[-1][-1], torn_after=True)
        if not fits or not near:
            runs.append([])
        if fits:
            runs[-1].append(_Line(at, words, figure, gap, torn_before=near and after_words and not runs[-1]))
        after_words = torn
        gap = 0
    return [run for run in runs if sum(line.figure for line in run) > 1]


def _may_be_torn(raw: str, words: str) -> bool:
    """Whether a line that is no name may be words of a figure all the same: no sentence, note, item or heading."""
    return not (words.endswith(_ENDS) or _BULLET.match(words) or is_bold(raw) or raw.lstrip().startswith("#"))


def _is_figure(words: str) -> bool:
    found = _FIGURE.fullmatch(_CHANGE_BEHIND.sub("", words))
    if found is None or year_in(words) is not None:
        return False
    unit = (found["unit"] or "").strip()
    if found["money"]:
        return not unit or bool(_SCALE.fullmatch(unit))
    return (is_unit(unit) or unit in _POWER) if unit else "," in found["digits"]


def _is_label(raw: str, words: str) -> bool:
    han = len(re.findall(r"[\u3400-\u9fff]", words))
    letters = [sign for sign in words if sign.isalpha() and sign.isascii()]
    shouted = len(letters) > 3 and all(map(str.isupper, letters))
    return (
        _LABEL.fullmatch(words) is not None
        and not words.endswith(_ENDS)
        and not _BULLET.match(words)
        and not (shouted or is_bold(raw) or raw.lstrip().startswith("#"))
        and han <= _LONGEST_HAN
        and len(words.split()) <= _MOST_WORDS
        and year_in(words) is None
    )


def _pairs(run: Sequence[_Line]) -> list[tuple[list[_Line], _Line, list[_Line]]]:
    """The figures of a run with their words, and the title over those where there is one; none where the side on which
    the words stand cannot be told."""
    sides = _sides(run)
    if sides is None or (sides == "before" and all(line.gap == 0 for line in run if line.figure)):
        # Words right above their figures are read together with them.
        return []
    taken: set[int] = set()
    found: list[tuple[list[_Line], _Line, list[_Line]]] = []
    for n, line in enumerate(run):
        if not line.figure:
            continue
        if sides == "after":
            words = _following(run, n)
            over = n and line.gap == 0 and not run[n - 1].figure and run[n - 1].at not in taken
            title: list[_Line] = [run[n - 1]] if over else []
        else:
            before = _leading(run, n, taken)
            words = _name(before)
            title = before[: len(before) - len(words)][-1:] if found else []
            tail = _following(run, n)[:1]
            if tail and tail[0].text[0].islower() and len(tail[0].text.split()) == 1:
                words = [*words, *tail]
        if not words:
            continue
        taken |= {one.at for one in words}
        found.append((words, line, title))
    return found


def _following(run: Sequence[_Line], n: int) -> list[_Line]:
    """The words after a figure, with the lines that go on with them."""
    words: list[_Line] = []
    for line in run[n + 1 :]:
        if line.figure or (words and not (line.text[0].islower() or _OPEN_END.search(words[-1].text))):
            break
        words.append(line)
    return words


def _leading(run: Sequence[_Line], n: int, taken: set[int]) -> list[_Line]:
    words: list[_Line] = []
    for line in reversed(run[:n]):
        if line.figure or line.at in taken:
            break
        words.insert(0, line)
    return words


def _name(before: Sequence[_Line]) -> list[_Line]:
    """The last of the lines before a figure, with those that it goes on with."""
    words = list(before[-1:])
    for line in reversed(before[:-1]):
        if not (words[0].text[0].islower() or _OPEN_END.search(line.text)):
            break
        words.insert(0, line)
    return words


def _sides(run: Sequence[_Line]) -> Side | None:
    """On which side of their figure the words of a run stand."""
    figures = [n for n, line in enumerate(run) if line.figure]
    after = all(_worded(run, n + 1) or run[n].torn_after for n in figures)
    before = all(_worded(run, n - 1) or run[n].torn_before for n in figures)
    if after != before:
        return "after" if after else "before"
    if not after:
        return None
    points = sum(_points(run, n) for n in figures)
    return "after" if points > 0 else "before" if points < 0 else None


def _worded(run: Sequence[_Line], n: int) -> bool:
    return 0 <= n < len(run) and not run[n].figure


def _points(run: Sequence[_Line], n: int) -> int:
    """What speaks for the words after a figure, less what speaks for those before it."""
    if not (_worded(run, n - 1) and _worded(run, n + 1)):
        return 0
    line, before, after = run[n], run[n - 1], run[n + 1]
    points = 2 * (line.gap > after.gap) - 2 * (line.gap < after.gap)
    points += bool(_GOES_ON.match(after.text)) - bool(_LEADS_TO.search(before.text))
    for unit, words in _FITS:
        if unit.search(line.text):
            points += bool(words.search(after.text)) - bool(words.search(before.text))
    return points
