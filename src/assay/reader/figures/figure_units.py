"""The unit of a figure in a table, and where it stood."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.units import Unit, unit
from assay.reader.decision import How, decision
from assay.reader.figures.columns_beside import beyond_rates, divided
from assay.reader.figures.currencies import SIGN_ANYWHERE, is_open, unscaled
from assay.reader.figures.unit_plain import times
from assay.reader.figures.unit_words import PrintedUnit, scale_alone
from assay.reader.figures.worded_units import names_people, of_people, worded_unit

if TYPE_CHECKING:
    from assay.reader.decision import Decision
    from assay.reader.figures.cell_values import CellValue
    from assay.reader.figures.row_paths import RowPath
    from assay.reader.figures.sections import Column
    from assay.reader.figures.table_rows import TableRow
    from assay.reader.figures.table_told import Told


_SHARE = unit("%")
# What a line over a table excepts: "RMB million, except per share data", whether it says so or not.
_PER_SHARE = re.compile(r"\bper\s+(?:\w+\s+){0,2}(?:share|ADS|stock unit|security)\b|\bEPS\b|每股", re.IGNORECASE)
_RATES = re.compile(
    r"%|\bpercent\w*|\bratios?\b|\brates?$|^rates? of\b|\bmargins?$|\bproportion\b|\bgearing\b|\bshare of\b|\(times\)"
    r"|百分比|比重|比例|佔比|占比|比率|率$|倍數|倍数",
    re.IGNORECASE,
)
_OF_SHARES = re.compile(
    r"\b(?:number|weighted[- ]average)\b.*\b(?:ordinary )?shares\b|股份數|股份数|股數|股数|加權平均數|加权平均数"
    r"|年限$|年期$",
    re.IGNORECASE,
)


_AGES = re.compile(r"年[齡龄]|\bage\b", re.IGNORECASE)


def _of_whole_table(told: PrintedUnit | None, own: tuple[str, ...]) -> PrintedUnit | None:
    """The unit of the whole table for one figure of it: money is neither a share nor a number of people, and what is
    given per share is not in millions."""
    if told is None or told.unit.symbol in ("%", "‰") or "/" in told.unit.family:
        return told
    if told.unit.family in ("share", "shares") and any(_AGES.search(text) for text in own):
        return None
    if told.unit.family.startswith("money"):
        if any(_OF_SHARES.search(text) for text in own):
            return None
        if any(_PER_SHARE.search(text) for text in own):
            bare = unscaled(told.unit)
            return PrintedUnit(bare, told.printed if bare.scale == told.unit.scale else _sign_of(told.printed, bare))
    if any(_RATES.search(text.strip()) for text in own):
        return None
    counted = worded_unit(own[-1:], beside_share=False)[0]
    return None if counted is not None and counted.unit.family in _COUNTED else told


def _counted_in_scale(found: PrintedUnit, words: tuple[str, ...]) -> PrintedUnit:
    """A bare scale, "'000" or "in thousands", of what the words count: people, shares, hours."""
    if found.unit.family != "count" or found.unit.scale == 1 or scale_alone(found.printed) is None:
        return found
    size = int(found.unit.scale)
    if any(_SHARES.search(text) for text in words[-3:]):
        return PrintedUnit(times(size, unit("share")), found.printed)
    counted = worded_unit(words, beside_share=False)[0]
    return PrintedUnit(times(size, counted.unit), found.printed) if counted is not None else found


_SHARES = re.compile(
    r"\b(?:of|ordinary|issued|treasury)\s+shares\b|\bshares\s+(?:of|in|issued)\b|股份?(?:數|数)", re.IGNORECASE
)
_COUNTED = ("people", "time", "day", "count")


def _sign_of(printed: str, bare: Unit) -> str:
    """The words of a scaled money without its scale: "$" of "$ in millions"."""
    sign = SIGN_ANYWHERE.search(printed)
    return sign[0] if sign is not None else bare.symbol


def _scaled_money(own: PrintedUnit, around: tuple[PrintedUnit | None, ...], words: tuple[str, ...]) -> PrintedUnit:
    """A sign of money in the cell with the scale that the row, the column or the table says: "$ 6,890" under "$ in
    millions"."""
    if not own.unit.family.startswith("money") or own.unit.scale != 1 or any(_PER_SHARE.search(text) for text in words):
        return own
    for other in around:
        if other is None or not other.unit.family.startswith("money") or "/" in other.unit.family:
            continue
        same = other.unit.powers == own.unit.powers or is_open(own.unit)
        return other if same and other.unit.scale != 1 else own
    return own


