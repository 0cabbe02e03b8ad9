"""Scope 3 by category: what is bought, shipped, travelled and spent, each times its factor; fuels and waste besides."""

from assay.calc.formula import formula

_GUIDE = "GHG Protocol Scope 3 Calculation Guidance (2013), "
_FUEL_AND_ENERGY = {"scope_3_category": "fuel_and_energy", "scope_3_method": "average_data", "data_quality": "good"}
_WASTE = {"scope_3_category": "waste", "scope_3_method": "waste_type_specific", "data_quality": "good"}


@formula(metric="scope_3", source=_GUIDE + "ch. 1, 10 and 12: mass of goods times the factor of the good", into={})
def scope_3_of_mass(value_chain_mass, mass_factor):
    """Goods bought, processed or thrown away. tCO2e."""
    return value_chain_mass * mass_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 1 and 2: spend-based method", into={})
def scope_3_of_spending(value_chain_spend, spend_factor):
    """Goods and services known by what they cost. tCO2e."""
    return value_chain_spend * spend_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 4 and 9: distance-based method", into={})
def scope_3_of_freight(value_chain_freight, freight_factor):
    """Goods carried by others. tCO2e."""
    return value_chain_freight * freight_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 6 and 7: distance-based method", into={})
def scope_3_of_travel(value_chain_travel, travel_factor):
    """People carried by others. tCO2e."""
    return value_chain_travel * travel_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 8, 11 and 13: asset-specific method", into={})
def scope_3_of_energy(value_chain_energy, energy_use_factor):
    """Energy used in leased assets and by products. tCO2e."""
    return value_chain_energy * energy_use_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 3: upstream emissions of purchased fuels", into=_FUEL_AND_ENERGY)
def scope_3_of_fuels(fuel_consumed, fuel_upstream_factor):
    """Winning, refining and carrying the fuels that the group burns. tCO2e."""
    return fuel_consumed * fuel_upstream_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 3: upstream emissions and grid losses", into=_FUEL_AND_ENERGY)
def scope_3_of_electricity(electricity_purchased, electricity_upstream_factor):
    """Fuels of the power stations, and what the grid loses. tCO2e."""
    return electricity_purchased * electricity_upstream_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 5: waste-type-specific method", into=_WASTE)
def scope_3_of_hazardous_waste(hazardous_waste, waste_factor):
    """Hazardous waste treated by others. tCO2e."""
    return hazardous_waste * waste_factor


@formula(metric="scope_3", source=_GUIDE + "ch. 5: waste-type-specific method", into=_WASTE)
def scope_3_of_other_waste(non_hazardous_waste, waste_factor):
    """Other waste treated by others. tCO2e."""
    return non_hazardous_waste * waste_factor


@formula(
    metric="scope_3_rated", source="GHG Protocol Scope 3 Standard, ch. 7: data quality, weighted by emissions", into={}
)
def scope_3_times_rating(scope_3, data_rating):
    """Emissions times the rating of their data, for the mean rating. tCO2e."""
    return scope_3 * data_rating


@formula(source="GHG Protocol Scope 3 Standard, ch. 7: data quality, weighted by emissions")
def scope_3_quality(scope_3_rated, scope_3):
    """Mean rating of the data, 1 very good to 4 poor, each weighted by its emissions."""
    return scope_3_rated / scope_3
