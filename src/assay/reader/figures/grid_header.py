"""The parts of a table, each with its header, and what each column holds: labels, unit, year, code of an indicator,
running number, or something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.carried import carried, places_of
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.column_roles import column_of, kind_of
from assay.reader.figures.column_sense import sensed
from assay.reader.figures.columns_together import together, without_header
from assay.reader.figures.header_rows import head_rows, parts_of, titles_of
from assay.reader.figures.header_stacks import stacks_of
from assay.reader.figures.header_words import COUNTED_HEAD, is_year_head
from assay.reader.figures.sections import Column, Section
from assay.reader.figures.signs_of_money import with_signs
from assay.reader.figures.year_spans import with_year_spans
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assay.reader.block import GridRow


def sections_of(
    rows: Sequence[GridRow], this_year: int | None, before: Section | None = None, stated: Collection[int] = ()
) -> tuple[Section, ...]:
    """The parts of a table, each with its own header. ``before`` is the last part of the table before it, whose header
    holds on where this one has none; ``stated`` are the rows that said a unit."""
    width = max((len(row.cells) for row in rows), default=0)
    found: list[Section] = []
    for start, first, last in parts_of(head_rows(rows, this_year, stated)):
        body = rows[first:last]
        header = with_year_spans(rows[start:first], body, width)
        columns = _columns(header, body, width, this_year)
        open_ = not found and (not header or _names_groups(header, body))
        going_on = carried(before, body, columns) if open_ else None
        if going_on is not None:
            found.append(replace(going_on, first=start, last=last))
            continue
        found.append(
            Section(
                columns=columns, first=first, last=last, title=_titles(header, found),
                row_years=_years_in_rows(columns, body, this_year), headless=not header,
                places=places_of(body, width),
            )
        )  # fmt: skip
    return tuple(found)


def _names_groups(header: Sequence[GridRow], body: Sequence[GridRow]) -> bool:
    """Whether all that stands over the figures are groups of rows, "By gender", in the column of labels; on no page,
    where places tell more."""
    held = [n for row in body for n, cell in enumerate(row.cells) if read_cell(cell.text)]
    said = [(n, cell) for row in header for n, cell in enumerate(row.cells) if cell.text.strip()]
    return bool(held) and all(n < min(held) and cell.box is None and cell.columns == 1 for n, cell in said)


def _titles(header: Sequence[GridRow], before: Sequence[Section]) -> tuple[str, ...]:
    """The titles of a part of a table. Fewer than those of the part before it are the lowest of them told anew: "Italy"
    over "Hires", then "Terminations"."""
    own = titles_of(header)
    above = before[-1].title if before and any(row.head for row in header) else ()
    return (*above[: max(len(above) - len(own), 0)], *own)


def _columns(
    header: Sequence[GridRow], body: Sequence[GridRow], width: int, this_year: int | None
) -> tuple[Column, ...]:
    stacks = stacks_of(header, width)
    kinds = [kind_of(n, body) for n in range(width)]
    has_year = any(is_year_head(text, this_year) for stack in stacks for text in stack)
    columns = [column_of(n, stacks[n], kinds[n], this_year, has_year=has_year) for n in range(width)]
    columns = with_signs(columns, body, stacks)
    settled = sensed(
        together(columns, kinds, body, [any(map(COUNTED_HEAD.search, stack)) for stack in stacks]), stacks, body
    )
    return settled if header else without_header(settled, kinds, len(body))


def _years_in_rows(columns: tuple[Column, ...], body: Sequence[GridRow], this_year: int | None) -> bool:
    """Whether the years stand in the first column, one a row and without labels: ``2023 | 512 | 318``."""
    if any(column.year is not None or column.role == "year" for column in columns) or not body:
        return False
    labels = [row.cells[0].text.strip() for row in body if row.cells and row.cells[0].text.strip()]
    heads = [head for text in labels if (head := year_head(text, this_year)) is not None and head.bare]
    return len(heads) >= 2 and len(heads) >= 0.8 * len(labels)
