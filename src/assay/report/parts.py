"""The parts of a book that frameworks ask for, as blocks: printed where the provision that asks for them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.effects import effects_anticipated, effects_current
from assay.report.risks import horizon_table, risk_chapter
from assay.report.scenarios import carbon_price, plan, remuneration, resilience, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assay.report.document import Block
    from assay.report.material import Material

_BLOCKS: Mapping[str, Callable[[Material], tuple[Block, ...]]] = {
    "risks/horizons": horizon_table,
    "risks/register": risk_chapter,
    "risks/effects_current": effects_current,
    "risks/effects_anticipated": effects_anticipated,
    "risks/scenarios": scenarios,
    "risks/resilience": resilience,
    "risks/carbon_price": carbon_price,
    "risks/remuneration": remuneration,
    "risks/plan": plan,
}


def part_blocks(material: Material, part: str) -> tuple[Block, ...]:
    """What the book keeps of a part; nothing where it keeps none, or where it stands in another chapter."""
    return _BLOCKS[part](material) if part in _BLOCKS else ()
