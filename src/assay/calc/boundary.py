"""The organisational boundary applied to observations: how much of a site's figures counts, day by day.

A site outside its dates counts for nothing; under equity share what is not owned is left out. A record that reaches
over a change of ownership is shared out by days, each part with its own share.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.numbers import EXACT, plain
from assay.core.periods import Period, cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from assay.calc.observation import Observation
    from assay.organisation.boundary import Consolidation, Organisation
    from assay.organisation.site import Site

_ONE = Decimal(1)


@dataclass(slots=True)
class Boundary:
    """Weighs observations of ``metrics``; ``findings`` tells afterwards what lay wholly outside."""

    organisation: Organisation
    approach: Consolidation
    metrics: Collection[str]
    findings: list[Finding] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)

    def applied(self, observations: Iterable[Observation]) -> Iterator[Observation]:
        """The observations as far as they count. What counts in full is passed on untouched."""
        edges = {name: self._changes(site) for name, site in self.organisation.sites.items()}
        for seen in observations:
            site = dict(seen.dimensions).get("site", "")
            if seen.metric not in self.metrics or site not in edges:
                yield seen
            elif isinstance(seen.when, Period):
                yield from self._parts(seen, site, cut(seen.when, edges[site]))
            else:
                yield from self._weighed(seen, site, seen.when, seen.value, seen.bounds)

    def _changes(self, site: Site) -> list[date]:
        """Days from which another share of a site may count."""
        entity = self.organisation.entities.get(site.entity)
        shares = [item.since for item in entity.ownership] if entity else []
        ends = [item.until for item in entity.ownership if item.until] if entity else []
        after = [day.fromordinal(day.toordinal() + 1) for day in (*ends, *([site.until] if site.until else []))]
        return [*([site.since] if site.since else []), *shares, *after]

    def _parts(self, seen: Observation, site: str, parts: tuple[Period, ...]) -> Iterator[Observation]:
        weights = {self.organisation.weight(site, part.start, self.approach) for part in parts}
        if weights == {_ONE}:
            yield seen
            return
        left, days = seen.value, seen.when.days if isinstance(seen.when, Period) else 1
        for part in parts:
            value, bounds = seen.value, seen.bounds
            if isinstance(seen.value, Decimal) and isinstance(left, Decimal) and len(parts) > 1:
                with localcontext(EXACT):
                    # The last part takes what is left, so that the parts add up to the whole.
                    value = left if part is parts[-1] else seen.value * part.days / days
                    left = left - value
                if bounds is not None:
                    bounds = Interval.exactly(value) if bounds.exact else bounds * Decimal(part.days) / Decimal(days)
            yield from self._weighed(replace(seen, when=part), site, part.start, value, bounds)

    def _weighed(
        self, seen: Observation, site: str, day: date, value: object, bounds: Interval | None
    ) -> Iterator[Observation]:
        weight = self.organisation.weight(site, day, self.approach)
        if not weight:
            self._outside(seen, site, day)
            return
        if weight == _ONE or not isinstance(value, Decimal):
            yield replace(seen, value=value, bounds=bounds)  # type: ignore[arg-type]
            return
        with localcontext(EXACT):
            share = value * weight
        yield replace(
            seen,
            value=share,
            bounds=bounds * weight if bounds is not None else None,
            entered=f"{seen.entered} × {plain((weight * 100).normalize())}%",
        )

    def _outside(self, seen: Observation, site: str, day: date) -> None:
        if seen.record in self._told:
            return
        self._told.add(seen.record)
        self.findings.append(
            Finding(
                code="boundary.outside",
                severity="warning",
                place=seen.place,
                message=f"'{seen.record}' of {site} lies outside the boundary from {day} on; that part does not count.",
                expected="Records of days on which the site is open and part of it is owned.",
                action="Nothing, if the site was bought or sold; else correct its dates or shares in book.yaml.",
            )
        )


def weighed_metrics(topics: Mapping[str, str], chosen: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The metrics that the boundary is applied to: those of the topics ``chosen``, and those named there."""
    named = set(chosen.get("metrics", ()))
    return frozenset(name for name, topic in topics.items() if topic in chosen.get("topics", ()) or name in named)
