"""A risk register -> plain data for ``risks.yaml``; reading it again gives an equal register."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.core.languages import Text
from assay.core.numbers import plain

if TYPE_CHECKING:
    from assay.book.risks import RiskRegister

# Said even where it is "no": that a price is not used, or pay not linked, is what is disclosed.
_ALWAYS = ("used", "linked")


def risks_of(register: RiskRegister) -> dict[str, Any]:
    """The register as plain data; empty where there is none. Amounts are in the book's currency."""
    written: dict[str, Any] = _plain(register)
    return written


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        pairs = (("en", value.en), ("zh-Hant", value.zh_hant), ("zh-Hans", value.zh_hans))
        return {language: words for language, words in pairs if words}
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        pairs_of = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {
            name: _plain(given)
            for name, given in pairs_of
            if name in _ALWAYS or not (given is None or given is False or given in ((), ""))
        }
    return str(value)
