"""A sign of money in a column of its own, which is said of the columns of amounts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.currencies import SIGN_ALONE
from assay.reader.figures.unit_words import PrintedUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.sections import Column

_SHARE_WORD = re.compile(
    r"%|\b(?:shares?|ratio|percent\w*|proportion)\b|比重|比例|佔比|占比|比率|率$|百分比", re.IGNORECASE
)
_SIGNS = re.compile(r"[$＄¥￥€£]|(?:NT|HK|US|A|S|C|NZ)\$")


def with_signs(columns: Sequence[Column], body: Sequence[GridRow], stacks: Sequence[Sequence[str]]) -> list[Column]:
    """The columns, one that holds nothing but a sign of money being no label: it is said of the columns of amounts.
    ``stacks`` are the headings over each column."""
    signs = [
        sign_of_money(row.cells[n].text for row in body if n < len(row.cells)) if n else None
        for n in range(len(columns))
    ]
    sign = next((found for found in signs if found is not None), None) or _sign_behind_labels(body)
    if sign is None:
        return list(columns)
    taken = [
        replace(column, role="other") if own is not None and column.role in ("label", "unit") else column
        for column, own in zip(columns, signs, strict=True)
    ]
    # A heading may stand over the sign and not over the amount beside it.
    headed = [
        replace(column, words=tuple(stacks[n - 1]))
        if n and signs[n - 1] is not None and column.role == "value" and not stacks[n]
        else column
        for n, column in enumerate(taken)
    ]
    return [
        replace(column, sign=sign) if column.role == "value" and not _is_rate(column) else column for column in headed
    ]


def _sign_behind_labels(body: Sequence[GridRow]) -> PrintedUnit | None:
    """The sign that the first and the last amount have and that slid into their labels: "Total tax $ | 1,234"."""
    ends = {match[1] for row in body if row.cells and (match := _AT_END.search(row.cells[0].text.strip())) is not None}
    return PrintedUnit(SIGN_ALONE, ends.pop()) if len(ends) == 1 else None


_AT_END = re.compile(r"\w.*\s((?:(?:NT|HK|US|A|S|C|NZ)\$|[$＄]))$")


def _is_rate(column: Column) -> bool:
    return column.change or any(_SHARE_WORD.search(words) for words in column.words)


def sign_of_money(texts: Iterable[str]) -> PrintedUnit | None:
    """The sign of a column that holds nothing else: "$" before the first and the last amount. It says money, and
    neither whose nor in thousands."""
    shown = {text.strip() for text in texts if text.strip()}
    return PrintedUnit(SIGN_ALONE, shown.pop()) if len(shown) == 1 and _SIGNS.fullmatch(next(iter(shown))) else None
