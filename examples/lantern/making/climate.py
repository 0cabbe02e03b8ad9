"""What finance keeps on climate: assets and revenue exposed, capital deployed, the internal price of carbon, pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger

_YEARS = (2024, 2025)

# Metric, purpose, unit, values of 2024 and 2025.
_OVER_THE_YEAR = (
    ("climate_investment", "mitigation", "CNY", ("5214000", "8632500")),
    ("climate_investment", "adaptation", "CNY", ("348000", "1126400")),
    ("climate_investment", "climate_products", "CNY", ("415500", "903800")),
    ("revenue_from_climate_opportunities", "", "CNY", ("51186000", "58640500")),
    ("internal_carbon_price", "", "CNY/tCO2e", ("70", "80")),
    ("climate_remuneration_share", "", "%", ("4.0", "6.5")),
)
_AT_YEAR_END = (
    ("total_assets", ("528914000", "541627000")),
    ("assets_at_transition_risk", ("165082000", "168337000")),
    ("assets_at_physical_risk", ("49020000", "46185000")),
)


def climate(ledger: Ledger) -> None:
    """figures.climate.csv and states.climate.csv: what the finance department prepares for the climate chapter."""
    for metric, purpose, unit, values in _OVER_THE_YEAR:
        for year, value in zip(_YEARS, values, strict=True):
            row = {
                "id": f"CLI-{metric}{'-' + purpose if purpose else ''}-{year}",
                "metric": metric,
                "site": "",
                "climate_purpose": purpose,
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "quantity": value,
                "unit": unit,
            }
            ledger.add("figures.climate", row, ("climate", "group", year, 0), _said(f"{metric} {purpose}"))
    for metric, values in _AT_YEAR_END:
        for year, value in zip(_YEARS, values, strict=True):
            state = {
                "id": f"CLI-{metric}-{year}",
                "metric": metric,
                "site": "",
                "date": f"{year}-12-31",
                "quantity": value,
                "unit": "CNY",
            }
            ledger.add("states.climate", state, ("climate", "group", year, 0), _said(metric))


def _said(words: str) -> str:
    return words.replace("_", " ").strip()
