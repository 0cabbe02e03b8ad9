"""``MtCO2e`` is a million tonnes, and in many reports a metric tonne: the size of figures tells which.

No company emits ten thousand million tonnes in a year; all of mankind emits some fifty-five thousand million. A
document that prints more than that under such a sign means tonnes, in its intensities too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.units import UnknownUnit, unit
from assay.reader.decision import How, decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Rulebook

_SIGN = re.compile(r"\s*\(?\s*M\s?t")
_MEGA = "MtCO2e"
# In millions of tonnes.
_TOO_MUCH = Decimal(10_000)


def settle_megatonnes(claims: Sequence[Claim], _rules: Rulebook) -> tuple[Claim, ...]:
    """The claims, those in ``MtCO2e`` in tonnes where the document cannot mean millions of them."""
    if not any(_means_tonnes(claim) for claim in claims):
        return tuple(claims)
    return tuple(_in_tonnes(claim) if _is_mega(claim) else claim for claim in claims)


def _is_mega(claim: Claim) -> bool:
    symbol = claim.unit.symbol if claim.unit else ""
    return symbol.partition("/")[0] == _MEGA and bool(_SIGN.match(claim.unit_printed))


def _means_tonnes(claim: Claim) -> bool:
    whole = claim.unit is not None and claim.unit.symbol == _MEGA
    return whole and _is_mega(claim) and isinstance(claim.value, Decimal) and claim.value > _TOO_MUCH


def _in_tonnes(claim: Claim) -> Claim:
    assert claim.unit is not None
    try:
        tonnes = unit(claim.unit.symbol.removeprefix("M"))
    except UnknownUnit:
        return claim
    why = decision(How.UNIT_TONNES, words=claim.unit_printed)
    return replace(claim, unit=tonnes, decided=(*claim.decided, why))
