"""Investment over revenue."""

from assay.calc.formula import formula


@formula(source="arithmetic: research and development investment ÷ revenue")
def rd_investment_rate(rd_investment, revenue):
    """Research and development as a share of revenue. Percent."""
    return rd_investment / revenue
