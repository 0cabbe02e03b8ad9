"""Recalls and complaints as rates."""

from assay.calc.formula import formula


@formula(source="HKEX ESG Reporting Guide, KPI B6.1: recalled ÷ sold or shipped")
def recall_rate(products_recalled, products_sold):
    """Products recalled for safety and health reasons as a share of products sold. Percent."""
    return products_recalled / products_sold


@formula(source="arithmetic: complaints closed ÷ complaints received")
def complaint_resolution_rate(complaints_resolved, complaints):
    """Complaints of the year that are closed. Percent."""
    return complaints_resolved / complaints
