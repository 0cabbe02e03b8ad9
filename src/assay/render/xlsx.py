"""Writes a data book as an Excel workbook."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from assay.render.databook import Formula, Link, Number
from assay.render.palette import GREY, INK, RULE, palette

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assay.render.databook import DataBook, Emphasis, Sheet, SheetRow, Value
    from assay.render.palette import Palette

_FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
_NOT_IN_A_NAME = "[]:*?/\\"


def render_xlsx(book: DataBook) -> bytes:
    """The workbook's bytes; the same book gives the same bytes.

    Texts are always texts: one that begins with ``=`` is no formula. Excel keeps 15 digits of a number.
    Raises ValueError for a sheet name that Excel would refuse.
    """
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    # A workbook knows no time zone.
    created = datetime(book.published_on.year, book.published_on.month, book.published_on.day)  # noqa: DTZ001
    workbook.set_properties({"title": book.title, "author": book.organisation, "created": created})
    styles = _Styles(workbook, book.accent)
    for sheet in book.sheets:
        _write_sheet(workbook.add_worksheet(_checked_name(sheet.name)), sheet, styles)
    workbook.close()
    return buffer.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any, accent: str) -> None:
        self._workbook = workbook
        self._colours = palette(accent)
        self.title = self._format(bold=True, font_size=16, font_color=self._colours.accent)
        self.line = self._format(font_color=GREY)
        self.heading = self._format(
            bold=True, font_color="#ffffff", bg_color=self._colours.deep, text_wrap=True, valign="vcenter"
        )
        self.year = self._format(
            bold=True, font_color="#ffffff", bg_color=self._colours.deep, align="right", valign="vcenter"
        )
        self._cells: dict[tuple[Emphasis, bool, str, bool], Any] = {}

    def cell(self, emphasis: Emphasis, *, wrap: bool, number_format: str = "", right: bool = False) -> Any:
        key = (emphasis, wrap, number_format, right)
        if key not in self._cells:
            look = _LOOKS[emphasis](self._colours) | {"bottom": 1, "bottom_color": RULE}
            shown = {"num_format": number_format} if number_format else {}
            # Words among figures stand where the figures do, and lighter: there is no figure.
            aside = {"align": "right", "font_color": GREY} if right else {}
            self._cells[key] = self._format(text_wrap=wrap, **look, **shown, **aside)
        return self._cells[key]

    def _format(self, **look: object) -> Any:
        return self._workbook.add_format(_FONT | look)


_LOOKS: Mapping[Emphasis, Callable[[Palette], dict[str, object]]] = {
    "normal": lambda _: {},
    "group": lambda colours: {"bold": True, "font_color": colours.accent, "bg_color": colours.tint},
    "total": lambda _: {"bold": True, "top": 1, "top_color": INK},
}


def _checked_name(name: str) -> str:
    if not name or len(name) > 31 or any(sign in name for sign in _NOT_IN_A_NAME):
        raise ValueError(f"{name!r} cannot name a sheet: 1 to 31 letters, none of {_NOT_IN_A_NAME}")
    return name


def _write_sheet(worksheet: Any, sheet: Sheet, styles: _Styles) -> None:
    worksheet.hide_gridlines(2)
    at = 0
    if sheet.title:
        worksheet.set_row(at, 26)
        worksheet.write_string(at, 0, sheet.title, styles.title)
        at += 1
    for line in sheet.lines:
        worksheet.write_string(at, 0, line, styles.line)
        at += 1
    if sheet.columns:
        _write_table(worksheet, sheet, styles, at + 1 if at else 0)


def _write_table(worksheet: Any, sheet: Sheet, styles: _Styles, top: int) -> None:
    worksheet.set_row(top, 30)
    for column, spec in enumerate(sheet.columns):
        worksheet.set_column(column, column, spec.width)
        # Years stand over figures, which stand at the right.
        worksheet.write_string(top, column, spec.heading, styles.year if spec.heading.isdigit() else styles.heading)
    for number, row in enumerate(sheet.rows):
        _write_row(worksheet, top + 1 + number, row, sheet, styles)
    worksheet.freeze_panes(top + 1, sheet.fixed_columns)
    worksheet.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    worksheet.repeat_rows(top)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L{sheet.name.replace('&', '&&')}&R&P / &N")


def _write_row(worksheet: Any, line: int, row: SheetRow, sheet: Sheet, styles: _Styles) -> None:
    if len(row.cells) > len(sheet.columns):
        raise ValueError(f"sheet {sheet.name}: a row of {len(row.cells)} cells under {len(sheet.columns)} headings")
    padded = (*row.cells, *([None] * (len(sheet.columns) - len(row.cells))))
    for column, (value, spec) in enumerate(zip(padded, sheet.columns, strict=True)):
        if isinstance(value, str) and value and spec.heading.isdigit():
            worksheet.write_string(line, column, value, styles.cell(row.emphasis, wrap=False, right=True))
        else:
            _write_value(worksheet, line, column, value, row.emphasis, styles, wrap=spec.wrap)


def _write_value(
    worksheet: Any, line: int, column: int, value: Value, emphasis: Emphasis, styles: _Styles, *, wrap: bool
) -> None:
    match value:
        case None | "":
            worksheet.write_blank(line, column, None, styles.cell(emphasis, wrap=wrap))
        case str():
            worksheet.write_string(line, column, value[:32767], styles.cell(emphasis, wrap=wrap))
        case Number():
            shown = styles.cell(emphasis, wrap=False, number_format=_number_format(value))
            worksheet.write_number(line, column, float(value.value), shown)
        case Formula(text, number):
            shown = styles.cell(emphasis, wrap=False, number_format=_number_format(number))
            worksheet.write_formula(line, column, text, shown, float(number.value))
        case Link(name):
            target = "internal:'" + name.replace("'", "''") + "'!A1"
            worksheet.write_url(line, column, target, styles.cell("group", wrap=wrap), name)
        case int():
            worksheet.write_number(line, column, value, styles.cell(emphasis, wrap=False, number_format="0"))


def _number_format(number: Number) -> str:
    """``#,##0.00`` for two decimals. Decimals below zero (thousands) still show whole numbers."""
    exponent = number.value.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    decimals = max(own if number.decimals is None else number.decimals, 0)
    return "#,##0" + ("." + "0" * min(decimals, 15) if decimals else "")
