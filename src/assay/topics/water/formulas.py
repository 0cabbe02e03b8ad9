"""The water balance."""

from assay.calc.formula import formula


@formula(source="HKEX ESG Reporting Guide, KPI A2.2: water used is water taken in, from all sources")
def water_consumption(water_withdrawn):
    """Water used. Cubic metres."""
    return water_withdrawn


@formula(source="GRI 303-5: water withdrawn less water discharged")
def water_net_consumption(water_withdrawn, water_discharged):
    """Water that is not returned. Cubic metres."""
    return water_withdrawn - water_discharged


@formula(source="arithmetic: wastewater reused as a share of wastewater treated")
def wastewater_reuse_rate(wastewater_reused, wastewater_treated):
    """Wastewater that is used again. Percent."""
    return wastewater_reused / wastewater_treated
