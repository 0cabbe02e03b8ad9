"""Shares of waste by what becomes of it."""

from assay.calc.formula import formula
from assay.core.quantity import total


@formula(source="GRI 306-4: waste diverted from disposal, as a share of waste generated")
def waste_recycling_rate(waste_recycled, hazardous_waste=None, non_hazardous_waste=None):
    """Waste recycled or utilised as a share of all waste. Percent."""
    return waste_recycled / total(hazardous_waste, non_hazardous_waste)


@formula(source="arithmetic: hazardous waste taken by authorised receivers ÷ hazardous waste transferred or treated")
def hazardous_waste_compliance_rate(hazardous_waste_authorised, hazardous_waste):
    """Hazardous waste that went to authorised receivers. Percent."""
    return hazardous_waste_authorised / hazardous_waste
