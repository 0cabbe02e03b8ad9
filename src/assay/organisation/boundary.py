"""The organisational boundary: which sites count on a day, and for how much."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assay.organisation.entity import Entity
    from assay.organisation.site import Site

Consolidation = Literal["operational_control", "financial_control", "equity_share"]

CONSOLIDATIONS: tuple[Consolidation, ...] = get_args(Consolidation)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The entities and sites of one reporting group, by id."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    sites: Mapping[str, Site] = field(default_factory=dict)

    def weight(self, site: str, day: date, approach: Consolidation) -> Decimal:
        """The part of a site's figures that counts on a day (GHG Protocol Corporate Standard, ch. 3).

        Under control all of it while any share is owned, under equity share the share owned. A site outside its
        dates counts for nothing; a site without an entity, or whose entity states no shares, is the group's own.
        """
        place = self.sites[site]
        if not place.open_on(day):
            return Decimal(0)
        entity = self.entities.get(place.entity)
        if entity is None or not entity.ownership:
            return Decimal(1)
        share = entity.share_on(day) or Decimal(0)
        return share if approach == "equity_share" else Decimal(1 if share else 0)
