"""One cell of text -> one value, by the type of its field; or the fault that is in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assay.book.dates import NotADate, Side, parse_date, parse_moment
from assay.book.faults import Fault, one_of
from assay.book.names import Names, Vocabulary
from assay.core.missing import Missing, Reason
from assay.core.numbers import NotANumber, parse_number, plain
from assay.core.units import UnknownUnit, unit
from assay.importers.choices import choice_spellings
from assay.importers.headers import folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from assay.book.records import Value
    from assay.book.register import Field
    from assay.importers.rows import TableRead

_MISSING: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    ("not_collected", ("not collected", "未收集", "未統計", "未统计")),
    ("not_applicable", ("not applicable", "不適用", "不适用")),
    ("not_disclosed", ("not disclosed", "未披露", "不披露")),
)
MISSING_WORDS: dict[str, Reason] = {folded(word): reason for reason, words in _MISSING for word in words}
# What people write when they mean one of the three, without saying which.
_VAGUE = frozenset(
    folded(word)
    for word in ("n/a", "na", "-", "--", "—", "–", "/", "nil", "none", "tbc", "tbd", "無", "无", "暫無", "暂无")
)
_THREE_WORDS = "'not collected', 'not applicable' or 'not disclosed'"


def reader_for(field: Field, words: Vocabulary, table: TableRead) -> Callable[[str], Value | Fault]:
    """The function that reads cells of a field in a table. It is given text that is stripped and not empty."""
    if field.type == "number":
        return lambda text: _number(text, field, table)
    if field.type == "date":
        side: Side = "start" if field.id == "start" else "end" if field.id == "end" else ""
        return lambda text: read_date(text, field.id, side)
    if field.type == "moment":
        return lambda text: read_moment(text, field.id)
    if field.type == "year":
        return lambda text: read_year(text, field.id)
    if field.type == "unit":
        return lambda text: read_unit(text, field.id)
    if field.type == "site":
        return _named(
            field.id, words.sites, "record.site_unknown", "site", "Add the site to book.yaml, or mend the name."
        )
    if field.type == "metric":
        return _named(field.id, words.metrics, "record.metric_unknown", "metric", "Use the id of a metric.")
    if field.type == "member":
        return member_reader(field.id, field.dimension, words)
    if field.type == "choice":
        return _choice(field)
    return lambda text: text


def member_reader(column: str, dimension: str, words: Vocabulary) -> Callable[[str], Value | Fault]:
    known = words.catalogue.dimensions.get(dimension)
    action = (
        f"Mend the name, or add it in book.yaml under members: {dimension}."
        if known is not None and known.open
        else "Use one of the members."
    )
    return _named(
        column, words.members.get(dimension, Names((), {})), "record.member_unknown", f"{dimension} member", action
    )


def read_date(text: str, column: str, side: Side = "") -> Value | Fault:
    try:
        return parse_date(text, side)
    except NotADate as fault:
        return Fault(
            "record.date",
            f"'{text}' in {column}: {fault}.",
            "Expected a date such as '2025-01-31'.",
            "Write year-month-day.",
            column,
        )


def read_moment(text: str, column: str) -> Value | Fault:
    try:
        return parse_moment(text)
    except NotADate as fault:
        return Fault(
            "record.date",
            f"'{text}' in {column}: {fault}.",
            "Expected a day and a time such as '2025-01-31 16:45'.",
            "Write year-month-day hour:minute.",
            column,
        )


def read_year(text: str, column: str) -> Value | Fault:
    written = re.fullmatch(r"(1[89]\d\d|20\d\d|21\d\d)年?", text)
    if written is None:
        return Fault(
            "record.date",
            f"'{text}' in {column} is no year.",
            "Expected four digits, such as '1985'.",
            "Write the year.",
            column,
        )
    return int(written[1])


@lru_cache(maxsize=4096)
def read_unit(text: str, column: str) -> Value | Fault:
    try:
        return unit(text)
    except UnknownUnit as fault:
        return Fault(
            "record.unit_unknown",
            f"'{text}' in {column}: {fault}.",
            "Expected a unit such as 'kWh', 't' or 'm3'.",
            "Use a known unit.",
            column,
        )


def _named(column: str, names: Names, code: str, what: str, action: str) -> Callable[[str], Value | Fault]:
    find, ids = names.find, names.ids

    @cache  # a column repeats its words, and looking for near matches is slow
    def read(text: str) -> Value | Fault:
        found = find(text)
        if found is not None:
            return found
        return Fault(code, f"no {what} is called '{text}'.", one_of(text, ids), action, column)

    return read


def _choice(field: Field) -> Callable[[str], Value | Fault]:
    spellings = choice_spellings(field.choices)

    def read(text: str) -> Value | Fault:
        found = spellings.get(folded(text))
        if found is not None:
            return found
        return Fault(
            "record.choice",
            f"'{text}' is no value of {field.id}.",
            one_of(text, field.choices),
            "Use one of them.",
            field.id,
        )

    return read


def _number(text: str, field: Field, table: TableRead) -> Value | Fault:
    if table.decimal_unclear and "," in text:
        return Fault(
            "record.number",
            f"'{text}' in {field.id} may be {text.replace(',', '.')} or {text.replace(',', '')}.",
            "Expected numbers whose decimal mark is clear, such as '1234.5'.",
            "Save the file with points as decimal marks and no thousands separators.",
            field.id,
        )
    try:
        value = parse_number(text, decimal_comma=table.decimal_comma)
    except NotANumber:
        return _no_number(text, field)
    return _out_of_range(value, text, field) or value


def _no_number(text: str, field: Field) -> Value | Fault:
    reason = MISSING_WORDS.get(folded(text))
    if reason is not None and field.missing:
        return Missing(reason)
    if reason is not None or folded(text) in _VAGUE or text in ("-", "*"):
        expected = f"Expected a number or {_THREE_WORDS}." if field.missing else "Expected a number, such as '1234.5'."
        action = (
            "Say which of the three it is."
            if field.missing
            else f"Leave the row out here; in the register 'figures' the quantity may be {_THREE_WORDS}."
        )
        return Fault("record.missing_word", f"'{text}' in {field.id} is no number.", expected, action, field.id)
    hint = " The comma looks like a decimal mark." if re.fullmatch(r"[\d.]+,\d+", text) else ""
    return Fault(
        "record.number",
        f"'{text}' in {field.id} is no number.{hint}",
        "Expected digits only, such as '1234.5' (the unit has its own column).",
        "Correct the cell; the row is left out.",
        field.id,
    )


def _out_of_range(value: Decimal, text: str, field: Field) -> Fault | None:
    if field.min is not None and value < field.min:
        code = "record.negative" if field.min == 0 else "record.range"
        return Fault(
            code,
            f"'{text}' in {field.id} is below {plain(field.min)}.",
            f"Expected {plain(field.min)} or more.",
            "To take back an earlier row, supersede or void it.",
            field.id,
        )
    if field.max is not None and value > field.max:
        return Fault(
            "record.range",
            f"'{text}' in {field.id} is above {plain(field.max)}.",
            f"Expected {plain(field.max)} or less.",
            "Check the unit and the digits.",
            field.id,
        )
    return None
