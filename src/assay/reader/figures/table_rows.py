"""The rows of a table taken apart: own label, labels that reach over them, unit, code, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.core.units import divisor, unit
from assay.reader.decision import How, decision
from assay.reader.figures.cell_values import numbers_in, plain_width, read_cell
from assay.reader.figures.kpi_codes import code_in_label, hkex_code, kpi_code
from assay.reader.figures.row_labels import joined_labels, label_of, member_kind, spanned_labels
from assay.reader.figures.row_paths import is_split, is_total
from assay.reader.figures.table_told import LONGEST_UNIT, unit_alone
from assay.reader.figures.unit_labels import unit_at_end, unit_of_label
from assay.reader.figures.unit_words import PrintedUnit, unit_column_word, unit_in, unknown_unit
from assay.reader.figures.years import year_head, year_in_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.core.units import Unit
    from assay.reader.block import GridRow
    from assay.reader.decision import Decision
    from assay.reader.figures.sections import Section
    from assay.reader.figures.years import YearHead


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
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


def rows_of(rows: Sequence[GridRow], section: Section) -> list[TableRow]:
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
            if any(left < len(row.cells) and row.cells[left].rows for row in rows):
                told = [row.cells[left].rows if left < len(row.cells) else 0 for row in rows]
                spans = _shown(outer, inner, told)
            else:
                spans = list(spanned_labels(outer, inner, alone, numbers))
                spans = _under_row_before(spans, outer, inner, figures)
            spans = _splits_of_total(spans, outer, inner, figures)
            outer_labels = [joined_labels((*known, *span)) for known, span in zip(outer_labels, spans, strict=True)]
            if left == labels[-2]:
                own = [
                    text or whole for text, whole in zip((_unmarked(cells[right]) for cells in texts), own, strict=True)
                ]
    found = [_row(cells, section, own[n], outer_labels[n], figures[n]) for n, cells in enumerate(texts)]
    return _units_down(_years_down(found) if section.of("year")[:1] == (0,) else found)


def _shown(outer: Sequence[str], inner: Sequence[str], told: Sequence[int]) -> list[tuple[str, ...]]:
    """The labels over each row where the page itself shows which rows they are beside; what is not shown to be beside
    none goes on with the label above, unless it is a total."""
    spans: list[tuple[str, ...]] = []
    for text, within, rows in zip(outer, inner, told, strict=True):
        above = spans[-1] if spans and within and not rows and not is_total(within) else ()
        spans.append(((text,) if within else ()) if text else above)
    return spans


def _years_down(rows: list[TableRow]) -> list[TableRow]:
    """The year of a first column that stands once, beside the first of its rows."""
    year: int | None = None
    for n, row in enumerate(rows):
        year = row.year or year
        if row.year is None and row.figures:
            rows[n] = replace(row, year=year)
    return rows


def _units_down(rows: list[TableRow]) -> list[TableRow]:
    """The unit of a part of a split that stands once, beside its first part: "Male | persons", "Female | "."""
    for n in range(1, len(rows)):
        before, row = rows[n - 1], rows[n]
        same = member_kind(row.label) and member_kind(row.label) == member_kind(before.label)
        if row.blank_unit and row.unit is None and same and before.unit is not None:
            note = decision(How.UNIT_ABOVE, unit=before.unit.printed)
            rows[n] = replace(row, unit=before.unit, unit_note=note)
        elif row.blank_unit and row.unit is None and row.figures and _SUM.match(row.label):
            above = rows[max((k for k in range(n) if not rows[k].figures), default=-1) + 1 : n]
            units = {each.unit.unit for each in above if each.unit is not None}
            if len(units) == 1 and all(each.unit is not None for each in above) and above[-1].unit is not None:
                # "Total | | 13" below rows that are all in tonnes.
                note = decision(How.UNIT_ABOVE, unit=above[-1].unit.printed)
                rows[n] = replace(row, unit=above[-1].unit, unit_note=note)
    return rows


_CASES = re.compile(
    r"(?:(?:number|no\.?|#)\s*of\s+)?(?:incidents?|accidents?|injur(?:y|ies)|events?|spills?|complaints?|reports?|audits?"
    r"|visits?|courses?|suppliers?|patents?|awards?|inspections?|drills?|sessions?|workshops?|seminars?|talks?|campaigns?|meetings?|breaches|violations?|fines?|instances?)",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"(?:(?:grand\s+|sub-?)?total|overall|總計|总计|合計|合计|小計|小计|總數|总数|總額|总额)s?", re.IGNORECASE
)
_SUM = re.compile(r"(?:grand\s+|sub-?)?totals?\b|總|总|合計|合计|小計|小计", re.IGNORECASE)


def _says(text: str) -> bool:
    """Whether a cell of labels says anything: no lone bullet or mark."""
    bare = text.strip()
    return len(bare) > 1 or bare.isdigit() or bool(re.search(r"[\u3400-\u9fff]", bare))


def _unmarked(text: str) -> str:
    """A label; nothing where a stroke or dash says that the row is of no part: "Total employees | /"."""
    return "" if re.fullmatch(r"\s*[-–—/／\\]\s*", text) else text.strip()


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


def _splits_of_total(
    spans: list[tuple[str, ...]], outer: list[str], inner: list[str], figures: list[bool]
) -> list[tuple[str, ...]]:
    """The rows of a split, "By gender | Male", under the row before them that fills the first column alone and says
    what is split: "Number of employees | | 12"."""
    whole = ""
    for n, words in enumerate(outer):
        if words and not inner[n]:
            whole = label_of(words).text if figures[n] else ""
        elif whole and spans[n] and is_split(spans[n][0]):
            spans[n] = joined_labels((whole, *spans[n]))
        elif words:
            whole = ""
    return spans


def _has_figures(cells: Sequence[str], section: Section) -> bool:
    return any(
        read_cell(cells[n], loose=True) or several_in(cells[n])
        for n in section.values
        if n < len(cells) and cells[n].strip()
    )


def _rows_in_one(cells: Sequence[str], section: Section) -> bool:
    """Several rows run together into one: words in the column of units that are no one unit, several figures beside."""
    units = [cells[n].strip() for n in section.of("unit") if n < len(cells) and cells[n].strip()]
    several = any(several_in(cells[n]) for n in section.values if n < len(cells))
    return bool(units) and unit_column_word(units[0]) is None and several


def _row(cells: Sequence[str], section: Section, own: str, over: tuple[str, ...], figures: bool) -> TableRow:
    code, words = code_in_label(own)
    label = label_of(words)
    found: PrintedUnit | None = None
    note: Decision | None = None
    unknown = ""
    blank_unit = bool(section.of("unit")) and not any(cells[n].strip() for n in section.of("unit") if n < len(cells))
    for n in section.of("unit"):
        if n < len(cells) and cells[n].strip():
            meaning = unit_column_word(cells[n]) or _counted_noun(cells[n])
            if meaning is not None and meaning.symbol == "count" and _OF_PEOPLE.match(label.text):
                meaning = unit("person")
            if meaning is not None:
                found, note = (
                    PrintedUnit(meaning, cells[n].strip()),
                    decision(How.UNIT_UNITS, unit=cells[n].strip()),
                )
            elif re.search(r"[^\W\d_]", cells[n]) and (
                len(cells[n].strip()) <= LONGEST_UNIT
                or cells[n].strip()[:1] in "(（"
                or unknown_unit(cells[n]) is not None
            ):
                unknown = cells[n].strip()
    text = label.text
    split = unit_of_label(text) or (unit_at_end(text) if found is None and figures else None)
    if split is not None and split[0]:
        if found is None:
            found, note = split[1], decision(How.UNIT_LABEL, unit=split[1].printed)
        elif (divided := _divided(found, split[1])) is not None:
            found, note = divided, decision(How.UNIT_UNITS, unit=divided.printed)
        text = split[0]
    if found is None and (outer := _unit_over(over)) is not None:
        found, note = outer, decision(How.UNIT_OVER, unit=outer.printed)
    if found is None and (alone := unit_alone(text)) is not None:
        found, note = alone, decision(How.UNIT_OVER, unit=text)
    code, code_note = _code(cells, section, code)
    marks = label.marks
    for n in section.of("note"):
        if n < len(cells) and re.fullmatch(r"[\w()*,、\s]{1,6}", cells[n].strip()):
            marks = (*marks, cells[n].strip())
    year = year_head(own) if section.row_years else _year_beside(cells, section)
    return TableRow(
        label="" if year and section.row_years else text, over=tuple(label_of(words).text for words in over),
        unit=found, unit_note=note,
        code=code, code_note=code_note, marks=marks, dashed=label.dashed, year=year.year if year else None,
        figures=figures, blank_unit=blank_unit, unknown_unit="" if found else unknown,
    )  # fmt: skip


def _divided(amount: PrintedUnit, by: PrintedUnit) -> PrintedUnit | None:
    """An amount in the column of units, and in the label what it is divided by: "Intensity (per HK$ million)" in
    tonnes."""
    if "/" in amount.unit.family or amount.unit.family == "ratio" or not by.unit.symbol.startswith("1/"):
        return None
    printed = f"{amount.printed} {by.printed}"
    both = unit_in(printed)
    return PrintedUnit(both, printed) if both is not None else None


# A number of employees or the like, with a type or place behind it; what befalls them is counted otherwise.
_OF_PEOPLE = re.compile(
    r"(?:total\s+)?(?:number\s+of\s+)?(?:(?:full|part)[- ]time\s+|permanent\s+|temporary\s+|male\s+|female\s+|new\s+)*"
    r"(?:employees?|staff|contractors|workers|workforce|headcount|personnel|women|men|interns|apprentices)"
    r"(?!.*\b(?:injur|fatal|complain|case|incident|accident|rate|hours?|train|grievance|survey|event|session|program))",
    re.IGNORECASE,
)


def _counted_noun(text: str) -> Unit | None:
    """ "vehicle", "stores" in a column of units: so many of them."""
    if _CASES.fullmatch(text.strip()):
        return unit("count")
    noun = divisor(text)
    return unit("count") if noun is not None and not noun.symbol.startswith(("distance", "tonne")) else None


def _year_beside(cells: Sequence[str], section: Section) -> YearHead | None:
    """The year in a column of years that stands beside the labels."""
    return next((year_in_column(cells[n]) for n in section.of("year") if n < len(cells) and cells[n].strip()), None)


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


def several_in(text: str) -> bool:
    return len(numbers_in(plain_width(text))) >= 2 and bool(re.fullmatch(r"[\d,.\s/%–-]+", plain_width(text.strip())))
