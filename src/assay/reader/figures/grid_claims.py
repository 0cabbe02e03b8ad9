"""Tables to claims: every printed figure with its labels, unit, year and place. No metric yet."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.claim import Claim
from assay.reader.decision import How, decision
from assay.reader.figures.bold_heads import bold_heads
from assay.reader.figures.cell_values import interval_of, read_cell
from assay.reader.figures.charts import is_scattered
from assay.reader.figures.dashes import with_units_of_dashes
from assay.reader.figures.figure_units import unit_of_figure
from assay.reader.figures.grid_header import sections_of
from assay.reader.figures.grid_years import Around, year_of
from assay.reader.figures.group_totals import columns_of_row
from assay.reader.figures.header_words import is_age, is_unit_head
from assay.reader.figures.kpi_codes import kpi_code
from assay.reader.figures.leading_codes import with_codes_joined
from assay.reader.figures.members_below import members_below
from assay.reader.figures.page_numbers import is_list_of_pages
from assay.reader.figures.path_row import PathRow
from assay.reader.figures.row_labels import holds_words, joined_labels, member_kind
from assay.reader.figures.row_paths import RowPath, is_split, paths_of
from assay.reader.figures.row_years import row_years
from assay.reader.figures.sums_below import may_be_whole, sums_below
from assay.reader.figures.table_rows import TableRow, rows_of, several_in
from assay.reader.figures.table_told import Told, told_over
from assay.reader.figures.two_label_columns import with_languages_joined
from assay.reader.figures.unit_statements import stated_within, with_stated_units
from assay.reader.figures.unit_words import unit_column_word, unit_in
from assay.reader.figures.units_of_sums import with_units_of_sums
from assay.reader.figures.years import says_change
from assay.reader.figures.years_over import with_years_of_runs, with_years_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Grid, GridRow
    from assay.reader.decision import Decision
    from assay.reader.figures.cell_values import CellValue
    from assay.reader.figures.sections import Column, Section
    from assay.reader.figures.sums_below import Figures
    from assay.reader.figures.unit_words import PrintedUnit
    from assay.reader.figures.years_over import YearLine


def claims_of_grid(
    grid: Grid,
    this_year: int | None,
    before: Section | None = None,
    torn: str = "",
    said: PrintedUnit | None = None,
    over: YearLine = (),
) -> tuple[tuple[Claim, ...], Section | None]:
    """The claims of a table (numbered later), and its last section: the header of a table that goes on on the next
    page. ``torn`` is a line of years higher on its page, which may be its header; ``said`` the unit that a line over
    the table says; ``over`` are the years near over it, with their places."""
    if is_list_of_pages(grid):
        return (), None
    claims: list[Claim] = []
    grid = replace(grid, rows=_labels_whole(grid.rows))
    grid = replace(grid, rows=with_codes_joined([_unshifted(row, grid.rows) for row in grid.rows]))
    grid = replace(grid, rows=with_languages_joined(grid.rows))
    grid, within = stated_within(grid)
    parts = with_years_over(
        sections_of(grid.rows, this_year, before, [row for row, _ in within]), over, grid.box.y0 if grid.box else 0
    )
    sections = with_stated_units(with_years_of_runs(parts), within, said)
    for section in sections:
        claims += _claims_of_section(grid, section, this_year, torn)
    return with_units_of_sums(claims), sections[-1] if sections else None


# What a label goes on with on the next line: "Between 30 to 50" and "years old".
_REST_OF_LABEL = re.compile(
    r"(?:years?(?: old| of age)?|of age|old|period"
    r"|and (?:above|below|over|under|older)|or (?:above|below|over|under|older|younger))"
    r"(?:\s*[(（][^()（）]*[)）])?",
)


def _labels_whole(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows, a label that breaks off in a row of its own put before the rest of it."""
    whole: list[GridRow] = []
    for row in rows:
        before = whole[-1] if whole else None
        label = row.cells[0].text.strip() if row.cells else ""
        rest = bool(_REST_OF_LABEL.fullmatch(label)) or (before is not None and _closes(before.cells[0].text, label))
        if before is not None and rest and before.said == (before.cells[0].text.strip(),) and len(row.said) > 1:
            first = replace(row.cells[0], text=f"{before.cells[0].text.strip()} {row.cells[0].text.strip()}")
            whole[-1] = replace(row, cells=(first, *row.cells[1:]), indent=before.indent)
        else:
            whole.append(row)
    return tuple(whole) if len(whole) < len(rows) else tuple(rows)


