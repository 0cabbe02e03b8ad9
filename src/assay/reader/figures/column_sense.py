"""Columns that hold something else than the figure of their row: its year, or a word about it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING

from assay.reader.figures.columns_beside import of_amounts, with_units_beside
from assay.reader.figures.years import year_in_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.sections import Column

_YEAR = re.compile(
    r"(?:fiscal|financial|reporting|calendar)?\s*(?:years?|periods?)|FY|年|(?:財政|财政|報告|报告|會計|会计)?年[度份]?",
    re.IGNORECASE,
)
# "Year appointed", "Target year": when something is, and no figure.
_SAYS_YEAR = re.compile(
    r"\byears?\b|\b(?:since|appointed|established|founded|commissioned)\b|年[份度]?$|年份|成立|委任|投產|投产",
    re.IGNORECASE,
)
# What was printed before it was computed again, and how far the two are apart.
_EARLIER = re.compile(
    r"\b(?:first|previously|originally|formerly)\s+(?:reported|stated|disclosed|published)|\bbefore restatement"
    r"|\bas (?:first|previously|originally) "
    r"|(?:原先?|首次|先前|過往|过往)(?:所?)(?:披露|報告|报告|匯報|汇报|列報|列报|公佈|公布)"
    r"|重列前|重述前",
    re.IGNORECASE,
)
# "GRI Standards 2021" over "305-1": an edition of a framework is no year of figures.
_FRAMEWORK = re.compile(r"(?:GRI|SASB|IFRS|ISSB|TCFD|ESRS)(?![A-Za-z])", re.IGNORECASE)
# A mark that somebody gave, not an amount.
_MARK = re.compile(
    r"(?:data\s+)?(?:quality\s+)?(?:ratings?|scores?|rank(?:ing)?s?|grades?)|weight(?:ing)?s?|(?:importance|materiality)\b.*"
    r"|(?:數據|数据)?(?:質量|质量|質素|品質)?(?:評級|评级|評分|评分|得分|分數|分数|排名|排序|等級|等级)|權重|权重|.{0,8}重要(?:性|程度)",
    re.IGNORECASE,
)


def sensed(columns: Sequence[Column], stacks: Sequence[Sequence[str]], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns with those told apart that hold years, marks, and what was reported before a restatement.

    ``stacks`` are the headings over each column, ``body`` the rows below them.
    """
    earlier = any(_EARLIER.search(text) for stack in stacks for text in stack)
    told = tuple(
        _sensed(n, column, stack, body, earlier=earlier, beside=_labels_after(n, columns))
        for n, (column, stack) in enumerate(zip(columns, chain(stacks, repeat(())), strict=False))
    )
    told = with_units_beside(told, body)
    told = tuple(
        replace(c, amounts=c.change and of_amounts(stacks[n] if n < len(stacks) else (), n, body))
        for n, c in enumerate(told)
    )
    amounts = any(column.role == "value" and not _is_share(column) and not column.change for column in told)
    return tuple(replace(column, apart=amounts and column.role == "value" and _is_share(column)) for column in told)


def _is_share(column: Column) -> bool:
    return column.unit is not None and column.unit.unit.symbol in ("%", "‰", "pp")


def _labels_after(n: int, columns: Sequence[Column]) -> bool:
    return any(column.role == "label" for column in columns[n + 1 :])


def _sensed(
    n: int, column: Column, stack: Sequence[str], body: Sequence[GridRow], *, earlier: bool, beside: bool
) -> Column:
    last = stack[-1].strip() if stack else ""
    undated = column.role in ("value", "label") and column.year is None
    # "412 | 25 | 2022" under "Kent | Essex |": the years of the rows stand last, under no heading.
    unheaded = not any(text.strip() for text in stack) and len(body) > 1
    if n and undated and (_YEAR.fullmatch(last) or unheaded) and _all_years(n, body):
        return replace(column, role="year", words=())
    # "Year | Group | Hours" over "2022 | Staff | 412": the years stand first, and labels beside them.
    if not n and beside and _YEAR.fullmatch(last) and _all_years(n, body, counted="年" in last):
        return replace(column, role="year", words=())
    if n and column.role == "value" and column.year is None and _SAYS_YEAR.search(last) and _all_years(n, body):
        return replace(column, role="other")
    if column.role != "value":
        return column
    if column.year is not None and any(_FRAMEWORK.match(text.strip()) for text in stack):
        return replace(column, role="other", year=None)
    about = bool(_MARK.fullmatch(last)) or any(_EARLIER.search(text) for text in stack)
    return replace(column, aside=True) if about or (earlier and column.change) else column


def _all_years(n: int, body: Sequence[GridRow], *, counted: bool = False) -> bool:
    """Whether all that a column holds are years; also ``counted`` ones, of the Republic, one after the other."""
    texts = [row.cells[n].text.strip() for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    heads = [year_in_column(text) for text in texts]
    years = [head.year for head in heads if head is not None and head.bare]
    if not texts or len(years) < len(texts):
        return False
    bare = any(len(text) < len("2022") for text in texts)
    return not bare or (counted and len(years) > 1 and all(abs(b - a) <= 1 for a, b in pairwise(years)))
