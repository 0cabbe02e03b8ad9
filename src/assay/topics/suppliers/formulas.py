"""How many suppliers each practice reaches."""

from assay.calc.formula import formula


@formula(source="arithmetic: suppliers under a practice ÷ all suppliers")
def suppliers_under_practice_rate(suppliers_under_practice, suppliers):
    """Share of suppliers that a practice reaches. Percent."""
    return suppliers_under_practice / suppliers


@formula(source="arithmetic: nonconformities rectified ÷ nonconformities found in audits of the year")
def supplier_rectification_rate(supplier_audit_findings_closed, supplier_audit_findings):
    """Nonconformities found at suppliers that were rectified. Percent."""
    return supplier_audit_findings_closed / supplier_audit_findings
