from decimal import Decimal

import pytest

from assay.core.numbers import NotANumber, decimals_of, grouped, parse_number, plain, rounded, shortest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"),
        ("1,234.50", "1234.50"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("(1,234)", "-1234"),
        ("−5", "-5"),
        ("１２３．４", "123.4"),
        ("1e3", "1E+3"),
        ("0.00", "0.00"),
    ],
)
def test_numbers_are_read_with_their_digits(text: str, value: str) -> None:
    read = parse_number(text)
    assert read == Decimal(value)
    assert read.as_tuple() == Decimal(value).as_tuple()


@pytest.mark.parametrize("text", ["", "n/a", "1,23", "12,34,567", "1.2.3", "--1", "about 5", "1,234,5", "NaN", "inf"])
def test_what_is_no_number_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_number(text)


def test_a_decimal_comma_is_read_only_where_asked_for() -> None:
    assert parse_number("1.234,5", decimal_comma=True) == Decimal("1234.5")
    assert parse_number("0,5", decimal_comma=True) == Decimal("0.5")
    assert parse_number("1.234", decimal_comma=True) == 1234
    with pytest.raises(NotANumber):
        parse_number("0,5")


def test_rounding_is_half_away_from_zero() -> None:
    assert rounded(Decimal("2.5"), 0) == 3
    assert rounded(Decimal("-2.5"), 0) == -3
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert plain(rounded(Decimal("35081234"), -4)) == "35080000"


def test_printing_never_shows_an_exponent_or_a_negative_zero() -> None:
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("-0.00")) == "0.00"
    assert grouped(Decimal("-1234567.50")) == "-1,234,567.50"
    assert shortest(Decimal("0.5000")) == "0.5"
    assert decimals_of(Decimal("1.50")) == 2
    assert decimals_of(Decimal("1E+3")) == 0