def _closes(before: str, label: str) -> bool:
    """Whether a label begins with the rest of what stands in brackets: "Waste (in" and "tonnes)"."""
    opened = max(before.rfind("("), before.rfind("（"))
    closed = re.search(r"[)）]", label)
    again = re.search(r"[(（]", label)
    is_open = opened >= 0 and not re.search(r"[)）]", before[opened:])
    return is_open and closed is not None and (again is None or closed.start() < again.start())


def _unshifted(row: GridRow, rows: Sequence[GridRow]) -> GridRow:
    """A row that slid one column to the right goes back: its unit stands where the first figures of the others do."""
    head = next((n for n, cell in enumerate(rows[0].cells) if is_unit_head(cell.text)), None)
    if head is None or head == 0 or head + 1 >= len(row.cells) or len(row.cells) < 3:
        return row
    here, beside = row.cells[head].text.strip(), row.cells[head + 1].text.strip()
    slid = bool(here) and unit_column_word(here) is None and unit_in(beside) is not None and not read_cell(here)
    if not slid or row.cells[head - 1].text.strip():
        return row
    return replace(row, cells=(*row.cells[: head - 1], *row.cells[head:], replace(row.cells[-1], text="")))


def _claims_of_section(grid: Grid, section: Section, this_year: int | None, torn: str) -> Iterator[Claim]:
    if not section.values or is_scattered(section, grid.rows[section.first : section.last]):
        return
    told = replace(told_over(grid, section, this_year), torn=torn)
    rows = tuple(_code_set_apart(row, section) for row in grid.rows[section.first : section.last])
    taken = rows_of(rows, section)
    if not section.has_years and not section.row_years:
        # A table of movements names its years in the labels of its balances.
        years = row_years([" ".join((*row.over, row.label)) for row in taken])
        taken = [replace(row, year=year) if year else row for row, year in zip(taken, years, strict=True)]
    paths = paths_of(_path_rows(taken, rows, section))
    paired = _paired(rows, paths, section)
    found: list[Claim] = []
    for number, (row, path, source) in enumerate(zip(taken, paths, rows, strict=True)):
        if row.figures:
            amounts = _group_of(path) in paired
            found += _claims_of_row(grid, section, told, row, path, source, section.first + number, amounts=amounts)
    yield from with_units_of_dashes(found)


def _code_set_apart(row: GridRow, section: Section) -> GridRow:
    """A head over the whole width stands in the column of codes: its words go where the labels are."""
    for n in section.of("kpi"):
        at = next((label for label in section.labels if label > n), None)
        if at is None or at >= len(row.cells) or row.cells[at].text.strip():
            continue
        alone = not any(cell.text.strip() for k, cell in enumerate(row.cells) if k != n)
        if row.cells[n].columns < 2 and (not alone or kpi_code(row.cells[n].text)):
            continue
        first, _, rest = row.cells[n].text.strip().partition(" ")
        told = {n: first, at: rest} if rest and kpi_code(first) else {n: "", at: row.cells[n].text.strip()}
        return replace(row, cells=tuple(replace(c, text=told.get(k, c.text)) for k, c in enumerate(row.cells)))
    return row


def _group_of(path: RowPath) -> tuple[tuple[str, ...], str]:
    return path.labels, path.code


def _paired(
    rows: Sequence[GridRow], paths: Sequence[RowPath], section: Section
) -> frozenset[tuple[tuple[str, ...], str]]:
    """The groups in which some cells hold an amount and its share: a lone number there is an amount."""
    return frozenset(
        _group_of(path)
        for row, path in zip(rows, paths, strict=True)
        if any(len(read_cell(row.cells[n].text)) > 1 for n in section.values if n < len(row.cells))
    )


