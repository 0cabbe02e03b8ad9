"""Exposure over the whole, and what the year's emissions cost at the group's own price."""

from assay.calc.formula import formula


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(b): amount and percentage of assets")
def assets_at_transition_risk_rate(assets_at_transition_risk, total_assets):
    """Assets vulnerable to transition risks over all assets. Percent."""
    return assets_at_transition_risk / total_assets


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(c): amount and percentage of assets")
def assets_at_physical_risk_rate(assets_at_physical_risk, total_assets):
    """Assets vulnerable to physical risks over all assets. Percent."""
    return assets_at_physical_risk / total_assets


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(d): amount and percentage of assets")
def assets_for_climate_opportunities_rate(assets_for_climate_opportunities, total_assets):
    """Assets aligned with opportunities over all assets. Percent."""
    return assets_for_climate_opportunities / total_assets


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(b): amount and percentage of business activities")
def revenue_at_transition_risk_rate(revenue_at_transition_risk, revenue):
    """Revenue vulnerable to transition risks over all revenue. Percent."""
    return revenue_at_transition_risk / revenue


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(c): amount and percentage of business activities")
def revenue_at_physical_risk_rate(revenue_at_physical_risk, revenue):
    """Revenue vulnerable to physical risks over all revenue. Percent."""
    return revenue_at_physical_risk / revenue


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(d): amount and percentage of business activities")
def revenue_from_climate_opportunities_rate(revenue_from_climate_opportunities, revenue):
    """Revenue aligned with opportunities over all revenue. Percent."""
    return revenue_from_climate_opportunities / revenue


@formula(since="2024-01-01", source="IFRS S2, paragraph 29(f): the internal price for a tonne of emissions, applied")
def carbon_cost(ghg_emissions, internal_carbon_price):
    """What the year's Scope 1 and 2 emissions would cost at the internal price. Money."""
    return ghg_emissions * internal_carbon_price
