"""Energy of fuels, and totals of energy used."""

from assay.calc.formula import formula
from assay.core.quantity import total


@formula(source="GB/T 2589-2020: energy of a fuel is its amount times its net calorific value")
def fuel_energy(fuel_consumed, net_calorific_value):
    """Energy of each fuel burnt. MWh."""
    return fuel_consumed * net_calorific_value


@formula(source="HKEX ESG Reporting Guide, KPI A2.1: direct energy is what the issuer burns or makes itself")
def energy_direct(fuel_energy=None, electricity_self_generated=None):
    """Fuels and own renewable power. MWh."""
    return total(fuel_energy, electricity_self_generated)


@formula(source="HKEX ESG Reporting Guide, KPI A2.1: indirect energy is what the issuer buys as power or heat")
def energy_indirect(electricity_purchased=None, heat_purchased=None):
    """Purchased electricity, heat and steam. MWh."""
    return total(electricity_purchased, heat_purchased)


@formula(source="HKEX ESG Reporting Guide, KPI A2.1: direct and indirect energy in total")
def energy_consumed(energy_direct=None, energy_indirect=None):
    """All energy used. MWh."""
    return total(energy_direct, energy_indirect)
