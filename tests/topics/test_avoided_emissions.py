"""Emissions avoided by products sold: units, factor and share, told apart from what the group emits."""

from __future__ import annotations

from assay.draft import draft
from assay.report.compose import tables_in
from small_book import SmallBook, absent, value

SOLD = """\
    metric,site,start,end,quantity,unit,product
    products_with_avoided_emissions,,2024-01-01,2024-12-31,2000,t,alloy
"""
FACTORS = (
    "a,avoided_factor,own,,alloy,1.5,tCO2e/t,2020-01-01,,Life cycle study,The institute,verified",
    "b,avoided_share,own,,alloy,20,%,2020-01-01,,Life cycle study,The institute,verified",
)


def test_units_by_factor_by_share(book: SmallBook) -> None:
    """2,000 t × 1.5 tCO2e/t × 20% = 600 tCO2e, and nothing is taken off the group's own."""
    book.head("settings:", "members: {product: {alloy: {en: Alloy}}}\nsettings:")
    made = book.write({"records/figures.csv": SOLD}).own_factors(*FACTORS).examine()
    assert value(made, "avoided_emissions", product="alloy") == 600
    assert absent(made, "ghg_emissions")
    tables = tables_in(draft(made).composed["en"].document)
    (table,) = [one for one in tables if one.id == "t-avoided"]
    assert "no offset" in table.source
