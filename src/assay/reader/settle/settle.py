"""Arithmetic as the judge: where figures can be read in two ways, the reading is kept for which more relations hold.

Only what the page leaves open is put to the judge: the order of years that a table does not print, the years of a row
with fewer figures than columns, a unit that is nowhere, what a share is a share of. What is printed stays as printed,
so that an error in it can be found. With no difference between readings the plain one is kept.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.kept_going import kept_going
from assay.reader.settle.megatonnes import settle_megatonnes
from assay.reader.settle.orphans import settle_orphans, settle_parts
from assay.reader.settle.relations import countable
from assay.reader.settle.shares import settle_shares
from assay.reader.settle.totals import settle_totals
from assay.reader.settle.units import settle_units
from assay.reader.settle.years import settle_open_years, settle_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Rulebook


def settle(claims: Sequence[Claim], content: Rulebook) -> tuple[Claim, ...]:
    """The claims with what was open decided, each decision told in ``decided``."""
    settled = tuple(_counted(claim, content) for claim in claims)
    for judge in (
        settle_megatonnes,
        settle_orphans,
        settle_parts,
        settle_order,
        settle_open_years,
        settle_units,
        settle_totals,
        settle_shares,
    ):
        settled = kept_going(partial(judge, settled, content), partial(tuple, settled), judge.__name__)
    return settled


def _counted(claim: Claim, content: Rulebook) -> Claim:
    """People, cases, days and hours are often printed without a unit; the metric says which it is."""
    metric = content.catalogue.metrics.get(claim.metric)
    if metric is None or claim.unit is not None or claim.unit_printed or not countable(metric):
        return claim
    why = decision(How.UNIT_COUNTED, metric=metric.id, unit=metric.unit.symbol)
    return replace(claim, unit=metric.unit, decided=(*claim.decided, why))
