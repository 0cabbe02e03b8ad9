"""What counts, on which day, for how much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assay.core.dated import Dated
from assay.core.languages import Text
from assay.organisation.boundary import Consolidation, Organisation
from assay.organisation.entity import Entity
from assay.organisation.site import Site

BOUGHT = date(2024, 7, 1)
ENTITIES = {
    "joint": Entity("joint", Text("Joint"), (Dated(Decimal("0.51"), BOUGHT, date(2025, 6, 30)), Dated(Decimal(0), date(2025, 7, 1)))),
    "own": Entity("own", Text("Own")),
}  # fmt: skip
SITES = {
    "birch": Site(id="birch", name=Text("Birch"), entity="joint"),
    "cedar": Site(id="cedar", name=Text("Cedar"), entity="own", since=date(2024, 1, 1), until=date(2024, 12, 31)),
    "dock": Site(id="dock", name=Text("Dock")),
}


@pytest.mark.parametrize(
    ("site", "day", "approach", "weight"),
    [
        ("birch", date(2024, 6, 30), "operational_control", "0"),
        ("birch", BOUGHT, "operational_control", "1"),
        ("birch", BOUGHT, "equity_share", "0.51"),
        ("birch", date(2025, 7, 1), "financial_control", "0"),
        ("cedar", date(2023, 12, 31), "operational_control", "0"),
        ("cedar", date(2024, 12, 31), "equity_share", "1"),
        ("dock", BOUGHT, "equity_share", "1"),
    ],
)
def test_weight_of_a_site(site: str, day: date, approach: Consolidation, weight: str) -> None:
    assert Organisation(ENTITIES, SITES).weight(site, day, approach) == Decimal(weight)
