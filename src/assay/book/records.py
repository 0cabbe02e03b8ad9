"""A record: one row that was read and understood. Never edited; replaced or withdrawn by another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.core.units import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.register import Shape
    from assay.core.provenance import Place

Value = str | Decimal | date | int | Unit | Missing | None
"""``Decimal`` keeps the digits as written (``1.50`` has two decimals); ``int`` is a year; ``None`` an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``values`` by field; in a register of any metric also by those dimensions that are not "all".

    Sites, members, choices and metrics are ids. ``evidence`` names a file of the book or a document outside it.
    Two records are equal when they say the same: where the row stands is not part of it.
    """

    id: str
    register: str
    shape: Shape
    place: Place = field(compare=False)
    values: Mapping[str, Value]
    evidence: str = ""
    page: int | None = None
    line: int | None = None
    note: str = ""
    supersedes: str = ""
    void: str = ""
