"""The headings over each column of a table, from the top, those over several columns told to all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_statements import unit_statement
from assay.reader.figures.years import year_head, years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow


def stacks_of(header: Sequence[GridRow], width: int) -> list[list[str]]:
    """The headings over each column, from the top; a heading that spans columns stands over each of them."""
    stacks: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(header):
        below = header[depth + 1 :]
        if below and _is_title(row, width):
            continue
        spread = _spread(row, below, width)
        for n, text in enumerate(spread):
            if text and (not stacks[n] or stacks[n][-1] != text):
                stacks[n].append(text)
    return [_brackets_closed(stack) for stack in stacks]


def _is_title(row: GridRow, width: int) -> bool:
    """Whether a row is one cell over all columns, labels and all, that says no year and no unit: a title."""
    first = row.cells[0] if row.cells else None
    if first is None or first.columns < width or width < 2 or len(row.said) != 1 or not first.text.strip():
        return False
    return not years_in(first.text) and unit_statement(first.text) is None and unit_of_label(first.text) is None


def _brackets_closed(stack: Sequence[str]) -> list[str]:
    """The headings with what stands in one bracket over several rows in one: "Emissions", "(t/million", "boats)"."""
    closed: list[str] = []
    held: list[str] = []
    for text in stack:
        held.append(text)
        if _opened(held) > 0 and _opened(held) == _opened(held[:1]):
            continue
        whole = " ".join(held)
        if len(held) > 1 and whole[0] in "(（" and closed and year_head(closed[-1]) is None:
            whole = f"{closed.pop()} {whole}"
        closed += [whole] if _opened(held) == 0 else held
        held = []
    return closed + held


def _opened(texts: Sequence[str]) -> int:
    """How many brackets are open at the end of some words."""
    return sum(text.count("(") + text.count("（") - text.count(")") - text.count("）") for text in texts)


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
