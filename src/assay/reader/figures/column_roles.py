"""What one column of a table holds, told from its headings and from the cells below them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.columns_together import Kind
from assay.reader.figures.header_words import (
    CODE_HEAD,
    GENERIC,
    KPI_HEAD,
    LABEL_HEAD,
    METHOD_HEAD,
    NOTE_HEAD,
    NUMBER_HEAD,
    PLACE_HEAD,
    SAYS_NOTHING,
    UNIT_HEAD,
    is_year_head,
)
from assay.reader.figures.kpi_codes import is_gri_number, kpi_code
from assay.reader.figures.leading_codes import is_column_of_labels
from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.sections import Column
from assay.reader.figures.unit_labels import unit_at_end, unit_of_label
from assay.reader.figures.unit_plain import HAN
from assay.reader.figures.unit_words import PrintedUnit, is_unit_cell, scale_alone, unit_in
from assay.reader.figures.years import says_change, says_target, year_head
from assay.reader.grids.cells import is_absent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.years import YearHead


_COUNTED = re.compile(
    r"[(（]\s*(?:absolute\s+(?:numbers?|figures?|values?)|絕對(?:數|值)|绝对(?:数|值))\s*[)）]", re.IGNORECASE
)

_SAYS_OF = re.compile(
    r"\b(?:index|rates?|ratio|satisfaction|turnover|engagement|scores?|retention)$|指[數数]|率$|滿意度|满意度|得分|評分|评分",
    re.IGNORECASE,
)

_MATTER = re.compile(
    r"\b(?:training|learning|working|volunteer\w*)\b|培訓|培训|受訓|受训|志願|志愿|義工|义工", re.IGNORECASE
)
_PAGES_HEAD = re.compile(r"\W*(?:page\s+(?:references?|numbers?|no\b)|[頁页][碼码次])", re.IGNORECASE)
_FEWEST_BRACKETED = 3
# ">30%", "over 300 sessions"
_NO_AGE = re.compile(r"[%％]|\d{3}")
_SOME_FIGURES = 0.2
_MOSTLY = 0.5

# "1,000 tonnes" and "'000 kWh" in every row are the unit, no figures.
_SCALED_UNIT = re.compile(r"(?:1,?000|10,?000|['’]?000)\s?\S")


def kind_of(n: int, body: Sequence[GridRow]) -> Kind:
    texts = [row.cells[n].text.strip() for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    if not texts:
        return Kind(0, 0, 0, 0, 0, False)
    count = len(texts)
    # In a column of units nothing is a figure: "000 tonnes" in one row, "%" in the next.
    scaled = any(_SCALED_UNIT.match(text) for text in texts) and all(unit_in(text) is not None for text in texts)
    if scaled or (n and count >= _FEWEST_BRACKETED and _bracketed_units(texts)):
        return Kind(count, 0, 0, 1, 0, counting=False)
    ages = sum(1 for text in texts if member_kind(text) == "age" and not _NO_AGE.search(text))
    figures = (sum(1 for text in texts if read_cell(text, loose=bool(re.match(r"\W*\d", text)))) - ages) / count
    digits = (
        (sum(1 for text in texts if read_cell(text)) - ages) / count
        if any(re.search(r"\d", text) for text in texts)
        else 0
    )
    units = sum(1 for text in texts if is_unit_cell(text) and not re.search(r"\d[\d,.]*\s*\S+$", text[:3])) / count
    # A stroke in a column of codes: the row has none.
    codes = sum(1 for text in texts if kpi_code(text)) / max(1, sum(1 for text in texts if not is_absent(text)))
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
    return Kind(count, figures, digits, units, codes, counting, worded=is_column_of_labels(n, body))


def _bracketed_units(texts: Sequence[str]) -> bool:
    """A column in which nearly every cell is words in brackets, some of them known units: the others are units too."""
    inside = [
        text for text in texts if re.fullmatch(r"[(（][^\d()（）][^()（）]{0,40}[)）]|[(（].{1,44}[)）].{0,12}", text)
    ]
    known = sum(1 for text in inside if unit_in(text) is not None)
    return len(inside) >= 0.8 * len(texts) and known >= 0.3 * len(inside)


def column_of(n: int, stack: list[str], kind: Kind, this_year: int | None, *, has_year: bool) -> Column:
    last = stack[-1] if stack else ""
    against = says_change(" ".join(stack)) or says_change("".join(stack))
    heads = [(text, _year_told(text, this_year, against=against)) for text in stack]
    year = next((head for _, head in reversed(heads) if head is not None), None)
    # Of a torn header the word "Unit" stands over a column that has a year below it and figures.
    dated = year is not None and year.bare and kind.digits >= _MOSTLY
    if (any(UNIT_HEAD.fullmatch(text) for text in stack) and not dated) or (
        kind.units >= 0.6 and kind.digits < 0.2 and year is None and n > 0 and not LABEL_HEAD.fullmatch(last)
    ):
        return Column(role="unit")
    if (
        kind.counting
        and n == 0
        and year is None
        and (not last or NUMBER_HEAD.fullmatch(last) or LABEL_HEAD.fullmatch(last))
    ):
        return Column(role="number")
    if NUMBER_HEAD.fullmatch(last) and kind.figures >= 0.5 and n == 0:
        return Column(role="number")
    headed = KPI_HEAD.fullmatch(last) and kind.codes > 0 and kind.figures < 0.5 and not kind.worded
    if kind.filled and (kind.codes >= 0.6 or headed):
        return Column(role="kpi")
    # Words in the first column name the rows, whatever it is called: "Disclosure", "Section", 說明.
    names_rows = n == 0 and kind.figures < _SOME_FIGURES and kind.codes < _SOME_FIGURES
    if NOTE_HEAD.fullmatch(last) and not names_rows:
        return Column(role="note")
    if n and year is None and any(_PAGES_HEAD.match(text) for text in stack):
        return Column(role="other")
    if last and (PLACE_HEAD.fullmatch(last) or CODE_HEAD.fullmatch(last)) and year is None and not names_rows:
        return Column(role="other")
    if n and METHOD_HEAD.fullmatch(last) and kind.figures < _SOME_FIGURES:
        return Column(role="other")
    if n and NUMBER_HEAD.fullmatch(last) and kind.digits >= 0.5 and year is None:
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
    return Column(role="label", words=tuple(text for text in stack if not _says_nothing(text)))


def _says_nothing(head: str) -> bool:
    """Whether the head of a column of labels says nothing of the rows."""
    return any(kind.fullmatch(head) for kind in (SAYS_NOTHING, NOTE_HEAD, PLACE_HEAD, CODE_HEAD))


def _year_told(text: str, this_year: int | None, *, against: bool) -> YearHead | None:
    """The year of a heading; "against the previous year" names what a change is measured ``against``, and no year."""
    head = year_head(text, this_year) if is_year_head(text, this_year) else None
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


def _ends_in_thousands(text: str) -> tuple[str, PrintedUnit] | None:
    """A heading that ends in a scale and no unit: "Number of shares '000"."""
    words, _, tail = text.rpartition(" ")
    scale = scale_alone(tail) if tail[:1] in _APOSTROPHES else None
    return (words, PrintedUnit(scale, tail)) if scale is not None else None


_APOSTROPHES = ("'", "’", "‘")


def _value_column(stack: list[str], heads: list[tuple[str, YearHead | None]], year: int | None, mark: str) -> Column:
    words: list[str] = []
    found: PrintedUnit | None = None
    year_words = ""
    for place, (text, head) in enumerate(heads):
        rest = text if head is None else head.rest
        if head is not None:
            year_words = text
        if not rest:
            continue
        # "Share" over a column is no number of shares.
        whole = unit("%") if re.fullmatch(r"share|percentage|proportion", rest, re.IGNORECASE) else unit_in(rest)
        if whole is not None and whole.family == "people" and place + 1 < len(heads) and _SAYS_OF.search(heads[-1][0]):
            # "Employee" over "Satisfaction Index" says whose it is.
            words.append(rest)
            continue
        if whole is not None:
            found = PrintedUnit(whole, rest)
            if _MATTER.search(rest):
                words.append(rest)  # "Training hours per person" says of what, too
            continue
        if _COUNTED.search(rest):
            # "Total (absolute number)" below "(%)" that stands over all columns.
            words.append(_COUNTED.sub("", rest).strip() or rest)
            found = PrintedUnit(unit("count"), "")
            continue
        split = unit_of_label(rest) or _ends_in_unit(rest) or _ends_in_thousands(rest)
        split = split or (unit_at_end(rest) if HAN.search(rest) else None)
        if split is not None:
            rest, found = split
        if rest and not GENERIC.fullmatch(rest) and not UNIT_HEAD.fullmatch(rest) and not re.fullmatch(r"[\W_]+", rest):
            words.append(rest)
    joined = " ".join(stack)
    change = (says_change(joined) or says_change("".join(stack))) and year is None
    return Column(
        role="value", year=year, unit=found, words=tuple(words), target=says_target(joined), change=change,
        marks=(mark,) if mark else (), year_words=year_words,
    )  # fmt: skip
