"""What one cell of a table says."""

from decimal import Decimal

import pytest

from assay.core.missing import Missing
from assay.reader.figures.cell_values import interval_of, read_cell


@pytest.mark.parametrize(
    ("cell", "value", "unit", "qualifier"),
    [
        ("1,284", "1284", "", ""),
        ("１，２８４．５", "1284.5", "", ""),
        ("1 284", "1284", "", ""),
        ("0.050", "0.050", "", ""),
        ("-3.2%", "-3.2", "%", ""),
        ("(1,284)", "-1284", "", ""),
        ("61KG", "61", "kg", ""),
        ("7,410 tonnes", "7410", "t", ""),
        ("318 kWh/tonne", "318", "kWh/t", ""),
        ("0.07公升/噸", "0.07", "L/t", ""),
        ("RMB 3.4 million", "3.4", "MCNY", ""),
        ("人民幣80萬元", "80", "10000CNY", ""),
        ("4.2 x 10⁻³", "0.0042", "", ""),
        ("4.2×10-3", "0.0042", "", ""),
        ("about 300", "300", "", "about"),
        ("約7%", "7", "%", "about"),
        ("近400人", "400", "person", "about"),
        ("over 2,000", "2000", "", "over"),
        ("超過300名", "300", "person", "over"),
        ("50+", "50", "", "at_least"),
        ("≤5", "5", "", "at_most"),
        ("<0.01", "0.01", "", "under"),
        ("5%-10%", "5", "%", "range"),
    ],
)
def test_a_figure(cell: str, value: str, unit: str, qualifier: str) -> None:
    (found,) = read_cell(cell)
    assert found.value == Decimal(value)
    assert str(found.value) == value
    assert (found.unit.unit.symbol if found.unit else "") == unit
    assert found.qualifier == qualifier


@pytest.mark.parametrize(
    ("cell", "amount", "share"),
    [
        ("20 (23.08%)", "20", "23.08"),
        ("21(23.9%)", "21", "23.9"),
        ("0 (0%)", "0", "0"),
        ("6人（66.7%）", "6", "66.7"),
        ("6 / 66.7%", "6", "66.7"),
    ],
)
def test_an_amount_and_its_share(cell: str, amount: str, share: str) -> None:
    first, second = read_cell(cell)
    assert (str(first.value), str(second.value)) == (amount, share)
    assert second.share
    assert second.unit is not None
    assert second.unit.unit.symbol == "%"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-", "not_disclosed"),
        ("–", "not_disclosed"),
        ("—", "not_disclosed"),
        ("/", "not_disclosed"),
        ("N/A", "not_applicable"),
        ("n.a.", "not_applicable"),
        ("不適用", "not_applicable"),
        ("Nil", "not_applicable"),
        ("無", "not_applicable"),
        ("未統計", "not_collected"),
    ],
)
def test_a_missing_figure_is_never_zero(cell: str, reason: str) -> None:
    (found,) = read_cell(cell)
    assert isinstance(found.value, Missing)
    assert found.value.reason == reason
    assert found.printed == cell


@pytest.mark.parametrize("cell", ["", "Low, no effect", "4. Honesty", "QB20417-2019", "31 December 2023", "1:2.5"])
def test_words_are_no_figure(cell: str) -> None:
    assert read_cell(cell) == ()


@pytest.mark.parametrize(
    ("cell", "value", "marks"),
    [("1,234*", "1234", ("*",)), ("12.5¹", "12.5", ("¹",)), ("1,2345", "1234", ("5",)), ("88^{2}", "88", ("^{2}",))],
)
def test_the_mark_of_a_note_falls_off(cell: str, value: str, marks: tuple[str, ...]) -> None:
    (found,) = read_cell(cell)
    assert (str(found.value), found.marks) == (value, marks)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("0.290", "0.2895", "0.2905"),
        ("35,080,000", "35075000", "35085000"),
        ("about 39,800", "39700", "39900"),
        ("over 2,000", "2000", "20000"),
        ("≤5", "0", "5"),
        ("340 employees", "340", "340"),
        ("5%-12%", "4.5", "12.5"),
    ],
)
def test_the_interval_is_as_wide_as_the_words(cell: str, low: str, high: str) -> None:
    (found,) = read_cell(cell)
    assert isinstance(found.value, Decimal)
    interval = interval_of(found.value, found.qualifier, found.unit, found.high)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))
