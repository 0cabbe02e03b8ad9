"""What each column of a table holds: labels, unit, year, code of an indicator, running number, or something else.

A header is told by its words and by what stands below it, never by its place alone: years may stand in any order, in
two rows, or be missing because the table goes on from the page before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.figures.carried import carried, places_of
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.column_sense import sensed
from assay.reader.figures.columns_together import Kind, together, without_header
from assay.reader.figures.kpi_codes import is_gri_number, kpi_code
from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.sections import Column, Section
from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_of_table import unit_of_table, with_signs, with_unit_of_table
from assay.reader.figures.unit_words import PrintedUnit, unit_in
from assay.reader.figures.years import says_change, says_target, year_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.years import YearHead

_UNIT_HEAD = re.compile(
    r"(?:measurement\s+|measuring\s+)?units?(?:\s+of\s+measure(?:ment)?)?|uom|(?:計量|计量|計算|计算)?(?:單位|单位)",
    re.IGNORECASE,
)
_KPI_HEAD = re.compile(
    r".*\b(?:KPIs?|GRI|HKEX|SASB)\b.*|.*(?:指標編號|指标编号|關鍵績效指標|关键绩效指标|指引編號).*", re.IGNORECASE
)
_NUMBER_HEAD = re.compile(r"no\.?|numbering|#|s/?n|item no\.?|序號|序号|編號|编号|項次|项次", re.IGNORECASE)
_NOTE_HEAD = re.compile(r"notes?|remarks?|footnotes?|附註|附注|備註|备注|註釋|注释|說明|说明", re.IGNORECASE)
_PLACE_HEAD = re.compile(
    r".*\b(?:pages?|page no\.?|references?|sections?|chapters?|location|response|disclosures?|where)\b.*"
    r"|.*(?:頁碼|页码|頁次|页次|頁數|章節|章节|索引|位置|參考|参考|回應|披露情況|對應).*",
    re.IGNORECASE,
)
_LABEL_HEAD = re.compile(
    r"(?:key\s+)?(?:performance\s+)?(?:indicators?|items?|metrics?|data|descriptions?|category|categories"
    r"|particulars|types?|resources?|name|kpis?|esg.*)"
    r"|.*(?:指標|指标|項目|项目|類別|类别|種類|种类|名稱|名称|資源|资源|內容|内容)",
    re.IGNORECASE,
)
_CODE_HEAD = re.compile(
    r"(?:account\s+|activity\s+|NACE\s+)?codes?(?:\(s\)|\s*\(s\))?(?:\s*\(\d+[a-z]?\))?|SDGs?\b.*|代碼|代码|代號|代号|編碼|编码|會計項目代碼",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"quantit(?:y|ies)|amounts?|values?|figures?|data|results?|numbers?|數量|数量|數值|数值|數據|数据|數額|金額|金额|結果|总量|總量"
    r"|.{0,3}年度?數據",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"(?:(?:(?:key|esg|hkex|performance|kpi|environmental|social)\s+)*(?:indicators?|metrics?)|items?|kinds?|years?|periods?|particulars|descriptions?|names?|types?"
    r"|categor(?:y|ies)|(?:esg|hkex|sustainability)?\s*kpis?|subject areas.*|contents?"
    r"|年份|年度|指標|指标|(?:關鍵|关键)?(?:績效|绩效)?(?:指標|指标)|項目|项目|類別|类别|種類|种类|名稱|名称|內容|内容|數據指標)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[(（]\s*(?:absolute\s+(?:numbers?|figures?|values?)|絕對(?:數|值)|绝对(?:数|值))\s*[)）]", re.IGNORECASE
)
_MOST_HEAD_ROWS = 5
_FEWEST_BRACKETED = 3
_LONGEST_YEAR_HEAD = 48
_AGE = re.compile(
    r"(?:(?:aged?|ages)\s*)?(?:(?:under|below|over|above|[<>≤≥])\s*[2-6]\d|[1-6]\d\s*(?:[-–—~至]|to)\s*[2-7]\d"
    r"|[1-6]\d\s*(?:(?:or|and)\s+(?:below|above|under|over)|\+|[歲岁]?(?:及|或)?以[上下]))"
    r"(?:\s*(?:years?(?: old)?|[歲岁]))?",
    re.IGNORECASE,
)
# "1,000 tonnes" and "'000 kWh" in every row are the unit, no figures.
_SCALED_UNIT = re.compile(r"(?:1,?000|10,?000|['’]?000)\s?\S")


def sections_of(rows: Sequence[GridRow], this_year: int | None, before: Section | None = None) -> tuple[Section, ...]:
    """The parts of a table, each with its own header. ``before`` is the last part of the table before it, whose header
    holds on where this one has none."""
    width = max((len(row.cells) for row in rows), default=0)
    found: list[Section] = []
    for start, first, last in _cuts(_heads(rows, this_year)):
        header, body = rows[start:first], rows[first:last]
        columns = _columns(header, body, width, this_year)
        going_on = carried(before, body, columns) if not header and not found else None
        if going_on is not None:
            found.append(replace(going_on, first=first, last=last))
            continue
        found.append(
            Section(
                columns=columns, first=first, last=last, title=_titles(header),
                row_years=_years_in_rows(columns, body, this_year), headless=not header,
                places=places_of(body, width),
            )
        )  # fmt: skip
    return tuple(found)


def _heads(rows: Sequence[GridRow], this_year: int | None) -> list[bool]:
    """Which rows are headers: those that look like one, the titles over stacked columns, and what stands above all."""
    heads = [_is_head(row, this_year) for row in rows]
    for at in range(len(rows) - 1, 0, -1):
        if heads[at] and not heads[at - 1] and _words_over_columns(rows[at - 1]):
            heads[at - 1] = True
    if True not in heads[:4]:
        _head_over_figures(rows, heads)
    for at in range(1, len(rows)):
        if heads[at - 1] and not heads[at] and (_goes_on_heading(rows[at]) or _heads_figures(rows, at)):
            heads[at] = True
    first = heads.index(True) if True in heads else 0
    if first <= 3 and not any(_has_figure(row) for row in rows[:first]):
        heads[:first] = [True] * first
    return heads


def _goes_on_heading(row: GridRow) -> bool:
    """A lower row of a stacked header: words over several columns, none over the labels, no figure."""
    words = [cell.text for cell in row.cells[1:] if cell.text.strip()]
    return (
        not row.cells[0].text.strip()
        and len(words) >= 2
        and not any(read_cell(text) and not _is_age(text) for text in words)
    )


def _heads_figures(rows: Sequence[GridRow], at: int) -> bool:
    """A lower row of a stacked header that names the labels as well: words over columns that hold figures below."""
    over = [n for n, cell in enumerate(rows[at].cells) if n and cell.text.strip()]
    body = rows[at + 1 :]
    texts = [rows[at].cells[n].text for n in over]
    words = not any(read_cell(text, loose=True) and not _is_age(text) for text in texts)
    return len(over) >= 2 and words and bool(body) and all(_figures_below(n, body) for n in over)


def _head_over_figures(rows: Sequence[GridRow], heads: list[bool]) -> None:
    """The first rows, if they have words where the rows below them have figures."""
    above = next((at for at, row in enumerate(rows) if _has_figure(row)), len(rows))
    body = rows[max(above, 1) :]
    if not body or not 1 <= above <= _MOST_HEAD_ROWS:
        return
    last = -1
    for at, row in enumerate(rows[:above]):
        over = [n for n, cell in enumerate(row.cells) if n and cell.text.strip() and _figures_below(n, body)]
        said = [cell for cell in row.cells if cell.text.strip()]
        if over and (len(said) >= 2 or not row.cells[0].text.strip()):
            last = at
    heads[: last + 1] = [True] * (last + 1)


def _figures_below(n: int, body: Sequence[GridRow]) -> bool:
    below = [row.cells[n].text for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    return bool(below) and sum(1 for text in below if read_cell(text)) >= 0.6 * len(below)


def _has_figure(row: GridRow) -> bool:
    return any(_is_figure(cell.text.strip()) for cell in row.cells[1:] if cell.text.strip())


def _cuts(heads: Sequence[bool]) -> list[tuple[int, int, int]]:
    """``(start of the header, first row, end)`` for each part of the table that has rows."""
    cuts: list[tuple[int, int, int]] = []
    at = 0
    while at < len(heads):
        start = at
        while at < len(heads) and heads[at]:
            at += 1
        first = at
        while at < len(heads) and not heads[at]:
            at += 1
        if first < at:
            cuts.append((start, first, at))
    return cuts


def _titles(header: Sequence[GridRow]) -> tuple[str, ...]:
    """Rows of the header that hold one cell of words: a title of the table inside it."""
    titles = []
    for row in header:
        shown = {cell.text.strip() for cell in row.cells if cell.text.strip()}
        if len(shown) == 1 and row.cells[0].text.strip() and not any(_worded(text) for text in shown):
            titles.append(row.cells[0].text.strip())
    return tuple(titles)


def _words_over_columns(row: GridRow) -> bool:
    """Two or more headings over columns, and no figure: the upper row of a stacked header."""
    texts = [cell.text for cell in row.cells if cell.text.strip()]
    spans = sum(1 for cell in row.cells[1:] if cell.text.strip())
    return len(texts) >= 2 and spans >= 2 and not any(read_cell(text) for text in texts)


def _is_head(row: GridRow, this_year: int | None) -> bool:
    texts = [cell.text.strip() for cell in row.cells]
    shown = [text for text in texts if text]
    if not shown:
        return False
    years = [text for text in shown if _is_year_head(text, this_year)]
    figures = [text for text in texts[1:] if text and text not in years and _is_figure(text)]
    if years and not figures:
        return _years_are_headings(texts, years, this_year)
    return not figures and _worded_head(texts, shown)


def _is_year_head(text: str, this_year: int | None) -> bool:
    head = year_head(text, this_year)
    return head is not None and _looks_like_year_head(text, head.rest)


def _years_are_headings(texts: list[str], years: list[str], this_year: int | None) -> bool:
    """Whether numbers that may be years are: several follow each other, one is near the year reported on."""
    numbers = [head.year for text in years if (head := year_head(text, this_year)) is not None]
    plain = all(re.fullmatch(r"\d{4}", text) for text in years)
    if not plain or (texts[0] and _worded(texts[0])):
        return len(years) > 1 or texts[0] != years[0] or len([text for text in texts if text]) == 1
    distinct = sorted(set(numbers))
    if len(distinct) > 1:
        return distinct[-1] - distinct[0] == len(distinct) - 1 or _years_apart(texts, numbers, this_year)
    others = [text for text in texts if text and text not in years]
    near = this_year is None or abs(numbers[0] - this_year) <= 1
    return (near and texts[0] != years[0]) or (not others and len(years) == 1)


def _years_apart(texts: list[str], numbers: list[int], this_year: int | None) -> bool:
    """Years with gaps between them, as of a base year: in order, one of them near the year reported on, beside no label
    of a row."""
    near = this_year is None or any(abs(number - this_year) <= 1 for number in numbers)
    ordered = numbers in (sorted(numbers), sorted(numbers, reverse=True))
    return near and ordered and (not texts[0] or unit_in(texts[0]) is not None or unit_of_label(texts[0]) is not None)


def _looks_like_year_head(text: str, rest: str) -> bool:
    if not rest:
        return True
    if re.search(r"\d", re.sub(r"CO2|m[23]|000|10,000|Scope \d", "", rest)) or re.search(
        r"[(（][^()（）]*\w{4,}[^()（）]*\b(?:in|of|for)\s*$", rest
    ):
        return False
    led = re.match(r"\W*(?:[FC]Y\s?)?(?:19|20)\d\d\b", text) is not None and len(text) <= _LONGEST_YEAR_HEAD
    return len(rest) <= 40 and not re.search(r"[.;。；]\s*\S", text) and (led or len(text) <= 30 or len(rest) <= 20)


def _is_figure(text: str) -> bool:
    return any(True for value in read_cell(text, loose=True)) and unit_in(text) is None and not _is_age(text)


def _is_age(text: str) -> bool:
    """Whether a cell names ages, "Under 30" or "30-50": no figures, but what columns are of."""
    return bool(_AGE.fullmatch(text.strip()))


def is_unit_head(text: str) -> bool:
    """Whether a heading names a column of units."""
    return bool(_UNIT_HEAD.fullmatch(text.strip()))


def _worded(text: str) -> bool:
    return any(
        pattern.fullmatch(text)
        for pattern in (_UNIT_HEAD, _KPI_HEAD, _NUMBER_HEAD, _NOTE_HEAD, _LABEL_HEAD, _PLACE_HEAD)
    )


def _worded_head(texts: list[str], shown: list[str]) -> bool:
    """A row of headings without a year: the words of a header, each short, in more than one column."""
    if len(shown) < 2 or any(len(text) > 110 for text in shown):
        return False
    known = sum(1 for text in shown if _worded(text))
    united = sum(
        1
        for text in texts[1:]
        if text and (unit_of_label(text) is not None or unit_in(text) is not None or _GENERIC.fullmatch(text))
    )
    special = sum(
        1 for text in shown if any(pattern.fullmatch(text) for pattern in (_UNIT_HEAD, _NUMBER_HEAD, _KPI_HEAD))
    )
    return special > 0 or known >= 2 or (known >= 1 and united >= 1) or (united >= 1 and texts[0] == "") or united >= 2


def _columns(
    header: Sequence[GridRow], body: Sequence[GridRow], width: int, this_year: int | None
) -> tuple[Column, ...]:
    stacks, over_all = unit_of_table(_stacks(header, width))
    kinds = [_kind(n, body) for n in range(width)]
    has_year = any(_is_year_head(text, this_year) for stack in stacks for text in stack)
    columns = [_column(n, stacks[n], kinds[n], this_year, has_year=has_year) for n in range(width)]
    columns = with_signs(columns, body)
    settled = sensed(together(columns, kinds, body), stacks, body)
    settled = with_unit_of_table(settled, over_all)
    return settled if header else without_header(settled, kinds, len(body))


def _stacks(header: Sequence[GridRow], width: int) -> list[list[str]]:
    """The headings over each column, from the top; a heading that spans columns stands over each of them."""
    stacks: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(header):
        below = header[depth + 1 :]
        spread = _spread(row, below, width)
        for n, text in enumerate(spread):
            if text and (not stacks[n] or stacks[n][-1] != text):
                stacks[n].append(text)
    return stacks


def _spread(row: GridRow, below: Sequence[GridRow], width: int) -> list[str]:
    texts = [""] * width
    at = 0
    explicit = any(cell.columns > 1 for cell in row.cells)
    if explicit and len(row.cells) < width:
        for cell in row.cells:
            for n in range(at, min(width, at + cell.columns)):
                texts[n] = cell.text.strip()
            at += cell.columns
        return texts
    for n, cell in enumerate(row.cells[:width]):
        if cell.text.strip():
            for k in range(n, min(width, n + cell.columns)):
                texts[k] = texts[k] or cell.text.strip()
    if explicit or not below or any(cell.box for cell in row.cells if cell.text.strip()):
        # On a page the place of a heading has said over which columns it stands.
        return texts
    grouped = _over_groups(texts, below)
    if grouped is not None:
        return grouped
    # Without spans: a heading reaches over the empty cells to its right that have a heading of their own below.
    last = ""
    for n in range(width):
        if texts[n]:
            last = texts[n] if n else ""
        elif last and any(n < len(under.cells) and under.cells[n].text.strip() for under in below):
            texts[n] = last
        else:
            last = ""
    return texts


def _over_groups(texts: Sequence[str], below: Sequence[GridRow]) -> list[str] | None:
    """Years printed over the middle or the last of as many columns each, not over the first: told to all of them."""
    years = [n for n, text in enumerate(texts) if n and text]
    headed = [n for n in range(1, len(texts)) if any(n < len(row.cells) and row.cells[n].text.strip() for row in below)]
    if len(years) < 2 or not headed or any(year_head(texts[n]) is None for n in years):
        return None
    size = years[1] - years[0]
    first = headed[-1] + 1 - size * len(years)
    steps = all(b - a == size for a, b in pairwise(years))
    if size < 2 or not steps or first < 1 or not first < years[0] < first + size or headed[0] > first:
        return None
    spread = list(texts)
    for place, n in enumerate(years):
        start = first + place * size
        spread[start : start + size] = [texts[n]] * size
    return spread


def _kind(n: int, body: Sequence[GridRow]) -> Kind:
    texts = [row.cells[n].text.strip() for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    if not texts:
        return Kind(0, 0, 0, 0, 0, False)
    count = len(texts)
    # In a column of units nothing is a figure: "000 tonnes" in one row, "%" in the next.
    scaled = any(_SCALED_UNIT.match(text) for text in texts) and all(unit_in(text) is not None for text in texts)
    if scaled or (n and count >= _FEWEST_BRACKETED and _bracketed_units(texts)):
        return Kind(count, 0, 0, 1, 0, counting=False)
    ages = sum(1 for text in texts if member_kind(text) == "age")
    figures = (sum(1 for text in texts if read_cell(text, loose=bool(re.match(r"\W*\d", text)))) - ages) / count
    digits = (
        (sum(1 for text in texts if read_cell(text)) - ages) / count
        if any(re.search(r"\d", text) for text in texts)
        else 0
    )
    units = (
        sum(1 for text in texts if unit_in(text) is not None and not re.search(r"\d[\d,.]*\s*\S+$", text[:3])) / count
    )
    codes = sum(1 for text in texts if kpi_code(text)) / count
    if count >= 3 and sum(1 for text in texts if is_gri_number(text)) >= 0.8 * count:
        codes = 1.0
    numbers = [int(text) for text in texts if re.fullmatch(r"\d{1,3}", text)]
    steps = [b - a for a, b in pairwise(numbers)]
    counting = (
        len(numbers) >= 2
        and len(numbers) >= 0.6 * count
        and sum(1 for step in steps if step in (0, 1)) >= 0.7 * len(steps)
        and any(steps)
    )
    return Kind(count, figures, digits, units, codes, counting)


def _bracketed_units(texts: Sequence[str]) -> bool:
    """A column in which nearly every cell is words in brackets, some of them known units: the others are units too."""
    inside = [
        text for text in texts if re.fullmatch(r"[(（][^\d()（）][^()（）]{0,40}[)）]|[(（].{1,44}[)）].{0,12}", text)
    ]
    known = sum(1 for text in inside if unit_in(text) is not None)
    return len(inside) >= 0.8 * len(texts) and known >= 0.3 * len(inside)


def _column(n: int, stack: list[str], kind: Kind, this_year: int | None, *, has_year: bool) -> Column:
    last = stack[-1] if stack else ""
    against = says_change(" ".join(stack)) or says_change("".join(stack))
    heads = [(text, _year_told(text, this_year, against=against)) for text in stack]
    year = next((head for _, head in reversed(heads) if head is not None), None)
    if any(_UNIT_HEAD.fullmatch(text) for text in stack) or (
        kind.units >= 0.6 and kind.digits < 0.2 and year is None and n > 0 and not _LABEL_HEAD.fullmatch(last)
    ):
        return Column(role="unit")
    if (
        kind.counting
        and n == 0
        and year is None
        and (not last or _NUMBER_HEAD.fullmatch(last) or _LABEL_HEAD.fullmatch(last))
    ):
        return Column(role="number")
    if _NUMBER_HEAD.fullmatch(last) and kind.figures >= 0.5 and n == 0:
        return Column(role="number")
    if kind.filled and (kind.codes >= 0.6 or (_KPI_HEAD.fullmatch(last) and kind.codes > 0 and kind.figures < 0.5)):
        return Column(role="kpi")
    if _NOTE_HEAD.fullmatch(last):
        return Column(role="note")
    if last and (_PLACE_HEAD.fullmatch(last) or _CODE_HEAD.fullmatch(last)) and year is None:
        return Column(role="other")
    if n and _NUMBER_HEAD.fullmatch(last) and kind.digits >= 0.5 and year is None:
        return Column(role="other")
    if (
        year is not None
        and (kind.figures > 0 or n > 0 or not kind.filled)
        and not (has_year and kind.filled and kind.figures == 0 and n == 0)
    ):
        return _value_column(stack, heads, year.year, year.mark)
    # Beside columns of years, a column is one of figures only if it has a heading of its own.
    if n and kind.digits >= 0.5 and kind.figures >= 0.5 and (last or not has_year):
        return _value_column(stack, heads, None, "")
    return Column(role="label", words=tuple(text for text in stack if not _SAYS_NOTHING.fullmatch(text)))


def _year_told(text: str, this_year: int | None, *, against: bool) -> YearHead | None:
    """The year of a heading; "against the previous year" names what a change is measured ``against``, and no year."""
    head = year_head(text, this_year) if _is_year_head(text, this_year) else None
    return None if head is not None and head.relative and against else head


def _ends_in_unit(text: str) -> tuple[str, PrintedUnit] | None:
    """A heading that ends in money or another unit that no word is mistaken for: "Airline £m", "Total RMB'000"."""
    words = text.split()
    for count in (3, 2, 1):
        tail = " ".join(words[-count:])
        named = unit_in(tail) if len(words) > count else None
        if named is not None and named.family.split("_")[0].split("/")[0] in ("money", "ghg", "energy"):
            return " ".join(words[:-count]), PrintedUnit(named, tail)
    return None


def _value_column(stack: list[str], heads: list[tuple[str, YearHead | None]], year: int | None, mark: str) -> Column:
    words: list[str] = []
    found: PrintedUnit | None = None
    year_words = ""
    for text, head in heads:
        rest = text if head is None else head.rest
        if head is not None:
            year_words = text
        if not rest:
            continue
        # "Share" over a column is no number of shares.
        whole = unit("%") if re.fullmatch(r"share|percentage|proportion", rest, re.IGNORECASE) else unit_in(rest)
        if whole is not None:
            found = PrintedUnit(whole, rest)
            continue
        if _COUNTED.search(rest):
            # "Total (absolute number)" below "(%)" that stands over all columns.
            words.append(_COUNTED.sub("", rest).strip() or rest)
            found = PrintedUnit(unit("count"), "")
            continue
        split = unit_of_label(rest) or _ends_in_unit(rest)
        if split is not None:
            rest, found = split
        if rest and not _GENERIC.fullmatch(rest) and not re.fullmatch(r"[\W_]+", rest):
            words.append(rest)
    joined = " ".join(stack)
    change = (says_change(joined) or says_change("".join(stack))) and year is None
    return Column(
        role="value", year=year, unit=found, words=tuple(words), target=says_target(joined), change=change,
        marks=(mark,) if mark else (), year_words=year_words,
    )  # fmt: skip


def _years_in_rows(columns: tuple[Column, ...], body: Sequence[GridRow], this_year: int | None) -> bool:
    """Whether the years stand in the first column, one a row: ``2023 | 512 | 318``."""
    if any(column.year is not None for column in columns) or not body:
        return False
    labels = [row.cells[0].text.strip() for row in body if row.cells and row.cells[0].text.strip()]
    heads = [head for text in labels if (head := year_head(text, this_year)) is not None and head.bare]
    return len(heads) >= 2 and len(heads) >= 0.8 * len(labels)
