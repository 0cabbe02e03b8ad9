"""A form as an Excel workbook: locked headings, lists to choose from, cells that say what they take."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from assay.collect.form import REMARKS, allowed, header, shown
from assay.collect.words import say
from assay.core.units import UnknownUnit, known_units, unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.book.register import Field
    from assay.collect.form import Form, FormRow, FormSheet

# The sheet that tells Assay what a returned workbook is. People do not see it.
ABOUT = "_assay"
LISTS = "_lists"
FORMAT = 1
HEADER_ROW = 3  # from 0: a title, a hint and an empty row stand above

_FONT = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
_INK, _GREY, _ACCENT, _TINT, _RULE = "#1d2529", "#66727a", "#0b6e63", "#fdf6e3", "#d5dbde"
_WIDTHS: Mapping[str, int] = {"date": 13, "number": 14, "unit": 11, "year": 9, "site": 20}
_MONEY = ("CNY", "HKD", "USD")


def render_form(form: Form) -> bytes:
    """The workbook's bytes; the same form gives the same bytes."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = form.period.end
    # A workbook knows no time zone; its date is that of the period, so that two forms of one period are the same.
    book.set_properties({"title": _title(form), "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    writer = _Writer(book, form)
    writer.read_me()
    names = [writer.sheet(sheet) for sheet in form.sheets]
    writer.lists()
    writer.about(names)
    book.close()
    return buffer.getvalue()


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """A name that Excel takes: 31 characters, none of its own signs, and not there yet."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip("' ")[:31]
    name, number = plain, 2
    while name.casefold() in {one.casefold() for one in taken}:
        tail = f" {number}"
        name, number = plain[: 31 - len(tail)] + tail, number + 1
    return name


def last_year_header(name: str, form: Form) -> str:
    return say("last_year", form.language, column=header(name, form.language))


def _title(form: Form) -> str:
    return say("title", form.language, site=_site(form), period=form.period_text)


def _site(form: Form) -> str:
    if not form.site:
        return say("whole_group", form.language)
    return form.book.organisation.sites[form.site].name.in_language(form.language)


class _Writer:
    def __init__(self, book: Any, form: Form) -> None:
        self.book, self.form = book, form
        self._names: list[str] = []
        self._lists: dict[tuple[str, ...], str] = {}
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _say(self, name: str, **slots: object) -> str:
        return say(name, self.form.language, **slots)

    def _form(self, **more: Any) -> Any:
        key = tuple(sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**_FONT, "font_color": _INK, **more})
        return self._formats[key]

    # -- front ---------------------------------------------------------------------------------------------

    def read_me(self) -> None:
        form = self.form
        page = self.book.add_worksheet(self._named(self._say("readme")))
        page.hide_gridlines(2)
        page.set_column(0, 0, 26)
        page.set_column(1, 1, 92)
        page.write_string(0, 0, _title(form), self._form(bold=True, font_size=16, font_color=_ACCENT))
        facts = [
            (self._say("group"), form.book.group.name.in_language(form.language)),
            (self._say("site"), _site(form)),
            (self._say("period"), f"{form.period_text} ({form.period.start} – {form.period.end})"),
        ]
        row = 2
        for name, value in facts:
            page.write_string(row, 0, name, self._form(font_color=_GREY))
            page.write_string(row, 1, value, self._form(bold=True))
            row += 1
        for name in ("filled_by", "filled_on"):
            page.write_string(row, 0, self._say(name), self._form(font_color=_GREY))
            page.write_blank(row, 1, None, self._form(bg_color=_TINT, border=1, border_color=_RULE, locked=False))
            row += 1
        row += 1
        for number in range(1, 7):
            page.write_string(row, 0, f"{number}", self._form(align="right", font_color=_ACCENT, bold=True))
            page.write_string(row, 1, self._say(f"readme_{number}"), self._form(text_wrap=True))
            page.set_row(row, 32)
            row += 1
        row += 1
        page.write_string(row, 0, self._say("sheet"), self._form(bold=True, bottom=1))
        page.write_string(row, 1, self._say("rows"), self._form(bold=True, bottom=1))
        taken: list[str] = [self._names[0]]
        for sheet in form.sheets:
            row += 1
            name = sheet_name(sheet.title, taken)
            taken.append(name)
            page.write_url(row, 0, f"internal:'{name}'!A1", self._form(font_color=_ACCENT, underline=1), name)
            page.write_number(row, 1, len(sheet.rows), self._form(align="left"))
        page.protect()
        page.fit_to_pages(1, 0)

    def _named(self, title: str) -> str:
        name = sheet_name(title, self._names)
        self._names.append(name)
        return name

    # -- registers -----------------------------------------------------------------------------------------

    def sheet(self, sheet: FormSheet) -> dict[str, Any]:
        """Write one register; what a returned workbook needs to be understood."""
        form = self.form
        name = self._named(sheet.title)
        page = self.book.add_worksheet(name)
        before = [column for column in sheet.numbers if any(column.id in row.before for row in sheet.rows)]
        page.hide_gridlines(2)
        page.write_string(
            0, 0, f"{sheet.title} · {_title(form)}", self._form(bold=True, font_size=13, font_color=_ACCENT)
        )
        hint = self._say("hint", period=f"{form.period.start} – {form.period.end}")
        page.write_string(1, 0, hint, self._form(font_color=_GREY))
        head = self._form(bold=True, text_wrap=True, bottom=2, bottom_color=_ACCENT, bg_color="#eef5f4")
        titles = [self._heading(column) for column in sheet.columns]
        titles += [last_year_header(column.id, form) for column in before]
        titles += [header(remark, form.language) for remark in REMARKS]
        for index, title in enumerate(titles):
            page.write_string(HEADER_ROW, index, title, head)
        page.set_row(HEADER_ROW, 44)
        widths = [_WIDTHS.get(column.type, 24) for column in sheet.columns]
        for index, width in enumerate([*widths, *(15 for _ in before), 30, 8, 36]):
            page.set_column(index, index, width)
        first = HEADER_ROW + 1
        for offset, row in enumerate(sheet.rows):
            self._asked(page, first + offset, sheet, row, before)
        blank = first + len(sheet.rows)
        for offset in range(sheet.blank):
            self._blank(page, blank + offset, sheet, len(before))
        for index, column in enumerate(sheet.columns):
            self._validation(page, column, index, first, blank + sheet.blank - 1)
        page.freeze_panes(first, 0)
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
        page.set_landscape()
        page.repeat_rows(HEADER_ROW)
        page.fit_to_pages(1, 0)
        return {
            "sheet": name,
            "register": sheet.register.id,
            "asked": [first + 1, blank],
            "reference": [last_year_header(column.id, form) for column in before],
        }

    def _heading(self, column: Field) -> str:
        return header(column.id, self.form.language) + (" *" if column.required or column.missing else "")

    def _asked(self, page: Any, at: int, sheet: FormSheet, row: FormRow, before: Sequence[Field]) -> None:
        for index, column in enumerate(sheet.columns):
            value = row.given.get(column.id)
            if column.type == "number" or (value is None and column.paper):
                self._input(page, at, index, column)
            else:
                self._given(page, at, index, shown(value, column, self.form.book, self.form.language))
        start = len(sheet.columns)
        for index, column in enumerate(before):
            number = row.before.get(column.id)
            self._given(page, at, start + index, number if number is not None else "")
        self._remarks(page, at, start + len(before))

    def _blank(self, page: Any, at: int, sheet: FormSheet, before: int) -> None:
        for index, column in enumerate(sheet.columns):
            if column.type == "site":
                self._given(page, at, index, shown(self.form.site, column, self.form.book, self.form.language))
            else:
                self._input(page, at, index, column)
        for index in range(before):
            self._given(page, at, len(sheet.columns) + index, "")
        self._remarks(page, at, len(sheet.columns) + before)

    def _given(self, page: Any, row: int, at: int, value: str | Decimal | date) -> None:
        common = {"font_color": _GREY, "bottom": 1, "bottom_color": _RULE}
        if isinstance(value, Decimal):
            page.write_number(row, at, float(value), self._form(num_format="#,##0.######", **common))
        elif isinstance(value, date):
            page.write_datetime(row, at, value, self._form(num_format="yyyy-mm-dd", align="left", **common))
        elif value:
            page.write_string(row, at, value, self._form(**common))
        else:
            page.write_blank(row, at, None, self._form(**common))

    def _input(self, page: Any, row: int, at: int, column: Field) -> None:
        kinds = {"date": {"num_format": "yyyy-mm-dd", "align": "left"}, "number": {"num_format": "#,##0.######"}}
        open_ = {"locked": False, "bg_color": _TINT, "border": 1, "border_color": _RULE}
        page.write_blank(row, at, None, self._form(**open_, **kinds.get(column.type, {})))

    def _remarks(self, page: Any, row: int, at: int) -> None:
        for index in range(len(REMARKS)):
            page.write_blank(
                row, at + index, None, self._form(locked=False, bg_color=_TINT, border=1, border_color=_RULE)
            )

    # -- what a cell takes ---------------------------------------------------------------------------------

    def _validation(self, page: Any, column: Field, at: int, first: int, last: int) -> None:
        rule = self._rule(column, xl_rowcol_to_cell(first, at))
        if rule is None:
            return
        says = rule.pop("says")
        page.data_validation(
            first,
            at,
            last,
            at,
            {
                **rule,
                "input_title": header(column.id, self.form.language)[:32],
                "input_message": says[:255],
                "error_title": self._say("wrong")[:32],
                "error_message": says[:255],
            },
        )

    def _rule(self, column: Field, cell: str) -> dict[str, Any] | None:
        """What Excel lets into a cell. Dates and numbers are only warned about: Assay says more when it reads them."""
        if column.type in ("site", "member", "choice"):
            names = tuple(name for _, name in allowed(column, self.form.book, self.form.language))
            return {"validate": "list", "source": self._list(names), "says": self._say("choose")} if names else None
        if column.type == "unit":
            return {
                "validate": "list",
                "source": self._list(units_for(column, self.form)),
                "error_type": "warning",
                "says": self._say("choose"),
            }
        if column.type == "number":
            return {"validate": "custom", "value": self._number(column, cell), "says": self._number_words(column)}
        if column.type == "date":
            low, high = self.form.period.start, self.form.period.end
            if column.id not in ("start", "end", "date"):
                return {"validate": "any", "says": self._say("any_date")}
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_type": "warning",
                "says": self._say("date", low=low, high=high),
            }
        if column.type == "year":
            return {
                "validate": "integer",
                "criteria": "between",
                "minimum": 1900,
                "maximum": self.form.period.end.year,
                "says": self._say("year"),
            }
        return None

    def _number(self, column: Field, cell: str) -> str:
        tests = [f"ISNUMBER({cell})"]
        tests += [f"{cell}>={column.min}"] if column.min is not None else []
        tests += [f"{cell}<={column.max}"] if column.max is not None else []
        number = f"AND({','.join(tests)})"
        if not column.missing:
            return f"={number}"
        words = ",".join(f'{cell}="{word}"' for word in self._missing())
        return f"=OR({number},{words})"

    def _number_words(self, column: Field) -> str:
        if column.missing:
            return self._say("number_missing", words=" / ".join(self._missing()))
        if column.min is not None and column.max is not None:
            return self._say("number_between", low=column.min, high=column.max)
        return self._say("number_range", low=column.min) if column.min is not None else self._say("number")

    def _missing(self) -> tuple[str, ...]:
        return tuple(self._say(name) for name in ("not_collected", "not_applicable", "not_disclosed"))

    def _list(self, names: tuple[str, ...]) -> str:
        """A range of the hidden sheet of lists: Excel takes no more than 255 characters in the rule itself."""
        if names not in self._lists:
            column = len(self._lists)
            letter = xl_rowcol_to_cell(0, column, col_abs=True).rstrip("0123456789")
            self._lists[names] = f"={LISTS}!{letter}$1:{letter}${len(names)}"
        return self._lists[names]

    def lists(self) -> None:
        page = self.book.add_worksheet(LISTS)
        for column, names in enumerate(self._lists):
            for row, name in enumerate(names):
                page.write_string(row, column, name)
        page.very_hidden()

    def about(self, sheets: list[dict[str, Any]]) -> None:
        page = self.book.add_worksheet(ABOUT)
        told = {
            "format": FORMAT,
            "group": self.form.book.group.name.en,
            "site": self.form.site,
            "period": self.form.period_text,
            "language": self.form.language,
            "header_row": HEADER_ROW + 1,
            "sheets": sheets,
        }
        page.write_string(0, 0, json.dumps(told, ensure_ascii=False))
        page.very_hidden()


def units_for(column: Field, form: Form) -> tuple[str, ...]:
    """The units that a column is likely to need: those of the kinds that its register's metrics are measured in."""
    catalogue = form.book.catalogue
    metrics = [
        catalogue.metrics[made.metric]
        for spec in form.book.registers.values()
        if spec.fields.get(column.id) is column
        for made in spec.yields
        if made.unit_from == column.id and made.metric in catalogue.metrics
    ]
    kinds: set[str] = set()
    for metric in metrics:
        kinds |= {metric.unit.family, *(unit(name).family for name in metric.equivalents)}
        if metric.unit_dimension:
            members = catalogue.dimensions[metric.unit_dimension].members
            kinds |= {metric.unit_of(((metric.unit_dimension, member),)).family for member in members}
    found = tuple(symbol for symbol in known_units() if _family(symbol) in kinds)
    return found or _MONEY


def _family(symbol: str) -> str:
    try:
        return unit(symbol).family
    except UnknownUnit:  # a unit that stands below a stroke only
        return ""
