"""How many suppliers each practice reaches."""

from assay.calc.formula import formula


@formula(source="arithmetic: suppliers under a practice ÷ all suppliers")
def suppliers_under_practice_rate(suppliers_under_practice, suppliers):
    """Share of suppliers that a practice reaches. Percent."""
    return suppliers_under_practice / suppliers
