"""A legal entity of the group and the share of it that the group owns, by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.core.dated import in_force

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.core.dated import Dated
    from assay.core.languages import Text


@dataclass(frozen=True, slots=True)
class Entity:
    """``ownership`` holds shares from 0 to 1, each from a day on."""

    id: str
    name: Text
    ownership: tuple[Dated[Decimal], ...] = ()

    def share_on(self, day: date) -> Decimal | None:
        """The share owned on a day; ``None`` before the first one."""
        return in_force(self.ownership, day)
