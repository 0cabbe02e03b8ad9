"""Tests against limits as a rate."""

from assay.calc.formula import formula


@formula(source="arithmetic: tests within the limit ÷ tests")
def discharge_compliance_rate(compliance_tests_passed, compliance_tests):
    """Tests of discharges within the limit. Percent."""
    return compliance_tests_passed / compliance_tests
