"""A place where the group works: what it is called, whose it is, where its electricity comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from assay.core.languages import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """``region`` is ISO 3166-2 and ``grid`` a grid code (``CN-NORTHEAST``): they choose emission factors.

    ``headcount_only``: an office whose people count and whose use of resources does not.
    """

    id: str
    name: Text
    entity: str = ""
    country: str = ""
    region: str = ""
    grid: str = ""
    supplier: str = ""
    since: date | None = None
    until: date | None = None
    headcount_only: bool = False

    def open_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
