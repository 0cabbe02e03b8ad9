"""Greenhouse gas emissions after the GHG Protocol: Scope 1 by source and gas, Scope 2 by both methods, and what stands
outside the scopes."""

from assay.calc.formula import formula
from assay.core.quantity import total

_BY_GAS = {"combustion": "by_gas"}
_ONE_FACTOR = {"combustion": "one_factor"}
_MARKET = {"scope_2_market": "yes"}
_FUELS = "IPCC 2006 Guidelines, vol. 2, ch. 2 and 3: fuel burnt times the factor of each gas; "
_GWP = "GHG Protocol Corporate Standard, ch. 9: each gas times its 100-year warming potential"


# -- Scope 1: fuels ---------------------------------------------------------------------------------------------------


@formula(
    since="2004-03-01",
    source="GHG Protocol Corporate Standard, ch. 6: activity data times emission factor",
    when=_ONE_FACTOR,
)
def fuel_emissions(fuel_consumed, fuel_factor):
    """Emissions of each fuel burnt, all gases in one factor. tCO2e."""
    return fuel_consumed * fuel_factor


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def stationary_co2(stationary_fuel, fuel_co2_factor):
    """Carbon dioxide of fuel burnt in furnaces and boilers. tCO2e."""
    return stationary_fuel * fuel_co2_factor


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def stationary_ch4(stationary_fuel, net_calorific_value, stationary_ch4_factor, gwp_ch4):
    """Methane of fuel burnt in furnaces and boilers. tCO2e."""
    return stationary_fuel * net_calorific_value * stationary_ch4_factor * gwp_ch4


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def stationary_n2o(stationary_fuel, net_calorific_value, stationary_n2o_factor, gwp_n2o):
    """Nitrous oxide of fuel burnt in furnaces and boilers. tCO2e."""
    return stationary_fuel * net_calorific_value * stationary_n2o_factor * gwp_n2o


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def mobile_co2(mobile_fuel, fuel_co2_factor):
    """Carbon dioxide of fuel burnt in vehicles and mobile machines. tCO2e."""
    return mobile_fuel * fuel_co2_factor


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def mobile_ch4(mobile_fuel, net_calorific_value, mobile_ch4_factor, gwp_ch4):
    """Methane of fuel burnt in vehicles and mobile machines. tCO2e."""
    return mobile_fuel * net_calorific_value * mobile_ch4_factor * gwp_ch4


@formula(source=_FUELS + _GWP, when=_BY_GAS)
def mobile_n2o(mobile_fuel, net_calorific_value, mobile_n2o_factor, gwp_n2o):
    """Nitrous oxide of fuel burnt in vehicles and mobile machines. tCO2e."""
    return mobile_fuel * net_calorific_value * mobile_n2o_factor * gwp_n2o


@formula(source="GHG Protocol Corporate Standard, ch. 4: stationary combustion, its gases together", when=_BY_GAS)
def stationary_emissions(stationary_co2, stationary_ch4, stationary_n2o):
    """Emissions of furnaces and boilers. tCO2e."""
    return stationary_co2 + stationary_ch4 + stationary_n2o


@formula(source="GHG Protocol Corporate Standard, ch. 4: mobile combustion, its gases together", when=_BY_GAS)
def mobile_emissions(mobile_co2, mobile_ch4, mobile_n2o):
    """Emissions of vehicles and mobile machines. tCO2e."""
    return mobile_co2 + mobile_ch4 + mobile_n2o


@formula(
    metric="fuel_emissions",
    source="GHG Protocol Corporate Standard, ch. 4: stationary and mobile combustion",
    when=_BY_GAS,
)
def fuel_emissions_by_gas(stationary_emissions=None, mobile_emissions=None):
    """Emissions of all fuels, gas by gas. tCO2e."""
    return total(stationary_emissions, mobile_emissions)


# -- Scope 1: processes and leaks -------------------------------------------------------------------------------------


@formula(since="2004-03-01", source="GHG Protocol Corporate Standard, ch. 4 and 6: process emissions")
def process_emissions(process_material_used, process_factor):
    """Emissions of carbonates, reductants and anodes in the process. tCO2e."""
    return process_material_used * process_factor


@formula(
    metric="gas_released",
    source="GHG Protocol, HFC and PFC tool, simplified material balance: gas topped up replaces gas that leaked",
    into={},
)
def gas_leaked(gas_topped_up):
    """Gas that leaked from equipment in use, and cover gas spent. kg."""
    return total(gas_topped_up)


@formula(
    metric="gas_released",
    source="GHG Protocol, HFC and PFC tool: new equipment, what was charged less what it holds",
    into={},
)
def gas_lost_at_charging(gas_charged, gas_capacity_new):
    """Gas lost while new equipment was filled. kg."""
    return gas_charged - gas_capacity_new


@formula(
    metric="gas_released",
    source="GHG Protocol, HFC and PFC tool: retired equipment, what it held less what was recovered",
    into={},
)
def gas_lost_at_retirement(gas_capacity_retired, gas_recovered):
    """Gas lost while equipment was taken out of use. kg."""
    return gas_capacity_retired - gas_recovered


