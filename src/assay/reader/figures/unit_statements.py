"""A line that says once in which unit a table counts: "($ in millions, except per share data)", "單位：人民幣千元",
"(Expressed in RMB'000)". It stands over the table, at the end of a caption, or in the table's own first rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.figures.unit_words import PrintedUnit, folded, scale_alone, unit_in
from assay.reader.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.units import Unit
    from assay.reader.block import Block, GridCell, GridRow, Passage
    from assay.reader.figures.sections import Section

_LONGEST = 110
# So many short passages may stand between the line and its table.
_MOST_BETWEEN = 2
# So many notes may follow a table up to the one that says the unit of its figures.
_MOST_NOTES = 4
_LONGEST_BETWEEN = 160
# Boxes that a form ticks in the same line: "√适用 □不适用".
_TICKED = re.compile(r"[✓✔√☑□☐■]\s*(?:not\s+applicable|applicable|[不]?[适適]用|是|否|yes\b|no\b)", re.IGNORECASE)
_CURRENCY_SAID = re.compile(r"[,;，；]?\s*(?:[币幣][种種]|currency)\s*[:：]\s*(?P<money>\S+)", re.IGNORECASE)
_UNIT_SAID = re.compile(r"(?:units?|(?:金額|金额|貨幣|货币|計量|计量)?(?:單位|单位))\s*[:：﹕]\s*", re.IGNORECASE)
_IN = re.compile(
    r"(?:(?:all\s+)?(?:monetary\s+)?(?:amounts?|figures?|values?|data|numbers|sums)\s+(?:are\s+|is\s+)?)?"
    r"(?:(?:expressed|measured|stated|presented|shown|reported|denominated|given|quoted)\s+)?in\s+"
    r"|(?:(?:所有|以下)?(?:金額|金额|數字|数字|數據|数据)?(?:均|皆|係)?以)",
    re.IGNORECASE,
)
# "Note: the above data are in tonnes", 註：上述數據單位為公噸: of all figures of the table over it.
_NOTED = re.compile(r"^\W*(?:notes?|remarks?|附?[註注]|備註|备注)?\s*\d{0,2}\s*[:：.)）]?\s*", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\W*(?:notes?|remarks?|附?[註注]|備註|备注)|\s*(?:[*#†]|[(（]\d{1,2}[)）])", re.IGNORECASE)
_ABOVE = re.compile(r"(?:all\s+)?(?:the\s+)?above|以上|上述|上表", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?:all\s+)?(?:the\s+)?(?:above\s+)?(?=(?:amounts?|figures?|values?|data|numbers)\s)"
    r"|(?:以上|上述|上表|表[內内中])?(?:所有|全部|各項|各项)?(?:數據|数据|數字|数字|數值|数值)(?:之|的)?(?:均|皆)?"
    r"(?:(?:計量|计量)?(?:單位|单位)(?:均|皆)?(?:為|为|是|[:：])|(?=以))",
    re.IGNORECASE,
)
_SHOWN = re.compile(r"(?:為單位|为单位|列示|呈列|表示|表達|表达|計算|计算|列報|列报|計|计)$")
_EXCEPT = re.compile(
    r"[,;，；]?\s*\(?(?:except|unless|other\s+than|excluding|save\s+for)\b.*$"
    r"|[,;，；]?\s*\(?(?:惟|除)[^()]*(?:外|除外)\)?$|[,;，；]?\s*\(?(?:除非)?另有[^()]*(?:者|外|明)\)?$|[,;，；]\s*(?:每股|百分比|比率)[^()]*除外\)?$",
    re.IGNORECASE,
)
_SAYS_FIRST = re.compile(r"^(?:(?:unless|except)\b[^,]*|除[^,，。]{2,16}外)[,，]\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"^[(\[](.*)[)\]]$")
_AT_END = re.compile(r"[(（\[]([^()（）\[\]]{2,90})[)）\]]\s*[:：]?$")
# What a line alone does not say: "persons" may be anything.
_COUNTED_ONLY = ("person", "count", "day", "h", "point", "share")
_MAINLAND = re.compile(r"人民|RMB|CNY", re.IGNORECASE)

_NUMBER = re.compile(r"^[\s(]*[-\d][\d,.]{3,}[\s)%]*$")
_MARKED = re.compile(r"^\W*(?:expressed|stated|in\s|all\s|amounts?|units?|單位|单位|金額|金额)", re.IGNORECASE)

_SLACK = 6.0


@remembered
def unit_statement(text: str) -> PrintedUnit | None:
    """The unit that a line says and nothing else; ``None`` for other words.

    >>> unit_statement("($ in millions, except per share data)").printed
    '$ in millions'
    """
    if len(text) > _LONGEST:
        return None
    words = _TICKED.sub(" ", folded(text)).strip()
    inside = _BRACKETED.match(words)
    marked = inside is not None
    words = _SAYS_FIRST.sub("", inside[1] if inside else words)
    words = _EXCEPT.sub("", words).strip(" ,;:.")
    money = _CURRENCY_SAID.search(words)
    words = _CURRENCY_SAID.sub("", words).strip(" ,;:.")
    for lead in (_UNIT_SAID, _IN):
        led = lead.match(words)
        if led is not None:
            words, marked = _SHOWN.sub("", words[led.end() :]).strip(), True
            break
    if not words:
        return None
    found = unit_in(words)
    if money is not None and found is not None and "元" in words and not _MAINLAND.search(money["money"]):
        found = unit_in(money["money"].rstrip("元") + words) or found
    if found is None and marked:
        found = scale_alone(words)
    if found is None or (not marked and not _says_itself(found)):
        return None
    if found.symbol in _COUNTED_ONLY and _UNIT_SAID.match(folded(text).strip("( ")) is None:
        return None
    return PrintedUnit(found, _as_printed(words, text))


def said_of_all(text: str, *, noted: bool = False) -> PrintedUnit | None:
    """The unit that a note says of all the figures of the table over it. ``noted``: its mark was taken off."""
    words = _NOTED.sub("", folded(text).strip(), count=1).rstrip(" .。")
    of_all = _OF_ALL.match(words)
    looks_back = noted or _NOTE_MARK.match(text) is not None or _ABOVE.match(words) is not None
    if of_all is None or not looks_back or len(words) > _LONGEST:
        return None
    rest = words[of_all.end() :]
    return unit_statement(rest if _IN.match(rest) else f"單位: {rest}")


def _as_printed(words: str, text: str) -> str:
    """The words as they stand on the page, raised and full-width letters and all."""
    at = folded(text).find(words)
    return text[at : at + len(words)] if at >= 0 and len(folded(text)) == len(text) else words


def _says_itself(found: Unit) -> bool:
    """Whether a unit without any mark of a statement can be nothing but one: "RMB'000", "人民幣百萬元"."""
    return found.family.startswith("money") and "/" not in found.family and found.scale != 1


def stated_within(grid: Grid) -> tuple[Grid, tuple[tuple[int, PrintedUnit], ...]]:
    """A table without the cells that say the unit of what is below them, and those units by their rows."""
    found: list[tuple[int, PrintedUnit]] = []
    rows = list(grid.rows)
    for number, row in enumerate(grid.rows):
        told = _in_row(row)
        if told is None:
            continue
        places, said = told
        cells = tuple(replace(c, text=_without(c.text)) if n in places else c for n, c in enumerate(row.cells))
        below = grid.rows[number + 1] if number + 1 < len(grid.rows) else row
        rows[number] = replace(row, cells=_title_first(cells) if _is_title(cells, below) else cells)
        found.append((number, said))
    return (replace(grid, rows=tuple(rows)) if found else grid), tuple(found)


def _is_title(cells: Sequence[GridCell], below: GridRow) -> bool:
    """Whether what is left of a row is the title of the table that begins there: words over fewer columns than the
    heads below it, and no year."""
    left = [cell for cell in cells if cell.text.strip()]
    heads = [cell.text for cell in below.cells if cell.text.strip()]
    own = len(left) <= _MOST_TITLES and all(cell.columns == 1 and not _SAYS_YEAR.search(cell.text) for cell in left)
    return bool(left) and own and len(heads) > len(left) + 1 and not any(_NUMBER.search(text) for text in heads)


_MOST_TITLES = 2
_SAYS_YEAR = re.compile(r"(?:19|20)\d\d|本[期年]|上[期年]")


def _title_first(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """The words of a title in the first cell."""
    words = " ".join(cell.text.strip() for cell in cells if cell.text.strip())
    return tuple(replace(cell, text="" if n else words) for n, cell in enumerate(cells))


def _without(text: str) -> str:
    """What a cell says besides the unit: nothing, or the words before it."""
    said = _UNIT_SAID.search(text)
    return text[: said.start()].strip() if said is not None and not _TICKED.match(text.strip()) else ""


def _in_row(row: GridRow) -> tuple[frozenset[int], PrintedUnit] | None:
    """The cells of a row that say the unit of the table, however they were cut: "(Expressed in | RMB'000)"."""
    filled = [n for n, cell in enumerate(row.cells) if cell.text.strip()]
    texts = [row.cells[n].text.strip() for n in filled]
    if not filled or sum(len(text) for text in texts) > 3 * _LONGEST:
        return None
    whole = " ".join(texts)
    if len(filled) > 1 and _MARKED.search(whole) and (said := unit_statement(whole)) is not None:
        return frozenset(filled), said
    for n, text in zip(filled, texts, strict=True):
        at = _UNIT_SAID.search(text)
        said = unit_statement(text[at.start() :]) if at is not None else None
        if said is not None and not any(_NUMBER.search(other) for other in texts if other != text):
            return frozenset(m for m in filled if m == n or _says_money(row.cells[m].text)), said
    return None


def _says_money(text: str) -> bool:
    return _CURRENCY_SAID.fullmatch(text.strip()) is not None


def stated_over(blocks: Sequence[Block]) -> Mapping[int, PrintedUnit]:
    """The units that lines over tables say, by the ids of the tables."""
    found: dict[int, PrintedUnit] = {}
    before: Grid | None = None
    since: list[Passage] = []
    for block in blocks:
        if not isinstance(block, Grid):
            if before is not None and (below := _said_below(block, before, since)) is not None:
                found.setdefault(before.id, below)
            else:
                since.append(block)
            continue
        if block.chart:
            continue
        said = _said_before(since, block)
        if said is None and before is not None and not since:
            said = _said_by_table_before(before, block, found.get(before.id))
        if said is not None:
            found[block.id] = said
        before, since = block, []
    return found


def _said_below(passage: Passage, grid: Grid, between: Sequence[Passage]) -> PrintedUnit | None:
    """What a note on the table before it says of all its figures."""
    near = len(between) < _MOST_NOTES and passage.page == grid.page and _across(passage, grid)
    return said_of_all(passage.text, noted=passage.kind == "note") if near else None


def _said_before(passages: Sequence[Passage], grid: Grid) -> PrintedUnit | None:
    """What the passages before a table say, those of another column of the page left out."""
    between = 0
    if passages and grid.page is not None and passages[-1].page == grid.page - 1:
        # The page ends between the line and its table.
        return unit_statement(passages[-1].text) or _said_at_end(passages[-1])
    for block in reversed(passages[-_MOST_LOOKED_AT:]):
        if block.page == grid.page and not _across(block, grid):
            continue
        told = unit_statement(block.text) or _said_at_end(block)
        if told is None and _right_above(block, grid):
            told = _said_in_title(block.text)
        if told is not None:
            return told if _stands_over(block, grid) else None
        between += 1
        if between > _MOST_BETWEEN or len(block.text) > _LONGEST_BETWEEN:
            return None
    return None


def _said_by_table_before(before: Grid, grid: Grid, held: PrintedUnit | None) -> PrintedUnit | None:
    """What the last row of the table right before says of this one; or the unit of the table that goes on in it, column
    under column."""
    if before.page != grid.page or not before.rows:
        return None
    last = _in_row(before.rows[-1])
    if last is not None:
        return last[1]
    if before.box is None or grid.box is None or len(before.rows[0].cells) != len(grid.rows[0].cells):
        return None
    same = abs(before.box.x0 - grid.box.x0) < _SLACK and abs(before.box.x1 - grid.box.x1) < _SLACK
    return held if same and before.headings == grid.headings else None


def _said_in_title(text: str) -> PrintedUnit | None:
    """The measure in the one bracket of a title over years: "Waste disposed (kg) Site"."""
    inside = _INSIDE.findall(text)
    measured = unit_in(inside[0]) if len(inside) == 1 and len(text) <= _LONGEST_TITLE else None
    return PrintedUnit(measured, inside[0]) if measured is not None and measured.family in _MEASURES else None


_MOST_LOOKED_AT = 12
_LONGEST_TITLE = 60
_INSIDE = re.compile(r"[(（]([^()（）]{1,30})[)）]")
_MEASURES = ("energy", "mass", "volume", "ghg", "money")


def _said_at_end(block: Passage) -> PrintedUnit | None:
    """The unit at the end of a caption: "主要项目 单位：万元", "Key figures (RMB million, except per share data)"."""
    text = block.text.strip()
    if len(text) > _LONGEST_BETWEEN:
        return None
    at = _UNIT_SAID.search(text)
    if at is not None and at.start():
        return unit_statement(text[at.start() :])
    ending = _AT_END.search(text)
    return unit_statement(f"({ending[1]})") if ending is not None and ending.start() else None


def _stands_over(passage: Passage, grid: Grid) -> bool:
    if passage.page != grid.page:
        return False
    if passage.box is None or grid.box is None:
        return True
    return _across(passage, grid) and passage.box.y0 <= grid.box.y0 + _SLACK


def _across(passage: Passage, grid: Grid) -> bool:
    """Whether a passage stands in the same column of the page as a table, as far as their places are known."""
    if passage.box is None or grid.box is None:
        return True
    return min(passage.box.x1, grid.box.x1) > max(passage.box.x0, grid.box.x0)


def _right_above(passage: Passage, grid: Grid) -> bool:
    if passage.box is None or grid.box is None:
        return False
    return -_SLACK - _SLACK <= grid.box.y0 - passage.box.y1 <= _SLACK + _SLACK


def with_stated_units(
    sections: Sequence[Section], within: Sequence[tuple[int, PrintedUnit]], over: PrintedUnit | None
) -> tuple[Section, ...]:
    """The parts of a table with the unit that is said of each: in its rows or before them, over the table, or over the
    table that it goes on with."""
    found: list[Section] = []
    held = over
    for section in sections:
        said = [unit for row, unit in within if row <= section.first]
        held = said[-1] if said else held or (section.unit if section.carried else None)
        found.append(replace(section, unit=held))
    return tuple(found)
