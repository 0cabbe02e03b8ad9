"""Extracted text broken on purpose, in the ways that layouts break. Each takes lines and gives lines with origins."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

# Letters that recognition mistakes for each other; digits are left alone, or no key could say what is right.
_PAIRS = (
    "lI Il il Oo oc ec ce nr tf ft ao s5 uv hb rn gq yv S5 B8 EF "
    "廢癈 員貝 末未 土士 己已 量最 電雷 水氷 噸頓 煤媒 棄葉 類頪 無旡 資貲 源原 收牧 生牛 油由 物杓"
)
_MISREAD = {pair[0]: pair[1] for pair in _PAIRS.split(" ")} | {"m": "rn", "d": "cl", "W": "VV"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line and the numbers, from 1, of the lines of the unbroken text that it is made of."""

    text: str
    origin: tuple[int, ...]


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(Line(line, (number,)) for number, line in enumerate(text.split("\n"), 1))


def tables_in(lines: Sequence[Line]) -> Iterator[range]:
    """Runs of lines with tabs."""
    start = None
    for number, line in enumerate([*lines, Line("", ())]):
        if "\t" in line.text:
            start = number if start is None else start
        elif start is not None:
            yield range(start, number)
            start = None


def unbroken(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The text as it is."""
    return tuple(lines)


def without_tabs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Every tab a space: the cells of a row run together, and empty cells are gone."""
    return tuple(Line(re.sub(r"[ \t]*\t[ \t]*", " ", line.text).strip(), line.origin) for line in lines)


def merged_cells(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The first two cells that hold something become one: a label and its group, or a label and its unit."""
    return tuple(Line(_merged(line.text), line.origin) for line in lines)


def _merged(text: str) -> str:
    cells = text.split("\t")
    filled = [number for number, cell in enumerate(cells) if cell.strip()]
    if len(cells) < 3 or len(filled) < 2:
        return text
    first, second = filled[:2]
    merged = f"{cells[first]} {cells[second]}"
    return "\t".join([*cells[:first], merged, *cells[first + 1 : second], *cells[second + 1 :]])


def years_reversed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Columns below years stand in the opposite order, header and figures alike."""
    done = list(lines)
    for table in tables_in(lines):
        columns: list[int] = []
        for number in table:
            cells = done[number].text.split("\t")
            years = [at for at, cell in enumerate(cells) if _YEAR.fullmatch(cell.strip())]
            columns = years if len(years) > 1 else columns
            if columns and columns[-1] < len(cells):
                turned = list(cells)
                for at, other in zip(columns, reversed(columns), strict=True):
                    turned[at] = cells[other]
                done[number] = Line("\t".join(turned), done[number].origin)
    return tuple(done)


def without_header(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Rows of tables that name a year in a cell of its own are gone."""
    dropped = {
        number
        for table in tables_in(lines)
        for number in table
        if any(_YEAR.fullmatch(cell.strip()) for cell in lines[number].text.split("\t"))
    }
    return tuple(line for number, line in enumerate(lines) if number not in dropped)


def interleaved(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Each table and the next stand side by side, as facing pages do."""
    tables = [table for table in tables_in(lines) if len(table) > 2]
    done: list[Line | None] = list(lines)
    for left, right in zip(tables[::2], tables[1::2], strict=False):
        width = max(lines[number].text.count("\t") for number in left) + 1
        for step in range(max(len(left), len(right))):
            one = lines[left[step]] if step < len(left) else Line("", ())
            other = lines[right[step]] if step < len(right) else Line("", ())
            padded = one.text + "\t" * (width - one.text.count("\t")) + other.text
            at = left[step] if step < len(left) else right[step]
            if step < len(right):
                done[right[step]] = None
            done[at] = Line(padded, one.origin + other.origin)
    return tuple(line for line in done if line is not None)


def misread(share: float, seed: int = 1) -> Callable[[Sequence[Line]], tuple[Line, ...]]:
    """Recognition noise: this share of all letters is another letter, is lost, or loses the space before it."""

    def noisy(lines: Sequence[Line]) -> tuple[Line, ...]:
        chance = random.Random(seed)  # noqa: S311 (the same noise every time is what is wanted)
        return tuple(
            Line("".join(_noisy(letter, chance, share) for letter in line.text), line.origin) for line in lines
        )

    return noisy


def _noisy(letter: str, chance: random.Random, share: float) -> str:
    if not (letter.isalpha() or letter == " ") or chance.random() >= share:
        return letter
    return "" if letter == " " else _MISREAD.get(letter, "" if chance.random() < 0.5 else letter * 2)


BROKEN: Mapping[str, Callable[[Sequence[Line]], tuple[Line, ...]]] = {
    "as it is": unbroken,
    "years in the opposite order": years_reversed,
    "first two cells merged": merged_cells,
    "tabs dropped": without_tabs,
    "two tables side by side": interleaved,
    "header rows dropped": without_header,
    "1% of letters misread": misread(0.01),
    "3% of letters misread": misread(0.03),
}