@formula(source=_GWP)
def fugitive_emissions(gas_released, gwp):
    """Emissions of gases set free. tCO2e."""
    return gas_released * gwp


@formula(source="GHG Protocol Corporate Standard, ch. 4: direct emissions")
def scope_1(fuel_emissions=None, process_emissions=None, fugitive_emissions=None):
    """Direct emissions. tCO2e."""
    return total(fuel_emissions, process_emissions, fugitive_emissions)


# -- Scope 1 by gas and source ----------------------------------------------------------------------------------------


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "co2", "emission_source": "stationary"})
def co2_of_stationary_combustion(stationary_co2):
    """Its part in Scope 1. tCO2e."""
    return total(stationary_co2)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "ch4", "emission_source": "stationary"})
def ch4_of_stationary_combustion(stationary_ch4):
    """Its part in Scope 1. tCO2e."""
    return total(stationary_ch4)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "n2o", "emission_source": "stationary"})
def n2o_of_stationary_combustion(stationary_n2o):
    """Its part in Scope 1. tCO2e."""
    return total(stationary_n2o)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "co2", "emission_source": "mobile"})
def co2_of_mobile_combustion(mobile_co2):
    """Its part in Scope 1. tCO2e."""
    return total(mobile_co2)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "ch4", "emission_source": "mobile"})
def ch4_of_mobile_combustion(mobile_ch4):
    """Its part in Scope 1. tCO2e."""
    return total(mobile_ch4)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "n2o", "emission_source": "mobile"})
def n2o_of_mobile_combustion(mobile_n2o):
    """Its part in Scope 1. tCO2e."""
    return total(mobile_n2o)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"gas": "co2", "emission_source": "process"})
def co2_of_processes(process_emissions):
    """Carbon dioxide of carbonates, reductants and anodes; their factors count no other gas. tCO2e."""
    return total(process_emissions)


@formula(metric="scope_1", source=_GWP, when=_BY_GAS, into={"emission_source": "fugitive"})
def gases_set_free(fugitive_emissions):
    """The part of refrigerants, switchgear gas and cover gas, each under its gas. tCO2e."""
    return total(fugitive_emissions)


# -- Scope 2 ----------------------------------------------------------------------------------------------------------


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


@formula(source="GHG Protocol Scope 2 Guidance, ch. 6: each instrument conveys its own emission rate", when=_MARKET)
def electricity_instrument_emissions(electricity_under_instruments, instrument_factor):
    """Emissions of electricity under certificates and contracts. tCO2e."""
    return electricity_under_instruments * instrument_factor


@formula(source="GHG Protocol Scope 2 Guidance, ch. 6: what no instrument covers takes the residual mix", when=_MARKET)
def electricity_residual_emissions(electricity_purchased, residual_factor, electricity_under_instruments=None):
    """Emissions of purchased electricity that no certificate or contract covers. tCO2e."""
    return (electricity_purchased - electricity_under_instruments) * residual_factor


@formula(source="GHG Protocol Scope 2 Guidance, ch. 6: market-based method", when=_MARKET)
def scope_2_market(electricity_residual_emissions=None, electricity_instrument_emissions=None, heat_emissions=None):
    """Energy-indirect emissions, market-based. tCO2e."""
    return total(electricity_residual_emissions, electricity_instrument_emissions, heat_emissions)


# -- together, and outside the scopes ---------------------------------------------------------------------------------


@formula(source="HKEX ESG Reporting Guide, KPI A1.2: direct and energy-indirect emissions")
def ghg_emissions(scope_1, scope_2_location):
    """Scope 1 and Scope 2 together. tCO2e."""
    return scope_1 + scope_2_location


@formula(source="GHG Protocol Scope 2 Guidance, ch. 7: totals are given by both methods", when=_MARKET)
def ghg_emissions_market(scope_1, scope_2_market):
    """Scope 1 and Scope 2 together, market-based. tCO2e."""
    return scope_1 + scope_2_market


@formula(source="GHG Protocol Scope 3 Standard, ch. 11: the three scopes")
def ghg_emissions_with_scope_3(ghg_emissions, scope_3):
    """Scope 1, 2 (location-based) and 3 together. tCO2e."""
    return ghg_emissions + scope_3


@formula(source="GHG Protocol Corporate Standard, ch. 9: carbon dioxide of biomass is reported apart from the scopes")
def biogenic_co2(fuel_consumed, biogenic_co2_factor):
    """Carbon dioxide of biomass burnt, outside the scopes. tCO2e."""
    return fuel_consumed * biogenic_co2_factor


@formula(source="GHG Protocol Corporate Standard, ch. 9: gases of the Montreal Protocol are reported apart")
def other_gas_emissions(other_gas_released, gwp):
    """Emissions of HCFCs, outside the scopes. tCO2e."""
    return other_gas_released * gwp


@formula(
    source="WRI, Estimating and Reporting the Comparative Emissions Impacts of Products (2019): units sold times the "
    "difference to a baseline, and the share that the product may claim"
)
def avoided_emissions(products_with_avoided_emissions, avoided_factor, avoided_share):
    """Emissions that products sold avoid at their users, told apart and never taken off. tCO2e."""
    return products_with_avoided_emissions * avoided_factor * avoided_share