# A group of people by its plain name: what is measured of it stands over it.
_GROUP = re.compile(
    r"(?:total |other |all )?(?:employees?|staff|workers?|contractors?|suppliers?|management|managers|workforce)",
    re.IGNORECASE,
)


def _worded(
    value: CellValue, words: tuple[str, ...], *, beside_share: bool
) -> tuple[PrintedUnit | None, Decision | None]:
    """The unit that words tell. People and cases are whole: the average hours of "Employees" are no employees."""
    own, told = words, worded_unit(words, beside_share=beside_share)
    if told[0] is not None and told[0].unit == _SHARE and _heads(value):
        return None, None  # heads below "Percentage of women in management"
    if len(words) > 1 and _GROUP.fullmatch(words[-1].strip()) and not beside_share:
        over = worded_unit(words[:-1], beside_share=False)
        told = over if over[0] is not None and over[0].unit.family not in _WHOLE else told
    while value.decimals and told[0] is not None and told[0].unit.family in _WHOLE and not beside_share and own:
        own = own[:-1]
        told = worded_unit(own, beside_share=False) if own else (None, None)
    return told


def _heads(value: CellValue) -> bool:
    """Whether a figure is whole and too large for a share."""
    return value.unit is None and not value.decimals and isinstance(value.value, Decimal) and value.value >= _THOUSAND


_THOUSAND = 1000
_WHOLE = ("people", "count")


def unit_of_figure(
    value: CellValue,
    column: Column,
    row: TableRow,
    path: RowPath,
    told: Told,
    words: tuple[str, ...],
    *,
    beside_share: bool,
) -> tuple[PrintedUnit | None, Decision | None]:
    """The unit of a figure and where it stood: in the cell, the row, the heading of the column, the group, the caption;
    at last what the words of the label leave no doubt of."""
    if value.unit is not None:
        whole = _scaled_money(value.unit, (row.unit, column.unit, path.unit, told.unit), words)
        return whole, None if value.share else decision(How.UNIT_CELL, unit=whole.printed)
    # The amount beside a share never takes the share's unit from the label: "Turnover rate (%)" over "12 (4.5%)".
    table = _of_whole_table(told.unit, words[len(told.about) :])
    if table is None and told.rates is not None and any(_RATES.search(text.strip()) for text in words):
        table = told.rates
    around = ((column.unit, How.UNIT_COLUMN), (path.unit, How.UNIT_GROUP), (table, How.UNIT_TABLE))
    # "Total (absolute number)" over a row that is called "Over 50 (%)".
    counted = column.unit is not None and column.unit.unit.symbol == "count" and not value.decimals
    # "Change (%)" and "Share (%)" beside amounts stand against the unit of the row.
    other = column.unit is not None and column.apart and row.unit is not None and row.unit.unit != _SHARE
    stated = (
        [(row.unit, row.unit_note)]
        if row.unit is not None and not other and not (counted and row.unit.unit == _SHARE)
        else []
    )
    stated += [(found, decision(how, unit=found.printed)) for found, how in around if found is not None]
    if column.change and column.unit is None and not (column.amounts or beyond_rates(value)):
        return PrintedUnit(unit("%"), "%"), decision(How.UNIT_OF_CHANGE)
    if column.hundred and row.unit is None:
        return PrintedUnit(unit("%"), ""), decision(How.UNIT_HUNDRED)
    if row.unknown_unit and row.unit is None and not column.apart:
        return None, decision(How.UNIT_UNKNOWN, unit=row.unknown_unit)
    if (per := divided(row.unit, column.unit) or divided(column.unit, row.unit)) is not None:
        return per, decision(How.UNIT_COLUMN, unit=per.printed)
    for told_unit, note in stated:
        found = _counted_in_scale(told_unit, words)
        if not (beside_share and found.unit.symbol == "%"):
            # A count of people over the row yields to what the row's own label is counted in.
            own = worded_unit(words[-1:], beside_share=beside_share) if told_unit is path.unit else (None, None)
            plain = found.unit.family in ("people", "count")
            return own if plain and own[0] is not None else (found, note)
    # "Employees" over a table or a group may be its chapter: it counts the rows that are of people.
    chapters = () if of_people(words[-1]) else tuple(filter(names_people, (*told.about, *path.labels)))
    said = (*(text for text in words[:-1] if text not in chapters), words[-1])
    worded = _worded(value, said, beside_share=beside_share)
    if worded[0] is None and row.blank_unit and isinstance(value.value, Decimal) and not value.decimals:
        return PrintedUnit(unit("count"), ""), decision(How.UNIT_BLANK)
    if worded[0] is None and column.sign is not None:
        return column.sign, decision(How.UNIT_TABLE, unit=column.sign.printed)
    return worded
