"""Cells and headings as reports of other stock exchanges print them; all examples are invented."""

from __future__ import annotations

import pytest

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.unit_words import unit_in


@pytest.mark.parametrize(
    ("cell", "value", "symbol"),
    [
        ("91,3%", "91.3", "%"),
        ("0,005%", "0.005", "%"),
        ("1.234,5", "1234.5", None),
        ("-0,07", "-0.07", None),
        ("1,234", "1234", None),
        ("12,345,678", "12345678", None),
        (">-40%", "-40", "%"),
        ("+11.6 pts", "11.6", "pp"),
        ("增加2.5個百分點", None, None),
        ("€11.4 bn", "11.4", "1000000000EUR"),
        ("HK$5m", "5", "MHKD"),
        ("MOP 3.2 million", "3.2", "MMOP"),
        ("S$420", "420", "SGD"),
    ],
)
def test_one_figure(cell: str, value: str | None, symbol: str | None) -> None:
    found = read_cell(cell)
    assert [str(figure.value) for figure in found] == ([value] if value else [])
    assert [figure.unit.unit.symbol if figure.unit else None for figure in found] == ([symbol] if value else [])
    assert all(figure.printed == cell for figure in found)


def test_the_same_figure_counted_another_way_stands_in_brackets() -> None:
    assert [str(figure.value) for figure in read_cell("34 (33)")] == ["34", "33"]


@pytest.mark.parametrize(("cell", "value", "mark"), [("1,234 (1)", "1234", "(1)"), ("100(b)", "100", "(b)")])
def test_a_mark_in_brackets_is_no_figure(cell: str, value: str, mark: str) -> None:
    (figure,) = read_cell(cell)
    assert (str(figure.value), figure.marks) == (value, (mark,))


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("in € million", "MEUR"),
        ("TEUR", "1000EUR"),
        ("K€", "1000EUR"),
        ("EUR ’000s", "1000EUR"),
        ("HK$m", "MHKD"),
        ("RM'000", "1000MYR"),
        ("RMB'000", "1000CNY"),
        ("百萬澳門元", "MMOP"),
        ("tonnes/S$ million of revenue", "t/MSGD"),
    ],
)
def test_money_in_headings(words: str, symbol: str) -> None:
    found = unit_in(words)
    assert found is not None
    assert found.symbol == symbol