def _path_rows(taken: Sequence[TableRow], rows: Sequence[GridRow], section: Section) -> list[PathRow]:
    """The rows as their paths need them, each told how many rows below it are its parts."""
    found = [_path_row(row, source, section) for row, source in zip(taken, rows, strict=True)]
    for at, last in sums_below([_amounts(source, section) for source in rows]).items():
        below = [row.label for row in found[at + 1 : last + 1]]
        # Parts that a label of their own spans are told by it.
        apart = any(row.over != taken[at].over for row in taken[at + 1 : last + 1])
        if not apart and may_be_whole(found[at].label, below) and not any(row.group for row in found[at : last + 1]):
            found[at] = replace(found[at], parts=last - at)
    for at, last in (*members_below(found).items(), *bold_heads(found).items()):
        if not found[at].parts:
            found[at] = replace(found[at], parts=last - at)
    return found


def _amounts(source: GridRow, section: Section) -> Figures | None:
    """The figures of a row, one a column; ``None`` where it has none."""
    told: list[Decimal | None] = []
    for n in section.values:
        values = read_cell(source.cells[n].text) if n < len(source.cells) and not section.columns[n].change else ()
        value = values[0].value if len(values) == 1 else None
        told.append(value if isinstance(value, Decimal) else None)
    return tuple(told) if any(value is not None for value in told) else None


def _path_row(row: TableRow, source: GridRow, section: Section) -> PathRow:
    return PathRow(
        label=row.label, group=not row.figures and not _words_only(row, source, section), indent=source.indent,
        dashed=row.dashed, bold=source.bold, code=row.code, unit=row.unit, figures=_amounts(source, section) or (),
        standard=_standard(source, section),
        beside=row.over if any(cell.rows > 1 for cell in source.cells) else (),
    )  # fmt: skip


def _standard(source: GridRow, section: Section) -> str:
    """The code, or the codes, in the column of codes of a row."""
    texts = [source.cells[n].text.strip() for n in section.of("kpi") if n < len(source.cells)]
    return next((text for text in texts if kpi_code(text) or kpi_code(" ".join(text.split()[:2]))), "")


def _words_only(row: TableRow, source: GridRow, section: Section) -> bool:
    """A row whose figures are words ("minimal"): it has a label and opens no group."""
    filled = [source.cells[n].text for n in section.values if n < len(source.cells) and source.cells[n].text.strip()]
    return holds_words(filled) and any(len(text) > 12 for text in filled) and not is_split(row.label)


def _ends_in_figure(label: str) -> bool:
    """Whether a label ends in a figure of its own: "Lost days 94"."""
    numbered = re.search(
        r"\b(?:no\.?|number|type|grade|class|tier|phase|scope|line|unit|plant)\s\d{1,2}$", label, re.IGNORECASE
    )
    return bool(re.search(r"[^\d\s].*\s\d[\d,.]*$", label)) and not member_kind(label) and not numbered


def _spread(cells: Sequence[str], section: Section) -> list[tuple[int, str, Decision | None]]:
    """``(column, text, repair)`` of the figures of a row. Several figures in one cell fill the empty columns to its
    right; a number glued to the last figure (a page number) falls off."""
    found: list[tuple[int, str, Decision | None]] = []
    values = list(section.values)
    for place, n in enumerate(values):
        text = cells[n].strip() if n < len(cells) else ""
        if not text or any(n == taken for taken, _, _ in found):
            continue
        if read_cell(text, loose=True) or not several_in(text):
            found.append((n, text, None))
            continue
        parts = text.split()
        free = [n] + [m for m in values[place + 1 :] if m >= len(cells) or not cells[m].strip()]
        free = free[
            : 1
            + next((k for k, m in enumerate(values[place + 1 :]) if m < len(cells) and cells[m].strip()), len(values))
        ]
        if len(parts) <= len(free):
            found += [(m, part, decision(How.VALUE_SEVERAL, words=text)) for m, part in zip(free, parts, strict=False)]
        else:
            found += [(m, part, decision(How.VALUE_MORE, words=text)) for m, part in zip(free, parts, strict=False)]
    return found


