"""Tables to claims: every printed figure with its labels, unit, year and place. No metric yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.claim import Claim
from assay.reader.decision import How, decision
from assay.reader.figures.cell_values import interval_of, numbers_in, plain_width, read_cell
from assay.reader.figures.charts import is_scattered
from assay.reader.figures.grid_header import is_unit_head, sections_of
from assay.reader.figures.grid_years import Around, year_of
from assay.reader.figures.kpi_codes import code_in_label, hkex_code, kpi_code
from assay.reader.figures.page_numbers import is_list_of_pages
from assay.reader.figures.row_labels import holds_words, joined_labels, label_of, member_kind, spanned_labels
from assay.reader.figures.row_paths import PathRow, RowPath, is_split, paths_of
from assay.reader.figures.row_years import row_years
from assay.reader.figures.unit_labels import unit_at_end, unit_of_label
from assay.reader.figures.unit_words import PrintedUnit, unit_column_word, unit_in
from assay.reader.figures.worded_units import worded_unit
from assay.reader.figures.years import says_change, year_head, years_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Grid, GridRow
    from assay.reader.decision import Decision
    from assay.reader.figures.cell_values import CellValue
    from assay.reader.figures.sections import Column, Section
    from assay.reader.figures.years import YearHead

# "(tonnes, 2024 and 2023)": years behind the unit of a caption.
_YEARS_BEHIND = re.compile(
    r"[,，;；]\s*(?:(?:FY\s?)?20\d\d\s*年?度?\s*(?:and|to|vs\.?|&|及|至|与|與|[-–/,])?\s*)+(?=[)）])", re.IGNORECASE
)
_UNIT_ALONE = re.compile(r"(?:expressed\s+)?in\s|units?\s*[:：]|(?:單位|单位)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row taken apart: own label, labels over it, unit, code, marks."""

    label: str
    over: tuple[str, ...] = ()
    unit: PrintedUnit | None = None
    unit_note: Decision | None = None
    code: str = ""
    code_note: Decision | None = None
    marks: tuple[str, ...] = ()
    dashed: bool = False
    year: int | None = None
    figures: bool = False
    blank_unit: bool = False
    unknown_unit: str = ""


