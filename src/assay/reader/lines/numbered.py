"""Rows whose label begins with a number or holds the code of an indicator, as lines without columns give them: the
number or code gets a column of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import GridCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_FEWEST = 3
_NUMBER = re.compile(r"(\d{1,2})\s+(?=[^\W\d])")
_CODE_LAST = re.compile(r"\s+((?:KPI\s*)?[AB]\d\.\d{1,2}(?:\([a-z]\))?)$")
_HEAD_LAST = re.compile(r"(?:(?<=\s)|^)((?:HKEX\s+)?(?:KPIs?|reference|ref\.?))$", re.IGNORECASE)


def with_numbers_apart(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, running numbers before their labels left out, codes behind them in a column of their own."""
    labels = [row.texts[0] if row.cells else "" for row in rows]
    numbers = [int(hit[1]) for text in labels if (hit := _NUMBER.match(text))]
    if len(numbers) >= _FEWEST and all(one <= other <= one + 2 for one, other in pairwise(numbers)):
        labels = [_NUMBER.sub("", text, count=1) for text in labels]
    codes = [hit[1] if (hit := _CODE_LAST.search(text)) else "" for text in labels]
    if sum(map(bool, codes)) < _FEWEST:
        return tuple(_with_label(row, label) for row, label in zip(rows, labels, strict=True))
    heads = [hit[1] if not n and (hit := _HEAD_LAST.search(text)) else "" for n, text in enumerate(labels)]
    return tuple(
        _with_code(_with_label(row, label.removesuffix(code or head).strip()), code or head)
        for row, label, code, head in zip(rows, labels, codes, heads, strict=True)
    )


def _with_label(row: RawRow, label: str) -> RawRow:
    if not row.cells or row.cells[0].text == label:
        return row
    return replace(row, cells=(replace(row.cells[0], text=label), *row.cells[1:]))


def _with_code(row: RawRow, code: str) -> RawRow:
    line = row.cells[0].line if row.cells else None
    return replace(row, cells=(*row.cells[:1], GridCell(text=code, line=line), *row.cells[1:]))
