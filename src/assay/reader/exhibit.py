"""What a finding about a document has to show: the figures, the two intervals that miss each other, the likely cause.

It lies in the finding's ``details``, as pairs of a name and a text:

* ``claim``: the id of a claim it is about; once for each, the accused one first. ``claims`` may hold several ids.
* ``found`` and ``expected``: what is printed and what the arithmetic allows, each ending in an interval as
  `assay.core.interval.Interval` writes it: ``[30,830, 30,840]`` or ``exactly 12``.
* ``arithmetic``: the sum in one line. ``cause``: the most likely cause. ``sure``: how sure that is.

Any other pair is shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.core.findings import Finding
    from assay.reader.claim import Claim

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?(?:E[+-]?\d+)?"
_SPAN = re.compile(rf"\[({_NUMBER}), ({_NUMBER})\]")
_POINT = re.compile(rf"exactly ({_NUMBER})")
_IDS = frozenset({"claim", "claims"})
_SPOKEN = frozenset({"arithmetic", "cause", "sure"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two quantities that are compared: its words and the values it may have."""

    name: str
    text: str
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A finding taken apart for showing. ``rest`` are details without a place of their own."""

    claims: tuple[Claim, ...] = ()
    sides: tuple[Side, ...] = ()
    arithmetic: str = ""
    cause: str = ""
    sure: str = ""
    rest: tuple[tuple[str, str], ...] = ()


def exhibit(finding: Finding, claims: Mapping[int, Claim]) -> Exhibit:
    """The parts of a finding. Claims that are not named are looked for by place and metric."""
    spoken = {name: text for name, text in finding.details if name in _SPOKEN}
    others = [(name, text) for name, text in finding.details if name not in _IDS | _SPOKEN]
    sides = [Side(name, text, interval) for name, text in others if (interval := interval_in(text))]
    sided = {side.name for side in sides}
    return Exhibit(
        claims=_named(finding, claims) or _near(finding, claims.values()),
        sides=tuple(sides),
        arithmetic=spoken.get("arithmetic", ""),
        cause=spoken.get("cause", ""),
        sure=spoken.get("sure", ""),
        rest=tuple(pair for pair in others if pair[0] not in sided),
    )


def interval_in(text: str) -> Interval | None:
    """The last interval that a text holds, in the form that intervals are written in."""
    spans, points = _SPAN.findall(text), _POINT.findall(text)
    if spans:
        low, high = (Decimal(number.replace(",", "")) for number in spans[-1])
        return Interval(low, high) if low <= high else None
    return Interval.exactly(Decimal(points[-1].replace(",", ""))) if points else None


def _named(finding: Finding, claims: Mapping[int, Claim]) -> tuple[Claim, ...]:
    ids = [int(number) for name, text in finding.details if name in _IDS for number in re.findall(r"\d+", text)]
    return tuple(claims[number] for number in dict.fromkeys(ids) if number in claims)


def _near(finding: Finding, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of the finding's metric and year that stand where the finding does."""
    place = finding.place
    if place is None or not finding.metric:
        return ()
    return tuple(
        claim
        for claim in claims
        if claim.metric == finding.metric
        and finding.fiscal_year in (None, claim.fiscal_year)
        and (place.page is None or claim.page == place.page)
        and (place.line is None or claim.line == place.line)
    )[:4]