_SHARE = unit("%")
# Longer words in the column of units are a remark or a torn label.
_LONGEST_UNIT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What holds for a whole table: its year and unit from headings, and how they were told."""

    headings: tuple[str, ...]
    unit: PrintedUnit | None
    year: int | None
    year_note: Decision | None
    torn: str = ""


def claims_of_grid(
    grid: Grid, this_year: int | None, before: Section | None = None, torn: str = ""
) -> tuple[tuple[Claim, ...], Section | None]:
    """The claims of a table (numbered later), and its last section: the header of a table that goes on on the next
    page. ``torn`` is a line of years higher on its page, which may be its header."""
    if is_list_of_pages(grid):
        return (), None
    claims: list[Claim] = []
    grid = replace(grid, rows=tuple(_unshifted(row, grid.rows) for row in grid.rows))
    sections = sections_of(grid.rows, this_year, before)
    for section in sections:
        claims += _claims_of_section(grid, section, this_year, torn)
    return tuple(claims), sections[-1] if sections else None


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
    told = replace(_told(grid, section, this_year), torn=torn)
    rows = tuple(_code_set_apart(row, section) for row in grid.rows[section.first : section.last])
    taken = _rows_of(rows, section)
    if not section.has_years and not section.row_years:
        # A table of movements names its years in the labels of its balances.
        years = row_years([" ".join((*row.over, row.label)) for row in taken])
        taken = [replace(row, year=year) if year else row for row, year in zip(taken, years, strict=True)]
    paths = paths_of([_path_row(row, source, section) for row, source in zip(taken, rows, strict=True)])
    paired = _paired(rows, paths, section)
    for number, (row, path, source) in enumerate(zip(taken, paths, rows, strict=True)):
        if row.figures:
            amounts = _group_of(path) in paired
            yield from _claims_of_row(grid, section, told, row, path, source, section.first + number, amounts=amounts)


def _code_set_apart(row: GridRow, section: Section) -> GridRow:
    """A head over the whole width stands in the column of codes: its words go where the labels are."""
    for n in section.of("kpi"):
        at = next((label for label in section.labels if label > n), None)
        if at is None or at >= len(row.cells) or row.cells[n].columns < 2 or row.cells[at].text.strip():
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


def _told(grid: Grid, section: Section, this_year: int | None) -> _Told:
    over_labels = [text for n in section.labels for text in section.columns[n].words if len(text) <= 80]
    headings = tuple(label_of(text).text for text in joined_labels((*grid.headings, *section.title, *over_labels)))
    found: PrintedUnit | None = None
    for text in reversed(headings[-3:]):
        stated = unit_of_label(_YEARS_BEHIND.sub("", text))
        found = stated[1] if stated is not None else _unit_alone(text)
        if found is not None:
            break
    over = tuple(text for text in grid.headings if label_of(text).text not in over_labels)
    for text in reversed((*over, *section.title)[-3:]):
        years = {item.year for item in years_in(text, this_year)}
        if len(years) == 1:
            return _Told(
                headings=headings, unit=found, year=years.pop(), year_note=decision(How.YEAR_HEADING, words=text)
            )
    note = decision(How.YEAR_DOCUMENT) if this_year is not None else None
    return _Told(headings=headings, unit=found, year=this_year, year_note=note)


def _unit_alone(text: str) -> PrintedUnit | None:
    """The unit of a heading that says nothing else: "In TJ", "Unit: tonnes"."""
    words = re.split(r"\s*/as |\s*[(（](?:unless|except|除)", text)[0]
    named = unit_in(words)
    if named is None and re.match(r"in\s+\S", words, re.IGNORECASE) and len(words) <= _LONGEST_UNIT:
        # "In '000s" over the labels: thousands of whatever the rows count.
        scale = unit_column_word(words)
        return PrintedUnit(scale, text) if scale is not None else None
    if named is not None and named.family in ("people", "count", "day") and not _UNIT_ALONE.match(text):
        return None
    return PrintedUnit(named, text) if named is not None else None


def _rows_of(rows: Sequence[GridRow], section: Section) -> list[_Row]:
    texts = [[cell.text for cell in row.cells] for row in rows]
    labels = list(section.labels)
    spans: list[tuple[str, ...]] = [()] * len(rows)
    own: list[str] = []
    figures = [_has_figures(cells, section) and not _rows_in_one(cells, section) for cells in texts]
    for cells in texts:
        parts = [cells[n].strip() for n in labels if n < len(cells) and _says(cells[n])]
        own.append(parts[-1] if parts else "")
    numbered = section.of("number")
    numbers = [cells[numbered[0]].strip() for cells in texts] if numbered else [""] * len(rows)
    outer_labels: list[tuple[str, ...]] = [()] * len(rows)
    if len(labels) >= 2:
        for left, right in pairwise(labels):
            outer = [cells[left].strip() if left < len(cells) and _says_words(cells[left]) else "" for cells in texts]
            inner = [" ".join(cells[n].strip() for n in labels if left < n < len(cells)).strip() for cells in texts]
            alone = [not text or not flag for text, flag in zip(inner, figures, strict=True)]
            spans = list(spanned_labels(outer, inner, alone, numbers))
            spans = _under_row_before(spans, outer, inner, figures)
            outer_labels = [joined_labels((*known, *span)) for known, span in zip(outer_labels, spans, strict=True)]
            if left == labels[-2]:
                own = [
                    text or whole for text, whole in zip((cells[right].strip() for cells in texts), own, strict=True)
                ]
    return _units_down([_row(cells, section, own[n], outer_labels[n], figures[n]) for n, cells in enumerate(texts)])


def _units_down(rows: list[_Row]) -> list[_Row]:
    """The unit of a part of a split that stands once, beside its first part: "Male | persons", "Female | "."""
    for n in range(1, len(rows)):
        before, row = rows[n - 1], rows[n]
        same = member_kind(row.label) and member_kind(row.label) == member_kind(before.label)
        if row.blank_unit and row.unit is None and same and before.unit is not None:
            note = decision(How.UNIT_ABOVE, unit=before.unit.printed)
            rows[n] = replace(row, unit=before.unit, unit_note=note)
    return rows


def _says(text: str) -> bool:
    """Whether a cell of labels says anything: no lone bullet or mark."""
    bare = text.strip()
    return len(bare) > 1 or bare.isdigit() or bool(re.search(r"[\u3400-\u9fff]", bare))


def _says_words(text: str) -> bool:
    return _says(text) and bool(re.search(r"[^\W\d_]", text))


def _under_row_before(
    spans: list[tuple[str, ...]], outer: list[str], inner: list[str], figures: list[bool]
) -> list[tuple[str, ...]]:
    """Rows whose first column is empty and that no label spans stand under the row before them that fills it."""
    last = ""
    for n, words in enumerate(outer):
        if words and not inner[n]:
            last = label_of(words).text if figures[n] else ""
        elif words:
            last = ""
        elif inner[n] and not spans[n] and last:
            spans[n] = (last,)
    return spans


def _has_figures(cells: Sequence[str], section: Section) -> bool:
    return any(
        read_cell(cells[n], loose=True) or _several(cells[n])
        for n in section.values
        if n < len(cells) and cells[n].strip()
    )


def _rows_in_one(cells: Sequence[str], section: Section) -> bool:
    """Several rows run together into one: words in the column of units that are no one unit, several figures beside."""
    units = [cells[n].strip() for n in section.of("unit") if n < len(cells) and cells[n].strip()]
    several = any(_several(cells[n]) for n in section.values if n < len(cells))
    return bool(units) and unit_column_word(units[0]) is None and several


def _row(cells: Sequence[str], section: Section, own: str, over: tuple[str, ...], figures: bool) -> _Row:
    code, words = code_in_label(own)
    label = label_of(words)
    found: PrintedUnit | None = None
    note: Decision | None = None
    unknown = ""
    blank_unit = bool(section.of("unit")) and not any(cells[n].strip() for n in section.of("unit") if n < len(cells))
    for n in section.of("unit"):
        if n < len(cells) and cells[n].strip():
            meaning = unit_column_word(cells[n])
            if meaning is not None:
                found, note = (
                    PrintedUnit(meaning, cells[n].strip()),
                    decision(How.UNIT_UNITS, unit=cells[n].strip()),
                )
            elif (len(cells[n].strip()) <= _LONGEST_UNIT or cells[n].strip()[:1] in "(（") and re.search(
                r"[^\W\d_]", cells[n]
            ):
                unknown = cells[n].strip()
    text = label.text
    split = unit_of_label(text) or (unit_at_end(text) if found is None and figures else None)
    if split is not None and split[0]:
        if found is None:
            found, note = split[1], decision(How.UNIT_LABEL, unit=split[1].printed)
        text = split[0]
    if found is None and (outer := _unit_over(over)) is not None:
        found, note = outer, decision(How.UNIT_OVER, unit=outer.printed)
    if found is None and (alone := _unit_alone(text)) is not None:
        found, note = alone, decision(How.UNIT_OVER, unit=text)
    code, code_note = _code(cells, section, code)
    marks = label.marks
    for n in section.of("note"):
        if n < len(cells) and re.fullmatch(r"[\w()*,、\s]{1,6}", cells[n].strip()):
            marks = (*marks, cells[n].strip())
    year = year_head(own) if section.row_years else _year_beside(cells, section)
    return _Row(
        label="" if year and section.row_years else text, over=tuple(label_of(words).text for words in over),
        unit=found, unit_note=note,
        code=code, code_note=code_note, marks=marks, dashed=label.dashed, year=year.year if year else None,
        figures=figures, blank_unit=blank_unit, unknown_unit="" if found else unknown,
    )  # fmt: skip


def _year_beside(cells: Sequence[str], section: Section) -> YearHead | None:
    """The year in a column of years that stands beside the labels."""
    return next((year_head(cells[n]) for n in section.of("year") if n < len(cells) and cells[n].strip()), None)


def _code(cells: Sequence[str], section: Section, code: str) -> tuple[str, Decision | None]:
    """The code of a row, in its label or in the column of codes, and the code of another framework that it names."""
    note: Decision | None = None
    for n in section.of("kpi"):
        if n < len(cells) and cells[n].strip():
            named = hkex_code(cells[n])
            code = code or named
            if not named and kpi_code(cells[n]):
                note = decision(How.CODE_NAMED, code=kpi_code(cells[n]))
    return code, note


def _unit_over(over: Sequence[str]) -> PrintedUnit | None:
    """The unit at the end of a label that reaches over several rows: "Turnover rate (%)"."""
    stated = [found for words in reversed(over) if (found := unit_of_label(words)) is not None and found[0]]
    return stated[0][1] if stated else None


def _path_row(row: _Row, source: GridRow, section: Section) -> PathRow:
    return PathRow(
        label=row.label, group=not row.figures and not _words_only(row, source, section), indent=source.indent,
        dashed=row.dashed, bold=source.bold, code=row.code, unit=row.unit,
    )  # fmt: skip


def _words_only(row: _Row, source: GridRow, section: Section) -> bool:
    """A row whose figures are words ("minimal"): it has a label and opens no group."""
    filled = [source.cells[n].text for n in section.values if n < len(source.cells) and source.cells[n].text.strip()]
    return holds_words(filled) and any(len(text) > 12 for text in filled) and not is_split(row.label)


def _ends_in_figure(label: str) -> bool:
    """Whether a label ends in a figure of its own: "Lost days 94"."""
    return bool(re.search(r"[^\d\s].*\s\d[\d,.]*$", label)) and not member_kind(label)


def _several(text: str) -> bool:
    return len(numbers_in(plain_width(text))) >= 2 and bool(re.fullmatch(r"[\d,.\s/%–-]+", plain_width(text.strip())))


def _spread(cells: Sequence[str], section: Section) -> list[tuple[int, str, Decision | None]]:
    """``(column, text, repair)`` of the figures of a row. Several figures in one cell fill the empty columns to its
    right; a number glued to the last figure (a page number) falls off."""
    found: list[tuple[int, str, Decision | None]] = []
    values = list(section.values)
    for place, n in enumerate(values):
        text = cells[n].strip() if n < len(cells) else ""
        if not text or any(n == taken for taken, _, _ in found):
            continue
        if read_cell(text, loose=True) or not _several(text):
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
    grid: Grid, section: Section, told: _Told, row: _Row, path: RowPath, source: GridRow, number: int, *, amounts: bool
) -> Iterator[Claim]:
    cells = [cell.text for cell in source.cells]
    quote = " | ".join(text.strip() for text in cells if text.strip())
    for n, text, repair in _spread(cells, section):
        column = section.columns[n]
        values = read_cell(text, loose=True)
        if section.headless and (member_kind(text) == "age" or _ends_in_figure(row.label)):
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


def _is_named(row: _Row, path: RowPath, column: Column, source: GridRow) -> bool:
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
    grid: Grid, section: Section, told: _Told, row: _Row, path: RowPath, column: Column, value: CellValue,
    source: GridRow, place: tuple[int, int], quote: str, repair: Decision | None, *, amount: bool,
) -> Claim:  # fmt: skip
    number, n = place
    cell = source.cells[n] if n < len(source.cells) else source.cells[-1]
    own = (*path.labels, *row.over, row.label)
    labels = joined_labels((*told.headings, *column.words, *own))
    found, unit_note = _unit(
        value, column, row, path, told, (*told.headings[-1:], *column.words, *own), beside_share=amount
    )
    year, year_note = year_of(section, n, Around(row.year, own, told.headings, told.year, told.year_note, told.torn))
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
        year_open=section.carried or section.nameless,
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


def _unit(
    value: CellValue,
    column: Column,
    row: _Row,
    path: RowPath,
    told: _Told,
    words: tuple[str, ...],
    *,
    beside_share: bool,
) -> tuple[PrintedUnit | None, Decision | None]:
    """The unit of a figure and where it stood: in the cell, the row, the heading of the column, the group, the caption;
    at last what the words of the label leave no doubt of."""
    if value.unit is not None:
        return value.unit, None if value.share else decision(How.UNIT_CELL, unit=value.unit.printed)
    # The amount beside a share never takes the share's unit from the label: "Turnover rate (%)" over "12 (4.5%)".
    around = ((column.unit, How.UNIT_COLUMN), (path.unit, How.UNIT_GROUP), (told.unit, How.UNIT_TABLE))
    # "Total (absolute number)" over a row that is called "Over 50 (%)".
    counted = column.unit is not None and column.unit.unit.symbol == "count" and not value.decimals
    stated = [(row.unit, row.unit_note)] if row.unit is not None and not (counted and row.unit.unit == _SHARE) else []
    stated += [(found, decision(how, unit=found.printed)) for found, how in around if found is not None]
    if column.change and column.unit is None:
        return PrintedUnit(unit("%"), "%"), decision(How.UNIT_OF_CHANGE)
    if row.unknown_unit and row.unit is None:
        return None, decision(How.UNIT_UNKNOWN, unit=row.unknown_unit)
    for found, note in stated:
        if not (beside_share and found.unit.symbol == "%"):
            # A count of people over the row yields to what the row's own label is counted in.
            own = worded_unit(words[-1:], beside_share=beside_share) if found is path.unit else (None, None)
            plain = found.unit.family in ("people", "count")
            return own if plain and own[0] is not None else (found, note)
    worded = worded_unit(words, beside_share=beside_share)
    if worded[0] is None and row.blank_unit and isinstance(value.value, Decimal) and not value.decimals:
        return PrintedUnit(unit("count"), ""), decision(How.UNIT_BLANK)
    if worded[0] is None and column.sign is not None:
        return column.sign, decision(How.UNIT_TABLE, unit=column.sign.printed)
    return worded
