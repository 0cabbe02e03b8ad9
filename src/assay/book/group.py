"""The head of a book: whose report it is and how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.core.languages import Text

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Group:
    name: Text
    short_name: Text = field(default_factory=lambda: Text(""))
    stock_code: str = ""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """``accent`` is a colour (``#0b6e63``); ``published_on`` the day printed on the cover."""

    title: Text | None = None
    published_on: date | None = None
    accent: str = ""
