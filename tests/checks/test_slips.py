"""Which figure was meant: one digit typed wrong, or two swapped, somewhere in what the others allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assay.checks.slips import typed_for
from assay.core.interval import Interval


@pytest.mark.parametrize(
    ("printed", "low", "high", "right"),
    [
        # 3,808 + 37,027 lies between 40,834 and 40,836: the lower end is one digit from what is printed.
        ("48834", "40834", "40836", ("40834", 1)),
        ("40853", "40835", "40835", ("40835", 2)),
        ("48834", "40836", "40837", None),
        ("48834", "40000", "42000", None),
        ("1.25", "1.235", "1.255", ("1.24", 1)),
    ],
)
def test_the_digits_that_were_meant(printed: str, low: str, high: str, right: tuple[str, int] | None) -> None:
    assert typed_for(Decimal(printed), Interval(Decimal(low), Decimal(high))) == right
