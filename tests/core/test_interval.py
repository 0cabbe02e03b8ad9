from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assay.core.interval import Interval
from assay.core.numbers import rounded

NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
PRINTED = st.decimals(min_value=0, max_value=10**7, places=2)


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval and a value in it."""
    one, two, three = sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3)))
    return Interval(one, three), two


@given(members(), members())
def test_arithmetic_of_intervals_holds_the_arithmetic_of_their_members(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = left, right
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    if not b.contains(Decimal(0)):
        quotient = a / b
        slack = Decimal("1E-20") * (1 + abs(quotient.high))
        assert quotient.low - slack <= x / y <= quotient.high + slack


@given(PRINTED, st.integers(min_value=0, max_value=2))
def test_a_printed_figure_may_have_been_any_value_that_rounds_to_it(value: Decimal, decimals: int) -> None:
    assert Interval.printed(rounded(value, decimals)).contains(value)


@given(st.integers(min_value=1, max_value=10**8), st.integers(min_value=1, max_value=4))
def test_trailing_zeros_may_have_been_rounded_to(value: int, zeros: int) -> None:
    printed = rounded(Decimal(value), -zeros)
    assume(printed != 0)
    assert Interval.printed(Decimal(int(printed))).contains(Decimal(value))


def test_the_digits_say_how_wide_an_interval_is() -> None:
    assert Interval.printed(Decimal("0.291")) == Interval(Decimal("0.2905"), Decimal("0.2915"))
    assert Interval.printed(Decimal("0.290")) == Interval(Decimal("0.2895"), Decimal("0.2905"))
    assert Interval.printed(Decimal(35080000)) == Interval(Decimal(35075000), Decimal(35085000))
    assert Interval.printed(Decimal(0)) == Interval(Decimal("-0.5"), Decimal("0.5"))


def test_people_and_cases_are_what_they_say() -> None:
    assert Interval.printed(Decimal(120), counted=True) == Interval.exactly(120)
    assert not Interval.printed(Decimal("12.5"), counted=True).exact


def test_an_approximate_figure_is_a_whole_step_wide_to_each_side() -> None:
    assert Interval.approximate(Decimal(39800)) == Interval(Decimal(39700), Decimal(39900))
    assert Interval.approximate(Decimal("30.0")) == Interval(Decimal("29.9"), Decimal("30.1"))


def test_dividing_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.exactly(1) / Interval(Decimal(-1), Decimal(1))


def test_intervals_run_upwards_and_know_how_far_apart_they_are() -> None:
    with pytest.raises(ValueError, match="upwards"):
        Interval(Decimal(2), Decimal(1))
    assert Interval.exactly(1).gap(Interval.exactly(4)) == 3
    assert Interval.exactly(1).gap(Interval(Decimal(0), Decimal(2))) == 0
    assert str(Interval.exactly(1234)) == "exactly 1,234"
