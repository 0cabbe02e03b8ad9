"""Tables whose cells stand one on a line, as tools give them that write out a page cell by cell.

Row by row: a header of lone lines ("Unit", "2024", "2023") says what follows each label. Or column by column: all
labels, all units, then under each year as many figures as there are labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_unit, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.runs import each_run
from assay.reader.lines.within import may_head
from assay.reader.pages.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.lines.items import Item

_LABEL_HEAD = re.compile(
    r"(?:(?:key|esg|hkex|performance|environmental|social)\s+)*(?:indicators?|metrics?|kpis?|items?|descriptions?|aspects?|data"
    r"|particulars|categor(?:y|ies))|(?:關鍵|关键)?(?:績效|绩效)?(?:指標|指标)(?:名稱|名称)?|項目|项目|類別|类别|名稱|名称|內容|内容|描述",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:(?:hkex\s+)?kpi|關鍵績效指標|关键绩效指标|指標|指标)?\s*[AB]\d\.\d{1,2}", re.IGNORECASE)
_SPLIT = re.compile(r"(?:by|按|依)\b.*|按.*|.*(?:劃分|划分)$", re.IGNORECASE)
_GOES_ON = re.compile(r"[a-z(（/&]")
_FEWEST = 3
_YEARS = 2
_MOST_HEADS = 8
_LONGEST_UNIT = 40


@dataclass(frozen=True, slots=True)
class _Table:
    """A table found in some lines: from where to where, and its rows."""

    first: int
    last: int
    rows: tuple[RawRow, ...]


def with_cells_joined(found: Sequence[Item]) -> list[Item]:
    """The items, lone cells put together to rows wherever a run of lines is a table."""
    return each_run(found, _run)


def _run(run: Sequence[Item]) -> list[Item]:
    places = [place for place, item in enumerate(run) if item.kind == "text"]
    lines = [replace(run[place], text=plain(run[place].text)) for place in places]
    done: list[Item] = []
    shown = at = 0
    while at < len(lines):
        table = _by_column(lines, at, shown) or _by_row(lines, at) or _by_two(lines, at)
        if table is None:
            at += 1
            continue
        done += run[places[shown] if shown else 0 : places[table.first]] if table.first > shown or not shown else []
        number, page = lines[table.first].number, lines[table.first].page
        done += [replace(lines[table.first], kind="row", number=_line(row, number), page=page, text="", row=row,
                         fields=len(row.cells)) for row in table.rows]  # fmt: skip
        at = shown = table.last
    done += run[places[shown] if shown else 0 :] if shown < len(places) else run[places[-1] + 1 :] if places else run
    return done


def _line(row: RawRow, default: int) -> int:
    return next((cell.line for cell in row.cells if cell.line is not None), default)


def _is_year(text: str) -> bool:
    return year_in(text) is not None


def _is_unit_head(text: str) -> bool:
    return text.casefold() in UNIT_HEADS


def _is_words(text: str) -> bool:
    return may_head(text) and not _is_unit_head(text)


def _cell(item: Item) -> GridCell:
    return GridCell(text=item.text, line=item.number)


def _by_row(lines: Sequence[Item], at: int) -> _Table | None:
    """A table whose header begins here, its rows one after the other."""
    head: list[Item] = []
    while at + len(head) < len(lines) and len(head) < _MOST_HEADS and _heads(lines[at + len(head)].text):
        head.append(lines[at + len(head)])
    columns = [item for item in head if not _LABEL_HEAD.fullmatch(item.text)]
    if not any(_is_year(item.text) for item in columns):
        return None
    pattern = ["unit" if _is_unit_head(item.text) else "value" for item in columns]
    if "unit" not in pattern:
        pattern, columns = ["unit", *pattern], [replace(columns[0], text=""), *columns]
    first = next((item for item in head if _LABEL_HEAD.fullmatch(item.text)), replace(head[0], text=""))
    rows = [RawRow((_cell(first), *(_cell(item) for item in columns)))]
    valued, kept = 0, 1
    place = last = at + len(head)
    while place < len(lines):
        taken = _row(lines, place, pattern)
        if taken is not None:
            cells, place = taken
            rows.append(RawRow(cells))
            valued, kept, last = valued + 1, len(rows), place
        elif _is_words(lines[place].text) and not _heads(lines[place].text):
            rows.append(RawRow((_cell(lines[place]),)))
            place += 1
        else:
            break
    return _Table(at, last, tuple(rows[:kept])) if valued >= _FEWEST else None


def _by_two(lines: Sequence[Item], at: int) -> _Table | None:
    """A table of which a line names the years, and two lines each make a row: its label, then its figures."""
    years = lines[at].text.split()
    if len(years) < _YEARS or not all(_is_year(text) for text in years):
        return None
    rows = [RawRow((_no_cell(lines[at]), *(GridCell(text=text, line=lines[at].number) for text in years)))]
    valued, kept = 0, 1
    place = last = at + 1
    while place < len(lines) and _is_words(lines[place].text):
        values = lines[place + 1].text.split() if place + 1 < len(lines) else []
        if len(values) == len(years) and all(is_value(text) for text in values):
            number = lines[place + 1].number
            rows.append(RawRow((_cell(lines[place]), *(GridCell(text=text, line=number) for text in values))))
            place += 2
            valued, kept, last = valued + 1, len(rows), place
        else:
            rows.append(RawRow((_cell(lines[place]),)))
            place += 1
    return _Table(at, last, tuple(rows[:kept])) if valued >= _FEWEST else None


def _heads(text: str) -> bool:
    return _is_year(text) or _is_unit_head(text) or bool(_LABEL_HEAD.fullmatch(text))


def _row(lines: Sequence[Item], place: int, pattern: Sequence[str]) -> tuple[tuple[GridCell, ...], int] | None:
    """The cells of the row whose label begins here, and where the next one does."""
    code = ""
    if _CODE.fullmatch(lines[place].text) and place + 1 < len(lines):
        code, place = f"{lines[place].text} ", place + 1
    if not _is_words(lines[place].text):
        return None
    label, number = code + lines[place].text, lines[place].number
    place += 1
    while place < len(lines) and _is_words(lines[place].text) and _GOES_ON.match(lines[place].text):
        if is_unit(lines[place].text):
            break
        label = f"{label} {lines[place].text}"
        place += 1
    cells = [GridCell(text=label, line=number)]
    for wanted in pattern:
        text = lines[place].text if place < len(lines) else ""
        if wanted == "unit" and not _may_be_unit(text):
            cells.append(GridCell(text="", line=number))
            continue
        if not text or (wanted == "value" and not is_value(text)):
            return None
        cells.append(_cell(lines[place]))
        place += 1
    return tuple(cells), place


def _may_be_unit(text: str) -> bool:
    return is_unit(text) or (0 < len(text) <= _LONGEST_UNIT and "/" in text and not is_value(text))


@dataclass(frozen=True, slots=True)
class _Block:
    """Years on a line, and below them lines of as many figures each."""

    head: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    end: int


def _by_column(lines: Sequence[Item], at: int, since: int) -> _Table | None:
    """A table whose first column of figures begins here; its labels stand before, not above the line ``since``."""
    blocks: list[_Block] = []
    end = at
    while (block := _block(lines, end, len(blocks[0].rows) if blocks else 0)) is not None:
        blocks.append(block)
        end = block.end
    if not blocks:
        return None
    count = len(blocks[0].rows)
    units, labels_end = _units(lines, at, count, since)
    labels = _labels(lines, labels_end, count, since)
    if labels is None:
        return None
    width = sum(len(block.head) for block in blocks)
    first, named = labels
    rows = [RawRow((_no_cell(lines[at]), _no_cell(lines[at]), *(cell for block in blocks for cell in block.head)))]
    place = 0
    for label, figures in named:
        if not figures:
            rows.append(RawRow((_cell(label),)))
            continue
        unit = _cell(units[place]) if units else _no_cell(label)
        values = [cell for block in blocks for cell in block.rows[place]]
        rows.append(RawRow((_cell(label), unit, *values)))
        place += 1
    return _Table(first, end, tuple(rows)) if width else None


def _no_cell(item: Item) -> GridCell:
    return GridCell(text="", line=item.number)


def _block(lines: Sequence[Item], at: int, count: int) -> _Block | None:
    """Years, and ``count`` lines of figures (as many as there are, where it is 0)."""
    if at >= len(lines):
        return None
    years = [lines[at].text] if _is_year(lines[at].text) else lines[at].text.split()
    if not all(_is_year(text) for text in years):
        return None
    rows: list[tuple[GridCell, ...]] = []
    place = at + 1
    while place < len(lines) and (not count or len(rows) < count):
        texts = [lines[place].text] if len(years) == 1 else lines[place].text.split()
        if len(texts) != len(years) or not all(is_value(text) for text in texts):
            break
        if len(years) == 1 and _is_year(lines[place].text):
            break
        rows.append(tuple(GridCell(text=text, line=lines[place].number) for text in texts))
        place += 1
    if len(rows) < _FEWEST or (count and len(rows) != count):
        return None
    head = tuple(GridCell(text=text, line=lines[at].number) for text in years)
    return _Block(head, tuple(rows), place)


def _units(lines: Sequence[Item], at: int, count: int, since: int) -> tuple[Sequence[Item], int]:
    """The column of units before the figures, and where the labels end."""
    first = at - count
    if first < since:
        return (), at
    column = lines[first:at]
    headed = first > since and _is_unit_head(lines[first - 1].text)
    if headed or all(_may_be_unit(item.text) for item in column):
        return column, first - headed
    return (), at


def _labels(
    lines: Sequence[Item], end: int, count: int, since: int
) -> tuple[int, tuple[tuple[Item, bool], ...]] | None:
    """Where the labels begin, and each with whether it has figures; ``None`` where they are not as many."""
    start = end
    while start > since and _is_words(lines[start - 1].text) and not _LABEL_HEAD.fullmatch(lines[start - 1].text):
        start -= 1
    headed = start > since and bool(_LABEL_HEAD.fullmatch(lines[start - 1].text))
    for splits in (False, True):
        marked = [(item, not (splits and _SPLIT.fullmatch(item.text))) for item in lines[start:end]]
        named = sum(figures for _, figures in marked)
        if named == count:
            return start - headed, tuple(marked)
        if named > count and not headed:
            tail = list(_last(marked, count))
            return end - len(tail), tuple(tail)
    return None


def _last(marked: Sequence[tuple[Item, bool]], count: int) -> Iterator[tuple[Item, bool]]:
    """The last labels, ``count`` of them with figures."""
    left = count
    start = len(marked)
    while start and left:
        start -= 1
        left -= marked[start][1]
    yield from marked[start:]
