"""Exact decimal numbers, as printed and as computed.

*Rounding* is a step of a calculation, *precision* is how a number is shown, *tolerance* is what a check
lets pass: this module knows only the first two. Nothing here is ever a binary float.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

# 34 digits (IEEE 754 decimal128) hold any product of a meter reading and a factor without loss;
# quotients are rounded at the 34th digit, far below any printed digit.
EXACT = Context(prec=34, rounding=ROUND_HALF_UP)

# Full-width digits and signs are how many Chinese spreadsheets write numbers.
_TO_ASCII = str.maketrans("０１２３４５６７８９．，－＋％（）", "0123456789.,-+%()")

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_SPACED = re.compile(r"[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+(\.\d+)?")
_EUROPEAN = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+")


class NotANumber(ValueError):
    """The text is not a number in any accepted form."""


def parse_number(text: str, *, decimal_comma: bool = False) -> Decimal:
    """Read one printed number.

    Accepts ``1234.5``, ``1,234.5``, ``1 234.5``, ``(1,234)`` for a negative, full-width digits and exponents.
    With ``decimal_comma`` also ``1.234,5`` and ``0,5``. Raises `NotANumber` otherwise: a number is
    never guessed at.

    >>> parse_number("1,234.50")
    Decimal('1234.50')
    >>> parse_number("(12)")
    Decimal('-12')
    """
    cleaned = text.translate(_TO_ASCII).replace("−", "-").strip()
    negative = cleaned.startswith("(") and cleaned.endswith(")")
    if negative:
        cleaned = cleaned[1:-1].strip()
    if decimal_comma and _EUROPEAN.fullmatch(cleaned):
        cleaned = cleaned.replace(".", "").replace(",", ".")
    elif decimal_comma and re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+", cleaned):
        cleaned = cleaned.replace(".", "")
    elif _GROUPED.fullmatch(cleaned) or _SPACED.fullmatch(cleaned):
        cleaned = re.sub(r"[ ,\u00a0\u202f]", "", cleaned)
    if not _PLAIN.fullmatch(cleaned):
        raise NotANumber(text)
    value = Decimal(cleaned)
    return -value if negative else value


def decimals_of(value: Decimal) -> int:
    """Digits after the point as written: ``2`` for ``1.50``, ``0`` for ``150``."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as tables are printed; negative ``decimals`` round to tens, hundreds, …"""
    with localcontext(EXACT):
        return (
            value.quantize(Decimal(1).scaleb(-decimals))
            if decimals >= 0
            else ((value.scaleb(decimals)).quantize(Decimal(1)).scaleb(-decimals))
        )


def plain(value: Decimal) -> str:
    """Plain digits with a point: never an exponent, never a thousands separator, never ``-0``.

    >>> plain(Decimal("1E+3"))
    '1000'
    """
    text = format(value, "f")
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def shortest(value: Decimal) -> str:
    """Plain digits without trailing zeros after the point, for explanations."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Decimal) -> str:
    """Plain digits with a comma every three, as all three languages print them."""
    text = plain(value)
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, point, fraction = text.partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}"