def _claims_of_row(
    grid: Grid,
    section: Section,
    told: Told,
    row: TableRow,
    path: RowPath,
    source: GridRow,
    number: int,
    *,
    amounts: bool,
) -> Iterator[Claim]:
    cells = [cell.text for cell in source.cells]
    quote = " | ".join(text.strip() for text in cells if text.strip())
    columns = columns_of_row(section, cells)
    for n, text, repair in _spread(cells, section):
        column = columns[n]
        values = read_cell(text, loose=True)
        if section.headless and (is_age(text) or _ends_in_figure(row.label)):
            # The words and numbers of a chart, which lie about in rows.
            continue
        if not _is_named(row, path, column, source):
            continue
        for value in values:
            yield _claim(
                grid,
                section,
                told,
                row,
                path,
                column,
                value,
                source,
                (number, n),
                quote,
                repair,
                amount=amounts or len(values) > 1,
            )


def _is_named(row: TableRow, path: RowPath, column: Column, source: GridRow) -> bool:
    """Whether anything says what a figure is of: words of the row, the groups over it, or the column. A figure beside
    a figure, as in a chart, is of nothing that can be told."""
    if row.year is not None or path.labels or row.over or member_kind(row.label):
        return True
    drawn = any(cell.box for cell in source.cells)
    alone = sum(read_cell(cell.text) == () and bool(cell.text.strip()) for cell in source.cells) < 2
    if drawn and (not row.label or (alone and unit_column_word(row.label) is not None)):
        # On a page a row that holds its unit and no name lost the column of names.
        return any(re.search(r"[^\W\d_]", text) for text in column.words)
    if row.unit is not None:
        # The labels of a torn table are on another page; year and unit still place it.
        return True
    return any(re.search(r"[^\W\d_]", text) for text in (row.label, *column.words))


def _claim(
    grid: Grid, section: Section, told: Told, row: TableRow, path: RowPath, column: Column, value: CellValue,
    source: GridRow, place: tuple[int, int], quote: str, repair: Decision | None, *, amount: bool,
) -> Claim:  # fmt: skip
    number, n = place
    cell = source.cells[n] if n < len(source.cells) else source.cells[-1]
    own = (*path.labels, *row.over, row.label)
    labels = joined_labels((*told.headings, *column.words, *own))
    found, unit_note = unit_of_figure(
        value, column, row, path, told, (*told.about, *column.words, *own), beside_share=amount
    )
    around = Around(row.year, own, told.headings, told.year, told.year_note, told.torn, told.document)
    year, year_note = year_of(section, n, around)
    if value.year is not None:
        year, year_note = value.year, decision(How.YEAR_BRACKETS)
    decided = tuple(filter(None, (unit_note, year_note, row.code_note, repair, value.repaired)))
    figure = value.value
    if isinstance(figure, Decimal) and value.bracketed and (column.change or says_change(" ".join(own))) and figure > 0:
        figure = -figure
        decided = (*decided, decision(How.VALUE_FALL))
    return Claim(
        id=0,
        labels=labels,
        printed=value.printed,
        value=figure,
        interval=interval_of(figure, value.qualifier, found, value.high) if isinstance(figure, Decimal) else None,
        decimals=value.decimals,
        qualifier=value.qualifier,
        unit_printed=found.printed if found else row.unknown_unit,
        unit=found.unit if found else None,
        fiscal_year=year,
        year_open=section.nameless,
        aside=column.aside,
        kpi=path.code or row.code,
        source="target" if column.target else "table",
        page=grid.page,
        line=cell.line or next((other.line for other in source.cells if other.line), None) or grid.line,
        box=cell.box or grid.box,
        quote=quote,
        grid=grid.id,
        row=number,
        column=n,
        note_marks=tuple(dict.fromkeys((*row.marks, *value.marks, *column.marks))),
        decided=decided,
    )
