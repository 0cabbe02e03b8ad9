"""Greenhouse gas emissions, Scope 1 and Scope 2 (location-based), after the GHG Protocol."""

from assay.calc.formula import formula
from assay.core.quantity import total


@formula(since="2004-03-01", source="GHG Protocol Corporate Standard, ch. 6: activity data times emission factor")
def fuel_emissions(fuel_consumed, fuel_factor):
    """Emissions of each fuel burnt. tCO2e."""
    return fuel_consumed * fuel_factor


@formula(since="2004-03-01", source="GHG Protocol Corporate Standard, ch. 4 and 6: process emissions")
def process_emissions(process_material_used, process_factor):
    """Emissions of carbonates and reductants in the process. tCO2e."""
    return process_material_used * process_factor


@formula(since="2004-03-01", source="GHG Protocol Corporate Standard, ch. 4: direct emissions")
def scope_1(fuel_emissions=None, process_emissions=None):
    """Direct emissions. tCO2e."""
    return total(fuel_emissions, process_emissions)


@formula(since="2015-01-01", source="GHG Protocol Scope 2 Guidance, ch. 6: location-based method")
def electricity_emissions(electricity_purchased, grid_factor):
    """Emissions of purchased electricity, location-based. tCO2e."""
    return electricity_purchased * grid_factor


@formula(since="2015-01-01", source="GHG Protocol Scope 2 Guidance, ch. 5: steam, heat and cooling")
def heat_emissions(heat_purchased, heat_factor):
    """Emissions of purchased heat and steam. tCO2e."""
    return heat_purchased * heat_factor


@formula(since="2015-01-01", source="GHG Protocol Scope 2 Guidance, ch. 6: location-based method")
def scope_2_location(electricity_emissions=None, heat_emissions=None):
    """Energy-indirect emissions, location-based. tCO2e."""
    return total(electricity_emissions, heat_emissions)


@formula(source="HKEX ESG Reporting Guide, KPI A1.2: direct and energy-indirect emissions")
def ghg_emissions(scope_1, scope_2_location):
    """Scope 1 and Scope 2 together. tCO2e."""
    return scope_1 + scope_2_location
